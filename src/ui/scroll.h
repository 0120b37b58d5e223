/* SPDX-License-Identifier: MIT
 *
 * scroll - which part of a screen moved up or down, so that the terminal can move it by itself.
 */
#ifndef UI_SCROLL_H
#define UI_SCROLL_H

#include "base/platform.h"
#include "ui/canvas.h"

/* Rows top to bottom (inclusive) of the columns [left, right) move up by rows (below 0: down); what
 * comes in is blank. */
struct scroll {
    int top, bottom, left, right;
    int rows;
};

/* Working memory, kept between calls. */
struct scroller {
    int size;
    struct scroller_row *rows;
    int top, bottom; /* the rows that are set to scroll already; set by the caller */
    int last;        /* how far the last move went; 0: there was none */
};

void scroller_release(struct scroller *s);

/* The move from was to now (both w * h cells) that saves most; false: none pays.  margins: a part
 * of the columns can move.  blank: the cell that comes in. */
bool scroll_find(struct scroller *s, const struct cell *was, const struct cell *now, int w, int h,
                 bool margins, struct scroll *found);

/* Does to cells what the terminal does. */
void scroll_apply(const struct scroll *move, struct cell *cells, int w, struct cell blank);

#endif
