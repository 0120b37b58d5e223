/* SPDX-License-Identifier: MIT
 *
 * memos: one of each kind and name, the latest; and a memo's bytes are its own.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdio.h>
#include <stdlib.h>

#include "store/memos.h"

static bool put(struct memos *s, enum memo_kind kind, const char *name, int64_t when)
{
    return memos_put(s, &(struct memo){.kind = kind, .name = str_of(name), .when = when});
}

static void the_later_one_stays(void **state)
{
    (void)state;
    struct memos s = {0};
    assert_null(memos_find(&s, MEMO_OPEN, STR("b")));
    assert_true(put(&s, MEMO_OPEN, "b", 10));
    assert_true(put(&s, MEMO_OPEN, "a", 5));
    assert_true(put(&s, MEMO_SEARCH, "b", 1));
    assert_true(put(&s, MEMO_OPEN, "b", 10)); /* the last of two at once */
    assert_false(put(&s, MEMO_OPEN, "b", 9));
    assert_true(put(&s, MEMO_OPEN, "bb", 1));
    assert_int_equal(s.n, 4);
    assert_int_equal(memos_find(&s, MEMO_OPEN, STR("b"))->when, 10);
    assert_int_equal(memos_find(&s, MEMO_SEARCH, STR("b"))->when, 1);
    assert_null(memos_find(&s, MEMO_FILTER, STR("b")));
    assert_int_equal(memos_first(&s, MEMO_OPEN), 1);
    assert_int_equal(memos_first(&s, MEMO_FILTER), 4);
    for (size_t i = 1; i < s.n; i++)
        assert_true(memo_order(s.at[i - 1], s.at[i]) < 0);
    memos_release(&s);
}

static void a_copy_has_its_own_bytes(void **state)
{
    (void)state;
    char name[] = "a rfc1", text[] = "rfc1", words[] = "Terms", section[] = "section-2";
    struct memo m = {.kind = MEMO_MARK,
                     .name = str_of(name),
                     .text = str_of(text),
                     .words = str_of(words),
                     .at = {.section = str_of(section)}};
    struct memo *copy = memo_copy(&m);
    name[0] = text[0] = words[0] = section[0] = '#';
    assert_true(str_eq(copy->name, STR("a rfc1")));
    assert_true(str_eq(copy->text, STR("rfc1")));
    assert_true(str_eq(copy->words, STR("Terms")));
    assert_true(str_eq(copy->at.section, STR("section-2")));
    free(copy);
}

static void the_earliest_make_room(void **state)
{
    (void)state;
    struct memos s = {0};
    char name[32];
    put(&s, MEMO_SETTING, "old", 0);
    for (int i = 0; i < 53; i++) {
        snprintf(name, sizeof name, "rfc1 %d", i);
        put(&s, MEMO_JUMP, name, 100 + (i * 7) % 53);
    }
    memos_prune(&s, MEMO_SETTING);
    memos_prune(&s, MEMO_JUMP);
    assert_int_equal(s.n, 51);
    assert_non_null(memos_find(&s, MEMO_SETTING, STR("old")));
    for (size_t i = memos_first(&s, MEMO_JUMP); i < s.n; i++)
        assert_true(s.at[i]->when >= 103);
    memos_release(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_later_one_stays),
        cmocka_unit_test(a_copy_has_its_own_bytes),
        cmocka_unit_test(the_earliest_make_room),
    };
    return cmocka_run_group_tests_name("memos", tests, NULL, NULL);
}
