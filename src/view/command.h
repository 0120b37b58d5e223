/* SPDX-License-Identifier: MIT
 *
 * command - everything that can be asked for with a key, by name.  See command.def.
 */
#ifndef VIEW_COMMAND_H
#define VIEW_COMMAND_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"
#include "base/strbuf.h"
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

enum command {
#define GROUP(title)
#define COMMAND(id, name, contexts, keys, help) CMD_##id,
#include "view/command.def"
#undef COMMAND
#undef GROUP
    CMD_COUNT,
};

struct command_row {
    const char *name, *group, *keys, *help;
    unsigned contexts;
};

/* Lends from the constant table. */
const struct command_row *command_row(enum command id);

/* Binds every command's default keys. */
void command_bind_defaults(struct keymap *m);

/* Binds from a configuration line's words "CONTEXT KEY COMMAND"; CONTEXT as in
 * command_context, COMMAND may be none.  ERR_USAGE names the word that is wrong. */
bool command_bind(struct keymap *m, struct str words, struct err *e) ATTR_MUST_USE;

/* Adds the help as a document: a chapter a group, a line a command, its keys first. */
void command_help(const struct keymap *m, struct strbuf *out);

#endif
