/* SPDX-License-Identifier: MIT
 *
 * refill - the lines of a paragraph laid out anew for a pane that is narrower than they are.  Pure.
 *
 * Words are put into rows until a row is full, over the ends of lines; a list keeps its hanging
 * indent, an aside its bar.  Every byte that is not a blank stands in one row, in its order.
 */
#ifndef VIEW_REFILL_H
#define VIEW_REFILL_H

#include "base/platform.h"
#include "text/document.h"
#include "view/textrow.h"

struct refill {
    const struct document *document;
    const struct block *block;
    int width;
    int lead, hang; /* columns before the first row and the others */
    int bar;        /* the column of the bar; -1: none */
};

/* False: the block is none that may be laid out anew, or need not be, or is so long that it would
 * take a moment. */
bool refill_begin(struct refill *f, const struct document *d, const struct block *b, int width);

/* The first row of the block, and the one behind a row; false: that was the last.  .line and .row
 * are not touched. */
void refill_first(const struct refill *f, struct textrow *row);
bool refill_step(const struct refill *f, struct textrow *row);

#endif
