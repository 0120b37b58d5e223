/* SPDX-License-Identifier: MIT
 *
 * relate: statements in any order and from either side give closed, ascending lists.
 */
#include "base/platform.h"

#include "testing.h"

#include "rfc/relate.h"

static void assert_numbers(struct numbers list, const uint32_t *expected, size_t n)
{
    assert_int_equal(list.n, n);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(list.at[i], expected[i]);
}

#define NUMBERS(...)                                                                               \
    (const uint32_t[]){__VA_ARGS__}, sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t)

static void each_statement_is_known_from_both_sides_once(void **state)
{
    (void)state;
    struct entry entries[] = {{.number = 30, .issued = true},
                              {.number = 10, .issued = true},
                              {.number = 20, .issued = true}};
    struct relate r = {0};
    struct arena arena = {0};
    struct catalogimage_source set;
    relate_add(&r, 30, RELATION_OBSOLETES, 20);
    relate_add(&r, 30, RELATION_OBSOLETES, 10);
    relate_add(&r, 10, RELATION_OBSOLETED_BY, 30); /* said twice */
    relate_add(&r, 10, RELATION_UPDATED_BY, 20);   /* said from one side */
    relate_close(&r, entries, 3, &arena, &set);
    assert_int_equal(set.entries[0].number, 10);
    assert_int_equal(set.entries[2].number, 30);
    assert_numbers(set.entries[2].relations[RELATION_OBSOLETES], NUMBERS(10, 20));
    assert_numbers(set.entries[0].relations[RELATION_OBSOLETED_BY], NUMBERS(30));
    assert_numbers(set.entries[1].relations[RELATION_UPDATES], NUMBERS(10));
    assert_int_equal(set.entries[2].relations[RELATION_OBSOLETED_BY].n, 0);
    relate_release(&r);
    arena_release(&arena);
}

static void nothing_is_said_of_itself_or_of_numbers_not_issued(void **state)
{
    (void)state;
    struct entry entries[] = {{.number = 10, .issued = true}, {.number = 14}};
    struct relate r = {0};
    struct arena arena = {0};
    struct catalogimage_source set;
    relate_add(&r, 10, RELATION_UPDATES, 10);
    relate_add(&r, 10, RELATION_OBSOLETES, 14);
    relate_add(&r, 10, RELATION_OBSOLETES, 5);
    relate_add_member(&r, REF_BCP, 1, 14);
    relate_close(&r, entries, 2, &arena, &set);
    assert_int_equal(set.entries[0].relations[RELATION_UPDATES].n, 0);
    assert_numbers(set.entries[0].relations[RELATION_OBSOLETES], NUMBERS(5, 14));
    assert_int_equal(set.entries[1].relations[RELATION_OBSOLETED_BY].n, 0);
    assert_int_equal(set.entries[1].also.n, 0);
    relate_release(&r);
    arena_release(&arena);
}

static void members_make_series_and_what_a_record_belongs_to(void **state)
{
    (void)state;
    struct entry entries[] = {{.number = 10, .issued = true}, {.number = 20, .issued = true}};
    struct relate r = {0};
    struct arena arena = {0};
    struct catalogimage_source set;
    relate_add_member(&r, REF_STD, 7, 20);
    relate_add_member(&r, REF_BCP, 9, 20);
    relate_add_member(&r, REF_BCP, 9, 10);
    relate_add_member(&r, REF_BCP, 9, 20);
    relate_close(&r, entries, 2, &arena, &set);
    assert_int_equal(set.series_count, 2);
    assert_int_equal(set.series[0].kind, REF_BCP);
    assert_numbers(set.series[0].members, NUMBERS(10, 20));
    assert_numbers(set.series[1].members, NUMBERS(20));
    assert_true(str_eq(set.entries[0].also, STR("BCP 9")));
    assert_true(str_eq(set.entries[1].also, STR("BCP 9, STD 7")));
    relate_release(&r);
    arena_release(&arena);
}

static void nothing_gives_nothing(void **state)
{
    (void)state;
    struct relate r = {0};
    struct arena arena = {0};
    struct catalogimage_source set;
    relate_add(&r, 1, RELATION_UPDATES, 2);
    relate_close(&r, NULL, 0, &arena, &set);
    assert_int_equal(set.entry_count, 0);
    assert_int_equal(set.series_count, 0);
    relate_release(&r);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_statement_is_known_from_both_sides_once),
        cmocka_unit_test(nothing_is_said_of_itself_or_of_numbers_not_issued),
        cmocka_unit_test(members_make_series_and_what_a_record_belongs_to),
        cmocka_unit_test(nothing_gives_nothing),
    };
    return cmocka_run_group_tests_name("relate", tests, NULL, NULL);
}
