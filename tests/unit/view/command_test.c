/* SPDX-License-Identifier: MIT
 *
 * command: the table of the vocabulary is sound.
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
        assert_int_equal(m.at[i].keys.n, 1);
        assert_true(m.at[i].keys.at[0] < '0' || m.at[i].keys.at[0] > '9'); /* those are numbers */
        for (size_t j = 0; j < i; j++)
            if (m.at[i].keys.at[0] == m.at[j].keys.at[0] && (m.at[i].contexts & m.at[j].contexts))
                fail_msg("%s and %s share key 0x%x", command_row(m.at[i].command)->name,
                         command_row(m.at[j].command)->name, m.at[i].keys.at[0]);
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

static void every_command_is_found_by_its_name(void **state)
{
    (void)state;
    for (int id = 0; id < CMD_COUNT; id++)
        assert_int_equal(command_find(str_of(command_row((enum command)id)->name)), id);
    assert_int_equal(command_find(STR("")), CMD_COUNT);
    assert_int_equal(command_find(STR("nothing")), CMD_COUNT);
    assert_non_null(command_group((enum command)0));
    assert_null(command_group((enum command)1));
}

static void every_pane_has_a_name_and_hints(void **state)
{
    enum { HINTS_LEAST = 5 };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(contexts); i++) {
        size_t hints = 0;
        const struct command_place *place = command_place_of(contexts[i]);
        assert_int_equal(command_context(str_of(place->name)), contexts[i]);
        for (size_t h = 0; h < command_hint_count(); h++) {
            const struct command_hint *hint = command_hint(h);
            hints += (hint->contexts & contexts[i]) != 0;
            /* a hint is for a key that there is */
            assert_int_equal(hint->contexts & ~command_row(hint->command)->contexts, 0);
        }
        assert_true(hints >= HINTS_LEAST);
    }
    assert_int_equal(command_context(STR("all")), CONTEXT_ALL);
    assert_int_equal(command_context(STR("screen")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_command_has_name_help_context_and_keys),
        cmocka_unit_test(no_key_is_bound_twice_in_a_context),
        cmocka_unit_test(every_command_can_be_reached_by_a_key),
        cmocka_unit_test(every_command_is_found_by_its_name),
        cmocka_unit_test(every_pane_has_a_name_and_hints),
    };
    return cmocka_run_group_tests_name("command", tests, NULL, NULL);
}
