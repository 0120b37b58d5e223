/* SPDX-License-Identifier: MIT
 *
 * keymap: what a key means where.
 */
#include "base/platform.h"

#include "testing.h"

#include "ui/key.h"
#include "ui/keymap.h"

enum { ONE = 1, TWO = 2, ALL = 3 };

static void the_last_binding_of_a_context_wins(void **state)
{
    (void)state;
    struct keymap m = {0};
    assert_int_equal(keymap_lookup(&m, ONE, ALL, 'a'), -1);
    keymap_bind(&m, ALL, 'a', 7);
    assert_int_equal(keymap_lookup(&m, ONE, 0, 'a'), 7);
    keymap_bind(&m, TWO, 'a', 8);
    assert_int_equal(keymap_lookup(&m, ONE, 0, 'a'), 7);
    assert_int_equal(keymap_lookup(&m, TWO, 0, 'a'), 8);
    keymap_bind(&m, ALL, 'a', 9);
    assert_int_equal(keymap_lookup(&m, TWO, 0, 'a'), 9);
    assert_int_equal(keymap_lookup(&m, ONE, 0, 'b'), -1);
    keymap_release(&m);
}

static void the_fallback_is_asked_second(void **state)
{
    (void)state;
    struct keymap m = {0};
    keymap_bind(&m, ONE, 'a', 1);
    keymap_bind(&m, TWO, 'a', 2);
    keymap_bind(&m, TWO, 'b', 3);
    assert_int_equal(keymap_lookup(&m, ONE, TWO, 'a'), 1);
    assert_int_equal(keymap_lookup(&m, ONE, TWO, 'b'), 3);
    assert_int_equal(keymap_lookup(&m, ONE, 0, 'b'), -1);
    keymap_release(&m);
}

static void a_key_can_lose_its_meaning(void **state)
{
    (void)state;
    struct keymap m = {0};
    keymap_bind(&m, ALL, 'a', 1);
    keymap_bind(&m, ONE, 'a', -1);
    assert_int_equal(keymap_lookup(&m, ONE, TWO, 'a'), -1); /* also not by the fallback */
    assert_int_equal(keymap_lookup(&m, TWO, 0, 'a'), 1);
    keymap_bind(&m, ONE, 'a', 2);
    assert_int_equal(keymap_lookup(&m, ONE, 0, 'a'), 2);
    keymap_release(&m);
}

static void check_description(const struct keymap *m, unsigned context, int command, size_t max,
                              const char *expected)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    keymap_describe(m, context, command, max, &b);
    assert_string_equal(strbuf_cstr(&b), expected);
    strbuf_release(&b);
}

static void keys_are_described_in_the_order_they_were_bound(void **state)
{
    (void)state;
    struct keymap m = {0};
    keymap_bind(&m, ALL, 'j', 1);
    keymap_bind(&m, ALL, KEY_CODE_DOWN, 1);
    keymap_bind(&m, TWO, 6, 1);
    check_description(&m, ONE, 1, 9, "j ↓");
    check_description(&m, TWO, 1, 9, "j ↓ ^F");
    check_description(&m, TWO, 1, 2, "j ↓");
    check_description(&m, TWO, 1, 0, "");
    check_description(&m, ONE, 2, 9, "");
    keymap_bind(&m, ONE, 'j', 2); /* taken by another */
    check_description(&m, ONE, 1, 9, "↓");
    check_description(&m, TWO, 1, 9, "j ↓ ^F");
    keymap_bind(&m, ALL, 'j', 1); /* bound again: named once */
    check_description(&m, ONE, 1, 9, "↓ j");
    check_description(&m, ONE, 2, 9, "");
    keymap_release(&m);
}

static struct keymap_keys keys_of(const char *names)
{
    struct keymap_keys keys;
    if (!keymap_parse(str_of(names), &keys))
        fail_msg("%s is taken for no keys", names);
    return keys;
}

static void bind(struct keymap *m, const char *names, int command)
{
    struct keymap_keys keys = keys_of(names);
    keymap_bind_keys(m, ONE, &keys, command);
}

/* Types a key; what is expected: a command, -1 for unbound, WAITS. */
enum { WAITS = -2 };

static void check_typed(const struct keymap *m, struct keymap_typing *t, uint32_t key, int expected)
{
    int command = -1;
    struct keymap_keys keys;
    switch (keymap_type(m, t, ONE, key, &command, &keys)) {
    case KEYMAP_WAIT:
        assert_int_equal(expected, WAITS);
        assert_true(t->typed.n > 0);
        break;
    case KEYMAP_UNBOUND:
        assert_int_equal(expected, -1);
        assert_int_equal(t->typed.n, 0);
        assert_int_equal(keys.at[keys.n - 1], key);
        break;
    case KEYMAP_COMMAND:
        assert_int_equal(expected, command);
        break;
    }
}

static void a_sequence_waits_for_its_end(void **state)
{
    (void)state;
    struct keymap m = {0};
    struct keymap_typing t = {0};
    bind(&m, "gg", 1);
    bind(&m, "<C-w>wx", 2);
    bind(&m, "j", 3);
    check_typed(&m, &t, 'j', 3);
    check_typed(&m, &t, 'g', WAITS);
    check_typed(&m, &t, 'g', 1);
    assert_int_equal(t.typed.n, 0);
    check_typed(&m, &t, 'W' & KEY_CTRL_MASK, WAITS);
    check_typed(&m, &t, 'w', WAITS);
    check_typed(&m, &t, 'x', 2);
    check_typed(&m, &t, 'g', WAITS);
    check_typed(&m, &t, 'x', -1); /* means nothing, and nothing waits after it */
    check_typed(&m, &t, 'x', -1);
    assert_int_equal(keymap_lookup(&m, ONE, 0, 'g'), -1);
    keymap_release(&m);
}

static void the_longest_sequence_counts(void **state)
{
    (void)state;
    struct keymap m = {0};
    struct keymap_typing t = {0};
    bind(&m, "g", 1);
    bind(&m, "gg", 2);
    bind(&m, "gab", 3);
    check_typed(&m, &t, 'g', WAITS);
    check_typed(&m, &t, 'g', 2);
    check_typed(&m, &t, 'g', WAITS);
    check_typed(&m, &t, 'a', WAITS);
    check_typed(&m, &t, 'x', 1); /* g was meant, and a and x are still to be taken */
    assert_int_equal(t.typed.n, 2);
    assert_int_equal(t.typed.at[0], 'a');
    assert_int_equal(t.typed.at[1], 'x');
    keymap_release(&m);
}

static void a_sequence_taken_away_is_not_waited_for(void **state)
{
    (void)state;
    struct keymap m = {0};
    struct keymap_typing t = {0};
    bind(&m, "g", 1);
    bind(&m, "gg", 2);
    bind(&m, "gg", -1);
    check_typed(&m, &t, 'g', 1);
    bind(&m, "gh", 3);
    bind(&m, "g", -1);
    check_typed(&m, &t, 'g', WAITS);
    check_typed(&m, &t, 'g', -1);
    struct keymap_keys keys = keys_of("gh");
    keymap_bind_keys(&m, TWO, &keys, 4); /* elsewhere: nothing changes here */
    check_typed(&m, &t, 'g', WAITS);
    check_typed(&m, &t, 'h', 3);
    keymap_release(&m);
}

static void sequences_have_names(void **state)
{
    (void)state;
    struct keymap m = {0};
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    struct keymap_keys keys = keys_of("<C-w>g<lt>");
    keymap_format_keys(&keys, &b);
    assert_string_equal(strbuf_cstr(&b), "<C-w>g<lt>");
    strbuf_release(&b);
    bind(&m, "gg", 1);
    bind(&m, "<C-w>w", 1);
    check_description(&m, ONE, 1, 9, "gg ^Ww");
    assert_true(keymap_parse(STR("abcd"), &keys));
    assert_false(keymap_parse(STR("abcde"), &keys));
    assert_false(keymap_parse(STR(""), &keys));
    assert_false(keymap_parse(STR("a<Foo>"), &keys));
    keymap_release(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_binding_of_a_context_wins),
        cmocka_unit_test(the_fallback_is_asked_second),
        cmocka_unit_test(a_key_can_lose_its_meaning),
        cmocka_unit_test(keys_are_described_in_the_order_they_were_bound),
        cmocka_unit_test(a_sequence_waits_for_its_end),
        cmocka_unit_test(the_longest_sequence_counts),
        cmocka_unit_test(a_sequence_taken_away_is_not_waited_for),
        cmocka_unit_test(sequences_have_names),
    };
    return cmocka_run_group_tests_name("keymap", tests, NULL, NULL);
}
