/* SPDX-License-Identifier: MIT
 *
 * binding - lines of the configuration that bind keys:
 *
 *     bind CONTEXT KEYS COMMAND     unbind CONTEXT KEYS
 *
 * CONTEXT as in command_context, KEYS as in keymap_parse; COMMAND may be none, which is unbind.
 */
#ifndef VIEW_BINDING_H
#define VIEW_BINDING_H

#include "base/platform.h"
#include "view/command.h"

/* Is it such a line? */
bool binding_knows(struct str line);

/* Does it.  ERR_USAGE names the word that is wrong, and the nearest that is right; then nothing is
 * bound. */
bool binding_do(struct keymap *m, struct str line, struct err *e) ATTR_MUST_USE;

/* Adds lines that, done after the defaults, give the keys that are in force. */
void binding_dump(const struct keymap *m, struct strbuf *out);

#endif
