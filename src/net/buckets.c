/* SPDX-License-Identifier: MIT
 *
 * Chained slots, a power of two of them, doubled when there is more than one node a slot.
 */
#include "base/platform.h"

#include "net/buckets.h"

#include <stdlib.h>

#include "base/bug.h"
#include "base/xmalloc.h"

#define BUCKETS_FEWEST 64

/* Our ids are counted up: without mixing, that is fine as it is; and strings come well mixed. */
static struct bucket **buckets_slot(const struct buckets *b, uint64_t hash)
{
    return &b->slots[hash & (b->slot_count - 1)];
}

static void buckets_put(struct buckets *b, struct bucket *node)
{
    struct bucket **slot = buckets_slot(b, node->hash);
    node->next = *slot;
    *slot = node;
}

static void buckets_grow(struct buckets *b)
{
    struct buckets old = *b;
    b->slot_count = old.slot_count > 0 ? old.slot_count * 2 : BUCKETS_FEWEST;
    b->slots = xcalloc(b->slot_count, sizeof(struct bucket *));
    for (size_t i = 0; i < old.slot_count; i++) {
        for (struct bucket *node = old.slots[i], *next; node != NULL; node = next) {
            next = node->next;
            buckets_put(b, node);
        }
    }
    free(old.slots);
}

void buckets_add(struct buckets *b, struct bucket *node, uint64_t hash)
{
    if (b->n >= b->slot_count)
        buckets_grow(b);
    node->hash = hash;
    buckets_put(b, node);
    b->n++;
}

void buckets_remove(struct buckets *b, struct bucket *node)
{
    struct bucket **at = b->slot_count > 0 ? buckets_slot(b, node->hash) : NULL;
    while (at != NULL && *at != node)
        at = *at != NULL ? &(*at)->next : NULL;
    if (at == NULL)
        BUG("a bucket that is not in the table");
    *at = node->next;
    b->n--;
}

static struct bucket *buckets_with(struct bucket *node, uint64_t hash)
{
    while (node != NULL && node->hash != hash)
        node = node->next;
    return node;
}

struct bucket *buckets_find(const struct buckets *b, uint64_t hash)
{
    return b->slot_count > 0 ? buckets_with(*buckets_slot(b, hash), hash) : NULL;
}

struct bucket *buckets_again(const struct bucket *node)
{
    return buckets_with(node->next, node->hash);
}

void buckets_release(struct buckets *b)
{
    free(b->slots);
    *b = (struct buckets){0};
}

uint64_t buckets_hash(uint64_t seed, struct str s)
{
    uint64_t hash = seed ^ UINT64_C(0xCBF29CE484222325); /* FNV-1a */
    for (size_t i = 0; i < s.n; i++)
        hash = (hash ^ (unsigned char)s.p[i]) * UINT64_C(0x100000001B3);
    return hash ^ hash >> 32;
}
