/* SPDX-License-Identifier: MIT
 *
 * recent - the documents opened last, ready to be shown again.  Thread: main.
 */
#ifndef LIBRARY_RECENT_H
#define LIBRARY_RECENT_H

#include "base/platform.h"
#include "text/document.h"

enum { RECENT_MOST = 8 };

/* All zero is empty. */
struct recent {
    struct document *documents[RECENT_MOST]; /* latest first; held */
    char *targets[RECENT_MOST];              /* owned */
};

void recent_release(struct recent *r);

/* The document of a canonical target (its place is ignored), held for the caller; NULL: not here.
 */
struct document *recent_find(const struct recent *r, struct str target);

/* Puts it first; holds it.  The one not asked for longest makes room. */
void recent_add(struct recent *r, const char *target, struct document *d);

#endif
