/* SPDX-License-Identifier: MIT
 *
 * Matches → rows: the section, the line around the match, and the match marked.  Pure.
 */
#include "base/platform.h"

#include "view/hitrows.h"

#include "base/strbuf.h"
#include "base/utf8.h"

enum {
    HITROWS_BEFORE = 24,   /* columns of context before a match */
    HITROWS_REACH = 256,   /* bytes before it that are looked at: a line may be all of a text */
    HITROWS_LONGEST = 4096 /* bytes from there on: more than any screen is wide */
};

/* The first byte of the character that at is in. */
static uint32_t character_start(const struct document *d, uint32_t at)
{
    while (at > 0 && at < d->text.n && ((unsigned char)d->text.p[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/* Where the context of a match begins: at the first word of the line, or of its last
 * HITROWS_BEFORE columns. */
static uint32_t context_start(const struct document *d, uint32_t line, uint32_t match)
{
    uint32_t start = d->line_start[line];
    if (match - start > HITROWS_REACH)
        start = character_start(d, match - HITROWS_REACH);
    while (start < match && d->text.p[start] == ' ')
        start++;
    while (match - start > HITROWS_BEFORE) {
        while (start < match && d->text.p[start] != ' ')
            start++;
        while (start < match && d->text.p[start] == ' ')
            start++;
    }
    return start;
}

/* The text from start to the end of the line in which the match ends, as one line; where the match
 * is in it. */
static void add_context(const struct document *d, uint32_t start, const struct match *m,
                        struct strbuf *text, struct row *row)
{
    uint32_t line = document_line_at(d, m->end > m->start ? m->end - 1 : m->start);
    uint32_t end = d->line_start[line] + (uint32_t)document_line(d, line).n;
    bool blank = false;
    if (end - start > HITROWS_LONGEST)
        end = character_start(d, start + HITROWS_LONGEST);
    for (uint32_t at = start; at < end; at++) {
        char c = d->text.p[at] == '\n' ? ' ' : d->text.p[at];
        if (at == m->start)
            row->mark = (uint32_t)text->n;
        if (at == m->end)
            row->mark_end = (uint32_t)text->n;
        if (c != ' ' || !blank || at == m->start)
            strbuf_add(text, &c, 1);
        blank = c == ' ';
    }
    if (m->end >= end)
        row->mark_end = (uint32_t)text->n;
}

void hitrows_add(const struct document *d, const struct matches *m, struct rows *rows)
{
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT);
    for (size_t i = 0; i < m->n && i < HITROWS_MOST; i++) {
        const struct match *match = &m->at[i];
        uint32_t line = document_line_at(d, match->start);
        const struct section *s = document_section_at(d, line);
        struct row row = {.key = i, .role = ROLE_TEXT};
        strbuf_clear(&text);
        add_context(d, context_start(d, line, match->start), match, &text, &row);
        row.text = strbuf_str(&text);
        row.aside = s != NULL ? s->label : STR_NONE;
        rows_add(rows, &row);
    }
    strbuf_release(&text);
}
