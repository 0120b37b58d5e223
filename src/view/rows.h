/* SPDX-License-Identifier: MIT
 *
 * rows - what a list pane shows, made by who knows: the sections of a document, its references,
 * what was found in it.
 */
#ifndef VIEW_ROWS_H
#define VIEW_ROWS_H

#include "base/platform.h"
#include "base/arena.h"
#include "base/vec.h"
#include "ui/theme.h"

struct row {
    uint64_t key;      /* what it stands for: rows made anew keep the cursor by it */
    struct str target; /* canonical, of what it leads to; empty: its key says that */
    struct str head;   /* before the text, in a column of its own, all as wide as the widest */
    struct str text;   /* what is found when the pane is narrowed, with head and aside */
    struct str aside;  /* at the right edge */
    enum role role;    /* of the text */
    uint8_t indent;    /* of head and text, in columns */
    uint32_t mark, mark_end; /* bytes of text that stand out; equal: none */
};

/* All zero is empty. */
struct rows {
    struct arena arena; /* of the strings */
    VEC(struct row) list;
};

/* Adds a row; its strings are copied. */
void rows_add(struct rows *rows, const struct row *row);

void rows_release(struct rows *rows);

#endif
