/* SPDX-License-Identifier: MIT
 *
 * The mouse of a real terminal, in both ways that terminals tell of it; and the cursor of a plain
 * screen.
 */
#include "base/platform.h"

#include <stdlib.h>

#include "terminal.h"
#include "testing.h"

#include "base/xmalloc.h"

#define WAIT TERMINAL_PATIENCE

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

static struct terminal *start(const char *term)
{
    const char *program = getenv("RFCVIEW") != NULL ? getenv("RFCVIEW") : "build/rfcview";
    const char *const argv[] = {program, "--mirror", "tests/data/rfc", "--offline", NULL};
    char *type = xasprintf("TERM=%s", term);
    const char *const env[] = {type, NULL};
    struct terminal *t = terminal_start(argv, env, 24, 80);
    free(type);
    assert_true(terminal_wait_text(t, "index of", WAIT));
    return t;
}

static void ends_well(struct terminal *t)
{
    terminal_send(t, "Q");
    assert_int_equal(terminal_wait_exit(t, WAIT), 0);
    assert_true(terminal_is_restored(t));
    terminal_free(t);
}

static void sgr_reports_are_clicks(void **state)
{
    (void)state;
    struct terminal *t = start("xterm-256color");
    terminal_send(t, "\033m");
    assert_true(terminal_wait_text(t, "mouse on", WAIT));
    terminal_send(t, "\033[<0;10;5M\033[<0;10;5m");
    assert_true(terminal_wait_text(t, " 5/9339", WAIT));
    terminal_send(t, "\033[<65;10;5M\033[<65;10;5M");
    assert_true(terminal_wait_text(t, " 7/9339", WAIT));
    terminal_send(t, "\033m");
    assert_true(terminal_wait_text(t, "mouse off", WAIT));
    ends_well(t);
}

static void reports_of_old_are_clicks_too(void **state)
{
    (void)state;
    struct terminal *t = start("xterm-256color");
    terminal_send(t, "\033m");
    assert_true(terminal_wait_text(t, "mouse on", WAIT));
    terminal_send(t, "\033[M *%\033[M#*%"); /* column 10, row 5; released */
    assert_true(terminal_wait_text(t, " 5/9339", WAIT));
    terminal_send(t, "\033[M *$");
    assert_true(terminal_wait_text(t, " 4/9339", WAIT));
    ends_well(t);
}

static void a_rule_is_dragged(void **state)
{
    (void)state;
    struct terminal *t = start("xterm-256color");
    terminal_send(t, "\033m");
    assert_true(terminal_wait_text(t, "mouse on", WAIT));
    terminal_send(t, "o90003\r");
    assert_true(terminal_wait_row(t, 5, "────", WAIT));
    terminal_send(t, "\033[<0;9;6M\033[<32;9;8M\033[<32;9;11M\033[<0;9;11m");
    assert_true(terminal_wait_row(t, 10, "────", WAIT));
    ends_well(t);
}

static void a_terminal_without_a_mouse_is_told_of(void **state)
{
    (void)state;
    struct terminal *t = start("vt100");
    terminal_send(t, "\033m");
    assert_true(terminal_wait_text(t, "this terminal tells nothing of a mouse", WAIT));
    ends_well(t);
}

static void check_cursor(struct terminal *t, int row, int col)
{
    struct terminal_point p = terminal_cursor(t);
    assert_true(terminal_cursor_shown(t));
    assert_int_equal(p.row, row);
    assert_int_equal(p.col, col);
}

static void a_plain_screen_has_the_cursor_where_reading_goes_on(void **state)
{
    (void)state;
    struct terminal *t = start("xterm-256color");
    assert_false(terminal_cursor_shown(t));
    terminal_send(t, ":set plain yes\r");
    assert_true(terminal_wait_row(t, 0, "> 9354", WAIT));
    terminal_send(t, "j\033");
    assert_true(terminal_wait_row(t, 1, "> 9353", WAIT));
    check_cursor(t, 1, 0);
    ends_well(t);
}

#define AT_HOME(test) cmocka_unit_test_setup_teardown(test, home_new, home_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_HOME(sgr_reports_are_clicks),
        AT_HOME(reports_of_old_are_clicks_too),
        AT_HOME(a_rule_is_dragged),
        AT_HOME(a_terminal_without_a_mouse_is_told_of),
        AT_HOME(a_plain_screen_has_the_cursor_where_reading_goes_on),
    };
    return cmocka_run_group_tests_name("mouse", tests, NULL, NULL);
}
