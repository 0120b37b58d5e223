/* SPDX-License-Identifier: MIT
 *
 * pagefit - how full the pages of a text are, and so what the end of one tells of the text there.
 */
#ifndef TEXT_PAGEFIT_H
#define TEXT_PAGEFIT_H

#include "base/platform.h"
#include "text/flow.h"
#include "text/furniture.h"
#include "text/lines.h"

struct pagefit {
    uint32_t above; /* blank lines between the text of a full page and its footer */
    uint32_t below; /* and between the header and the text; 0 when the pages differ */
    uint32_t room;  /* lines that are left free where a page ends inside a paragraph */
};

void pagefit_measure(struct pagefit *p, const struct lines *l, const struct furniture *f);

/* The cut as a question to flow: l is the whole text, last the line before the cut in before, which
 * is another one or l itself.  Not for a cut at the beginning or the end of the text. */
struct flow pagefit_flow(const struct pagefit *p, const struct lines *l, const struct cut *c,
                         const struct lines *before, uint32_t last);

#endif
