/* SPDX-License-Identifier: MIT
 *
 * facts - what is true of the reader and this machine, for a query of the command line: read from
 * the disk at once.  Thread: one at a time; waits for the disk.
 */
#ifndef LIBRARY_FACTS_H
#define LIBRARY_FACTS_H

#include "base/platform.h"
#include "base/str.h"
#include "library/settings.h"
#include "search/query.h"

struct facts {
    struct query_facts query; /* lends from numbers */
    uint32_t *numbers[QUERY_FACTS];
};

/* Reads what the line (search/query.h) may ask for: a line without is: asks for nothing.  What
 * cannot be read is empty.  facts_release after. */
void facts_load(struct facts *f, const struct settings *settings, struct str line);

/* The same, whatever is asked for. */
void facts_load_all(struct facts *f, const struct settings *settings);
void facts_release(struct facts *f);

#endif
