/* SPDX-License-Identifier: MIT
 *
 * command - everything that can be asked for, by name, and where.  See command.def.
 */
#ifndef VIEW_COMMAND_H
#define VIEW_COMMAND_H

#include "base/platform.h"
#include "base/nearest.h"
#include "base/str.h"
#include "ui/keymap.h"

/* Where a key is typed: a pane each.  The names for the configuration: command_context. */
enum context {
    CONTEXT_LIST = 1 << 0,
    CONTEXT_READER = 1 << 1,
    CONTEXT_CONTENTS = 1 << 2,
    CONTEXT_REFERENCES = 1 << 3,
    CONTEXT_HITS = 1 << 4,
    CONTEXT_TRANSFERS = 1 << 5,
    CONTEXT_PLACES = 1 << 6,
    CONTEXT_PANES = CONTEXT_CONTENTS | CONTEXT_REFERENCES | CONTEXT_HITS | CONTEXT_TRANSFERS |
                    CONTEXT_PLACES, /* those that take the list's place */
    CONTEXT_ALL = CONTEXT_LIST | CONTEXT_READER | CONTEXT_PANES,
};

/* The panes called so, as bits: "list", "reader", …, "panes", "all"; 0: none is. */
unsigned command_context(struct str name);

/* What these names are, the widest first. */
struct command_place {
    const char *name, *words; /* "reader", "the text" */
    unsigned contexts;
};
size_t command_place_count(void);
const struct command_place *command_place(size_t i);

/* The place that is this context and no other. */
const struct command_place *command_place_of(unsigned context);

enum command {
#define GROUP(title)
#define COMMAND(id, name, contexts, keys, help) CMD_##id,
#define HINT(contexts, id, words)
#include "view/command.def"
#undef HINT
#undef COMMAND
#undef GROUP
    CMD_COUNT,
};

struct command_row {
    const char *name, *keys, *help;
    unsigned contexts;
};

/* Lends from the constant table. */
const struct command_row *command_row(enum command id);

/* By its name; CMD_COUNT: none is called so. */
enum command command_find(struct str name);

/* By a beginning that no other has; CMD_COUNT: none, or several begin so. */
enum command command_abbreviated(struct str beginning);

/* Considers every name. */
void command_consider(struct nearest *n);

/* The title of the chapter of the help that begins before this command, or NULL. */
const char *command_group(enum command id);

/* Binds every command's default keys. */
void command_bind_defaults(struct keymap *m);

/* What the hint row says, the most needed first. */
struct command_hint {
    unsigned contexts;
    enum command command;
    const char *words;
};
size_t command_hint_count(void);
const struct command_hint *command_hint(size_t i);

#endif
