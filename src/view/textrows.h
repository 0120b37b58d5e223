/* SPDX-License-Identifier: MIT
 *
 * textrows - a document as rows of a pane.  Pure.
 *
 * A row is where it begins: (line, which of the rows that begin in that line).  A line wider than
 * the pane has several rows (view/wrap.h); where paragraphs are laid out anew (view/refill.h), a
 * line has as many as begin in it, perhaps none.
 */
#ifndef VIEW_TEXTROWS_H
#define VIEW_TEXTROWS_H

#include "base/platform.h"
#include "text/document.h"
#include "view/textrow.h"

struct textrows {
    const struct document *document; /* that has lines */
    int width;
    bool refill; /* paragraphs wider than the pane are laid out anew */
};

/* Rows that begin in a line. */
uint32_t textrows_count(const struct textrows *t, uint32_t line);

/* A row by its position; where there is none, the last one before. */
struct textrow textrows_at(const struct textrows *t, uint32_t line, uint32_t row);

/* The row that shows a byte, or the blanks before the next row. */
struct textrow textrows_of(const struct textrows *t, uint32_t offset);

/* The row that shows the beginning of a line; for one that begins in the midst of a row, that. */
struct textrow textrows_of_line(const struct textrows *t, uint32_t line);

/* The column at which a row shows a byte, and the byte that it shows at a column; false: it does
 * not, or there is none. */
bool textrows_column(const struct document *d, const struct textrow *row, uint32_t offset, int *x);
bool textrows_byte(const struct document *d, const struct textrow *row, int x, uint32_t *offset);

/* Goes on to the next row; false: that was the last of the text. */
bool textrows_step(const struct textrows *t, struct textrow *row);

#endif
