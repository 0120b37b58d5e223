/* SPDX-License-Identifier: MIT
 *
 * paint - frames: the bytes that make a terminal show a canvas, as few as can be.
 *
 * It knows what the terminal shows and where its cursor is.  Only cells that changed are sent; what
 * moved is moved by the terminal where that is shorter.  Pure: bytes go to a strbuf.
 */
#ifndef UI_PAINT_H
#define UI_PAINT_H

#include "base/platform.h"
#include "base/strbuf.h"
#include "ui/canvas.h"
#include "ui/motion.h"
#include "ui/pen.h"
#include "ui/scroll.h"

enum paint_cursor { PAINT_CURSOR_UNKNOWN, PAINT_CURSOR_OFF, PAINT_CURSOR_ON };

struct paint {
    const struct caps *caps; /* lent */
    struct pens pens;
    int w, h;
    struct cell *shown, *next; /* w * h; .role is a pen here */
    struct cell *drawn;        /* w * h: the canvas that next was made of, if known */
    bool known;                /* shown is what is there; else it is to be cleared first */
    bool ascii;                /* the terminal is not to get anything else */
    bool margins;              /* it says that a part of the columns can scroll */
    uint8_t pen;               /* the one in use */
    int top, bottom;           /* the rows that scroll; top < 0: not known */
    enum paint_cursor cursor;
    struct motion motion;
    struct scroller scroller;
};

/* colors false: none are used.  caps is lent until paint_release. */
void paint_init(struct paint *p, const struct caps *caps, const struct theme *theme, bool colors);
void paint_release(struct paint *p);

/* Other looks; all is painted again. */
void paint_set_theme(struct paint *p, const struct theme *theme, bool colors);

/* The terminal may show anything: the next frame begins by clearing it. */
void paint_forget(struct paint *p);

/* Adds the frame that shows c; the cursor at (x, y), hidden when x < 0. */
void paint_frame(struct paint *p, const struct canvas *c, int x, int y, struct strbuf *out);

/* Adds what leaves the terminal as others expect it, whatever was painted: plain, all rows scroll,
 * cursor shown.  Forgets. */
void paint_end(struct paint *p, struct strbuf *out);

#endif
