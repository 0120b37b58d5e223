/* SPDX-License-Identifier: MIT
 *
 * pages - takes the page breaks out of the lines, and remembers where the pages began.
 *
 * What went on over a break goes on without a gap; else one blank line is left.  Blank lines before
 * the first and after the last line of the text go too.
 */
#ifndef TEXT_PAGES_H
#define TEXT_PAGES_H

#include "base/platform.h"
#include "base/vec.h"
#include "text/lines.h"

struct pages {
    VEC(uint32_t) line; /* line[p]: first line of page p + 1, as the pages' own numbers say */
};

/* Changes l in place.  number: of the RFC; 0 unknown. */
void pages_join(struct pages *p, struct lines *l, uint32_t number);

void pages_release(struct pages *p);

#endif
