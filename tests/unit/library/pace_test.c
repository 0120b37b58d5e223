/* SPDX-License-Identifier: MIT
 *
 * pace: a rate that follows, fades, and tells when something will be there.
 */
#include "base/platform.h"

#include "testing.h"

#include "library/pace.h"

static void nothing_is_known_at_first(void **state)
{
    struct pace p = {.begun = false};
    (void)state;
    assert_true(pace_rate(&p, 5000) == 0);
    assert_int_equal(pace_left(&p, 1000, 5000), -1);
    pace_note(&p, 100, 5000);
    assert_int_equal(pace_left(&p, 1000, 5000), -1);
}

static void a_steady_pace_is_told_as_it_is(void **state)
{
    struct pace p = {.begun = false};
    (void)state;
    for (int64_t ms = 0; ms <= 20000; ms += 200)
        pace_note(&p, (uint64_t)ms * 5, ms);
    assert_true(pace_rate(&p, 20000) > 4990 && pace_rate(&p, 20000) < 5010);
    assert_int_equal(pace_left(&p, 50000, 20000), 10);
    assert_int_equal(pace_left(&p, 0, 20000), 0);
}

static void it_follows_a_change_smoothly(void **state)
{
    struct pace p = {.begun = false};
    (void)state;
    pace_note(&p, 0, 0);
    pace_note(&p, 10000, 1000);
    pace_note(&p, 10000 + 2000, 2000);
    assert_true(pace_rate(&p, 2000) > 2000 && pace_rate(&p, 2000) < 10000);
    for (int64_t ms = 3000; ms < 30000; ms += 1000)
        pace_note(&p, (uint64_t)(12000 + (ms - 2000) * 2), ms);
    assert_true(pace_rate(&p, 29000) > 1900 && pace_rate(&p, 29000) < 2100);
}

static void a_slow_beginning_does_not_last(void **state)
{
    struct pace p = {.begun = false};
    (void)state;
    pace_note(&p, 0, 0);
    pace_note(&p, 10, 100);
    for (int64_t ms = 200; ms <= 1100; ms += 100)
        pace_note(&p, (uint64_t)(10 + (ms - 100) * 10), ms);
    assert_true(pace_rate(&p, 1100) > 9000); /* 10010 in 1.1 s */
}

static void what_stands_still_fades(void **state)
{
    struct pace p = {.begun = false};
    (void)state;
    pace_note(&p, 0, 0);
    pace_note(&p, 10000, 1000);
    assert_true(pace_rate(&p, 1500) == 10000);
    assert_true(pace_rate(&p, 31000) < 1000);
    assert_int_equal(pace_left(&p, UINT64_MAX, 1500), -1); /* not worth telling */
}

static void looks_in_quick_succession_lose_nothing(void **state)
{
    struct pace p = {.begun = false};
    (void)state;
    for (int64_t ms = 0; ms <= 10000; ms++)
        pace_note(&p, (uint64_t)ms, ms);
    assert_true(pace_rate(&p, 10000) > 990 && pace_rate(&p, 10000) < 1010);
}

static void what_begins_anew_or_a_clock_that_jumps(void **state)
{
    struct pace p = {.begun = false};
    (void)state;
    pace_note(&p, 0, 0);
    pace_note(&p, 10000, 1000);
    pace_note(&p, 50, 2000); /* less than before */
    assert_true(pace_rate(&p, 2000) == 0);
    pace_note(&p, 5050, 3000);
    assert_true(pace_rate(&p, 3000) == 5000);
    pace_note(&p, 6000, 1000);
    assert_true(pace_rate(&p, 1000) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_known_at_first),
        cmocka_unit_test(a_steady_pace_is_told_as_it_is),
        cmocka_unit_test(it_follows_a_change_smoothly),
        cmocka_unit_test(a_slow_beginning_does_not_last),
        cmocka_unit_test(what_stands_still_fades),
        cmocka_unit_test(looks_in_quick_succession_lose_nothing),
        cmocka_unit_test(what_begins_anew_or_a_clock_that_jumps),
    };
    return cmocka_run_group_tests_name("pace", tests, NULL, NULL);
}
