/* SPDX-License-Identifier: MIT
 *
 * turns - where one page of a text ends and the next begins, and the lines there that may be the
 * header or the footer of a page: each with what is known of it from its own look.
 */
#ifndef TEXT_TURNS_H
#define TEXT_TURNS_H

#include "base/platform.h"
#include "base/vec.h"
#include "text/lines.h"

enum {
    MARGIN_LINES = 4,      /* candidates on one side of a break */
    CANDIDATE_WIDTH = 160, /* bytes; no running header is longer */
};

/* How a line is known again: as a whole, by its left and by its right column. */
enum candidate_key { KEY_LINE, KEY_LEFT, KEY_RIGHT, CANDIDATE_KEYS };

struct candidate {
    uint32_t line;
    uint32_t indent, end;          /* columns; both 0 when it is longer than CANDIDATE_WIDTH */
    uint32_t number;               /* a page number in it, or 0 */
    bool numbered;                 /* it begins as a heading does */
    bool columns;                  /* it has wide gaps */
    bool strong;                   /* furniture by its form */
    uint64_t keys[CANDIDATE_KEYS]; /* 0 for none */
};

/* The lines on one side of a break, from the break outwards, up to a blank one. */
struct margin {
    struct candidate at[MARGIN_LINES];
    uint32_t n;
    bool closed; /* a blank line follows them: there are no more in their block */
    /* The only line of the next block, near and far to the right; line 0 when there is none. */
    struct candidate apart;
};

/* One break, before the line `at`. */
struct turn {
    uint32_t at;
    struct margin foot, head;
};

struct turns {
    VEC(struct turn) at;
};

/* own: number of the RFC, as it stands in running headers; 0 unknown. */
void turns_find(struct turns *t, const struct lines *l, uint32_t own);

void turns_release(struct turns *t);

#endif
