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
    LAYOUT_BESIDE,    /* list left, reader right */
};

/* What the reader wants of them; where the screen has no room for it, one pane is shown. */
enum layout_choice {
    LAYOUT_AUTO, /* beside where the text has its columns, else stacked where it is tall */
    LAYOUT_WANT_BESIDE,
    LAYOUT_WANT_STACKED,
    LAYOUT_WANT_ONE,
    LAYOUT_CHOICES,
};

struct layout_wish {
    bool zoomed;       /* the focused pane is to have the screen alone */
    bool reader_open;  /* there is something to read */
    bool reader_focus; /* else the list has it */
    enum layout_choice choice;
    int text_columns; /* that a text is to have; 0: 72 */
    /* Of the list beside a text and above it; 0: as is best.  Cut to what leaves the list 10
     * columns or a row, and the text 20 columns or 3 rows. */
    int columns, rows;
};

struct layout {
    enum layout_kind kind;
    struct rect list, reader; /* w == 0: not shown */
    struct rect rule;    /* between them, with a blank column where that is better; w == 0: none */
    struct rect status;  /* one row; h == 0 where the screen has no room for it */
    struct rect message; /* one row at the bottom: prompts, messages, hints */
};

struct layout layout_compute(int w, int h, struct layout_wish wish);

#endif
