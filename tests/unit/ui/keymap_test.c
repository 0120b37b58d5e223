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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_binding_of_a_context_wins),
        cmocka_unit_test(the_fallback_is_asked_second),
        cmocka_unit_test(a_key_can_lose_its_meaning),
        cmocka_unit_test(keys_are_described_in_the_order_they_were_bound),
    };
    return cmocka_run_group_tests_name("keymap", tests, NULL, NULL);
}
