/* SPDX-License-Identifier: MIT
 *
 * age: days between days, and words for them.
 */
#include "base/platform.h"

#include "testing.h"

#include "view/age.h"

static void days_are_counted(void **state)
{
    (void)state;
    assert_int_equal(age_days(20251201, 20251201), 0);
    assert_int_equal(age_days(20251130, 20251201), 1);
    assert_int_equal(age_days(20251231, 20260101), 1);
    assert_int_equal(age_days(20240228, 20240301), 2);
    assert_int_equal(age_days(20230228, 20230301), 1);
    assert_int_equal(age_days(19990101, 20000101), 365);
    assert_int_equal(age_days(20000101, 20010101), 366);
    assert_int_equal(age_days(20230121, 20251201), 1045);
    assert_int_equal(age_days(20260101, 20251231), 0);
}

static void assert_age(uint32_t then, uint32_t now, const char *words)
{
    struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
    age_add(then, now, &out);
    assert_string_equal(strbuf_cstr(&out), words);
    strbuf_release(&out);
}

static void ages_have_words(void **state)
{
    (void)state;
    assert_age(20251201, 20251201, "");
    assert_age(20251202, 20251201, "");
    assert_age(20251130, 20251201, "1 day old");
    assert_age(20251003, 20251201, "59 days old");
    assert_age(20251002, 20251201, "2 months old");
    assert_age(20231203, 20251201, "24 months old");
    assert_age(20231202, 20251201, "2 years old");
    assert_age(20230121, 20251201, "2 years old");
}

static void a_day_is_written_as_iso_has_it(void **state)
{
    (void)state;
    struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
    age_add_day(20230121, &out);
    assert_string_equal(strbuf_cstr(&out), "2023-01-21");
    strbuf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_counted),
        cmocka_unit_test(ages_have_words),
        cmocka_unit_test(a_day_is_written_as_iso_has_it),
    };
    return cmocka_run_group_tests_name("age", tests, NULL, NULL);
}
