/* SPDX-License-Identifier: MIT
 *
 * Looks at one line, and for keywords at its neighbours.  Pure; any thread.
 */
#include "base/platform.h"

#include "rfc/spans.h"

#include "rfc/keywords.h"
#include "rfc/scan.h"

/* What of the text's keywords lies in the line.  Looks from the line before to the line behind, for
 * a keyword of two words may begin in the one and end in the other. */
static size_t keyword_spans(const struct document *d, uint32_t line, struct span *out, size_t max)
{
    uint32_t from = d->line_start[line], to = d->line_start[line + 1] - 1;
    uint32_t base = d->line_start[line > 0 ? line - 1 : 0];
    uint32_t behind = line + 2 <= d->line_count ? line + 2 : line + 1;
    struct str around = str_slice(d->text, base, d->line_start[behind]);
    struct keyword k;
    size_t n = 0;
    for (size_t at = 0; n < max && keywords_next(around, at, &k); at = k.end) {
        uint32_t start = base + (uint32_t)k.start, end = base + (uint32_t)k.end;
        if (start >= to)
            break;
        if (end <= from)
            continue;
        if (start < from)
            start = (uint32_t)scan_gap(d->text, from);
        out[n++] = (struct span){start, end < to ? end : to, SPAN_KEYWORD};
    }
    return n;
}

static size_t whole_line(const struct document *d, uint32_t line, enum span_kind kind,
                         struct span *out)
{
    struct str s = document_line(d, line), words = str_trim(s);
    if (words.n == 0)
        return 0;
    uint32_t start = d->line_start[line] + (uint32_t)(words.p - s.p);
    *out = (struct span){start, start + (uint32_t)words.n, kind};
    return 1;
}

/* The line, but for text that runs in behind the title. */
static size_t heading_span(const struct document *d, uint32_t line, const struct section *s,
                           struct span *out)
{
    size_t n = whole_line(d, line, SPAN_HEADING, out);
    ptrdiff_t at = str_find(document_line(d, line), s->title, 0);
    if (n == 1 && s->lines == 1 && s->title.n > 0 && at >= 0)
        out->end = d->line_start[line] + (uint32_t)((size_t)at + s->title.n);
    return n;
}

size_t spans_of_line(const struct document *d, uint32_t line, struct span *out, size_t max)
{
    if (max == 0 || line >= d->line_count)
        return 0;
    if (line >= d->title_line && line < d->title_end)
        return whole_line(d, line, SPAN_TITLE, out);
    const struct section *s = document_section_at(d, line);
    if (s != NULL && line < s->line + s->lines)
        return heading_span(d, line, s, out);
    return keyword_spans(d, line, out, max);
}
