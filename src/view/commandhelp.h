/* SPDX-License-Identifier: MIT
 *
 * commandhelp - the vocabulary as a document, with the keys as they are bound now.
 */
#ifndef VIEW_COMMANDHELP_H
#define VIEW_COMMANDHELP_H

#include "base/platform.h"
#include "view/command.h"

/* Adds it: the commands of this context, a chapter a group, then those of the other panes; a line a
 * command: keys, name, what it does. */
void commandhelp_write(const struct keymap *m, enum context context, struct strbuf *out);

#endif
