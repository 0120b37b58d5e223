/* SPDX-License-Identifier: MIT
 *
 * Two kinds of rows behind one face.  Rows of a paragraph are found from its beginning: it is short
 * (view/refill.c).
 */
#include "base/platform.h"

#include "view/textrows.h"

#include "base/utf8.h"
#include "view/refill.h"
#include "view/wrap.h"

static bool is_refilled(const struct textrows *t, uint32_t line, struct refill *f)
{
    const struct block *b = t->refill ? document_block_at(t->document, line) : NULL;
    return b != NULL && refill_begin(f, t->document, b, t->width);
}

/* ---------------------------------------------------------------- rows of a line */

/* .end is where the next row begins: a copy is asked for it. */
static void set_wrapped(const struct textrows *t, struct textrow *row, struct wrap_row w)
{
    uint32_t start = t->document->line_start[row->line];
    struct wrap_row next = w;
    struct str line = document_line(t->document, row->line);
    bool more = wrap_step(line, t->width, &next);
    row->start = start + (uint32_t)w.start;
    row->end = more ? start + (uint32_t)next.start : t->document->line_start[row->line + 1];
    row->bar = -1;
    row->n = 1;
    row->piece[0] = (struct textpiece){row->start, start + (uint32_t)w.end, w.indent, 0};
}

/* ---------------------------------------------------------------- rows of a paragraph */

/* The next row, with its position. */
static bool refilled_step(const struct refill *f, struct textrow *row)
{
    if (!refill_step(f, row))
        return false;
    uint32_t line = document_line_at(f->document, row->start);
    row->row = line == row->line ? row->row + 1 : 0;
    row->line = line;
    return true;
}

static struct textrow refilled_first(const struct refill *f)
{
    struct textrow row = {.line = f->block->first};
    refill_first(f, &row);
    return row;
}

/* The last row that begins at or before an offset. */
static struct textrow refilled_of(const struct refill *f, uint32_t offset)
{
    struct textrow row = refilled_first(f);
    while (row.end <= offset && refilled_step(f, &row))
        continue;
    return row;
}

/* ---------------------------------------------------------------- both */

uint32_t textrows_count(const struct textrows *t, uint32_t line)
{
    struct refill f;
    if (!is_refilled(t, line, &f))
        return wrap_count(document_line(t->document, line), t->width);
    uint32_t count = 0;
    struct textrow row = refilled_first(&f);
    do
        count += row.line == line;
    while (row.line <= line && refilled_step(&f, &row));
    return count;
}

/* Rows of one line alone. */
static struct textrow wrapped_at(const struct textrows *t, uint32_t line, uint32_t row)
{
    struct str text = document_line(t->document, line);
    struct textrow at = {.line = line};
    struct wrap_row w = wrap_next(text, 0, t->width);
    while (at.row < row && wrap_step(text, t->width, &w))
        at.row++;
    set_wrapped(t, &at, w);
    return at;
}

struct textrow textrows_at(const struct textrows *t, uint32_t line, uint32_t row)
{
    struct refill f;
    if (!is_refilled(t, line, &f))
        return wrapped_at(t, line, row);
    struct textrow at = refilled_first(&f), next = at;
    while (refilled_step(&f, &next) && (next.line < line || (next.line == line && next.row <= row)))
        at = next;
    return at;
}

struct textrow textrows_of(const struct textrows *t, uint32_t offset)
{
    struct refill f;
    uint32_t line = document_line_at(t->document, offset);
    if (is_refilled(t, line, &f))
        return refilled_of(&f, offset);
    return wrapped_at(t, line,
                      wrap_row_of(document_line(t->document, line), t->width,
                                  offset - t->document->line_start[line]));
}

struct textrow textrows_of_line(const struct textrows *t, uint32_t line)
{
    struct refill f;
    if (!is_refilled(t, line, &f))
        return wrapped_at(t, line, 0);
    size_t words = prose_words(document_line(t->document, line), f.block);
    return refilled_of(&f, t->document->line_start[line] + (uint32_t)words);
}

/* Within a line of its own. */
static bool wrapped_step(const struct textrows *t, struct textrow *row)
{
    uint32_t start = t->document->line_start[row->line];
    struct wrap_row w = {row->start - start, row->piece[0].end - start, row->piece[0].x};
    if (!wrap_step(document_line(t->document, row->line), t->width, &w))
        return false;
    row->row++;
    set_wrapped(t, row, w);
    return true;
}

bool textrows_step(const struct textrows *t, struct textrow *row)
{
    struct refill f;
    bool refilled = is_refilled(t, row->line, &f);
    if (refilled ? refilled_step(&f, row) : wrapped_step(t, row))
        return true;
    uint32_t next = refilled ? f.block->end : row->line + 1;
    if (next >= t->document->line_count)
        return false;
    *row = is_refilled(t, next, &f) ? refilled_first(&f) : wrapped_at(t, next, 0);
    return true;
}

/* ---------------------------------------------------------------- within a row */

bool textrows_column(const struct document *d, const struct textrow *row, uint32_t offset, int *x)
{
    for (int i = 0; i < row->n; i++) {
        const struct textpiece *p = &row->piece[i];
        if (offset < p->start || offset >= p->end)
            continue;
        *x = p->x + utf8_columns(str_slice(d->text, p->start, offset));
        return true;
    }
    return false;
}

bool textrows_byte(const struct document *d, const struct textrow *row, int x, uint32_t *offset)
{
    for (int i = 0; i < row->n; i++) {
        const struct textpiece *p = &row->piece[i];
        struct str shown = str_slice(d->text, p->start, p->end);
        if (x < p->x || x >= p->x + utf8_columns(shown))
            continue;
        *offset = p->start + (uint32_t)utf8_clip(shown, x - p->x);
        return true;
    }
    return false;
}
