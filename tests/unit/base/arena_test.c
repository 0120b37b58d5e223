/* SPDX-License-Identifier: MIT
 *
 * arena: zeroed, aligned, apart from each other.
 */
#include "base/platform.h"

#include "testing.h"

#include <string.h>

#include "base/arena.h"

static void memory_is_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 0, 15, 16, 17, 4096, 1, 3 << 20, 7, 100000};
    struct arena a = {0};
    unsigned char *at[ARRAY_LEN(sizes)];
    for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
        at[i] = arena_alloc(&a, sizes[i]);
        assert_int_equal((uintptr_t)at[i] % 16, 0);
        for (size_t k = 0; k < sizes[i]; k++)
            assert_int_equal(at[i][k], 0);
        memset(at[i], (int)i + 1, sizes[i]);
    }
    for (size_t i = 0; i < ARRAY_LEN(sizes); i++)
        for (size_t k = 0; k < sizes[i]; k++)
            assert_int_equal(at[i][k], i + 1);
    assert_true(arena_size(&a) > (3 << 20) + 100000);
    arena_release(&a);
    assert_int_equal(arena_size(&a), 0);
    arena_release(&a); /* of an empty one: nothing */
}

static void strings_are_copied_with_a_nul(void **state)
{
    (void)state;
    struct arena a = {0};
    char bytes[] = "abcdef";
    struct str copy = arena_str(&a, (struct str){bytes, 3}), none = arena_str(&a, STR_NONE);
    bytes[0] = 'x';
    assert_int_equal(copy.n, 3);
    assert_string_equal(copy.p, "abc");
    assert_int_equal(none.n, 0);
    assert_string_equal(none.p, "");
    arena_release(&a);
}

static void many_small_ones_take_little_more(void **state)
{
    (void)state;
    struct arena a = {0};
    for (int i = 0; i < 100000; i++)
        *ARENA_NEW(&a, int64_t) = i;
    assert_true(arena_size(&a) < 100000 * 16 * 2);
    assert_non_null(ARENA_ARRAY(&a, uint32_t, 1000));
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_aligned_and_apart),
        cmocka_unit_test(strings_are_copied_with_a_nul),
        cmocka_unit_test(many_small_ones_take_little_more),
    };
    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
