/* SPDX-License-Identifier: MIT
 *
 * Looks at the lines around a heading.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/standing.h"

#include "text/title.h"

enum {
    INDENTS = 24,
    SAMPLE = 2000,  /* lines are enough to see the indent */
    LONG_LINE = 50, /* columns; such lines are text and tell its indent */
    PROSE_WORDS = 6,
    CENTRED = 16, /* columns before a heading in the middle */
    HEADING_LINES = 4
};

/* Six words that each stand behind a blank. */
static bool is_prose(struct str s)
{
    size_t words = 0;
    for (ptrdiff_t blank = str_find_char(s, ' ', 0); blank >= 0 && words < PROSE_WORDS;
         blank = str_find_char(s, ' ', (size_t)blank + 1))
        words += char_is_alpha(s.p[blank + 1]); /* no line ends in a blank */
    return words == PROSE_WORDS;
}

static uint32_t common_indent(const struct lines *l)
{
    uint32_t count[INDENTS] = {0}, best = 0, step = 1 + lines_count(l) / SAMPLE;
    for (uint32_t line = 1; line < lines_count(l); line += step) {
        struct str s = lines_at(l, line);
        if (s.n < LONG_LINE || lines_blank(l, line - 1))
            continue;
        uint32_t indent = lines_indent(l, line);
        if (indent < INDENTS && is_prose(str_from(s, indent - (indent > 0))))
            count[indent]++;
    }
    for (uint32_t i = 1; i < INDENTS; i++)
        if (count[i] > count[best])
            best = i;
    /* Old texts indent nothing but lists: the left edge is where most begins. */
    for (uint32_t i = 0; i < best; i++)
        if (count[i] * 3 > count[best])
            return i;
    return best;
}

void standing_init(struct standing *s, const struct lines *l)
{
    *s = (struct standing){.lines = l, .text_indent = common_indent(l)};
}

bool standing_blank(const struct standing *s, uint32_t line)
{
    return line >= lines_count(s->lines) || lines_blank(s->lines, line);
}

uint32_t standing_lines(const struct standing *s, uint32_t line, const struct heading *h)
{
    uint32_t n = 1;
    if (!standing_blank(s, line + 1) && title_is_rule(lines_at(s->lines, line + 1)))
        return 2;
    while (n < HEADING_LINES && !standing_blank(s, line + n)) {
        struct heading other;
        uint32_t indent = lines_indent(s->lines, line + n);
        bool below = h->title.n == 0 ? n == 1 : indent >= h->title_column && h->title_column > 0;
        if (h->indent >= CENTRED && n == 1 && indent >= CENTRED)
            below = true;
        bool number = heading_read(lines_at(s->lines, line + n), &other) && other.title.n > 0 &&
                      (!other.bare || indent != h->title_column);
        if (!below || number)
            return 1;
        n++;
    }
    return standing_blank(s, line + n) ? n : 1;
}

bool standing_alone(const struct standing *s, uint32_t line, const struct heading *h)
{
    return standing_blank(s, line + standing_lines(s, line, h));
}

bool standing_out(const struct standing *s, const struct heading *h)
{
    return s->text_indent >= 2 && h->indent + 2 <= s->text_indent;
}

bool standing_listed(const struct standing *s, uint32_t line, const struct heading *h)
{
    struct heading next;
    uint32_t at = lines_next_words(s->lines, line + 1);
    if (at >= lines_count(s->lines) || !heading_read(lines_at(s->lines, at), &next))
        return false;
    return next.depth == h->depth && next.indent == h->indent &&
           next.parts[h->depth - 1] == h->parts[h->depth - 1] + 1;
}
