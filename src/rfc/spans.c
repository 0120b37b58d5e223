/* SPDX-License-Identifier: MIT
 *
 * Looks at one line at a time; only the words at its edges ask for its neighbours.  Pure; any
 * thread.
 */
#include "base/platform.h"

#include "rfc/spans.h"

struct keyword {
    struct str word;
    bool takes_not; /* "MUST NOT" is a keyword too */
};

static const struct keyword keywords[] = {
    {{"MUST", 4}, true},      {{"REQUIRED", 8}, false},     {{"SHALL", 5}, true},
    {{"SHOULD", 6}, true},    {{"RECOMMENDED", 11}, false}, {{"MAY", 3}, false},
    {{"OPTIONAL", 8}, false},
};

static const struct str word_not = {"NOT", 3}, word_recommended = {"RECOMMENDED", 11};

static const struct keyword *keyword_of(struct str word)
{
    for (size_t i = 0; i < ARRAY_LEN(keywords); i++)
        if (str_eq(word, keywords[i].word))
            return &keywords[i];
    return NULL;
}

/* Letters that belong to one name: MUST_x and MUST-x are no keywords. */
static bool is_name(char c)
{
    return char_is_alnum(c) || c == '_' || c == '-';
}

/* The next name at or after *at, which moves behind it; empty at the end. */
static struct str next_name(struct str line, size_t *at)
{
    size_t from = *at;
    while (from < line.n && !is_name(line.p[from]))
        from++;
    size_t to = from;
    while (to < line.n && is_name(line.p[to]))
        to++;
    *at = to;
    return str_slice(line, from, to);
}

static struct str first_name(const struct document *d, uint32_t line)
{
    size_t at = 0;
    struct str s = line < d->line_count ? document_line(d, line) : STR_NONE;
    struct str name = next_name(s, &at);
    if (name.n == 0)
        return STR_NONE;
    for (size_t i = 0; s.p + i < name.p; i++)
        if (s.p[i] != ' ')
            return STR_NONE;
    return name;
}

/* Empty when something other than a letter ends the line. */
static struct str last_name(const struct document *d, uint32_t line)
{
    struct str s = document_line(d, line);
    size_t from = s.n;
    while (from > 0 && is_name(s.p[from - 1]))
        from--;
    return str_from(s, from);
}

/* name, which ends at *at of the line, with the word that completes it: the span's end, or 0. */
static size_t keyword_end(const struct document *d, uint32_t line, struct str s, struct str name,
                          size_t at)
{
    size_t behind = at;
    struct str next = next_name(s, &behind);
    bool adjoins = next.n > 0 && str_trim(str_slice(s, at, behind - next.n)).n == 0;
    const struct keyword *k = keyword_of(name);
    if (k != NULL)
        return k->takes_not && adjoins && str_eq(next, word_not) ? behind : at;
    if (!str_eq(name, word_not))
        return 0;
    if (adjoins && str_eq(next, word_recommended))
        return behind;
    if (at == s.n && str_eq(first_name(d, line + 1), word_recommended))
        return at;
    const struct keyword *before = NULL;
    if (line > 0 && first_name(d, line).p == name.p)
        before = keyword_of(last_name(d, line - 1));
    return before != NULL && before->takes_not ? at : 0;
}

static size_t keyword_spans(const struct document *d, uint32_t line, struct span *out, size_t max)
{
    struct str s = document_line(d, line);
    size_t n = 0;
    for (size_t at = 0; at < s.n && n < max;) {
        struct str name = next_name(s, &at);
        if (name.n < 3 || !char_is_upper(name.p[0]))
            continue;
        size_t end = keyword_end(d, line, s, name, at);
        if (end == 0)
            continue;
        uint32_t base = d->line_start[line];
        out[n++] =
            (struct span){base + (uint32_t)(name.p - s.p), base + (uint32_t)end, SPAN_KEYWORD};
        at = end;
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
