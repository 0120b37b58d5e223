/* SPDX-License-Identifier: MIT
 *
 * The vocabulary.  Constant tables.
 */
#include "base/platform.h"

#include "view/command.h"

#include "base/utf8.h"
#include "ui/key.h"

enum {
    LIST = CONTEXT_LIST,
    READER = CONTEXT_READER,
    PANES = CONTEXT_PANES,
    ALL = CONTEXT_ALL,
    CONTENTS = CONTEXT_CONTENTS,
    HITS = CONTEXT_HITS,
    PLACES = CONTEXT_PLACES,
};

static const struct command_place {
    const char *name;
    unsigned contexts;
} command_places[] = {
    {"all", CONTEXT_ALL},     {"list", CONTEXT_LIST},           {"reader", CONTEXT_READER},
    {"panes", CONTEXT_PANES}, {"contents", CONTEXT_CONTENTS},   {"references", CONTEXT_REFERENCES},
    {"hits", CONTEXT_HITS},   {"transfers", CONTEXT_TRANSFERS}, {"places", CONTEXT_PLACES},
};

unsigned command_context(struct str name)
{
    for (size_t i = 0; i < ARRAY_LEN(command_places); i++)
        if (str_eq(name, str_of(command_places[i].name)))
            return command_places[i].contexts;
    return 0;
}

/* A row is a chapter's title (command == CMD_COUNT) or a command. */
static const struct command_line {
    enum command command;
    struct command_row row;
} command_lines[] = {
#define GROUP(title)                            {CMD_COUNT, {NULL, title, NULL, NULL, 0}},
#define COMMAND(id, name, contexts, keys, help) {CMD_##id, {name, NULL, keys, help, contexts}},
#include "view/command.def"
#undef COMMAND
#undef GROUP
};

const struct command_row *command_row(enum command id)
{
    for (size_t i = 0; i < ARRAY_LEN(command_lines); i++)
        if (command_lines[i].command == id)
            return &command_lines[i].row;
    return NULL;
}

void command_bind_defaults(struct keymap *m)
{
    for (size_t i = 0; i < ARRAY_LEN(command_lines); i++) {
        const struct command_line *line = &command_lines[i];
        struct str keys = str_of(line->row.keys);
        while (keys.n > 0)
            keymap_bind(m, line->row.contexts, key_parse(&keys), (int)line->command);
    }
    m->defaults = m->n;
}

static struct str command_word(struct str *rest)
{
    size_t n = 0;
    *rest = str_trim(*rest);
    while (n < rest->n && !char_is_blank(rest->p[n]))
        n++;
    struct str word = str_slice(*rest, 0, n);
    *rest = str_trim(str_from(*rest, n));
    return word;
}

static bool command_find(struct str name, int *command)
{
    *command = -1;
    if (str_eq(name, STR("none")))
        return true;
    for (size_t i = 0; i < ARRAY_LEN(command_lines); i++)
        if (command_lines[i].command != CMD_COUNT &&
            str_eq(name, str_of(command_lines[i].row.name))) {
            *command = (int)command_lines[i].command;
            return true;
        }
    return false;
}

bool command_bind(struct keymap *m, struct str words, struct err *e)
{
    struct str rest = words;
    struct str where = command_word(&rest), keys = command_word(&rest);
    unsigned bits = command_context(where);
    if (bits == 0)
        return err_set(e, ERR_USAGE,
                       "bind goes to list, reader, a pane's name or all, not \"%.*s\" (settings)",
                       where.n < 40 ? (int)where.n : 40, where.n ? where.p : "");
    struct str left = keys;
    uint32_t key = key_parse(&left);
    if (key == KEY_NOTHING || left.n > 0)
        return err_set(e, ERR_USAGE, "\"%.*s\" is not a key: write j, <Space> or <C-f> (settings)",
                       keys.n < 40 ? (int)keys.n : 40, keys.n ? keys.p : "");
    int command;
    if (!command_find(rest, &command))
        return err_set(e, ERR_USAGE, "no command is called \"%.*s\": see the help (settings)",
                       rest.n < 40 ? (int)rest.n : 40, rest.n ? rest.p : "");
    if (command >= 0 && (bits &= command_row((enum command)command)->contexts) == 0)
        return err_set(e, ERR_USAGE, "%.*s is no command of the %.*s (settings)", STR_ARG(rest),
                       STR_ARG(where));
    keymap_bind(m, bits, key, command);
    return true;
}

enum { HELP_KEYS_WIDTH = 21, HELP_MOST_KEYS = 4 };

static void command_help_line(const struct keymap *m, const struct command_line *line,
                              struct strbuf *out)
{
    unsigned contexts = line->row.contexts;
    unsigned context = contexts & READER ? READER : contexts & LIST ? LIST : contexts & -contexts;
    struct strbuf keys = STRBUF_INIT(STRBUF_TEXT);
    keymap_describe(m, context, (int)line->command, HELP_MOST_KEYS, &keys);
    int pad = HELP_KEYS_WIDTH - utf8_columns(strbuf_str(&keys));
    strbuf_addf(out, "   %s%*s %s\n", strbuf_cstr(&keys), pad > 0 ? pad : 0, "", line->row.help);
    strbuf_release(&keys);
}

void command_help(const struct keymap *m, struct strbuf *out)
{
    unsigned chapter = 0;
    strbuf_add_cstr(out, "\n                             Keys of rfcview\n");
    for (size_t i = 0; i < ARRAY_LEN(command_lines); i++) {
        const struct command_line *line = &command_lines[i];
        if (line->command == CMD_COUNT)
            strbuf_addf(out, "\n%u.  %s\n\n", ++chapter, line->row.group);
        else
            command_help_line(m, line, out);
    }
    strbuf_addf(out,
                "\n%u.  Marks in the list\n\n"
                "   +                     on this machine: opens without the network\n"
                "   x                     obsoleted by a newer RFC\n"
                "\n%u.  More\n\n"
                "   A number typed in the list opens that RFC.  A number typed in the text\n"
                "   is a count for the next key.  q or Backspace leaves this help; F2 opens\n"
                "   the guide.\n",
                chapter + 1, chapter + 2);
}
