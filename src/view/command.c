/* SPDX-License-Identifier: MIT
 *
 * The vocabulary.  Constant tables.
 */
#include "base/platform.h"

#include "view/command.h"

#include "ui/key.h"

enum {
    LIST = CONTEXT_LIST,
    READER = CONTEXT_READER,
    PANES = CONTEXT_PANES,
    ALL = CONTEXT_ALL,
    CONTENTS = CONTEXT_CONTENTS,
    REFERENCES = CONTEXT_REFERENCES,
    HITS = CONTEXT_HITS,
    TRANSFERS = CONTEXT_TRANSFERS,
    PLACES = CONTEXT_PLACES,
};

/* ---------------------------------------------------------------- places */

static const struct command_place command_places[] = {
    {"all", "every pane", CONTEXT_ALL},
    {"panes", "the panes in the list's place", CONTEXT_PANES},
    {"list", "the list", CONTEXT_LIST},
    {"reader", "the text", CONTEXT_READER},
    {"contents", "the contents", CONTEXT_CONTENTS},
    {"references", "the references", CONTEXT_REFERENCES},
    {"hits", "the matches", CONTEXT_HITS},
    {"transfers", "the transfers", CONTEXT_TRANSFERS},
    {"places", "the places", CONTEXT_PLACES},
};

size_t command_place_count(void)
{
    return ARRAY_LEN(command_places);
}

const struct command_place *command_place(size_t i)
{
    return &command_places[i];
}

const struct command_place *command_place_of(unsigned context)
{
    size_t i = 0;
    while (command_places[i].contexts != context)
        i++;
    return &command_places[i];
}

unsigned command_context(struct str name)
{
    for (size_t i = 0; i < ARRAY_LEN(command_places); i++)
        if (str_eq(name, str_of(command_places[i].name)))
            return command_places[i].contexts;
    return 0;
}

/* ---------------------------------------------------------------- commands */

/* A row is a command, or the title of a chapter (command == CMD_COUNT). */
static const struct command_line {
    enum command command;
    const char *group;
    struct command_row row;
} command_lines[] = {
#define GROUP(title)                            {CMD_COUNT, title, {NULL, NULL, NULL, 0}},
#define COMMAND(id, name, contexts, keys, help) {CMD_##id, NULL, {name, keys, help, contexts}},
#define HINT(contexts, id, words)
#include "view/command.def"
#undef HINT
#undef COMMAND
#undef GROUP
};

static const struct command_hint command_hints[] = {
#define GROUP(title)
#define COMMAND(id, name, contexts, keys, help)
#define HINT(contexts, id, words) {contexts, CMD_##id, words},
#include "view/command.def"
#undef HINT
#undef COMMAND
#undef GROUP
};

static size_t command_line_of(enum command id)
{
    size_t i = 0;
    while (command_lines[i].command != id)
        i++;
    return i;
}

const struct command_row *command_row(enum command id)
{
    return &command_lines[command_line_of(id)].row;
}

const char *command_group(enum command id)
{
    size_t i = command_line_of(id);
    return i > 0 ? command_lines[i - 1].group : NULL;
}

enum command command_find(struct str name)
{
    for (size_t i = 0; i < ARRAY_LEN(command_lines); i++)
        if (command_lines[i].command != CMD_COUNT &&
            str_eq(name, str_of(command_lines[i].row.name)))
            return command_lines[i].command;
    return CMD_COUNT;
}

enum command command_abbreviated(struct str beginning)
{
    enum command found = CMD_COUNT;
    size_t n = 0;
    for (size_t i = 0; beginning.n > 0 && i < ARRAY_LEN(command_lines); i++)
        if (command_lines[i].command != CMD_COUNT &&
            str_starts(str_of(command_lines[i].row.name), beginning)) {
            found = command_lines[i].command;
            n++;
        }
    return n == 1 ? found : CMD_COUNT;
}

void command_consider(struct nearest *n)
{
    for (size_t i = 0; i < ARRAY_LEN(command_lines); i++)
        if (command_lines[i].command != CMD_COUNT)
            nearest_consider(n, str_of(command_lines[i].row.name));
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

size_t command_hint_count(void)
{
    return ARRAY_LEN(command_hints);
}

const struct command_hint *command_hint(size_t i)
{
    return &command_hints[i];
}
