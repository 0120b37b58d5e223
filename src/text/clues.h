/* SPDX-License-Identifier: MIT
 *
 * clues - small pieces of text that say what a line is: which sign each one is, found all at once.
 */
#ifndef TEXT_CLUES_H
#define TEXT_CLUES_H

#include "base/platform.h"
#include "base/str.h"

/* Which clues begin with a byte, a bit each. */
struct clues {
    uint64_t inside[256], leading[256];
};

void clues_init(struct clues *c);

/* A bit (text/sign.h) for the sign of each clue that s begins with, or has anywhere. */
uint32_t clues_leading(const struct clues *c, struct str s);
uint32_t clues_inside(const struct clues *c, struct str s);

#endif
