/* SPDX-License-Identifier: MIT
 *
 * flow - does the text go on over a page break, or did a blank line stand there?
 *
 * The answer is in the words on both sides, in how the lines around them are set, and in where the
 * page ended: one that stops early was full of whole blocks.
 */
#ifndef TEXT_FLOW_H
#define TEXT_FLOW_H

#include "base/platform.h"
#include "text/lines.h"

/* One break.  Neither of the two lines next to it is blank. */
struct flow {
    const struct lines *before, *after; /* may be the same */
    uint32_t last;                      /* of before: the last line before the break */
    uint32_t next;                      /* of after: the first line behind it */
    uint32_t early;                     /* lines that would have gone onto the page yet */
    uint32_t room;                      /* so many are left free inside a paragraph, too */
    bool set_off; /* more blank lines stand above next than above the first lines of pages */
};

bool flow_goes_on(const struct flow *f);

/* The words alone say so: a sentence goes on. */
bool flow_is_in_sentence(const struct flow *f);

#endif
