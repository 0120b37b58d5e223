/* SPDX-License-Identifier: MIT
 *
 * pen - how roles look on one terminal, and the bytes that turn one look into another.
 *
 * Roles that look the same are one pen.  Pen 0 is plain: the terminal's own colours, no attribute.
 */
#ifndef UI_PEN_H
#define UI_PEN_H

#include "base/platform.h"
#include "base/strbuf.h"
#include "ui/caps.h"
#include "ui/theme.h"

enum {
    PEN_PLAIN = 0,
    PEN_COUNT = ROLE_COUNT + 1,
    PEN_UNKNOWN = PEN_COUNT, /* whatever the terminal was left with */
};

struct pen {
    int32_t fg, bg; /* COLOR_OWN where there is no colour */
    uint8_t attrs;
};

struct pens {
    const struct caps *caps;
    bool ansi; /* attributes are numbers between "ESC [" and "m" ... */
    bool ends; /* ... and can be ended one by one */
    struct pen at[PEN_COUNT];
    uint8_t of[ROLE_COUNT];   /* role → pen */
    uint8_t blank[PEN_COUNT]; /* pen → the pen of a blank in it, whose ground is all there is */
};

/* colors false: as on a terminal without any.  caps is lent while the pens are used. */
void pens_init(struct pens *p, const struct caps *caps, const struct theme *theme, bool colors);

/* Adds what changes pen from into pen to. */
void pens_switch(const struct pens *p, uint8_t from, uint8_t to, struct strbuf *out);

/* Adds what is plain after anything. */
void pens_reset(const struct pens *p, struct strbuf *out);

#endif
