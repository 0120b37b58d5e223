/* SPDX-License-Identifier: MIT
 *
 * layout - where the panes are, from the size of the terminal and what is being done.  Pure.
 */
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include "base/platform.h"
#include "ui/canvas.h"

enum layout_kind {
    LAYOUT_TOO_SMALL, /* below 20x4: only a message fits */
    LAYOUT_ONE,       /* the focused pane alone */
    LAYOUT_STACKED,   /* list above, reader below */
    LAYOUT_BESIDE,    /* list left, reader right, with room for 72 columns of text */
};

struct layout_wish {
    bool zoomed;       /* the focused pane is to have the screen alone */
    bool reader_open;  /* there is something to read */
    bool reader_focus; /* else the list has it */
};

struct layout {
    enum layout_kind kind;
    struct rect list, reader; /* w == 0: not shown */
    struct rect rule;         /* between them; w == 0: none */
    struct rect status;       /* one row; h == 0 where the screen has no room for it */
    struct rect message;      /* one row at the bottom: prompts, messages, hints */
};

struct layout layout_compute(int w, int h, struct layout_wish wish);

#endif
