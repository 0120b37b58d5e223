/* SPDX-License-Identifier: MIT
 *
 * canvas - a grid of cells that views draw into; knows no terminal, so a test can read it.
 *
 * Coordinates are columns and rows from 0.  Everything drawn is clipped to the rectangle given.
 * Control characters and broken UTF-8 become '?': nothing that moves a cursor gets into a cell.
 */
#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include "base/platform.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "ui/theme.h"

struct cell {
    uint32_t ch; /* a character; CELL_TAIL: the right half of the wide one before */
    uint8_t role;
    uint8_t unused; /* 0: cells are compared as bytes */
    uint16_t mark;  /* a combining character upon it, or 0 */
};

#define CELL_TAIL 0u

struct rect {
    int x, y, w, h;
};

struct canvas {
    int w, h;
    struct cell *cells; /* w * h, by rows; owned */
};

void canvas_init(struct canvas *c, int w, int h);
void canvas_resize(struct canvas *c, int w, int h); /* and clears */
void canvas_release(struct canvas *c);

struct rect canvas_rect(const struct canvas *c);

/* Blanks in a role. */
void canvas_fill(struct canvas *c, struct rect r, enum role role);

/* Draws s at (x, y) of r, y a row of r; returns the column after it (also when clipped). */
int canvas_text(struct canvas *c, struct rect r, int x, int y, struct str s, enum role role);

/* As canvas_text with room for width columns; what does not fit ends in "…". */
int canvas_text_fit(struct canvas *c, struct rect r, int x, int y, int width, struct str s,
                    enum role role);

/* Sets the role of n cells that are there already. */
void canvas_role(struct canvas *c, struct rect r, int x, int y, int n, enum role role);

/* Lines of the screen, trailing blanks removed; then with letters of roles in place of text. */
void canvas_dump_text(const struct canvas *c, struct strbuf *out);
void canvas_dump_roles(const struct canvas *c, struct strbuf *out);

#endif
