/* SPDX-License-Identifier: MIT
 *
 * Greedy: a word that still fits goes into the row.
 */
#include "base/platform.h"

#include "view/refill.h"

#include "base/utf8.h"

enum { LINES_MOST = 120, BYTES_MOST = 8 * 1024 };

/* ---------------------------------------------------------------- the block */

static bool is_too_wide(const struct document *d, const struct block *b, int width)
{
    for (uint32_t i = b->first; i < b->end; i++) {
        struct str line = document_line(d, i);
        if (line.n > (size_t)width && utf8_columns(line) > width)
            return true;
    }
    return false;
}

static int at_most(int n, int most)
{
    return n < most ? n : most;
}

bool refill_begin(struct refill *f, const struct document *d, const struct block *b, int width)
{
    if (!block_is_prose(b) || b->end - b->first > LINES_MOST ||
        d->line_start[b->end] - d->line_start[b->first] > BYTES_MOST || !is_too_wide(d, b, width))
        return false;
    struct str line = document_line(d, b->first);
    size_t words = prose_words(line, b), indent = 0;
    while (indent < words && line.p[indent] == ' ')
        indent++;
    int most = width / 3;
    *f = (struct refill){d, b, width, .bar = -1};
    f->lead = at_most((int)words, most);
    f->hang = at_most(b->indent, most);
    if (indent < words && f->lead >= 2) /* something stands before the words: the bar */
        f->bar = at_most((int)indent, f->lead - 2);
    return true;
}

/* ---------------------------------------------------------------- rows */

static uint32_t words_of(const struct refill *f, uint32_t line)
{
    const struct document *d = f->document;
    return d->line_start[line] + (uint32_t)prose_words(document_line(d, line), f->block);
}

/* A term that has its line for itself keeps it. */
static bool is_term(const struct refill *f, uint32_t line)
{
    const struct block *b = f->block;
    return line == b->first && b->mark > 0 &&
           words_of(f, line) + b->mark >= f->document->line_start[line + 1] - 1;
}

/* How many bytes of the rest of a line there is room for, up to a blank; in an empty row at least
 * one character, within a word if that is wider than a row. */
static size_t fitting(struct str rest, int room, bool empty)
{
    size_t n = room > 0 ? utf8_clip(rest, room) : 0, cut = n;
    if (n == rest.n)
        return n;
    while (cut > 0 && rest.p[cut] != ' ')
        cut--;
    while (cut > 0 && rest.p[cut - 1] == ' ')
        cut--;
    if (cut > 0 || !empty)
        return cut;
    if (n == 0)
        utf8_next(rest, &n);
    return n;
}

static int word_columns(const struct refill *f, uint32_t at)
{
    const struct document *d = f->document;
    uint32_t end = at;
    while (end < d->text.n && !char_is_space(d->text.p[end]))
        end++;
    return utf8_columns(str_slice(d->text, at, end));
}

/* The bytes from `at` on, from column x on. */
static void fill(const struct refill *f, struct textrow *row, uint32_t at, int x)
{
    const struct document *d = f->document;
    row->n = 0;
    row->bar = f->bar;
    for (uint32_t line = document_line_at(d, at);; line++) {
        uint32_t end = d->line_start[line + 1] - 1;
        struct str rest = str_slice(d->text, at, end);
        size_t n = fitting(rest, f->width - x, row->n == 0);
        if (n > 0)
            row->piece[row->n++] = (struct textpiece){at, at + (uint32_t)n, x, 0};
        x += utf8_columns(str_slice(rest, 0, n));
        while (n < rest.n && rest.p[n] == ' ')
            n++; /* blanks at the break are not shown */
        row->end = at + (uint32_t)n;
        if (n < rest.n)
            return;
        if (line + 1 == f->block->end) {
            row->end = d->line_start[line + 1];
            return;
        }
        at = row->end = words_of(f, line + 1);
        int gap = prose_is_glued(d->text, end, at) ? 0 : 1;
        if (is_term(f, line) || row->n == TEXTROW_PIECES ||
            word_columns(f, at) > f->width - x - gap)
            return;
        if (row->n > 0)
            row->piece[row->n - 1].gap = gap;
        x += gap;
    }
}

void refill_first(const struct refill *f, struct textrow *row)
{
    row->start = f->document->line_start[f->block->first];
    fill(f, row, words_of(f, f->block->first), f->lead);
}

bool refill_step(const struct refill *f, struct textrow *row)
{
    if (row->end >= f->document->line_start[f->block->end])
        return false;
    row->start = row->end;
    fill(f, row, row->start, f->hang);
    return true;
}
