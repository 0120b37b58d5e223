/* SPDX-License-Identifier: MIT
 *
 * relate - loose statements ("9110 obsoletes 7231", "7231 is obsoleted by 9110", "STD 97 holds
 * 9110") → the closed lists of the records: both directions of a relation agree, membership of a
 * series is known from either side, each list is ascending and holds nothing twice.
 */
#ifndef RFC_RELATE_H
#define RFC_RELATE_H

#include "base/platform.h"
#include "base/arena.h"
#include "base/vec.h"
#include "rfc/catalogimage.h"

struct relate_pair {
    uint32_t kind; /* enum rfc_relation, or enum ref_kind of a series */
    uint32_t from, to;
};

/* All zero is empty. */
struct relate {
    VEC(struct relate_pair) relations; /* from: an RFC */
    VEC(struct relate_pair) members;   /* from: the series' number */
};

void relate_add(struct relate *r, uint32_t rfc, enum rfc_relation relation, uint32_t other);
void relate_add_member(struct relate *r, enum ref_kind series, uint32_t number, uint32_t rfc);

/* Sorts entries by number, sets their relations and also, and makes set of all (but its date).
 * Lists are of the arena; entries are lent to set.  Statements about a number that is not among the
 * issued entries say nothing of it, but stay on the other side. */
void relate_close(struct relate *r, struct entry *entries, size_t n, struct arena *a,
                  struct catalogimage_source *set);

void relate_release(struct relate *r);

#endif
