/* SPDX-License-Identifier: MIT
 *
 * terminal: the pty driver, tried on programs we know.
 */
#include "base/platform.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "terminal.h"
#include "testing.h"

#define WAIT TERMINAL_PATIENCE

/* A shell without its user's files, that runs script. */
static struct terminal *shell(const char *script, int rows, int cols)
{
    const char *const argv[] = {"sh", "-c", script, NULL};
    const char *const env[] = {"ENV=", "RFCVIEW_TEST_WORD=dusk", "LINES=7", NULL};
    return terminal_start(argv, env, rows, cols);
}

static struct terminal *pager(void)
{
    const char *const argv[] = {"less", "+1", "tests/lib/terminal.h", NULL};
    const char *const env[] = {"LESS=", "LESSHISTFILE=-", NULL};
    return terminal_start(argv, env, 10, 60);
}

static void a_pager_is_driven_and_leaves_no_trace(void **state)
{
    (void)state;
    struct terminal *t = pager();
    assert_true(terminal_wait_text(t, "SPDX-License-Identifier", WAIT));
    assert_true(terminal_wait_row(t, 9, "terminal.h", WAIT));
    assert_true(terminal_on_alternate_screen(t));
    assert_true(terminal_attr(t, 9, 0).reverse); /* its prompt */

    terminal_send(t, "\033OB"); /* Down, in application mode */
    assert_true(terminal_wait_gone(t, "SPDX", WAIT));
    terminal_send(t, "G");
    assert_true(terminal_wait_text(t, "#endif", WAIT));
    assert_true(terminal_wait_text(t, "(END)", WAIT));
    assert_false(terminal_is_restored(t));

    terminal_send(t, "q");
    assert_int_equal(terminal_wait_exit(t, WAIT), 0);
    assert_true(terminal_is_restored(t));
    assert_int_equal(terminal_find(t, "#endif"), -1);
    terminal_free(t);
}

static void a_resize_reaches_the_program(void **state)
{
    (void)state;
    struct terminal *t = pager();
    assert_true(terminal_wait_row(t, 9, "terminal.h", WAIT));
    terminal_resize(t, 14, 50);
    terminal_send(t, "r"); /* less may be told just before it begins to read, and look only then */
    assert_true(terminal_wait_row(t, 12, "Write keys", WAIT));
    assert_true(terminal_wait_row(t, 13, ":", WAIT));
    terminal_free(t); /* kills what runs */

    t = shell("stty size; read x; stty size", 5, 33);
    assert_true(terminal_wait_text(t, "5 33", WAIT));
    terminal_resize(t, 11, 77);
    terminal_send(t, "\n");
    assert_int_equal(terminal_wait_exit(t, WAIT), 0);
    assert_true(terminal_find(t, "11 77") >= 0);
    terminal_free(t);
}

static void the_screen_is_read_as_a_person_would(void **state)
{
    (void)state;
    struct terminal *t =
        shell("printf 'a\\tcafe\\314\\201 \\344\\270\\255|\\n';"
              "printf '\\033[1;4mB\\033[0;7mR\\033[0;31mC\\033[38;5;200mD\\033[0m';"
              "printf '\\033[3;5H'; read x",
              6, 40);
    assert_true(terminal_wait_text(t, "BRCD", WAIT));
    terminal_wait_quiet(t, 20);
    assert_string_equal(terminal_row(t, 0), "a       cafe\xCC\x81 \xE4\xB8\xAD|");
    assert_string_equal(terminal_row(t, 4), "");
    assert_int_equal(terminal_cursor(t).row, 2);
    assert_int_equal(terminal_cursor(t).col, 4);
    assert_true(terminal_cursor_shown(t));

    assert_true(terminal_attr(t, 1, 0).bold);
    assert_true(terminal_attr(t, 1, 0).underline);
    assert_true(terminal_attr(t, 1, 1).reverse);
    assert_false(terminal_attr(t, 1, 1).bold);
    assert_int_equal(terminal_attr(t, 1, 1).fg, -1);
    assert_int_equal(terminal_attr(t, 1, 2).fg, 1);
    assert_int_equal(terminal_attr(t, 1, 3).fg, 200);
    assert_int_equal(terminal_attr(t, 1, 3).bg, -1);
    terminal_free(t);
}

static void the_environment_is_the_one_given(void **state)
{
    (void)state;
    struct terminal *t = shell("echo \"<$RFCVIEW_TEST_WORD $TERM ${LINES-} ${COLUMNS-}>\"", 4, 60);
    assert_int_equal(terminal_wait_exit(t, WAIT), 0);
    assert_string_equal(terminal_row(t, 0), "<dusk xterm-256color 7 >");
    terminal_free(t);
}

static void ends_are_told_apart(void **state)
{
    (void)state;
    struct terminal *t = shell("exit 5", 4, 20);
    assert_int_equal(terminal_wait_exit(t, WAIT), 5);
    assert_int_equal(terminal_wait_exit(t, WAIT), 5);
    terminal_free(t);

    t = shell("echo ready; read x", 4, 20);
    assert_true(terminal_wait_text(t, "ready", WAIT));
    terminal_signal(t, SIGTERM);
    assert_int_equal(terminal_wait_exit(t, WAIT), 256 + SIGTERM);
    terminal_free(t);

    t = shell("echo ready; read x", 4, 20);
    assert_true(terminal_wait_text(t, "ready", WAIT));
    terminal_hang_up(t);
    assert_int_equal(terminal_wait_exit(t, WAIT), 256 + SIGHUP);
    terminal_free(t);

    const char *const nothing[] = {"/nonexistent/program", NULL};
    t = terminal_start(nothing, NULL, 4, 20);
    assert_int_equal(terminal_wait_exit(t, WAIT), 127);
    terminal_free(t);
}

static void the_last_words_are_all_there(void **state)
{
    (void)state;
    struct terminal *t = shell("i=0; while [ $i -lt 3000 ]; do i=$((i+1)); echo $i; done;"
                               "printf the-end",
                               4, 20);
    assert_int_equal(terminal_wait_exit(t, WAIT), 0);
    assert_string_equal(terminal_row(t, 2), "3000");
    assert_string_equal(terminal_row(t, 3), "the-end");
    terminal_free(t);
}

/* Each of these leaves one thing behind. */
static void what_is_left_behind_is_seen(void **state)
{
    (void)state;
    static const char *const scripts[] = {
        "printf '\\033[?1049h'",      "printf '\\033[?25l'",
        "printf '\\033[?1h'",         "printf '\\033='",
        "printf '\\033[7m'",          "printf '\\033[34m'",
        "printf '\\033[?1000;1006h'", "stty -echo",
        "printf '\\033[?2004h'",
    };
    for (size_t i = 0; i < ARRAY_LEN(scripts); i++) {
        struct terminal *t = shell(scripts[i], 4, 20);
        assert_int_equal(terminal_wait_exit(t, WAIT), 0);
        assert_false(terminal_is_restored(t));
        terminal_free(t);
    }
    struct terminal *t = shell(
        "printf '\\033[?1049h\\033[?1h\\033=\\033[?25l\\033[1;32mx'; was=$(stty -g); stty raw;"
        "stty $was; printf '\\033[m\\033[?25h\\033[?1l\\033>\\033[?1049l'",
        4, 20);
    assert_int_equal(terminal_wait_exit(t, WAIT), 0);
    assert_true(terminal_is_restored(t));
    terminal_free(t);
}

/* The limit is the only thing that ends these. */
static void waits_that_fail_say_so(void **state)
{
    (void)state;
    struct terminal *t = shell("echo here; read x", 4, 20);
    assert_true(terminal_wait_text(t, "here", WAIT));
    assert_false(terminal_wait_text(t, "there", 30));
    assert_false(terminal_wait_gone(t, "here", 30));
    assert_int_equal(terminal_wait_exit(t, 30), -1);
    terminal_send(t, "\n");
    assert_int_equal(terminal_wait_exit(t, WAIT), 0);
    assert_false(terminal_wait_text(t, "there", WAIT)); /* at once: nobody is left to write it */
    terminal_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pager_is_driven_and_leaves_no_trace),
        cmocka_unit_test(a_resize_reaches_the_program),
        cmocka_unit_test(the_screen_is_read_as_a_person_would),
        cmocka_unit_test(the_environment_is_the_one_given),
        cmocka_unit_test(ends_are_told_apart),
        cmocka_unit_test(the_last_words_are_all_there),
        cmocka_unit_test(what_is_left_behind_is_seen),
        cmocka_unit_test(waits_that_fail_say_so),
    };
    return cmocka_run_group_tests_name("terminal", tests, NULL, NULL);
}
