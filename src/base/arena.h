/* SPDX-License-Identifier: MIT
 *
 * arena - many allocations, one lifetime.  Nothing is freed singly; arena_release frees all.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/platform.h"
#include "base/str.h"

struct arena_chunk;

/* All zero is a valid, empty arena. */
struct arena {
    struct arena_chunk *newest;
};

/* Zeroed memory, aligned for any object. */
ATTR_MALLOC void *arena_alloc(struct arena *a, size_t size);

#define ARENA_NEW(a, type)      ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_alloc_array((a), (n), sizeof(type)))

ATTR_MALLOC void *arena_alloc_array(struct arena *a, size_t count, size_t size);

/* Copies; a NUL follows the copy, so .p is also a C string. */
struct str arena_str(struct arena *a, struct str s);

/* Bytes held from the system. */
size_t arena_size(const struct arena *a);

void arena_release(struct arena *a);

#endif
