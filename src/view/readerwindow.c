/* SPDX-License-Identifier: MIT
 *
 * Window arithmetic.  A line that may be the whole text is measured once, not once a row.
 */
#include "base/platform.h"

#include "view/readerwindow.h"

uint32_t readerwindow_rows_of(const struct readerdraw *s, uint32_t line)
{
    struct textrows rows = readerdraw_rows(s);
    return textrows_count(&rows, line);
}

/* The next line in which a row begins, and how many; false: there is none. */
static bool next_line(const struct readerdraw *s, uint32_t *line, uint32_t *rows)
{
    for (uint32_t i = *line + 1; i < s->document->line_count; i++)
        if ((*rows = readerwindow_rows_of(s, i)) > 0) {
            *line = i;
            return true;
        }
    return false;
}

static bool line_before(const struct readerdraw *s, uint32_t *line, uint32_t *rows)
{
    for (uint32_t i = *line; i > 0; i--)
        if ((*rows = readerwindow_rows_of(s, i - 1)) > 0) {
            *line = i - 1;
            return true;
        }
    return false;
}

/* Moves a position by rows; stops at the first row and at the last. */
static void move_rows(const struct readerdraw *s, uint32_t *line, uint32_t *row, long by)
{
    uint32_t rows = by > 0 ? readerwindow_rows_of(s, *line)
                           : 0; /* counted once: a line may be the whole text */
    for (; by > 0; by--) {
        if (*row + 1 < rows)
            ++*row;
        else if (next_line(s, line, &rows))
            *row = 0;
        else
            return;
    }
    for (; by < 0; by++) {
        if (*row > 0)
            --*row;
        else if (line_before(s, line, &rows))
            *row = rows - 1;
        else
            return;
    }
}

/* The top that shows the end of the text in the last row. */
static void last_top(const struct readerdraw *s, uint32_t *line, uint32_t *row)
{
    uint32_t rows = 0;
    *line = s->document->line_count;
    (void)line_before(s, line, &rows); /* there is one: a row begins in the first line */
    *row = rows - 1;
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
    struct textrows rows = readerdraw_rows(s);
    struct textrow at = textrows_of_line(&rows, line < last ? line : last);
    s->top_line = at.line;
    s->top_row = at.row;
}

void readerwindow_place(struct readerdraw *s, uint32_t line, uint32_t row)
{
    if (readerwindow_is_empty(s))
        return;
    uint32_t last = s->document->line_count - 1;
    struct textrows rows = readerdraw_rows(s);
    struct textrow at = textrows_at(&rows, line < last ? line : last, row);
    s->top_line = at.line;
    s->top_row = at.row;
}

uint32_t readerwindow_first_byte(const struct readerdraw *s)
{
    if (readerwindow_is_empty(s) || s->top_line >= s->document->line_count)
        return 0;
    struct textrows rows = readerdraw_rows(s);
    struct textrow top = textrows_at(&rows, s->top_line, s->top_row);
    return top.n > 0 ? top.piece[0].start : top.start;
}

void readerwindow_go_byte(struct readerdraw *s, uint32_t offset)
{
    if (readerwindow_is_empty(s))
        return;
    uint32_t last = (uint32_t)s->document->text.n - 1;
    struct textrows rows = readerdraw_rows(s);
    struct textrow at = textrows_of(&rows, offset < last ? offset : last);
    s->top_line = at.line;
    s->top_row = at.row;
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

static struct textrow bottom_row(const struct readerdraw *s)
{
    uint32_t line = s->top_line, row = s->top_row;
    struct textrows rows = readerdraw_rows(s);
    move_rows(s, &line, &row, s->h - 1);
    return textrows_at(&rows, line, row);
}

uint32_t readerwindow_bottom_line(const struct readerdraw *s)
{
    return document_line_at(s->document, bottom_row(s).end - 1) + 1;
}

uint32_t readerwindow_top_offset(const struct readerdraw *s)
{
    struct textrows rows = readerdraw_rows(s);
    return textrows_at(&rows, s->top_line, s->top_row).start;
}

uint32_t readerwindow_bottom_offset(const struct readerdraw *s)
{
    return bottom_row(s).end;
}

bool readerwindow_is_visible(const struct readerdraw *s, uint32_t offset)
{
    return offset >= readerwindow_top_offset(s) && offset < readerwindow_bottom_offset(s);
}

int readerwindow_row_of(const struct readerdraw *s, uint32_t offset)
{
    struct textrows all = readerdraw_rows(s);
    struct textrow of = textrows_of(&all, offset);
    uint32_t at = s->top_line, at_row = s->top_row;
    int rows = 0;
    while (rows < s->h && is_after(of.line, of.row, at, at_row)) {
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
    struct textrows rows = readerdraw_rows(s);
    struct textrow shown = textrows_at(&rows, line, row);
    return x >= s->margin && x < s->margin + s->text_w &&
           textrows_byte(s->document, &shown, x - s->margin + s->left, offset);
}

void readerwindow_cell_of(const struct readerdraw *s, uint32_t offset, int *x, int *y)
{
    struct textrows rows = readerdraw_rows(s);
    struct textrow row = textrows_of(&rows, offset);
    int column = 0;
    (void)textrows_column(s->document, &row, offset, &column); /* a blank that is not shown: 0 */
    column += s->margin - s->left;
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
    struct textrows rows = readerdraw_rows(s);
    struct textrow of = textrows_of(&rows, offset);
    uint32_t line = of.line, row = of.row, end_line, end_row;
    move_rows(s, &line, &row, -(long)(s->h / 3));
    last_top(s, &end_line, &end_row);
    bool past = is_after(line, row, end_line, end_row);
    s->top_line = past ? end_line : line;
    s->top_row = past ? end_row : row;
}
