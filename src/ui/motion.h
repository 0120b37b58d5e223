/* SPDX-License-Identifier: MIT
 *
 * motion - where a terminal's cursor is, and the cheapest way from there to somewhere else.
 */
#ifndef UI_MOTION_H
#define UI_MOTION_H

#include "base/platform.h"
#include "base/strbuf.h"
#include "ui/canvas.h"
#include "ui/pen.h"

struct motion {
    const struct caps *caps; /* lent */
    int w, h;
    int x, y;   /* x == w: behind the last column, about to wrap; x < 0: not known */
    int bottom; /* the last row that scrolls: a line feed there moves the text */
    struct strbuf best, other;
};

void motion_init(struct motion *m, const struct caps *caps, int w, int h);
void motion_release(struct motion *m);

/* The cursor may be anywhere. */
void motion_lose(struct motion *m);

/* Adds what brings it to (x, y).  row: what row y shows, cells whose .role is a pen; where they can
 * be written again in the pen now in use, that is a way too. */
void motion_go(struct motion *m, int x, int y, const struct cell *row, const struct pens *pens,
               uint8_t pen, struct strbuf *out);

/* The cell can be written in this pen and looks as it should. */
static inline bool motion_pen_fits(const struct pens *pens, uint8_t pen, const struct cell *cell)
{
    if (pen == cell->role)
        return true;
    return pen < PEN_COUNT && cell->ch == ' ' && cell->mark == 0 && pens->blank[pen] == cell->role;
}

#endif
