/* SPDX-License-Identifier: MIT
 *
 * command: the table of the vocabulary is sound, and a configuration can change its keys.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "ui/key.h"
#include "view/command.h"

static const unsigned contexts[] = {CONTEXT_LIST,       CONTEXT_READER, CONTEXT_CONTENTS,
                                    CONTEXT_REFERENCES, CONTEXT_HITS,   CONTEXT_TRANSFERS,
                                    CONTEXT_PLACES};

static bool is_name(const char *name)
{
    for (const char *p = name; *p != '\0'; p++)
        if (!char_is_lower(*p) && *p != '-')
            return false;
    return name[0] != '\0';
}

static void every_command_has_name_help_context_and_keys(void **state)
{
    (void)state;
    for (int id = 0; id < CMD_COUNT; id++) {
        const struct command_row *row = command_row((enum command)id);
        assert_non_null(row);
        assert_true(is_name(row->name));
        assert_string_not_equal(row->name, "none");
        assert_true(row->help != NULL && row->help[0] != '\0');
        assert_true(row->contexts != 0 && (row->contexts & ~(unsigned)CONTEXT_ALL) == 0);
        struct str keys = str_of(row->keys);
        assert_true(keys.n > 0);
        while (keys.n > 0)
            if (key_parse(&keys) == KEY_NOTHING)
                fail_msg("%s: %s has a key that is none", row->name, row->keys);
        for (int other = 0; other < id; other++)
            assert_string_not_equal(row->name, command_row((enum command)other)->name);
    }
}

static void no_key_is_bound_twice_in_a_context(void **state)
{
    (void)state;
    struct keymap m = {0};
    command_bind_defaults(&m);
    assert_true(m.n > (size_t)CMD_COUNT);
    for (size_t i = 0; i < m.n; i++) {
        assert_true(m.at[i].key < '0' || m.at[i].key > '9'); /* those are numbers */
        for (size_t j = 0; j < i; j++)
            if (m.at[i].key == m.at[j].key && (m.at[i].contexts & m.at[j].contexts))
                fail_msg("%s and %s share key 0x%x", command_row(m.at[i].command)->name,
                         command_row(m.at[j].command)->name, m.at[i].key);
    }
    keymap_release(&m);
}

static void every_command_can_be_reached_by_a_key(void **state)
{
    (void)state;
    struct keymap m = {0};
    command_bind_defaults(&m);
    for (int id = 0; id < CMD_COUNT; id++)
        for (size_t i = 0; i < ARRAY_LEN(contexts); i++) {
            struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
            keymap_describe(&m, contexts[i], id, 1, &b);
            bool promised = command_row((enum command)id)->contexts & contexts[i];
            assert_true((b.n > 0) == promised);
            strbuf_release(&b);
        }
    keymap_release(&m);
}

static void a_line_of_the_configuration_binds(void **state)
{
    (void)state;
    struct keymap m = {0};
    struct err e = {0};
    command_bind_defaults(&m);
    assert_int_equal(keymap_lookup(&m, CONTEXT_READER, 0, 'x'), -1);
    assert_true(command_bind(&m, STR("reader x next-link"), &e));
    assert_int_equal(keymap_lookup(&m, CONTEXT_READER, 0, 'x'), CMD_NEXT_LINK);
    assert_int_equal(keymap_lookup(&m, CONTEXT_LIST, 0, 'x'), -1);
    assert_true(command_bind(&m, STR("  all\t <C-x>  \t top "), &e)); /* any blanks between */
    assert_int_equal(keymap_lookup(&m, CONTEXT_LIST, 0, 'x' & KEY_CTRL_MASK), CMD_TOP);
    assert_int_equal(keymap_lookup(&m, CONTEXT_READER, 0, 'x' & KEY_CTRL_MASK), CMD_TOP);
    assert_true(command_bind(&m, STR("list j line-up"), &e));
    assert_int_equal(keymap_lookup(&m, CONTEXT_LIST, 0, 'j'), CMD_LINE_UP);
    assert_int_equal(keymap_lookup(&m, CONTEXT_READER, 0, 'j'), CMD_LINE_DOWN);
    assert_true(command_bind(&m, STR("all Q none"), &e));
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
        strbuf_addf(&b, "all <F11> %s", row->name);
        assert_true(command_bind(&m, strbuf_str(&b), &e));
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
        const char *words, *sentence;
    } rows[] = {
        {"", "bind goes to list, reader, a pane's name or all, not \"\""},
        {"screen x top", "not \"screen\""},
        {"list", "\"\" is not a key"},
        {"list <Foo> top", "\"<Foo>\" is not a key"},
        {"list gg top", "\"gg\" is not a key"},
        {"list x", "no command is called \"\""},
        {"list x tip", "no command is called \"tip\""},
        {"list x top bottom", "no command is called \"top bottom\""},
        {"list x TOP", "no command is called \"TOP\""},
        {"list x next-link", "next-link"}, /* works in the text only: a key that does nothing */
        {"reader x filter", "filter"},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct keymap m = {0};
        struct err e = {0};
        if (command_bind(&m, str_of(rows[i].words), &e))
            fail_msg("\"%s\" is taken", rows[i].words);
        assert_int_equal(e.kind, ERR_USAGE);
        if (strstr(e.text, rows[i].sentence) == NULL)
            fail_msg("%s: %s", rows[i].words, e.text);
        assert_int_equal(m.n, 0);
        keymap_release(&m);
    }
}

/* The line of the help that tells this; fails the test when there is none. */
static struct str help_line(const struct strbuf *help, const char *text)
{
    struct str rest = strbuf_str(help);
    while (rest.n > 0) {
        struct str line = str_cut(&rest, '\n');
        if (str_ends(line, str_of(text)))
            return line;
    }
    fail_msg("the help does not say: %s", text);
    return STR_NONE;
}

static void the_help_tells_every_command_with_its_keys(void **state)
{
    (void)state;
    struct keymap m = {0};
    struct err e = {0};
    struct strbuf help = STRBUF_INIT(STRBUF_TEXT);
    command_bind_defaults(&m);
    assert_true(command_bind(&m, STR("all Q none"), &e));
    assert_true(command_bind(&m, STR("all <F5> redraw"), &e));
    command_help(&m, &help);
    for (int id = 0; id < CMD_COUNT; id++) {
        const struct command_row *row = command_row((enum command)id);
        struct str line = help_line(&help, row->help), keys = str_of(row->keys);
        struct strbuf first = STRBUF_INIT(STRBUF_TEXT);
        key_describe(key_parse(&keys), &first);
        if (id == CMD_REDRAW) /* the reader's own key comes first */
            assert_int_equal(str_find(line, STR("F5"), 0), 3);
        else if (id != CMD_QUIT)
            assert_int_equal(str_find(line, strbuf_str(&first), 0), 3);
        assert_true(line.n < 100);
        strbuf_release(&first);
    }
    assert_true(str_find(help_line(&help, command_row(CMD_REDRAW)->help), STR("F5"), 0) > 0);
    assert_int_equal(str_trim(help_line(&help, command_row(CMD_QUIT)->help)).n,
                     strlen(command_row(CMD_QUIT)->help)); /* has no key any more */
    strbuf_release(&help);
    keymap_release(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_command_has_name_help_context_and_keys),
        cmocka_unit_test(no_key_is_bound_twice_in_a_context),
        cmocka_unit_test(every_command_can_be_reached_by_a_key),
        cmocka_unit_test(a_line_of_the_configuration_binds),
        cmocka_unit_test(every_name_can_be_bound_where_it_works),
        cmocka_unit_test(bad_lines_name_the_word_and_bind_nothing),
        cmocka_unit_test(the_help_tells_every_command_with_its_keys),
    };
    return cmocka_run_group_tests_name("command", tests, NULL, NULL);
}
