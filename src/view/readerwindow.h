/* SPDX-License-Identifier: MIT
 *
 * readerwindow - which part of a document the reader's window shows, in rows: moving it, and what
 * is in it.  Positions are (line, row) of view/textrows.h.
 */
#ifndef VIEW_READERWINDOW_H
#define VIEW_READERWINDOW_H

#include "base/platform.h"
#include "view/readerdraw.h"

/* Nothing to show; the other functions need something, unless they say else. */
bool readerwindow_is_empty(const struct readerdraw *s);

/* Rows that begin in a line. */
uint32_t readerwindow_rows_of(const struct readerdraw *s, uint32_t line);

/* Scrolls by rows; downward never past the end, though a jump may have put the top behind that.
 * Nothing where there is nothing. */
void readerwindow_scroll(struct readerdraw *s, long by);

/* Puts a line at the top, the last one where there are fewer.  Nothing where there is nothing. */
void readerwindow_go(struct readerdraw *s, uint32_t line);

/* Puts a row at the top, the last one before it where there is none such.  Nothing where there is
 * nothing. */
void readerwindow_place(struct readerdraw *s, uint32_t line, uint32_t row);

/* The first byte in the window, and the row that shows a byte at the top: what is read stays where
 * it is when the rows become others.  Nothing where there is nothing. */
uint32_t readerwindow_first_byte(const struct readerdraw *s);
void readerwindow_go_byte(struct readerdraw *s, uint32_t offset);

/* Line `number`, from 1, at the top; never further than the last page. */
void readerwindow_go_number(struct readerdraw *s, long number);

/* The last page.  Nothing where there is nothing. */
void readerwindow_go_end(struct readerdraw *s);

/* The first line that is not in the window any more. */
uint32_t readerwindow_bottom_line(const struct readerdraw *s);

/* The first line in the window that is not blank. */
uint32_t readerwindow_first_text_line(const struct readerdraw *s);

/* The window shows the bytes [top_offset, bottom_offset). */
uint32_t readerwindow_top_offset(const struct readerdraw *s);
uint32_t readerwindow_bottom_offset(const struct readerdraw *s);
bool readerwindow_is_visible(const struct readerdraw *s, uint32_t offset);

/* The row of the window in which a visible offset is shown. */
int readerwindow_row_of(const struct readerdraw *s, uint32_t offset);

/* The byte shown at a column and row of the window; false: none is, but margin or what is behind a
 * line's end. */
bool readerwindow_offset_at(const struct readerdraw *s, int x, int y, uint32_t *offset);

/* The cell in which a visible offset is shown; where a line is scrolled to the side, the nearest
 * one. */
void readerwindow_cell_of(const struct readerdraw *s, uint32_t offset, int *x, int *y);

/* Brings an offset into the window: not at all if it is there, else a third down from the top. */
void readerwindow_reveal(struct readerdraw *s, uint32_t offset);

#endif
