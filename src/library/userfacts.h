/* SPDX-License-Identifier: MIT
 *
 * userfacts - what is true of the reader and this machine, for a query of the command line: read
 * from the disk at once.  Thread: one at a time; waits for the disk.
 */
#ifndef LIBRARY_USERFACTS_H
#define LIBRARY_USERFACTS_H

#include "base/platform.h"
#include "base/str.h"
#include "library/settings.h"
#include "search/query.h"

struct userfacts {
    struct query_facts query; /* lends from numbers */
    uint32_t *numbers[QUERY_FACTS];
};

/* Reads what the line (search/query.h) may ask for: a line without is: asks for nothing.  What
 * cannot be read is empty.  userfacts_release after. */
void userfacts_load(struct userfacts *f, const struct settings *settings, struct str line);

/* The same, whatever is asked for. */
void userfacts_load_all(struct userfacts *f, const struct settings *settings);
void userfacts_release(struct userfacts *f);

#endif
