/* SPDX-License-Identifier: MIT
 *
 * rfcset - several RFCs at once, as a person names them.  Parts with commas or blanks between them:
 *     all                       every RFC that has a text
 *     9110  rfc9110  "RFC 9110"
 *     9000-9120  9000-          a range; to the newest
 *     bcp14  std97  fyi36       what the series holds today
 *     cites:9110  cites:9110:2  that RFC and all it cites; with what these cite; at most 9
 *     "congestion control"      what the list finds for it: quotes begin a query, a comma ends it
 *     tls status:ps             or what has a field (search/query.h)
 * Numbers that were never issued or have no text are left out of what names several; one that is
 * named by itself stays in, so that it can be told why it is not to be had.
 * Of what is on a machine, "all" is all that is there, and what is there counts as issued, whatever
 * the catalogue knows of it.
 * Pure; any thread.
 */
#ifndef SEARCH_RFCSET_H
#define SEARCH_RFCSET_H

#include "base/platform.h"
#include "base/err.h"
#include "base/vec.h"
#include "rfc/catalog.h"
#include "search/query.h"

#define RFCSET_DEPTH_MAX 9

/* All that is cited from an RFC, which is in the numbers too; what it is, only its text tells. */
struct rfcset_cites {
    uint32_t number, depth; /* depth 1: what it cites itself */
};

struct rfcset {
    VEC(uint32_t) numbers; /* ascending, each once */
    VEC(struct rfcset_cites) cites;
};

/* What words name, today; facts: for queries, NULL where nothing is known.  ERR_USAGE: they are not
 * understood, with the forms there are; ERR_NOT_FOUND: a part that names nothing.  rfcset_release
 * in any case. */
bool rfcset_read(struct rfcset *s, const struct catalog *c, const struct query_facts *facts,
                 struct str words, struct err *e) ATTR_MUST_USE;

/* The same of what is on a machine: here, ascending. */
bool rfcset_read_here(struct rfcset *s, const struct catalog *c, struct numbers here,
                      const struct query_facts *facts, struct str words,
                      struct err *e) ATTR_MUST_USE;
void rfcset_release(struct rfcset *s);

#endif
