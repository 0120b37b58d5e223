/* SPDX-License-Identifier: MIT
 *
 * commandhelp: every command with its name and its keys, those of this pane first.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/key.h"
#include "view/binding.h"
#include "view/commandhelp.h"

/* The help for a pane, with these lines of a configuration; to be freed. */
static char *help_of(enum context context, const char *first, const char *second)
{
    struct keymap m = {0};
    struct err e = {0};
    struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
    command_bind_defaults(&m);
    assert_true(first == NULL || binding_do(&m, str_of(first), &e));
    assert_true(second == NULL || binding_do(&m, str_of(second), &e));
    commandhelp_write(&m, context, &out);
    keymap_release(&m);
    return strbuf_take(&out);
}

/* The line that tells of a command; fails the test where there is none, or more than one. */
static struct str line_of(const char *help, const char *name)
{
    struct str rest = str_of(help), found = STR_NONE;
    struct strbuf word = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&word, " %s ", name);
    while (rest.n > 0) {
        struct str line = str_cut(&rest, '\n');
        ptrdiff_t at = str_find(line, strbuf_str(&word), 0);
        if (at < 0 || utf8_columns(str_slice(line, 0, (size_t)at)) != 18)
            continue;
        if (found.n > 0)
            fail_msg("the help tells of %s twice", name);
        found = line;
    }
    if (found.n == 0)
        fail_msg("the help does not tell of %s:\n%s", name, help);
    strbuf_release(&word);
    return found;
}

static void every_pane_tells_of_every_command_once(void **state)
{
    (void)state;
    for (unsigned context = 1; context <= CONTEXT_ALL; context <<= 1) {
        char *help = help_of((enum context)context, NULL, NULL);
        for (int id = 0; id < CMD_COUNT; id++) {
            const struct command_row *row = command_row((enum command)id);
            struct strbuf first = STRBUF_INIT(STRBUF_TEXT);
            struct str keys = str_of(row->keys), line = line_of(help, row->name);
            key_describe(key_parse(&keys), &first);
            assert_int_equal(str_find(line, strbuf_str(&first), 0), 3);
            strbuf_release(&first);
        }
        struct str rest = str_of(help);
        while (rest.n > 0)
            assert_true(utf8_columns(str_cut(&rest, '\n')) <= 72 + 3);
        free(help);
    }
}

static void what_works_here_comes_first(void **state)
{
    (void)state;
    char *list = help_of(CONTEXT_LIST, NULL, NULL), *text = help_of(CONTEXT_READER, NULL, NULL);
    assert_non_null(strstr(list, "Keys of rfcview, in the list\n"));
    assert_true(line_of(list, "read").p < line_of(list, "next-link").p);
    assert_non_null(strstr(list, "Also in the text\n"));
    assert_true(strstr(list, "Also in the text\n") < line_of(list, "next-link").p);
    assert_true(line_of(text, "next-link").p < line_of(text, "read").p);
    assert_non_null(strstr(text, "Also in the list\n"));
    free(list);
    free(text);
}

static void keys_are_those_that_are_bound_now(void **state)
{
    (void)state;
    char *help = help_of(CONTEXT_LIST, "bind all <F9> redraw", "unbind all Q");
    /* the reader's own key comes first */
    assert_int_equal(str_find(line_of(help, "redraw"), STR("F9 ^L"), 0), 3);
    struct str quit = str_trim(line_of(help, "quit"));
    assert_true(str_starts(quit, STR("quit")));
    free(help);
    help = help_of(CONTEXT_READER, "bind reader gg top", NULL);
    assert_int_equal(str_find(line_of(help, "top"), STR("gg g Home <"), 0), 3);
    free(help);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pane_tells_of_every_command_once),
        cmocka_unit_test(what_works_here_comes_first),
        cmocka_unit_test(keys_are_those_that_are_bound_now),
    };
    return cmocka_run_group_tests_name("commandhelp", tests, NULL, NULL);
}
