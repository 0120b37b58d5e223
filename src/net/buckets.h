/* SPDX-License-Identifier: MIT
 *
 * buckets - a hash table of things that carry their own node.
 *
 * Owns nothing but its slots.  Several things may have the same hash: the caller compares what he
 * finds.
 */
#ifndef NET_BUCKETS_H
#define NET_BUCKETS_H

#include "base/platform.h"
#include "base/str.h"

/* Part of the thing that is found. */
struct bucket {
    struct bucket *next;
    uint64_t hash;
};

/* All zero is empty. */
struct buckets {
    struct bucket **slots;
    size_t slot_count, n;
};

#define BUCKET_THING(bucket_p, type, member)                                                       \
    ((type *)(void *)((char *)(bucket_p)-offsetof(type, member)))

void buckets_add(struct buckets *b, struct bucket *node, uint64_t hash);

/* node must be in b. */
void buckets_remove(struct buckets *b, struct bucket *node);

/* The first node with that hash, and the one behind node; NULL: no more. */
struct bucket *buckets_find(const struct buckets *b, uint64_t hash);
struct bucket *buckets_again(const struct bucket *node);

void buckets_release(struct buckets *b);

/* Of bytes, continuing from seed (0 to begin with). */
uint64_t buckets_hash(uint64_t seed, struct str s);

#endif
