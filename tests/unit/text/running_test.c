/* SPDX-License-Identifier: MIT
 *
 * running: the look of headers and footers.
 */
#include "base/platform.h"

#include "testing.h"

#include "text/running.h"

static void page_numbers_in_all_their_forms(void **state)
{
    (void)state;
    static const struct {
        struct str s;
        uint32_t page, bracketed;
        bool lone;
    } cases[] = {
        {{"[Page 9]", 8}, 9, 9, false},
        {{"Page [12]", 9}, 12, 12, false},
        {{"- 7 -", 5}, 7, 0, true},
        {{"-ii-", 4}, RUNNING_ROMAN + 2, 0, true},
        {{"xiv", 3}, RUNNING_ROMAN + 14, 0, true},
        {{"7", 1}, 7, 0, false},
        {{"vim", 3}, 0, 0, false},
        {{"--", 2}, 0, 0, false},
        {{"Wick          [Page 3]", 22}, 0, 3, false},
        {{"see [Harbour 3]", 15}, 0, 0, false},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        assert_int_equal(running_page(cases[i].s), cases[i].page);
        assert_int_equal(running_bracketed_page(cases[i].s), cases[i].bracketed);
        assert_int_equal(running_lone_page(cases[i].s), cases[i].lone);
    }
}

static void columns_are_parted_by_wide_gaps(void **state)
{
    (void)state;
    struct str s = STR("RFC 90010      Buoys  and Bells      May 2031");
    assert_true(running_has_columns(s));
    assert_true(str_eq(running_left(s), STR("RFC 90010")));
    assert_true(str_eq(running_middle(s), STR("Buoys  and Bells")));
    assert_true(str_eq(running_right(s), STR("May 2031")));
    assert_false(running_has_columns(STR("Buoys  and Bells")));
    assert_true(str_eq(running_right(STR("Buoys")), STR("Buoys")));
}

static void a_header_names_its_rfc(void **state)
{
    (void)state;
    assert_true(running_names_rfc(STR("RFC 90010      Buoys      May 2031"), 90010));
    assert_true(running_names_rfc(STR("Buoys          RFC: 90010"), 90010));
    assert_true(running_names_rfc(STR("RFC #90010"), 90010));
    assert_false(running_names_rfc(STR("RFC 90010 is about buoys"), 90010));
    assert_false(running_names_rfc(STR("RFC 90011      Buoys      May 2031"), 90010));
    assert_int_equal(running_own_number(STR("Request for Comments:  90010    May 2031")), 90010);
}

static void or_has_the_form_of_one(void **state)
{
    (void)state;
    assert_true(running_is_dated(STR("RFC 90011      Buoys      May 2031")));
    assert_false(running_is_dated(STR("RFC 90011      Buoys      May 1031")));
    assert_false(running_is_dated(STR("RFC 90011      Buoys      Nr. 12")));
    assert_false(running_is_dated(STR("Buoys      May 1999")));
    assert_false(running_is_dated(STR("RFC 90011 of May 1999")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page_numbers_in_all_their_forms),
        cmocka_unit_test(columns_are_parted_by_wide_gaps),
        cmocka_unit_test(a_header_names_its_rfc),
        cmocka_unit_test(or_has_the_form_of_one),
    };
    return cmocka_run_group_tests_name("running", tests, NULL, NULL);
}
