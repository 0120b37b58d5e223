/* SPDX-License-Identifier: MIT
 *
 * roman: numbers of both cases, and words that only look like some.
 */
#include "base/platform.h"

#include "testing.h"

#include "text/roman.h"

static void numbers(void **state)
{
    (void)state;
    static const struct {
        struct str text;
        uint32_t number;
    } cases[] = {
        {STR_INIT("i"), 1},     {STR_INIT("iv"), 4},        {STR_INIT("VIII"), 8},
        {STR_INIT("xiv"), 14},  {STR_INIT("XXXIX"), 39},    {STR_INIT("xl"), 40},
        {STR_INIT("LXIX"), 69}, {STR_INIT("lxxxviii"), 88},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        assert_int_equal(roman_number(cases[i].text), cases[i].number);
}

static void what_is_none(void **state)
{
    (void)state;
    static const struct str cases[] = {STR_INIT(""),   STR_INIT("ice"), STR_INIT("x1"),
                                       STR_INIT("i "), STR_INIT("M"),   STR_INIT("\xEF")};
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        assert_int_equal(roman_number(cases[i]), 0);
    assert_int_equal(roman_digit('['), 0);
    assert_int_equal(roman_digit('\0'), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers),
        cmocka_unit_test(what_is_none),
    };
    return cmocka_run_group_tests_name("roman", tests, NULL, NULL);
}
