/* SPDX-License-Identifier: MIT
 *
 * What is kept, on a real terminal: over two runs, between two at once, and when one is ended.
 */
#include "base/platform.h"

#include <signal.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/paths.h"
#include "terminal.h"
#include "testing.h"

#define WAIT TERMINAL_PATIENCE

static int home_new(void **state)
{
    *state = testing_dir_new();
    unsetenv("RFCVIEW_CLOCK"); /* the later of two runs is the later */
    return setenv("HOME", *state, 1);
}

static int home_remove(void **state)
{
    testing_dir_remove(*state);
    return 0;
}

static struct terminal *start(const char *document)
{
    const char *const argv[] = {getenv("RFCVIEW") != NULL ? getenv("RFCVIEW") : "build/rfcview",
                                "--offline",
                                "--mirror",
                                "tests/data/rfc",
                                document,
                                NULL};
    const char *const env[] = {NULL};
    return terminal_start(argv, env, 24, 80);
}

static void leave(struct terminal *t)
{
    terminal_send(t, "Q");
    assert_int_equal(terminal_wait_exit(t, WAIT), 0);
    terminal_free(t);
}

/* Marks the place where line n is at the top. */
static void mark(struct terminal *t, const char *keys, const char *said)
{
    terminal_send(t, keys);
    assert_true(terminal_wait_text(t, said, WAIT));
}

/* What was kept is known when it is gone on where reading stopped. */
static struct terminal *start_again(const char *document)
{
    struct terminal *t = start(document);
    assert_true(terminal_wait_text(t, "where you left it", WAIT));
    return t;
}

static void marks_and_jumps_outlive_the_run(void **state)
{
    (void)state;
    struct terminal *t = start("90002");
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    mark(t, "43gma", "mark a is here");
    mark(t, "GmZ", "mark Z is here");
    leave(t);
    t = start_again("90002");
    terminal_send(t, "'a");
    assert_true(terminal_wait_row(t, 0, "1. Introduction", WAIT));
    terminal_send(t, "o90001\r'Z");
    assert_true(terminal_wait_text(t, "turnstone@marsh.example", WAIT));
    terminal_send(t, "H");
    assert_true(terminal_wait_text(t, "Jumps", WAIT));
    assert_true(terminal_wait_text(t, "RFC 90001", WAIT));
    leave(t);
}

static void two_at_once_keep_what_both_made(void **state)
{
    (void)state;
    struct terminal *one = start("90002"), *two = start("90002");
    assert_true(terminal_wait_text(one, "Request for Comments: 90002", WAIT));
    assert_true(terminal_wait_text(two, "Request for Comments: 90002", WAIT));
    mark(one, "43gma", "mark a is here");
    mark(two, "Gmb", "mark b is here");
    leave(two);
    mark(one, "20gmc", "mark c is here");
    leave(one);
    struct terminal *t = start_again("90002");
    terminal_send(t, "M");
    assert_true(terminal_wait_text(t, "a  RFC 90002", WAIT));
    assert_true(terminal_wait_text(t, "b  RFC 90002", WAIT));
    assert_true(terminal_wait_text(t, "c  RFC 90002", WAIT));
    leave(t);
}

static void one_that_is_ended_keeps_its_place(void **state)
{
    (void)state;
    static const int signals[] = {SIGTERM, SIGHUP};
    for (size_t i = 0; i < ARRAY_LEN(signals); i++) {
        struct terminal *t = start("90002");
        assert_true(terminal_wait_text(t, "RFC 90002", WAIT));
        mark(t, i == 0 ? "43gmp" : "20gmq", "is here");
        terminal_signal(t, signals[i]);
        assert_int_equal(terminal_wait_exit(t, WAIT), 256 + signals[i]);
        terminal_free(t);
        t = start_again("90002");
        terminal_send(t, i == 0 ? "G'p" : "G'q");
        assert_true(terminal_wait_gone(t, "turnstone@marsh.example", WAIT));
        leave(t);
    }
}

/* The editor has the terminal, and gives it back. */
static void notes_are_written_in_an_editor(void **state)
{
    (void)state;
    setenv("EDITOR", "sh -c 'echo writing; read line; echo \"$line\" >>\"$1\"' editor", 1);
    unsetenv("VISUAL");
    struct terminal *t = start("90002");
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    terminal_send(t, "E");
    assert_true(terminal_wait_text(t, "writing", WAIT));
    assert_false(terminal_on_alternate_screen(t));
    terminal_send(t, "a thought\r");
    assert_true(terminal_wait_text(t, "your notes are in", WAIT));
    assert_true(terminal_on_alternate_screen(t));
    assert_true(terminal_find(t, "Request for Comments: 90002") >= 0);
    terminal_send(t, "A");
    assert_true(terminal_wait_text(t, "Notes", WAIT));
    leave(t);
    char *path = paths_join(*state, ".local/share/rfcview/notes/rfc90002.md");
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT);
    struct err e = {0};
    assert_true(file_read(path, &text, &e));
    assert_string_equal(strbuf_cstr(&text), "# RFC 90002\n\na thought\n");
    strbuf_release(&text);
    free(path);
}

#define WITH_HOME(test) cmocka_unit_test_setup_teardown(test, home_new, home_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_HOME(marks_and_jumps_outlive_the_run),
        WITH_HOME(two_at_once_keep_what_both_made),
        WITH_HOME(one_that_is_ended_keeps_its_place),
        WITH_HOME(notes_are_written_in_an_editor),
    };
    return cmocka_run_group_tests_name("outlive", tests, NULL, NULL);
}
