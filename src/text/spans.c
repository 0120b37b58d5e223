/* SPDX-License-Identifier: MIT
 *
 * Looks at one line at a time; only keywords, and comments, ask for its neighbours.
 * A table says who reads the lines of each kind of block.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/spans.h"

#include "text/keywords.h"
#include "text/listmark.h"
#include "text/scan.h"
#include "text/tokens.h"

enum { TERM_MOST = 48, COMMENT_LINES = 64, KEYWORD_WORD = 16 /* longer than any word of one */ };

/* Where the last two words of the line before begin: in "MUST NOT" and then "RECOMMENDED" it is the
 * first that tells whose the second is. */
static uint32_t two_words_before(const struct document *d, uint32_t line)
{
    uint32_t at = d->line_start[line], least = d->line_start[line > 0 ? line - 1 : 0];
    for (int words = 0; words < 2; words++) {
        while (at > least && char_is_space(d->text.p[at - 1]))
            at--;
        while (at > least && !char_is_space(d->text.p[at - 1]))
            at--;
    }
    return at;
}

/* Behind the first word of the next line, as far as that can be part of a keyword. */
static uint32_t word_behind(const struct document *d, uint32_t line)
{
    uint32_t most = d->line_start[line + 2 <= d->line_count ? line + 2 : line + 1];
    size_t end = scan_gap(d->text, d->line_start[line + 1] - 1) + KEYWORD_WORD;
    return end < most ? (uint32_t)end : most;
}

/* What of the text's keywords lies in the line behind its byte `from`.  A keyword of two words may
 * begin in the line before, or end in the one behind. */
static size_t keyword_spans(const struct document *d, uint32_t line, size_t from, struct span *out,
                            size_t max)
{
    uint32_t first = d->line_start[line] + (uint32_t)from, last = d->line_start[line + 1] - 1;
    uint32_t base = two_words_before(d, line);
    struct str around = str_slice(d->text, base, word_behind(d, line));
    struct keyword k;
    size_t n = 0;
    for (size_t at = 0; n < max && keywords_next(around, at, &k); at = k.end) {
        uint32_t start = base + (uint32_t)k.start, end = base + (uint32_t)k.end;
        if (start >= last)
            break;
        if (end <= first)
            continue;
        if (start < first)
            start = (uint32_t)scan_gap(d->text, first);
        if (start >= last)
            break;
        out[n++] = (struct span){start, end < last ? end : last, SPAN_KEYWORD};
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

/* ---------------------------------------------------------------- kinds of blocks */

/* Writes the spans of a line that belongs to block b. */
typedef size_t spans_fn(const struct document *d, const struct block *b, uint32_t line,
                        struct span *out, size_t max);

static size_t prose_spans(const struct document *d, const struct block *b, uint32_t line,
                          struct span *out, size_t max)
{
    (void)b;
    return keyword_spans(d, line, 0, out, max);
}

/* The words that the first line begins with; n is the bytes that they take. */
static size_t lead_span(const struct document *d, uint32_t line, size_t n, struct span *out)
{
    size_t got = whole_line(d, line, SPAN_TERM, out);
    if (got > 0 && out->end - out->start > n)
        out->end = out->start + (uint32_t)n;
    while (got > 0 && out->end > out->start && d->text.p[out->end - 1] == ' ')
        out->end--;
    return got;
}

/* A term, but no mark: "o" and "1." say nothing. */
static size_t item_spans(const struct document *d, const struct block *b, uint32_t line,
                         struct span *out, size_t max)
{
    struct str words = str_trim(document_line(d, line));
    bool term = line == b->first && b->mark <= TERM_MOST && !str_starts(words, STR("|")) &&
                listmark_read(words) == 0;
    size_t n = term ? lead_span(d, line, b->mark, out) : 0;
    size_t from = n > 0 ? out->end - d->line_start[line] : 0;
    return n + keyword_spans(d, line, from, out + n, max - n);
}

static size_t reference_spans(const struct document *d, const struct block *b, uint32_t line,
                              struct span *out, size_t max)
{
    (void)max;
    return line == b->first && b->mark > 0 ? lead_span(d, line, b->mark, out) : 0;
}

/* The line, but for text that runs in behind the title. */
static size_t heading_spans(const struct document *d, const struct block *b, uint32_t line,
                            struct span *out, size_t max)
{
    (void)b, (void)max;
    const struct section *s = document_section_at(d, line);
    size_t n = whole_line(d, line, SPAN_HEADING, out);
    ptrdiff_t at = s != NULL ? str_find(document_line(d, line), s->title, 0) : -1;
    if (n == 1 && at >= 0 && s->lines == 1 && s->title.n > 0)
        out->end = d->line_start[line] + (uint32_t)((size_t)at + s->title.n);
    return n;
}

static size_t front_spans(const struct document *d, const struct block *b, uint32_t line,
                          struct span *out, size_t max)
{
    (void)b, (void)max;
    bool title = line >= d->title_line && line < d->title_end;
    return title ? whole_line(d, line, SPAN_TITLE, out) : 0;
}

static size_t caption_spans(const struct document *d, const struct block *b, uint32_t line,
                            struct span *out, size_t max)
{
    (void)b, (void)max;
    return whole_line(d, line, SPAN_CAPTION, out);
}

/* From offsets into the line to offsets into the text. */
static size_t shift(struct span *out, size_t n, uint32_t by)
{
    for (size_t i = 0; i < n; i++) {
        out[i].start += by;
        out[i].end += by;
    }
    return n;
}

static size_t rule_spans(const struct document *d, const struct block *b, uint32_t line,
                         struct span *out, size_t max)
{
    (void)b;
    return shift(out, tokens_of_rule(document_line(d, line), out, max), d->line_start[line]);
}

/* Does a line begin inside of a comment?  Each line of those begins with a star. */
static bool in_comment(const struct document *d, const struct block *b, uint32_t line)
{
    for (uint32_t back = 0; back < COMMENT_LINES && line - back > b->first; back++) {
        if (!str_starts(str_trim(document_line(d, line - back)), STR("*")))
            return false;
        struct str above = document_line(d, line - back - 1);
        if (str_find(above, STR("/*"), 0) >= 0)
            return str_find(above, STR("*/"), 0) < 0;
    }
    return false;
}

static size_t code_spans(const struct document *d, const struct block *b, uint32_t line,
                         struct span *out, size_t max)
{
    bool inside = in_comment(d, b, line);
    return shift(out, tokens_of_code(document_line(d, line), inside, out, max),
                 d->line_start[line]);
}

size_t spans_of_line(const struct document *d, uint32_t line, struct span *out, size_t max)
{
    /* figures, tables and the contents list are left as they are */
    static spans_fn *const spans[BLOCK_KINDS] = {
        [BLOCK_PARAGRAPH] = prose_spans,     [BLOCK_ITEM] = item_spans,
        [BLOCK_REFERENCE] = reference_spans, [BLOCK_HEADING] = heading_spans,
        [BLOCK_CAPTION] = caption_spans,     [BLOCK_FRONT] = front_spans,
        [BLOCK_ABNF] = rule_spans,           [BLOCK_CODE] = code_spans,
    };
    const struct block *b = line < d->line_count ? document_block_at(d, line) : NULL;
    if (b == NULL || max == 0 || spans[b->kind] == NULL)
        return 0;
    return spans[b->kind](d, b, line, out, max);
}
