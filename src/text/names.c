/* SPDX-License-Identifier: MIT
 *
 * Open addressing with bounded probing.  Owned by the caller; any thread.
 */
#include "base/platform.h"

#include "text/names.h"

#include <stdlib.h>

#include "base/xmalloc.h"

enum { PROBES = 64, FIRST_SIZE = 64 };

static uint32_t name_hash(struct str key)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < key.n; i++)
        if (key.p[i] != ' ' && key.p[i] != '\n')
            hash = (hash ^ (unsigned char)char_lower(key.p[i])) * 16777619u;
    return hash ^ hash >> 15;
}

static bool is_gap(char c)
{
    return c == ' ' || c == '\n';
}

static bool same_name(struct str a, struct str b)
{
    size_t i = 0, k = 0;
    for (;;) {
        while (i < a.n && is_gap(a.p[i]))
            i++;
        while (k < b.n && is_gap(b.p[k]))
            k++;
        if (i == a.n || k == b.n)
            return i == a.n && k == b.n;
        if (char_lower(a.p[i++]) != char_lower(b.p[k++]))
            return false;
    }
}

/* The slot with the key or, where it is not, the free one for it; NULL: neither within the bound.
 */
static struct names_slot *names_slot(const struct names *m, struct str key, uint32_t hash)
{
    for (size_t i = 0; i < PROBES; i++) {
        struct names_slot *slot = &m->slots[(hash + i) & (m->size - 1)];
        if (slot->key.p == NULL || (slot->hash == hash && same_name(slot->key, key)))
            return slot;
    }
    return NULL;
}

static void names_grow(struct names *m)
{
    struct names old = *m;
    m->size = old.size != 0 ? old.size * 4 : FIRST_SIZE;
    m->slots = xcalloc(m->size, sizeof *m->slots);
    for (size_t i = 0; i < old.size; i++) {
        const struct names_slot *from = &old.slots[i];
        struct names_slot *to = from->key.p != NULL ? names_slot(m, from->key, from->hash) : NULL;
        if (to != NULL)
            *to = *from;
    }
    free(old.slots);
}

bool names_add(struct names *m, struct str key, uint32_t value)
{
    if (key.p == NULL)
        return false;
    if (m->n * 2 >= m->size)
        names_grow(m);
    uint32_t hash = name_hash(key);
    struct names_slot *slot = names_slot(m, key, hash);
    if (slot == NULL || slot->key.p != NULL)
        return false;
    *slot = (struct names_slot){key, hash, value};
    m->n++;
    return true;
}

bool names_find(const struct names *m, struct str key, uint32_t *value)
{
    const struct names_slot *slot = m->n > 0 ? names_slot(m, key, name_hash(key)) : NULL;
    if (slot == NULL || slot->key.p == NULL)
        return false;
    *value = slot->value;
    return true;
}

void names_release(struct names *m)
{
    free(m->slots);
    *m = (struct names){0};
}
