/* SPDX-License-Identifier: MIT
 *
 * tally - how often each of many keys was met.
 */
#ifndef TEXT_TALLY_H
#define TEXT_TALLY_H

#include "base/platform.h"

struct tally {
    struct tally_slot *slots;
    size_t mask;
};

/* keys: the most that will be added.  Released with tally_release. */
void tally_init(struct tally *t, size_t keys);
void tally_release(struct tally *t);

/* A key of 0 is none: it is not counted.  Where too many keys fall together the last are not
 * counted either. */
void tally_add(struct tally *t, uint64_t key);
uint32_t tally_count(const struct tally *t, uint64_t key);

#endif
