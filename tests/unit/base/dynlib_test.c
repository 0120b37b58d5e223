/* SPDX-License-Identifier: MIT
 *
 * dynlib: a library that is there, one that is not, a function that is not.
 */
#include "base/platform.h"

#include "testing.h"

#include <string.h>
#include <unistd.h>

#include "base/dynlib.h"

struct table {
    __typeof__(getppid) *getppid;
    void (*nothing)(void);
};

static const struct dynlib_row rows[] = {
    {"getppid", offsetof(struct table, getppid)},
    {"no_such_function_anywhere", offsetof(struct table, nothing)},
};

static void functions_are_found_and_work(void **state)
{
    (void)state;
    struct table t = {0};
    assert_null(dynlib_load("libc.so.6", rows, 1, &t));
    assert_non_null(t.getppid);
    assert_int_equal(t.getppid(), getppid());
}

static void what_is_missing_is_named(void **state)
{
    (void)state;
    struct table t = {0};
    assert_string_equal(dynlib_load("libno-such.so.9", rows, 1, &t), "libno-such.so.9");
    assert_string_equal(dynlib_load("libc.so.6", rows, 2, &t), "no_such_function_anywhere");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(functions_are_found_and_work),
        cmocka_unit_test(what_is_missing_is_named),
    };
    return cmocka_run_group_tests_name("dynlib", tests, NULL, NULL);
}
