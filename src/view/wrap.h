/* SPDX-License-Identifier: MIT
 *
 * wrap - how a line of text falls into rows of a narrower pane.  Pure.
 *
 * A line that fits is one row.  Else rows break after the last blank that leaves them more than
 * half full, or within a word where there is none; continuation rows are indented as the line is.
 */
#ifndef VIEW_WRAP_H
#define VIEW_WRAP_H

#include "base/platform.h"
#include "base/str.h"

struct wrap_row {
    size_t start, end; /* bytes of the line shown in this row */
    int indent;        /* columns before them */
};

/* The row that begins at byte `start` of line (0: the first); .end == line.n in the last. width
 * >= 1. */
struct wrap_row wrap_next(struct str line, size_t start, int width);

/* Goes on to the next row; false: that was the last, and *row stays. */
bool wrap_step(struct str line, int width, struct wrap_row *row);

/* Rows the line takes, at least 1. */
uint32_t wrap_count(struct str line, int width);

/* Row `index` of the line, the last one if there are fewer. */
struct wrap_row wrap_row_at(struct str line, int width, uint32_t index);

/* The index of the row that shows byte `at`, or the blanks before the row after it. */
uint32_t wrap_row_of(struct str line, int width, size_t at);

#endif
