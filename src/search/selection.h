/* SPDX-License-Identifier: MIT
 *
 * selection - which records of the catalogue a query (search/query.h) selects.  Pure; any thread.
 */
#ifndef SEARCH_SELECTION_H
#define SEARCH_SELECTION_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"
#include "rfc/catalog.h"
#include "search/query.h"

/* Writes the indexes of the selected records, ascending, into out (room for catalog_count), and
 * their number into *n.  False and *e, a sentence: a part of the line is not understood, or asks
 * for what the catalogue in use or the caller (facts NULL) does not know; what is selected then is
 * what the rest selects.  Fast enough for every key typed. */
bool selection_find(const struct catalog *c, struct str line, const struct query_facts *facts,
                    uint32_t *out, size_t *n, struct err *e) ATTR_MUST_USE;

#endif
