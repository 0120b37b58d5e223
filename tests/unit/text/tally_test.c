/* SPDX-License-Identifier: MIT
 *
 * tally: keys are counted, none is not.
 */
#include "base/platform.h"

#include "testing.h"

#include "text/tally.h"

static void keys_are_counted_apart(void **state)
{
    (void)state;
    struct tally t;
    tally_init(&t, 1000);
    for (uint64_t key = 1; key <= 1000; key++)
        for (uint64_t times = 0; times < 1 + key % 3; times++)
            tally_add(&t, key * 0x9E3779B97F4A7C15u);
    for (uint64_t key = 1; key <= 1000; key++)
        assert_int_equal(tally_count(&t, key * 0x9E3779B97F4A7C15u), 1 + key % 3);
    assert_int_equal(tally_count(&t, 12345), 0);
    tally_release(&t);
}

static void no_key_is_not_counted(void **state)
{
    (void)state;
    struct tally t;
    tally_init(&t, 1);
    tally_add(&t, 0);
    assert_int_equal(tally_count(&t, 0), 0);
    tally_release(&t);
}

/* All fall on one place: some are lost, none is counted wrong. */
static void keys_that_fall_together_end(void **state)
{
    (void)state;
    struct tally t;
    tally_init(&t, 100);
    size_t counted = 0;
    for (uint64_t key = 1; key <= 100; key++)
        tally_add(&t, key << 32);
    for (uint64_t key = 1; key <= 100; key++) {
        uint32_t n = tally_count(&t, key << 32);
        assert_true(n <= 1);
        counted += n;
    }
    assert_true(counted > 0 && counted < 100);
    tally_release(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_counted_apart),
        cmocka_unit_test(no_key_is_not_counted),
        cmocka_unit_test(keys_that_fall_together_end),
    };
    return cmocka_run_group_tests_name("tally", tests, NULL, NULL);
}
