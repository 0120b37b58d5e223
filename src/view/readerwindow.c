/* SPDX-License-Identifier: MIT
 *
 * Window arithmetic.  A line that may be the whole text is measured once, not once a row.
 */
#include "base/platform.h"

#include "view/readerwindow.h"

#include "base/utf8.h"
#include "view/wrap.h"

uint32_t readerwindow_rows_of(const struct readerdraw *s, uint32_t line)
{
    return wrap_count(document_line(s->document, line), s->wrap_w);
}

/* Moves a position by rows; stops at the first row and at the last. */
static void move_rows(const struct readerdraw *s, uint32_t *line, uint32_t *row, long by)
{
    uint32_t rows = by > 0 ? readerwindow_rows_of(s, *line)
                           : 0; /* counted once: a line may be the whole text */
    for (; by > 0; by--) {
        if (*row + 1 < rows)
            ++*row;
        else if (*line + 1 < s->document->line_count)
            rows = readerwindow_rows_of(s, ++*line), *row = 0;
        else
            return;
    }
    for (; by < 0; by++) {
        if (*row > 0)
            --*row;
        else if (*line > 0)
            --*line, *row = readerwindow_rows_of(s, *line) - 1;
        else
            return;
    }
}

/* The top that shows the end of the text in the last row. */
static void last_top(const struct readerdraw *s, uint32_t *line, uint32_t *row)
{
    *line = s->document->line_count - 1;
    *row = readerwindow_rows_of(s, *line) - 1;
    move_rows(s, line, row, -(long)(s->h - 1));
}

static bool is_after(uint32_t line_a, uint32_t row_a, uint32_t line_b, uint32_t row_b)
{
    return line_a > line_b || (line_a == line_b && row_a > row_b);
}

bool readerwindow_is_empty(const struct readerdraw *s)
{
    return s->document == NULL || s->document->line_count == 0;
}

void readerwindow_scroll(struct readerdraw *s, long by)
{
    uint32_t end_line, end_row, line = s->top_line, row = s->top_row;
    if (readerwindow_is_empty(s))
        return;
    move_rows(s, &line, &row, by);
    last_top(s, &end_line, &end_row);
    if (by > 0 && is_after(line, row, end_line, end_row)) {
        if (!is_after(end_line, end_row, s->top_line, s->top_row))
            return;
        line = end_line;
        row = end_row;
    }
    s->top_line = line;
    s->top_row = row;
}

void readerwindow_go(struct readerdraw *s, uint32_t line)
{
    if (readerwindow_is_empty(s))
        return;
    uint32_t last = s->document->line_count - 1;
    s->top_line = line < last ? line : last;
    s->top_row = 0;
}

void readerwindow_go_number(struct readerdraw *s, long number)
{
    uint32_t line, row;
    last_top(s, &line, &row);
    readerwindow_go(s, number > 0 ? (uint32_t)number - 1 : 0);
    if (is_after(s->top_line, s->top_row, line, row)) {
        s->top_line = line;
        s->top_row = row;
    }
}

void readerwindow_go_end(struct readerdraw *s)
{
    if (!readerwindow_is_empty(s))
        last_top(s, &s->top_line, &s->top_row);
}

uint32_t readerwindow_bottom_line(const struct readerdraw *s)
{
    uint32_t line = s->top_line, row = s->top_row;
    move_rows(s, &line, &row, s->h - 1);
    return line + 1;
}

static struct wrap_row row_at(const struct readerdraw *s, uint32_t line, uint32_t row)
{
    return wrap_row_at(document_line(s->document, line), s->wrap_w, row);
}

uint32_t readerwindow_top_offset(const struct readerdraw *s)
{
    uint32_t line = s->top_line;
    return s->document->line_start[line] + (uint32_t)row_at(s, line, s->top_row).start;
}

uint32_t readerwindow_bottom_offset(const struct readerdraw *s)
{
    uint32_t line = s->top_line, row = s->top_row;
    move_rows(s, &line, &row, s->h - 1);
    if (row + 1 == readerwindow_rows_of(s, line))
        return s->document->line_start[line + 1];
    return s->document->line_start[line] + (uint32_t)row_at(s, line, row + 1).start;
}

bool readerwindow_is_visible(const struct readerdraw *s, uint32_t offset)
{
    return offset >= readerwindow_top_offset(s) && offset < readerwindow_bottom_offset(s);
}

/* The row of its line in which an offset is shown. */
static uint32_t row_of_offset(const struct readerdraw *s, uint32_t line, uint32_t offset)
{
    return wrap_row_of(document_line(s->document, line), s->wrap_w,
                       offset - s->document->line_start[line]);
}

int readerwindow_row_of(const struct readerdraw *s, uint32_t offset)
{
    uint32_t line = document_line_at(s->document, offset), row = row_of_offset(s, line, offset);
    uint32_t at = s->top_line, at_row = s->top_row;
    int rows = 0;
    while (rows < s->h && is_after(line, row, at, at_row)) {
        move_rows(s, &at, &at_row, 1);
        rows++;
    }
    return rows;
}

bool readerwindow_offset_at(const struct readerdraw *s, int x, int y, uint32_t *offset)
{
    uint32_t line = s->top_line, row = s->top_row;
    move_rows(s, &line, &row, y > 0 ? y - 1 : 0);
    uint32_t above = line, above_row = row;
    move_rows(s, &line, &row, y > 0 ? 1 : 0);
    if (y > 0 && !is_after(line, row, above, above_row))
        return false; /* below the end of the text */
    struct str text = document_line(s->document, line);
    struct wrap_row shown = row_at(s, line, row);
    int column = x - s->margin - shown.indent + s->left;
    struct str part = str_slice(text, shown.start, shown.end);
    if (x < s->margin || x >= s->margin + s->text_w || column < 0 || column >= utf8_columns(part))
        return false;
    *offset = s->document->line_start[line] + (uint32_t)(shown.start + utf8_clip(part, column));
    return true;
}

void readerwindow_cell_of(const struct readerdraw *s, uint32_t offset, int *x, int *y)
{
    uint32_t line = document_line_at(s->document, offset);
    struct wrap_row row = row_at(s, line, row_of_offset(s, line, offset));
    size_t at = offset - s->document->line_start[line];
    struct str before = str_slice(document_line(s->document, line), row.start, at);
    int column = s->margin + row.indent + utf8_columns(before) - s->left;
    *y = readerwindow_row_of(s, offset);
    *x = column < s->margin               ? s->margin
         : column < s->margin + s->text_w ? column
                                          : s->margin + s->text_w - 1;
}

uint32_t readerwindow_first_text_line(const struct readerdraw *s)
{
    uint32_t line = s->top_line, bottom = readerwindow_bottom_line(s);
    while (line + 1 < bottom && document_line(s->document, line).n == 0)
        line++;
    return line;
}

void readerwindow_reveal(struct readerdraw *s, uint32_t offset)
{
    if (readerwindow_is_visible(s, offset))
        return;
    uint32_t line = document_line_at(s->document, offset), row = row_of_offset(s, line, offset);
    uint32_t end_line, end_row;
    move_rows(s, &line, &row, -(long)(s->h / 3));
    last_top(s, &end_line, &end_row);
    bool past = is_after(line, row, end_line, end_row);
    s->top_line = past ? end_line : line;
    s->top_row = past ? end_row : row;
}
