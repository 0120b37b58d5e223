/* SPDX-License-Identifier: MIT
 *
 * terminfo - what the terminal of a name can do: the only user of curses, whose database it asks.
 */
#ifndef UI_TERMINFO_H
#define UI_TERMINFO_H

#include "base/platform.h"
#include "base/err.h"
#include "base/strbuf.h"
#include "ui/caps.h"
#include "ui/decode.h"

/* A terminal's entry; owns what caps and keys lend. */
struct terminfo {
    struct caps caps;
    struct decode_keys keys;
    int rows, cols; /* as the entry has them; 0: it has none */
    struct strbuf bytes;
};

/* name: as in $TERM.  False and ERR_USAGE where the name is missing or unknown, or where such a
 * terminal cannot place the cursor; nothing is to be released then. */
bool terminfo_load(struct terminfo *t, const char *name, struct err *e) ATTR_MUST_USE;

void terminfo_release(struct terminfo *t);

#endif
