/* SPDX-License-Identifier: MIT
 *
 * Open addressing with bounded probes, so that no text can make it slow.  Owned by the caller.
 */
#include "base/platform.h"

#include "text/tally.h"

#include <stdlib.h>

#include "base/xmalloc.h"

enum { PROBES = 32 };

struct tally_slot {
    uint64_t key;
    uint32_t count;
};

void tally_init(struct tally *t, size_t keys)
{
    size_t size = 64;
    while (size < keys * 2)
        size *= 2;
    t->slots = xcalloc(size, sizeof *t->slots);
    t->mask = size - 1;
}

void tally_release(struct tally *t)
{
    free(t->slots);
    *t = (struct tally){0};
}

/* Where the key is or may be put; NULL when there is no room near. */
static struct tally_slot *tally_slot(const struct tally *t, uint64_t key)
{
    for (size_t i = 0; i < PROBES && key != 0; i++) {
        struct tally_slot *slot = &t->slots[(key + i) & t->mask];
        if (slot->key == key || slot->key == 0)
            return slot;
    }
    return NULL;
}

void tally_add(struct tally *t, uint64_t key)
{
    struct tally_slot *slot = tally_slot(t, key);
    if (slot != NULL) {
        slot->key = key;
        slot->count++;
    }
}

uint32_t tally_count(const struct tally *t, uint64_t key)
{
    const struct tally_slot *slot = tally_slot(t, key);
    return slot != NULL ? slot->count : 0;
}
