/* SPDX-License-Identifier: MIT
 *
 * lineedit: every key, also among characters of several bytes.
 */
#include "base/platform.h"

#include "testing.h"

#include <string.h>

#include "base/utf8.h"
#include "ui/key.h"
#include "ui/lineedit.h"

#define MOVED   LINEEDIT_MOVED
#define CHANGED LINEEDIT_CHANGED

/* Presses keys; the text with '|' at the cursor is what comes out. */
static void check(struct lineedit *l, const char *keys, enum lineedit_result last,
                  const char *expected)
{
    struct str rest = str_of(keys);
    enum lineedit_result result = LINEEDIT_MOVED;
    while (rest.n > 0)
        result = lineedit_key(l, key_parse(&rest));
    struct strbuf shown = STRBUF_INIT(STRBUF_TEXT);
    struct str text = strbuf_str(&l->text);
    strbuf_add_str(&shown, str_slice(text, 0, l->cursor));
    strbuf_add_char(&shown, '|');
    strbuf_add_str(&shown, str_from(text, l->cursor));
    assert_string_equal(strbuf_cstr(&shown), expected);
    assert_int_equal(result, last);
    strbuf_release(&shown);
}

static int edit_setup(void **state)
{
    static struct lineedit l;
    lineedit_init(&l);
    *state = &l;
    return 0;
}

static int edit_teardown(void **state)
{
    lineedit_release(*state);
    return 0;
}

static void characters_go_in_at_the_cursor(void **state)
{
    check(*state, "abc", CHANGED, "abc|");
    check(*state, "<Left><Left>x", CHANGED, "ax|bc");
    check(*state, "é€😀", CHANGED, "axé€😀|bc");
    check(*state, "<Left>ß", CHANGED, "axé€ß|😀bc");
}

static void the_cursor_moves_by_characters(void **state)
{
    lineedit_set(*state, STR("aé€😀"));
    check(*state, "", MOVED, "aé€😀|");
    check(*state, "<Left>", MOVED, "aé€|😀");
    check(*state, "<C-b><C-b>", MOVED, "a|é€😀");
    check(*state, "<Right>", MOVED, "aé|€😀");
    check(*state, "<C-f>", MOVED, "aé€|😀");
    check(*state, "<C-a>", MOVED, "|aé€😀");
    check(*state, "<Left>", MOVED, "|aé€😀");
    check(*state, "<End>", MOVED, "aé€😀|");
    check(*state, "<Right>", MOVED, "aé€😀|");
    check(*state, "<Home>", MOVED, "|aé€😀");
    check(*state, "<C-e>", MOVED, "aé€😀|");
}

static void single_characters_are_removed(void **state)
{
    lineedit_set(*state, STR("aé€😀b"));
    check(*state, "<Left><BS>", CHANGED, "aé€|b");
    check(*state, "<BS><BS>", CHANGED, "a|b");
    check(*state, "<Del>", CHANGED, "a|");
    check(*state, "<Del>", MOVED, "a|");
    check(*state, "<Home><BS>", MOVED, "|a"); /* nothing before: the prompt stays */
}

static void words_and_sides_are_removed(void **state)
{
    lineedit_set(*state, STR("one two  thrée x"));
    check(*state, "<C-w>", CHANGED, "one two  thrée |");
    check(*state, "<C-w>", CHANGED, "one two  |");
    check(*state, "<C-w>", CHANGED, "one |");
    check(*state, "<Home><C-w>", MOVED, "|one ");
    lineedit_set(*state, STR("left right"));
    check(*state, "<Left><Left><C-k>", CHANGED, "left rig|");
    check(*state, "<C-k>", MOVED, "left rig|");
    check(*state, "<Left><C-u>", CHANGED, "|g");
    check(*state, "<C-u>", MOVED, "|g");
}

static void keys_that_end_the_line(void **state)
{
    static const char *const cancel[] = {"<Esc>", "<C-c>", "<C-g>"};
    check(*state, "<BS>", LINEEDIT_CANCELLED, "|");
    lineedit_set(*state, STR("x"));
    for (size_t i = 0; i < ARRAY_LEN(cancel); i++)
        check(*state, cancel[i], LINEEDIT_CANCELLED, "x|");
    check(*state, "<Enter>", LINEEDIT_ACCEPTED, "x|");
    check(*state, "<C-j>", LINEEDIT_ACCEPTED, "x|");
}

static void what_is_no_character_stays_out(void **state)
{
    struct lineedit *l = *state;
    static const uint32_t keys[] = {KEY_NOTHING,   KEY_CODE_UP, KEY_CODE_F1,
                                    KEY_ALT | 'x', KEY_TAB,     'z' & KEY_CTRL_MASK,
                                    0x7F,          0x9B,        KEY_CODE_RESIZED};
    for (size_t i = 0; i < ARRAY_LEN(keys); i++)
        assert_int_equal(lineedit_key(l, keys[i]), LINEEDIT_MOVED);
    assert_int_equal(l->text.n, 0);
}

static void a_full_line_takes_nothing_more(void **state)
{
    struct lineedit *l = *state;
    for (int i = 0; i < LINEEDIT_MAX - 1; i++)
        assert_int_equal(lineedit_key(l, 'x'), LINEEDIT_CHANGED);
    assert_int_equal(lineedit_key(l, 0x20AC), LINEEDIT_MOVED); /* not a part of it either */
    assert_int_equal(l->text.n, LINEEDIT_MAX - 1);
    assert_int_equal(lineedit_key(l, 'y'), LINEEDIT_CHANGED);
    assert_int_equal(lineedit_key(l, 'z'), LINEEDIT_MOVED);
    assert_int_equal(l->text.n, LINEEDIT_MAX);
    assert_int_equal(lineedit_key(l, KEY_CODE_BACKSPACE), LINEEDIT_CHANGED);
    lineedit_key(l, KEY_CODE_HOME);
    assert_int_equal(lineedit_key(l, 'a'), LINEEDIT_CHANGED);
    assert_int_equal(l->text.p[0], 'a');
    assert_int_equal(l->cursor, 1);
}

/* A text that is too long is cut at a character; the line is good for typing after. */
static void a_long_text_is_cut_to_the_cap(void **state)
{
    struct lineedit *l = *state;
    char bytes[LINEEDIT_MAX + 20];
    memset(bytes, 'x', sizeof bytes);
    memcpy(bytes + LINEEDIT_MAX - 1, "é", 2);
    lineedit_set(l, (struct str){bytes, sizeof bytes});
    assert_int_equal(l->text.n, LINEEDIT_MAX - 1);
    assert_true(utf8_valid(strbuf_str(&l->text)));
    assert_int_equal(l->cursor, LINEEDIT_MAX - 1);
    assert_int_equal(lineedit_key(l, 'y'), LINEEDIT_CHANGED);
    assert_int_equal(l->text.p[LINEEDIT_MAX - 1], 'y');
    lineedit_set(l, STR("ab"));
    check(l, "<Left>c", CHANGED, "ac|b");
}

#define WITH_EDIT(test) cmocka_unit_test_setup_teardown(test, edit_setup, edit_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_EDIT(characters_go_in_at_the_cursor), WITH_EDIT(the_cursor_moves_by_characters),
        WITH_EDIT(single_characters_are_removed),  WITH_EDIT(words_and_sides_are_removed),
        WITH_EDIT(keys_that_end_the_line),         WITH_EDIT(what_is_no_character_stays_out),
        WITH_EDIT(a_full_line_takes_nothing_more), WITH_EDIT(a_long_text_is_cut_to_the_cap),
    };
    return cmocka_run_group_tests_name("lineedit", tests, NULL, NULL);
}
