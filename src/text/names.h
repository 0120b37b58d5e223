/* SPDX-License-Identifier: MIT
 *
 * names - from a name to a number: section labels, reference tags, titles.  ASCII case and blanks
 * do not count.  Keys are borrowed.  All zero is empty.
 *
 * A look-up costs a bounded number of steps whatever the keys are; a key for which there is no room
 * within that bound is not taken.
 */
#ifndef TEXT_NAMES_H
#define TEXT_NAMES_H

#include "base/platform.h"
#include "base/str.h"

struct names_slot {
    struct str key; /* .p is NULL: free */
    uint32_t hash, value;
};

struct names {
    struct names_slot *slots;
    size_t size, n;
};

/* False, and nothing changes, when the name is there already. */
bool names_add(struct names *m, struct str key, uint32_t value);

bool names_find(const struct names *m, struct str key, uint32_t *value) ATTR_MUST_USE;

void names_release(struct names *m);

#endif
