/* SPDX-License-Identifier: MIT
 *
 * str: slices, cutting, numbers.
 */
#include "base/platform.h"

#include "testing.h"

#include "base/str.h"

static void cut_walks_over_fields(void **state)
{
    (void)state;
    struct str rest = STR("a,,bc");
    assert_true(str_eq(str_cut(&rest, ','), STR("a")));
    assert_true(str_eq(str_cut(&rest, ','), STR("")));
    assert_true(str_eq(str_cut(&rest, ','), STR("bc")));
    assert_int_equal(rest.n, 0);
}

static void slices_are_clipped(void **state)
{
    (void)state;
    assert_true(str_eq(str_slice(STR("abc"), 1, 99), STR("bc")));
    assert_int_equal(str_slice(STR("abc"), 5, 9).n, 0);
    assert_int_equal(str_slice(STR("abc"), 2, 1).n, 0);
}

static void numbers_have_a_bound_and_nothing_but_digits(void **state)
{
    (void)state;
    uint32_t n = 0;
    assert_true(str_number(STR("0791"), 999999, &n));
    assert_int_equal(n, 791);
    assert_false(str_number(STR(""), 999999, &n));
    assert_false(str_number(STR("1000000"), 999999, &n));
    assert_false(str_number(STR("99999999999999999999999"), UINT32_MAX, &n));
    assert_false(str_number(STR("-1"), 999999, &n));
    assert_false(str_number(STR("1 "), 999999, &n));
}

static void find_accepts_any_start(void **state)
{
    (void)state;
    assert_int_equal(str_find(STR("banana"), STR("ana"), 2), 3);
    assert_int_equal(str_find(STR("banana"), STR("ana"), 4), -1);
    assert_int_equal(str_find(STR("banana"), STR(""), 6), 6);
    assert_int_equal(str_find(STR("banana"), STR("b"), 7), -1);
    assert_int_equal(str_find_char(STR_NONE, 'x', 0), -1);
    assert_int_equal(str_find_nocase(STR("BaNana"), STR("aNA"), 2), 3);
    assert_int_equal(str_find_nocase(STR("banana"), STR("NAN"), 3), -1);
    assert_int_equal(str_find_nocase(STR("banana"), STR(""), 6), 6);
    assert_int_equal(str_find_nocase(STR("banana"), STR("A"), 7), -1);
}

static void trim_and_compare(void **state)
{
    (void)state;
    assert_true(str_eq(str_trim(STR(" \t a b\r\n")), STR("a b")));
    assert_true(str_eq_nocase(STR("RFC"), STR("rfc")));
    assert_true(str_starts_nocase(STR("Section 4"), STR("SECTION")));
    assert_true(str_ends(STR("rfc1.txt"), STR(".txt")));
    assert_false(str_ends(STR("txt"), STR(".txt")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cut_walks_over_fields),
        cmocka_unit_test(slices_are_clipped),
        cmocka_unit_test(numbers_have_a_bound_and_nothing_but_digits),
        cmocka_unit_test(find_accepts_any_start),
        cmocka_unit_test(trim_and_compare),
    };
    return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
