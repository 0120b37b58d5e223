/* SPDX-License-Identifier: MIT
 *
 * rfcview on a real terminal with servers that fail: what the last row tells, which keys help, and
 * that nothing keeps it from leaving.
 */
#include "base/platform.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "terminal.h"
#include "testing.h"

#define WAIT TERMINAL_PATIENCE

enum { QUIT_MS = 100, QUITS = 8 };

/* Each test has a home of its own. */
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

/* The list, with the fault server's fault where everything is fetched. */
static struct terminal *start(const char *fault)
{
    const char *program = getenv("RFCVIEW") != NULL ? getenv("RFCVIEW") : "build/rfcview";
    const char *server = getenv("RFCVIEW_TEST_FAULT_URL");
    if (server == NULL) {
        print_message("no fault server: RFCVIEW_TEST_FAULT_URL is not set\n");
        skip();
    }
    char base[256];
    snprintf(base, sizeof base, "%s/%s", server, fault);
    const char *const argv[] = {program, "--mirror", "tests/data/rfc", "--base-url", base, NULL};
    struct terminal *t = terminal_start(argv, NULL, 24, 80);
    assert_true(terminal_wait_text(t, "index of", WAIT));
    return t;
}

static void ends_well(struct terminal *t)
{
    assert_int_equal(terminal_wait_exit(t, WAIT), 0);
    assert_true(terminal_is_restored(t));
    terminal_free(t);
}

static void the_wait_for_the_next_try_is_counted_down(void **state)
{
    (void)state;
    struct terminal *t = start("503");
    terminal_send(t, "1149\r");
    assert_true(terminal_wait_text(t, "is out of order, status 503", WAIT));
    terminal_send(t, "r");
    assert_true(terminal_wait_text(t, "again in 3 s", WAIT)); /* the second wait, of about 4 s */
    assert_true(terminal_wait_text(t, "again in 2 s", WAIT));
    assert_true(terminal_wait_text(t, "again in 1 s", WAIT));
    terminal_send(t, "j"); /* the list goes on */
    assert_true(terminal_wait_text(t, "r tries now", WAIT));
    terminal_send(t, "\033");
    assert_true(terminal_wait_text(t, "cancelled; r tries again", WAIT));
    terminal_send(t, "Q");
    ends_well(t);
}

static void r_does_not_wait(void **state)
{
    (void)state;
    struct terminal *t = start("503-twice");
    terminal_send(t, "2549\r");
    assert_true(terminal_wait_text(t, "r tries now", WAIT));
    terminal_send(t, "r");
    assert_true(terminal_wait_text(t, "again in 4 s", WAIT));
    int64_t began = clock_monotonic_ms();
    terminal_send(t, "r");
    assert_true(terminal_wait_text(t, "Request for Comments: 2549", WAIT));
    assert_in_range(clock_monotonic_ms() - began, 0, 2500);
    terminal_send(t, "Q");
    ends_well(t);
}

static void a_fetch_that_waits_is_told_of_and_goes_on(void **state)
{
    (void)state;
    struct terminal *t = start("500-once");
    terminal_send(t, "2550\r");
    assert_true(terminal_wait_text(t, "r tries now", WAIT));
    terminal_send(t, "I");
    assert_true(terminal_wait_text(t, "1.  RFC 2550 ", WAIT));
    assert_true(terminal_wait_text(t, "Request for Comments: 2550", WAIT));
    terminal_send(t, "I");
    assert_true(terminal_wait_text(t, "1.  RFC 2550 was fetched", WAIT));
    assert_true(terminal_wait_text(t, "try 2", WAIT));
    terminal_send(t, "q");
    assert_true(terminal_wait_text(t, "Request for Comments: 2550", WAIT));
    terminal_send(t, "Q");
    ends_well(t);
}

/* Neither from the list nor from a text. */
static void looking_at_the_fetches_gives_nothing_up(void **state)
{
    (void)state;
    struct terminal *t = start("503");
    terminal_send(t, "1149\r");
    assert_true(terminal_wait_text(t, "r tries now", WAIT));
    terminal_send(t, "I");
    assert_true(terminal_wait_text(t, "The last fetches", WAIT));
    terminal_send(t, "q");
    assert_true(terminal_wait_gone(t, "The last fetches", WAIT));
    assert_true(terminal_wait_text(t, "r tries now", WAIT));
    terminal_send(t, "\033");
    assert_true(terminal_wait_text(t, "cancelled", WAIT));
    terminal_send(t, "o90002\r");
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    terminal_send(t, "o1149\r");
    assert_true(terminal_wait_text(t, "r tries now", WAIT));
    terminal_send(t, "I");
    assert_true(terminal_wait_text(t, "The last fetches", WAIT));
    terminal_send(t, "q");
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    assert_true(terminal_wait_text(t, "r tries now", WAIT));
    terminal_send(t, "Q");
    ends_well(t);
}

/* Counted is how many take long: one may, on a machine that is busy. */
static void check_quits(const char *fault, const char *seen)
{
    int late = 0;
    for (int i = 0; i < QUITS; i++) {
        struct terminal *t = start(fault);
        terminal_send(t, "1150\r");
        assert_true(terminal_wait_text(t, seen, WAIT));
        int64_t began = clock_monotonic_ms();
        terminal_send(t, "Q");
        assert_int_equal(terminal_wait_exit(t, WAIT), 0);
        int64_t took = clock_monotonic_ms() - began;
        late += took > QUIT_MS;
        print_message("# %s: left in %lld ms\n", fault, (long long)took);
        terminal_free(t);
    }
    assert_in_range(late, 0, QUITS / 2);
}

static void no_thread_outlives_the_end(void **state)
{
    (void)state;
    check_quits("stall-before", "fetching RFC 1150");
    check_quits("stall-body", "fetching RFC 1150");
    check_quits("503", "r tries now");
}

#define AT_HOME(test) cmocka_unit_test_setup_teardown(test, home_new, home_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_HOME(the_wait_for_the_next_try_is_counted_down),
        AT_HOME(r_does_not_wait),
        AT_HOME(a_fetch_that_waits_is_told_of_and_goes_on),
        AT_HOME(looking_at_the_fetches_gives_nothing_up),
        AT_HOME(no_thread_outlives_the_end),
    };
    return cmocka_run_group_tests_name("fetches", tests, NULL, NULL);
}
