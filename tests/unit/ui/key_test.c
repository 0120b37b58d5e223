/* SPDX-License-Identifier: MIT
 *
 * key: both names of every key.
 */
#include "base/platform.h"

#include "testing.h"

#include <string.h>

#include "base/utf8.h"
#include "ui/key.h"

/* Formats the key, reads the name back: the same key, and nothing is left. */
static void check_round_trip(uint32_t key)
{
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    key_format(key, &name);
    struct str rest = strbuf_str(&name);
    uint32_t back = key_parse(&rest);
    if (back != key || rest.n > 0 || !utf8_valid(strbuf_str(&name)))
        fail_msg("key 0x%x is written \"%s\", which is read as 0x%x, %zu bytes left", key,
                 strbuf_cstr(&name), back, rest.n);
    strbuf_release(&name);
}

static void every_key_has_a_name_that_is_read_back(void **state)
{
    (void)state;
    for (uint32_t key = 1; key < 0x3000; key++) {
        check_round_trip(key);
        check_round_trip(key | KEY_ALT);
    }
    for (uint32_t key = KEY_FIRST_CODE; key <= KEY_CODE_F12; key++) {
        check_round_trip(key);
        check_round_trip(key | KEY_ALT);
    }
    check_round_trip(0x10FFFF);
    check_round_trip(0x1F600 | KEY_ALT);
}

static void names_in_a_row_are_cut_one_by_one(void **state)
{
    (void)state;
    static const uint32_t keys[] = {
        'g', 'g',           6,    KEY_CODE_F12, KEY_TAB, KEY_CODE_BACK_TAB, '<', '>', 0xE4,
        ' ', KEY_ALT | 'x', 0x1D, '<',          'x',
    };
    struct str rest = STR("gg<C-f><F12><Tab><S-Tab><lt>>ä<Space><M-x><C-]><x");
    for (size_t i = 0; i < ARRAY_LEN(keys); i++)
        assert_int_equal(key_parse(&rest), keys[i]);
    assert_int_equal(rest.n, 0);
    assert_int_equal(key_parse(&rest), KEY_NOTHING);
}

static void letter_case_of_names_does_not_count(void **state)
{
    (void)state;
    struct str rest = STR("<c-F><ENTER><pageup><cr><f1><m-BS>");
    assert_int_equal(key_parse(&rest), 6);
    assert_int_equal(key_parse(&rest), KEY_RETURN);
    assert_int_equal(key_parse(&rest), KEY_CODE_PAGE_UP);
    assert_int_equal(key_parse(&rest), KEY_RETURN);
    assert_int_equal(key_parse(&rest), KEY_CODE_F1);
    assert_int_equal(key_parse(&rest), KEY_CODE_BACKSPACE | KEY_ALT);
}

static void what_is_no_key_is_nothing(void **state)
{
    (void)state;
    static const char *const bad[] = {"<Foo>", "<F0>",     "<F13>",  "<F1x>",  "<C-Tab>",
                                      "<M->",  "<C->",     "\xff",   "<\xff>", "<M-\xff>",
                                      "<x>",   "<M-\xe2>", "<M-xy>", "<->",    "<F99999999999>"};
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct str rest = str_of(bad[i]);
        if (key_parse(&rest) != KEY_NOTHING)
            fail_msg("%s is taken for a key", bad[i]);
        assert_true(rest.n < strlen(bad[i])); /* and the reader of keys gets on */
    }
}

static void people_see_short_names(void **state)
{
    (void)state;
    static const struct {
        uint32_t key;
        const char *name;
    } rows[] = {
        {6, "^F"},
        {0x1D, "^]"},
        {'j', "j"},
        {' ', "Space"},
        {'<', "<"},
        {'>', ">"},
        {0xE4, "ä"},
        {KEY_RETURN, "Enter"},
        {KEY_CODE_PAGE_DOWN, "PgDn"},
        {KEY_CODE_F1, "F1"},
        {KEY_CODE_F12, "F12"},
        {KEY_ALT | KEY_CODE_LEFT, "Alt-←"},
        {KEY_ALT | 'x', "Alt-x"},
        {KEY_CODE_BACK_TAB, "Shift-Tab"},
    };
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        strbuf_clear(&b);
        key_describe(rows[i].key, &b);
        assert_string_equal(strbuf_cstr(&b), rows[i].name);
    }
    strbuf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_has_a_name_that_is_read_back),
        cmocka_unit_test(names_in_a_row_are_cut_one_by_one),
        cmocka_unit_test(letter_case_of_names_does_not_count),
        cmocka_unit_test(what_is_no_key_is_nothing),
        cmocka_unit_test(people_see_short_names),
    };
    return cmocka_run_group_tests_name("key", tests, NULL, NULL);
}
