/* SPDX-License-Identifier: MIT
 *
 * A bump allocator over a list of growing chunks.  Single-threaded; may move between threads whole.
 */
#include "base/platform.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/xmalloc.h"

enum { ARENA_FIRST = 4096, ARENA_LARGEST = 1 << 20, ARENA_ALIGN = 16 };

struct arena_chunk {
    struct arena_chunk *older;
    size_t used, size;
    _Alignas(ARENA_ALIGN) unsigned char bytes[];
};

static struct arena_chunk *arena_grow(struct arena *a, size_t need)
{
    size_t size = a->newest != NULL ? a->newest->size * 2 : ARENA_FIRST;
    if (size > ARENA_LARGEST)
        size = ARENA_LARGEST;
    if (size < need)
        size = need;
    struct arena_chunk *chunk = xcalloc(1, sizeof *chunk + size);
    chunk->size = size;
    chunk->older = a->newest;
    a->newest = chunk;
    return chunk;
}

void *arena_alloc(struct arena *a, size_t size)
{
    if (size > SIZE_MAX - 2 * sizeof(struct arena_chunk) - ARENA_ALIGN)
        BUG("arena: %zu bytes asked for", size);
    size = (size + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1);
    struct arena_chunk *chunk = a->newest;
    if (chunk == NULL || chunk->size - chunk->used < size)
        chunk = arena_grow(a, size);
    void *p = chunk->bytes + chunk->used;
    chunk->used += size;
    return p;
}

void *arena_alloc_array(struct arena *a, size_t count, size_t size)
{
    size_t total;
    if (__builtin_mul_overflow(count, size, &total))
        BUG("arena: %zu elements of %zu bytes asked for", count, size);
    return arena_alloc(a, total);
}

struct str arena_str(struct arena *a, struct str s)
{
    char *copy = arena_alloc(a, s.n + 1);
    if (s.n > 0)
        memcpy(copy, s.p, s.n);
    return (struct str){copy, s.n};
}

size_t arena_size(const struct arena *a)
{
    size_t total = 0;
    for (const struct arena_chunk *c = a->newest; c != NULL; c = c->older)
        total += sizeof *c + c->size;
    return total;
}

void arena_release(struct arena *a)
{
    while (a->newest != NULL) {
        struct arena_chunk *older = a->newest->older;
        free(a->newest);
        a->newest = older;
    }
}
