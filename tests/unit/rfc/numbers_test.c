/* SPDX-License-Identifier: MIT
 *
 * numbers: looked up and sorted.
 */
#include "base/platform.h"

#include "testing.h"

#include "rfc/numbers.h"

static void every_number_is_found_and_no_other(void **state)
{
    (void)state;
    static const uint32_t some[] = {1, 5, 6, 791, 9110, 10004};
    for (size_t n = 0; n <= ARRAY_LEN(some); n++) {
        struct numbers set = {some, n};
        for (uint32_t number = 0; number < 10010; number++) {
            size_t at = 0;
            while (at < n && some[at] < number)
                at++;
            assert_int_equal(numbers_lower(set, number), at);
            assert_int_equal(numbers_hold(set, number), at < n && some[at] == number);
        }
    }
    assert_false(numbers_hold((struct numbers){NULL, 0}, 7));
}

static void they_are_put_in_order(void **state)
{
    (void)state;
    uint32_t mixed[] = {9110, 1, 4294967295u, 791, 1};
    static const uint32_t sorted[] = {1, 1, 791, 9110, 4294967295u};
    numbers_sort(mixed, ARRAY_LEN(mixed));
    assert_memory_equal(mixed, sorted, sizeof sorted);
    numbers_sort(NULL, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_is_found_and_no_other),
        cmocka_unit_test(they_are_put_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
