/* SPDX-License-Identifier: MIT
 *
 * counted - how many characters of each class a line has; and runs of one character in it.
 */
#ifndef TEXT_COUNTED_H
#define TEXT_COUNTED_H

#include "base/platform.h"
#include "base/str.h"

enum {
    COUNTED_MOST = 255, /* bytes: no counter holds more */
    GAP = 3             /* blanks that part columns; two stand between sentences */
};

enum class { LOWER, UPPER, DIGIT, BLANK, DASH, BAR, CODE, STOP, CLASSES };

/* A line without its indentation, and how many it has of each class. */
struct counted {
    struct str s;
    uint64_t sum; /* a byte for each class */
};

/* s.n <= COUNTED_MOST */
struct counted counted_read(struct str s);

static inline uint32_t count_of(const struct counted *c, enum class class)
{
    return c->sum >> (class * 8) & 0xFF;
}

/* Can there be a gap?  Sometimes true where there are none, never false where there are. */
bool counted_may_have_gap(struct str s);

/* How many runs of at least `least` of the character there are. */
uint32_t counted_runs(struct str s, char c, size_t least);

#endif
