/* SPDX-License-Identifier: MIT
 *
 * memos - a set of memos, one of each kind and name: the latest.  All zero is empty.
 */
#ifndef STORE_MEMOS_H
#define STORE_MEMOS_H

#include "base/platform.h"
#include "store/memo.h"

struct memos {
    struct memo **at; /* by memo_order; each owned */
    size_t n, size;
};

/* Copies it, unless one put before is later; true: it was taken. */
bool memos_put(struct memos *s, const struct memo *m);

/* Lends it until the next put; NULL where there is none.  It may be one that is gone. */
const struct memo *memos_find(const struct memos *s, enum memo_kind kind, struct str name);

/* The index of the first of a kind, n where there is none from there on. */
size_t memos_first(const struct memos *s, enum memo_kind kind);

/* Drops the earliest of a kind, gone or not, where there are more than are kept. */
void memos_prune(struct memos *s, enum memo_kind kind);

void memos_release(struct memos *s);

#endif
