/* SPDX-License-Identifier: MIT
 *
 * paths: the directories of the XDG specification, and its rule that relative ones are ignored.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/paths.h"

static int clean_environment(void **state)
{
    (void)state;
    setenv("HOME", "/home/reader", 1);
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("XDG_DATA_HOME");
    unsetenv("XDG_STATE_HOME");
    return 0;
}

static void expect(const char *config, const char *data, const char *state_dir)
{
    struct paths p;
    struct err e;
    assert_true(paths_init(&p, &e));
    assert_string_equal(p.config, config);
    assert_string_equal(p.data, data);
    assert_string_equal(p.state, state_dir);
    paths_release(&p);
    assert_null(p.config);
}

static void defaults_lie_below_home(void **state)
{
    (void)state;
    expect("/home/reader/.config/rfcview", "/home/reader/.local/share/rfcview",
           "/home/reader/.local/state/rfcview");
}

static void variables_are_followed_when_absolute(void **state)
{
    (void)state;
    setenv("XDG_CONFIG_HOME", "/c/", 1);
    setenv("XDG_DATA_HOME", "relative/data", 1);
    setenv("XDG_STATE_HOME", "", 1);
    expect("/c/rfcview", "/home/reader/.local/share/rfcview", "/home/reader/.local/state/rfcview");
    setenv("XDG_DATA_HOME", "/d", 1);
    setenv("XDG_STATE_HOME", "/s", 1);
    expect("/c/rfcview", "/d/rfcview", "/s/rfcview");
}

static void without_home_the_password_file_says(void **state)
{
    (void)state;
    static const char *const values[] = {NULL, "", "not/absolute"};
    for (size_t i = 0; i < ARRAY_LEN(values); i++) {
        if (values[i] == NULL)
            unsetenv("HOME");
        else
            setenv("HOME", values[i], 1);
        struct paths p = {0};
        struct err e = {0};
        if (paths_init(&p, &e))
            assert_int_equal(p.config[0], '/');
        else
            assert_int_equal(e.kind, ERR_STORAGE); /* a user without an entry */
        paths_release(&p);
    }
}

static void expect_joined(const char *dir, const char *name, const char *expected)
{
    char *joined = paths_join(dir, name);
    assert_string_equal(joined, expected);
    free(joined);
}

static void expect_expanded(const char *path, const char *expected)
{
    char *expanded = paths_expand(path);
    assert_string_equal(expanded, expected);
    free(expanded);
}

static void names_are_joined_and_expanded(void **state)
{
    (void)state;
    expect_joined("/a", "b", "/a/b");
    expect_joined("/a/", "b", "/a/b");
    expect_joined("/", "b", "/b");
    expect_joined("", "b", "b");
    expect_expanded("~/x", "/home/reader/x");
    expect_expanded("~", "/home/reader");
    expect_expanded("~other/x", "~other/x");
    expect_expanded("a/~/x", "a/~/x");
    expect_expanded("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(defaults_lie_below_home, clean_environment),
        cmocka_unit_test_setup(variables_are_followed_when_absolute, clean_environment),
        cmocka_unit_test_setup(without_home_the_password_file_says, clean_environment),
        cmocka_unit_test_setup(names_are_joined_and_expanded, clean_environment),
    };
    return cmocka_run_group_tests_name("paths", tests, NULL, NULL);
}
