/* SPDX-License-Identifier: MIT
 *
 * binding: lines of a configuration change keys, and what is in force can be written as lines.
 */
#include "base/platform.h"

#include "testing.h"

#include <string.h>

#include "ui/key.h"
#include "view/binding.h"

static const unsigned contexts[] = {CONTEXT_LIST,       CONTEXT_READER, CONTEXT_CONTENTS,
                                    CONTEXT_REFERENCES, CONTEXT_HITS,   CONTEXT_TRANSFERS,
                                    CONTEXT_PLACES};

static void a_line_of_the_configuration_binds(void **state)
{
    (void)state;
    struct keymap m = {0};
    struct err e = {0};
    command_bind_defaults(&m);
    assert_int_equal(keymap_lookup(&m, CONTEXT_READER, 0, 'x'), -1);
    assert_true(binding_do(&m, STR("bind reader x next-link"), &e));
    assert_int_equal(keymap_lookup(&m, CONTEXT_READER, 0, 'x'), CMD_NEXT_LINK);
    assert_int_equal(keymap_lookup(&m, CONTEXT_LIST, 0, 'x'), -1);
    assert_true(binding_do(&m, STR("  bind  all\t <C-x>  \t top "), &e)); /* any blanks between */
    assert_int_equal(keymap_lookup(&m, CONTEXT_LIST, 0, 'x' & KEY_CTRL_MASK), CMD_TOP);
    assert_int_equal(keymap_lookup(&m, CONTEXT_READER, 0, 'x' & KEY_CTRL_MASK), CMD_TOP);
    assert_true(binding_do(&m, STR("bind list j line-up"), &e));
    assert_int_equal(keymap_lookup(&m, CONTEXT_LIST, 0, 'j'), CMD_LINE_UP);
    assert_int_equal(keymap_lookup(&m, CONTEXT_READER, 0, 'j'), CMD_LINE_DOWN);
    assert_true(binding_do(&m, STR("bind all Q none"), &e));
    assert_int_equal(keymap_lookup(&m, CONTEXT_LIST, 0, 'Q'), -1);
    assert_int_equal(e.kind, ERR_NONE);
    keymap_release(&m);
}

static void every_name_can_be_bound_where_it_works(void **state)
{
    (void)state;
    for (int id = 0; id < CMD_COUNT; id++) {
        struct keymap m = {0};
        struct err e = {0};
        struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
        const struct command_row *row = command_row((enum command)id);
        strbuf_addf(&b, "bind all <F11> %s", row->name);
        assert_true(binding_do(&m, strbuf_str(&b), &e));
        for (size_t i = 0; i < ARRAY_LEN(contexts); i++)
            assert_int_equal(keymap_lookup(&m, contexts[i], 0, KEY_CODE_F1 + 10),
                             row->contexts & contexts[i] ? id : -1);
        strbuf_release(&b);
        keymap_release(&m);
    }
}

static void bad_lines_name_the_word_and_bind_nothing(void **state)
{
    (void)state;
    static const struct {
        const char *line, *sentence;
    } rows[] = {
        {"bind", "no pane is called \"\""},
        {"bind x back", "no pane is called \"x\"; it comes first, as in: bind reader"},
        {"bind raeder x top", "no pane is called \"raeder\"; perhaps reader"},
        {"bind list", "\"\" is no key"},
        {"bind list <Foo> top", "\"<Foo>\" is no key"},
        {"bind list ggggg top", "\"ggggg\" is no key"}, /* too many */
        {"bind list 9 top", "begins with a digit"},
        {"bind list x", "no command is called \"\""},
        {"bind list x tpo", "no command is called \"tpo\"; perhaps top"},
        {"bind list x top bottom", "no command is called \"top bottom\""},
        {"bind list x TOP", "no command is called \"TOP\""},
        {"bind list x next-link", "next-link is no command of the list"},
        {"bind reader x filter", "filter is no command of the reader"},
        {"unbind list", "\"\" is no key"},
        {"unbind list x top", "unbind takes a pane and keys"},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct keymap m = {0};
        struct err e = {0};
        if (binding_do(&m, str_of(rows[i].line), &e))
            fail_msg("\"%s\" is taken", rows[i].line);
        assert_int_equal(e.kind, ERR_USAGE);
        if (strstr(e.text, rows[i].sentence) == NULL)
            fail_msg("%s: %s", rows[i].line, e.text);
        assert_int_equal(m.n, 0);
        keymap_release(&m);
    }
}

static void check_dump(const struct keymap *m, const char *line, bool there)
{
    struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
    strbuf_add_char(&out, '\n');
    binding_dump(m, &out);
    if ((strstr(strbuf_cstr(&out), line) != NULL) != there)
        fail_msg("%s%s", strbuf_cstr(&out), line);
    strbuf_release(&out);
}

static void what_is_in_force_is_written_as_lines(void **state)
{
    (void)state;
    struct keymap m = {0};
    struct err e = {0};
    command_bind_defaults(&m);
    assert_true(binding_do(&m, STR("bind reader gg top"), &e));
    assert_true(binding_do(&m, STR("bind list j line-up"), &e));
    assert_true(binding_do(&m, STR("unbind all Q"), &e));
    check_dump(&m, "\nbind reader gg top\n", true);
    check_dump(&m, "\nbind list j line-up\n", true);
    check_dump(&m, "\nbind panes j line-down\nbind reader j line-down\n", true);
    check_dump(&m, "\nunbind all Q\n", true);
    check_dump(&m, "\nbind all j ", false);
    check_dump(&m, "\nbind all Q ", false);
    keymap_release(&m);
}

/* The lines, done after the defaults, mean the same for every key. */
static void the_lines_give_the_same_keys(void **state)
{
    (void)state;
    struct keymap m = {0}, again = {0};
    struct err e = {0};
    struct strbuf first = STRBUF_INIT(STRBUF_TEXT), second = STRBUF_INIT(STRBUF_TEXT);
    command_bind_defaults(&m);
    assert_true(binding_do(&m, STR("bind all <C-w>w other-pane"), &e));
    assert_true(binding_do(&m, STR("bind reader <lt> bottom"), &e));
    assert_true(binding_do(&m, STR("unbind list <Space>"), &e));
    binding_dump(&m, &first);
    command_bind_defaults(&again);
    struct str rest = strbuf_str(&first);
    while (rest.n > 0)
        if (!binding_do(&again, str_cut(&rest, '\n'), &e))
            fail_msg("%s", e.text);
    binding_dump(&again, &second);
    assert_string_equal(strbuf_cstr(&first), strbuf_cstr(&second));
    for (uint32_t key = 1; key < KEY_CODE_F12; key = key == 127 ? KEY_FIRST_CODE : key + 1)
        for (size_t i = 0; i < ARRAY_LEN(contexts); i++)
            assert_int_equal(keymap_lookup(&m, contexts[i], 0, key),
                             keymap_lookup(&again, contexts[i], 0, key));
    strbuf_release(&first);
    strbuf_release(&second);
    keymap_release(&m);
    keymap_release(&again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_of_the_configuration_binds),
        cmocka_unit_test(every_name_can_be_bound_where_it_works),
        cmocka_unit_test(bad_lines_name_the_word_and_bind_nothing),
        cmocka_unit_test(what_is_in_force_is_written_as_lines),
        cmocka_unit_test(the_lines_give_the_same_keys),
    };
    return cmocka_run_group_tests_name("binding", tests, NULL, NULL);
}
