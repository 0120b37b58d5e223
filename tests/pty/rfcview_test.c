/* SPDX-License-Identifier: MIT
 *
 * rfcview on a real terminal: start, keys, resize, suspend, signals, crash, and what is left
 * behind.
 */
#include "base/platform.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "terminal.h"
#include "testing.h"

#define WAIT TERMINAL_PATIENCE

/* Arguments of one run; NULL ends. */
struct run {
    const char *argv[12];
    const char *env[6];
};

/* Each test has a home of its own, so that none begins where another stopped reading. */
static int home_new(void **state)
{
    *state = testing_dir_new();
    return setenv("HOME", *state, 1);
}

static int home_remove(void **state)
{
    testing_dir_remove(*state);
    return 0;
}

static struct terminal *start(const struct run *run, int rows, int cols)
{
    const char *argv[16] = {getenv("RFCVIEW") != NULL ? getenv("RFCVIEW") : "build/rfcview",
                            "--mirror", "tests/data/rfc"};
    size_t n = 3;
    for (size_t i = 0; run->argv[i] != NULL; i++)
        argv[n++] = run->argv[i];
    return terminal_start(argv, run->env, rows, cols);
}

static const struct run on_a_document = {.argv = {"--offline", "90002"}};
static const struct run on_the_list = {.argv = {"--offline"}};

static void ends_well(struct terminal *t, int status)
{
    assert_int_equal(terminal_wait_exit(t, WAIT), status);
    assert_true(terminal_is_restored(t));
    terminal_free(t);
}

static void a_document_is_read_and_left(void **state)
{
    (void)state;
    struct terminal *t = start(&on_a_document, 24, 80);
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    assert_true(terminal_on_alternate_screen(t));
    terminal_send(t, " \033OB");
    assert_true(terminal_wait_gone(t, "Request for Comments", WAIT));
    terminal_send(t, "\033[6~G");
    assert_true(terminal_wait_text(t, "turnstone@marsh.example", WAIT));
    terminal_send(t, "q");
    ends_well(t, 0);
}

static void keys_typed_ahead_meet_their_document(void **state)
{
    (void)state;
    struct terminal *t = start(&on_the_list, 24, 80);
    assert_true(terminal_wait_text(t, "index of", WAIT));
    terminal_send(t, "90002\r/fog\rn");
    assert_true(terminal_wait_text(t, "match 2 of", WAIT));
    terminal_send(t, "Q");
    ends_well(t, 0);
}

static void alt_arrows_go_back_and_forward(void **state)
{
    (void)state;
    struct terminal *t = start(&on_a_document, 24, 80);
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    terminal_send(t, "G");
    assert_true(terminal_wait_text(t, "100%", WAIT));
    terminal_send(t, "\033[1;3D");
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    terminal_send(t, "\033[1;3C");
    assert_true(terminal_wait_text(t, "100%", WAIT));
    terminal_send(t, "q");
    ends_well(t, 0);
}

/* Frames are put together in a file, which is limited too. */
static void a_limit_on_files_does_not_end_it(void **state)
{
    (void)state;
    const char *const argv[] = {"sh", "-c", "ulimit -f 4; exec $RFCVIEW --offline", NULL};
    struct terminal *t = terminal_start(argv, NULL, 200, 80);
    assert_true(terminal_wait_text(t, "index of", WAIT));
    terminal_send(t, "Q");
    ends_well(t, 0);
}

/* Sequences that terminfo does not name for this TERM, as some multiplexers send them. */
static void sequences_are_keys_or_nothing(void **state)
{
    (void)state;
    struct terminal *t = start(&on_a_document, 24, 80);
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    terminal_send(t, "\033[4~"); /* End */
    assert_true(terminal_wait_text(t, "100%", WAIT));
    terminal_send(t, "\033[1~"); /* Home */
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    terminal_send(t, "/shore\033[1~\033[99;5uoff"); /* to the front; one that nobody knows */
    assert_true(terminal_wait_text(t, "/offshore", WAIT));
    terminal_send(t, "\033");
    assert_true(terminal_wait_gone(t, "/offshore", WAIT));
    terminal_send(t, "q");
    ends_well(t, 0);
}

static void a_resize_keeps_the_line(void **state)
{
    (void)state;
    struct terminal *t = start(&on_a_document, 24, 80);
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    terminal_send(t, "60g");
    assert_true(terminal_wait_gone(t, "Request for Comments", WAIT));
    char top[128];
    snprintf(top, sizeof top, "%.*s", 30, strspn(terminal_row(t, 0), " ") + terminal_row(t, 0));
    terminal_resize(t, 50, 140);
    assert_true(terminal_wait_row(t, 49, "reference", WAIT));
    assert_true(terminal_wait_row(t, 0, top, WAIT));
    terminal_resize(t, 3, 15);
    assert_true(terminal_wait_text(t, "too small", WAIT));
    terminal_resize(t, 24, 80);
    assert_true(terminal_wait_row(t, 0, top, WAIT));
    terminal_send(t, "q");
    ends_well(t, 0);
}

static void the_environment_does_not_fix_the_size(void **state)
{
    (void)state;
    static const struct run run = {.argv = {"--offline"}, .env = {"LINES=10", "COLUMNS=40"}};
    struct terminal *t = start(&run, 24, 80);
    assert_true(terminal_wait_row(t, 22, "index of", WAIT));
    terminal_send(t, "q");
    ends_well(t, 0);
}

/* A shell with job control, for the stop and what comes after. */
static void a_stop_gives_the_terminal_back_and_takes_it_again(void **state)
{
    (void)state;
    const char *const argv[] = {"sh", "-c",
                                "set -m; $RFCVIEW --offline --mirror tests/data/rfc 90002; "
                                "echo stopped here; read line; fg >/dev/null; echo after",
                                NULL};
    const char *const env[] = {"ENV=", "PS1=", NULL};
    struct terminal *t = terminal_start(argv, env, 24, 80);
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    terminal_send(t, "\032");
    assert_true(terminal_wait_text(t, "stopped here", WAIT));
    assert_false(terminal_on_alternate_screen(t));
    terminal_send(t, "\n");
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    assert_true(terminal_on_alternate_screen(t));
    terminal_send(t, "q");
    assert_true(terminal_wait_text(t, "after", WAIT));
    ends_well(t, 0);
}

static void a_signal_that_ends_restores(void **state)
{
    (void)state;
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGSEGV};
    for (size_t i = 0; i < ARRAY_LEN(signals); i++) {
        struct terminal *t = start(&on_a_document, 24, 80);
        assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
        terminal_signal(t, signals[i]);
        assert_int_equal(terminal_wait_exit(t, WAIT), 256 + signals[i]);
        assert_true(terminal_is_restored(t));
        terminal_free(t);
    }
}

static void a_closed_window_ends_it(void **state)
{
    (void)state;
    struct terminal *t = start(&on_a_document, 24, 80);
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    terminal_hang_up(t);
    assert_int_not_equal(terminal_wait_exit(t, WAIT), -1);
    terminal_free(t);
}

static void refuses(const char *term, const char *sentence)
{
    char entry[64];
    snprintf(entry, sizeof entry, "TERM=%s", term);
    struct run run = {.argv = {"--offline", "90002"}, .env = {entry}};
    struct terminal *t = start(&run, 24, 80);
    assert_int_equal(terminal_wait_exit(t, WAIT), 2);
    assert_true(terminal_find(t, sentence) >= 0);
    assert_true(terminal_is_restored(t));
    terminal_free(t);
}

static void a_terminal_that_cannot_is_told(void **state)
{
    (void)state;
    refuses("dumb", "cannot place the cursor");
    refuses("no-such-terminal", "is not known here");
    refuses("", "TERM is not set");
}

static void without_colour_meanings_stay(void **state)
{
    (void)state;
    static const struct run run = {.argv = {"--offline", "90002"}, .env = {"NO_COLOR=1"}};
    struct terminal *t = start(&run, 24, 80);
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    terminal_send(t, "/Harbours\r");
    assert_true(terminal_wait_text(t, "match 1 of", WAIT));
    int row = terminal_find(t, "Harbours have");
    assert_true(row >= 0);
    int col = (int)strspn(terminal_row(t, row), " ");
    struct terminal_attr found = terminal_attr(t, row, col);
    assert_true(found.reverse);
    assert_int_equal(found.fg, -1);
    assert_int_equal(found.bg, -1);
    int heading = terminal_find(t, "Abstract");
    assert_true(terminal_attr(t, heading, (int)strspn(terminal_row(t, heading), " ")).bold);
    terminal_send(t, "q");
    ends_well(t, 0);
}

static void no_key_waits_for_a_server_that_hangs(void **state)
{
    (void)state;
    const char *faults = getenv("RFCVIEW_TEST_FAULT_URL");
    if (faults == NULL) {
        print_message("no fault server: RFCVIEW_TEST_FAULT_URL is not set\n");
        skip();
    }
    char base[256];
    snprintf(base, sizeof base, "%s/stall-before", faults);
    struct run run = {.argv = {"--base-url", base}};
    struct terminal *t = start(&run, 24, 80);
    assert_true(terminal_wait_text(t, "index of", WAIT));
    terminal_send(t, "1149\r");
    assert_true(terminal_wait_text(t, "fetching RFC 1149", WAIT));
    terminal_send(t, "o90002\r");
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    terminal_send(t, "G");
    assert_true(terminal_wait_text(t, "100%", WAIT));
    terminal_send(t, "o1149\r");
    assert_true(terminal_wait_text(t, "fetching RFC 1149", WAIT));
    terminal_send(t, "g");
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    terminal_send(t, "\033");
    assert_true(terminal_wait_text(t, "cancelled", WAIT));
    terminal_send(t, "o1149\r");
    assert_true(terminal_wait_text(t, "fetching RFC 1149", WAIT));
    terminal_send(t, "Q"); /* in the middle of it */
    ends_well(t, 0);
}

static void keys_come_from_the_terminal_when_input_is_a_pipe(void **state)
{
    (void)state;
    const char *const argv[] = {"sh", "-c",
                                "echo q | $RFCVIEW --offline --mirror tests/data/rfc 90002", NULL};
    struct terminal *t = terminal_start(argv, NULL, 24, 80);
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    terminal_send(t, " ");
    assert_true(terminal_wait_gone(t, "Request for Comments", WAIT));
    terminal_send(t, "q");
    ends_well(t, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, home_new, home_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_document_is_read_and_left),
        TEST(keys_typed_ahead_meet_their_document),
        TEST(alt_arrows_go_back_and_forward),
        TEST(a_limit_on_files_does_not_end_it),
        TEST(sequences_are_keys_or_nothing),
        TEST(a_resize_keeps_the_line),
        TEST(the_environment_does_not_fix_the_size),
        TEST(a_stop_gives_the_terminal_back_and_takes_it_again),
        TEST(a_signal_that_ends_restores),
        TEST(a_closed_window_ends_it),
        TEST(a_terminal_that_cannot_is_told),
        TEST(without_colour_meanings_stay),
        TEST(no_key_waits_for_a_server_that_hangs),
        TEST(keys_come_from_the_terminal_when_input_is_a_pipe),
    };
    return cmocka_run_group_tests_name("rfcview on a terminal", tests, NULL, NULL);
}
