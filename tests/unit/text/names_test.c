/* SPDX-License-Identifier: MIT
 *
 * names: a map whose keys are compared as people compare names.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdio.h>

#include "text/names.h"

static void case_and_blanks_do_not_count(void **state)
{
    (void)state;
    struct names m = {0};
    uint32_t value = 0;
    assert_true(names_add(&m, STR("RFC 2119"), 7));
    assert_true(names_find(&m, STR("rfc2119"), &value));
    assert_int_equal(value, 7);
    assert_true(names_find(&m, STR("RFC\n   2119"), &value));
    assert_false(names_find(&m, STR("RFC 211"), &value));
    assert_false(names_find(&m, STR("RFC 21190"), &value));
    names_release(&m);
}

static void the_first_of_a_name_stays(void **state)
{
    (void)state;
    struct names m = {0};
    uint32_t value = 0;
    assert_true(names_add(&m, STR("a"), 1));
    assert_false(names_add(&m, STR("A"), 2));
    assert_true(names_find(&m, STR("a"), &value));
    assert_int_equal(value, 1);
    names_release(&m);
}

static void nothing_is_in_an_empty_map(void **state)
{
    (void)state;
    struct names m = {0};
    uint32_t value;
    assert_false(names_find(&m, STR("a"), &value));
    assert_false(names_find(&m, STR_NONE, &value));
    assert_false(names_add(&m, STR_NONE, 1));
    names_release(&m);
}

static void many_names_stay_apart(void **state)
{
    (void)state;
    enum { COUNT = 5000 };
    static char keys[COUNT][8];
    struct names m = {0};
    size_t taken = 0;
    for (uint32_t i = 0; i < COUNT; i++) {
        snprintf(keys[i], sizeof keys[i], "k%u", i);
        taken += names_add(&m, str_of(keys[i]), i);
    }
    assert_int_equal(taken, COUNT);
    for (uint32_t i = 0; i < COUNT; i++) {
        uint32_t value = UINT32_MAX;
        assert_true(names_find(&m, str_of(keys[i]), &value));
        assert_int_equal(value, i);
    }
    names_release(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(case_and_blanks_do_not_count),
        cmocka_unit_test(the_first_of_a_name_stays),
        cmocka_unit_test(nothing_is_in_an_empty_map),
        cmocka_unit_test(many_names_stay_apart),
    };
    return cmocka_run_group_tests_name("names", tests, NULL, NULL);
}
