/* SPDX-License-Identifier: MIT
 *
 * listfacts - what is true of the reader and this machine, as the list marks it and queries ask for
 * it: what is on disk, favourites, what was read, what changed lately.
 */
#ifndef VIEW_LISTFACTS_H
#define VIEW_LISTFACTS_H

#include "base/platform.h"
#include "base/vec.h"
#include "rfc/changes.h"
#include "search/query.h"

struct listfacts_set {
    uint32_t *at;
    size_t n, size;
};

/* All zero is empty. */
struct listfacts {
    struct listfacts_set sets[QUERY_FACTS]; /* RFC numbers, ascending */
    struct listfacts_set latest;            /* those read, latest first */
    struct changes changes;                 /* recent ones */
};

void listfacts_release(struct listfacts *f);

/* Copies, in place of what was there; any order, but read: latest first. */
void listfacts_set(struct listfacts *f, enum query_is is, struct numbers numbers);

/* One more; read: now. */
void listfacts_add(struct listfacts *f, enum query_is is, uint32_t number);

/* All that is kept of what changed; only the recent is news. */
void listfacts_set_changes(struct listfacts *f, const struct changes *changes);

bool listfacts_is(const struct listfacts *f, enum query_is is, uint32_t number);

/* Lends. */
struct query_facts listfacts_query(const struct listfacts *f);

/* Adds what happened to an RFC: "obsoleted by 9700; got errata". */
void listfacts_describe(const struct listfacts *f, uint32_t number, struct strbuf *out);

#endif
