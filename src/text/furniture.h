/* SPDX-License-Identifier: MIT
 *
 * furniture - where pages end, and which lines there are headers and footers and not the text.
 *
 * When in doubt a line is text: nothing of the text may be lost.
 */
#ifndef TEXT_FURNITURE_H
#define TEXT_FURNITURE_H

#include "base/platform.h"
#include "base/vec.h"
#include "text/lines.h"

/* Between two pages.  The lines [from, to) are blank or furniture, and all that stand between the
 * last line of the text before and the first behind. */
struct cut {
    uint32_t from, to;
    uint32_t page; /* number printed on the page that ends here; 0 unknown */
    bool roman;    /* it is a roman one */
    bool footed;   /* that page has a footer */
};

struct furniture {
    VEC(struct cut) cuts; /* ascending, not touching */
};

/* number: of the RFC, as it stands in running headers; 0 unknown. */
void furniture_find(struct furniture *f, const struct lines *l, uint32_t number);

void furniture_release(struct furniture *f);

#endif
