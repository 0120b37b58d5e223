/* SPDX-License-Identifier: MIT
 *
 * Commands that need no screen, on a terminal: how far they are, and what they say in words.
 */
#include "base/platform.h"

#include <stdio.h>
#include <stdlib.h>

#include "terminal.h"
#include "testing.h"

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

static struct terminal *start(const char *fault, const char *command, const char *more)
{
    const char *program = getenv("RFCVIEW") != NULL ? getenv("RFCVIEW") : "build/rfcview";
    const char *server = getenv("RFCVIEW_TEST_FAULT_URL");
    if (server == NULL) {
        print_message("no fault server: RFCVIEW_TEST_FAULT_URL is not set\n");
        skip();
    }
    char base[256];
    snprintf(base, sizeof base, "%s/%s", server, fault);
    const char *const argv[] = {program, "--base-url", base, command, more, NULL};
    return terminal_start(argv, NULL, 24, 80);
}

static void an_update_says_how_far_it_is(void **state)
{
    (void)state;
    struct terminal *t = start("stall-body", "--update", NULL);
    assert_true(terminal_wait_text(t, "MB of ", WAIT));
    assert_true(terminal_find(t, "###") >= 0);
    terminal_free(t);
}

static void an_update_says_what_changed(void **state)
{
    (void)state;
    struct terminal *t = start("ok", "--update", NULL);
    assert_int_equal(terminal_wait_exit(t, WAIT), 0);
    assert_true(terminal_find(t, "RFC 90999 is new: Lanterns Revisited") >= 0);
    assert_true(terminal_find(t, "RFC 9110 is obsoleted by RFC 90999") >= 0);
    assert_true(terminal_find(t, "RFC 8446 has another status: Internet Standard, was") >= 0);
    assert_true(terminal_find(t, "###") < 0); /* the line that moved is gone */
    terminal_free(t);
}

static void quietly_nothing_is_said(void **state)
{
    (void)state;
    struct terminal *t = start("ok", "--update", "--quiet");
    assert_int_equal(terminal_wait_exit(t, WAIT), 0);
    assert_int_equal(terminal_bytes(t), 0);
    terminal_free(t);
}

#define AT_HOME(test) cmocka_unit_test_setup_teardown(test, home_new, home_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_HOME(an_update_says_how_far_it_is),
        AT_HOME(an_update_says_what_changed),
        AT_HOME(quietly_nothing_is_said),
    };
    return cmocka_run_group_tests_name("commands", tests, NULL, NULL);
}
