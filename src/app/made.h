/* SPDX-License-Identifier: MIT
 *
 * made - documents that are made on the spot, each time they are shown: the help, what became of
 * the last fetches, what is known of an RFC, its errata.
 */
#ifndef APP_MADE_H
#define APP_MADE_H

#include "base/platform.h"
#include "app/state.h"

struct made {
    const char *target, *name; /* NAV_HELP, "Help"; a target that ends in a colon has more behind */
    bool waiting;              /* it tells of what is still coming, which goes on coming */
    void (*write)(const struct app *a, struct str target, struct strbuf *out);
};

/* Lends from a constant table; NULL: target is another document. */
const struct made *made_find(struct str target);

#endif
