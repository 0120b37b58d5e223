/* SPDX-License-Identifier: MIT
 *
 * Asks what was found before: outline, reftags.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/known.h"

#include <string.h>

#include "text/scan.h"

enum { CAPTION_LINES = 3, CAPTION_LABEL = 12 };

/* Asked line by line, downwards. */
struct known {
    const struct lines *lines;
    const struct outline *outline;
    const struct reftags *tags;
    size_t section, entry; /* the next ones */
};

static uint32_t next_blank(const struct lines *l, uint32_t line, uint32_t limit)
{
    while (line < limit && !lines_blank(l, line))
        line++;
    return line;
}

/* Without the blank lines at the end of [first, end). */
static uint32_t without_blanks(const struct lines *l, uint32_t first, uint32_t end)
{
    while (end > first && lines_blank(l, end - 1))
        end--;
    return end;
}

/* ---------------------------------------------------------------- captions */

/* Over "3", "IV-1", "2a", "A.1"; does not move where there is none. */
static size_t label_end(struct str s, size_t at)
{
    while (char_is_alnum(scan_char(s, at)) ||
           (strchr(".-", scan_char(s, at)) != NULL && char_is_alnum(scan_char(s, at + 1))))
        at++;
    return at;
}

/* Behind "Figure 3", "TABLE IV-1", "Fig. 2a"; 0 when s does not begin with one. */
static size_t name_end(struct str s)
{
    static const struct str words[] = {STR_INIT("Figure"), STR_INIT("Table"), STR_INIT("Fig."),
                                       STR_INIT("Listing"), STR_INIT("Diagram")};
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        size_t word = s.p[0] == words[i].p[0] ? scan_word(s, 0, words[i]) : 0;
        size_t label = scan_blanks(s, word), end = label_end(s, label);
        if (word == 0 || label == word)
            continue;
        bool fits = end > label && end - label < CAPTION_LABEL;
        bool apart = end == s.n || !char_is_lower(s.p[label]); /* "Table of …" */
        return fits && apart ? end : 0;
    }
    return 0;
}

/* A mark, or nothing, stands behind the name. */
static bool is_caption(const struct lines *l, uint32_t line)
{
    static const struct str marks[] = {STR_INIT(":"),   STR_INIT(". "),   STR_INIT("- "),
                                       STR_INIT(" - "), STR_INIT(" -- "), STR_INIT("  ")};
    struct str s = str_trim(lines_at(l, line));
    size_t at = name_end(s);
    struct str rest = str_from(s, at);
    for (size_t i = 0; at > 0 && i < ARRAY_LEN(marks); i++)
        if (str_starts(rest, marks[i]))
            return true;
    return at > 0 && (rest.n == 0 || str_eq(rest, STR(".")));
}

static bool caption_begins(const struct lines *l, uint32_t line, uint32_t *end)
{
    char c = l->text[l->start.at[line] + lines_indent(l, line)];
    if ((c != 'F' && c != 'T' && c != 'L' && c != 'D') || !is_caption(l, line))
        return false;
    uint32_t most = line + CAPTION_LINES + 1, count = lines_count(l);
    *end = next_blank(l, line, most < count ? most : count);
    return *end - line <= CAPTION_LINES;
}

/* ---------------------------------------------------------------- all */

static bool front_begins(const struct known *n, uint32_t line, uint32_t *end)
{
    const struct masthead *m = &n->outline->masthead;
    if (line < m->end)
        *end = m->end;
    else if (line >= m->title_line && line < m->title_end)
        *end = m->title_end;
    else
        return false;
    return true;
}

static uint32_t next_section(const struct known *n)
{
    const struct outline *o = n->outline;
    return n->section < o->sections.n ? o->sections.at[n->section].line : lines_count(n->lines);
}

static bool entry_begins(struct known *n, uint32_t line, uint32_t *end)
{
    const struct reftags *t = n->tags;
    while (n->entry < t->entries.n && t->entries.at[n->entry].line < line)
        n->entry++;
    if (n->entry == t->entries.n || t->entries.at[n->entry].line != line)
        return false;
    uint32_t limit = next_section(n);
    if (n->entry + 1 < t->entries.n && t->entries.at[n->entry + 1].line < limit)
        limit = t->entries.at[n->entry + 1].line;
    *end = next_blank(n->lines, line + 1, limit);
    return true;
}

/* The contents list has its heading in its first line, section or not. */
static bool heading_begins(const struct known *n, uint32_t line, uint32_t *end)
{
    const struct contents *c = &n->outline->contents;
    bool section = next_section(n) == line;
    if (!section && (line != c->first || c->end <= c->first))
        return false;
    *end = line + (section ? n->outline->sections.at[n->section].lines : 1);
    return true;
}

static bool contents_begins(const struct known *n, uint32_t line, uint32_t *end)
{
    const struct contents *c = &n->outline->contents;
    if (line < c->first || line >= c->end)
        return false;
    *end = c->end < next_section(n) ? c->end : next_section(n);
    return *end > line;
}

/* Does one begin in that line, which is not blank?  Then its kind, and the line behind it. */
static bool known_begins(struct known *n, uint32_t line, enum block_kind *kind, uint32_t *end)
{
    const struct outline *o = n->outline;
    while (n->section < o->sections.n && o->sections.at[n->section].line < line)
        n->section++;
    if (heading_begins(n, line, end))
        *kind = BLOCK_HEADING;
    else if (front_begins(n, line, end))
        *kind = BLOCK_FRONT;
    else if (contents_begins(n, line, end))
        *kind = BLOCK_CONTENTS;
    else if (entry_begins(n, line, end))
        *kind = BLOCK_REFERENCE;
    else if (caption_begins(n->lines, line, end))
        *kind = BLOCK_CAPTION;
    else
        return false;
    if (*end > lines_count(n->lines))
        *end = lines_count(n->lines);
    if (*kind == BLOCK_FRONT && next_section(n) > line && next_section(n) < *end)
        *end = next_section(n);
    *end = without_blanks(n->lines, line + 1, *end);
    return true;
}

void known_find(struct blocks *b, const struct lines *l, const struct outline *o,
                const struct reftags *t)
{
    struct known n = {.lines = l, .outline = o, .tags = t};
    *b = (struct blocks){0};
    for (uint32_t line = 0; line < lines_count(l);) {
        enum block_kind kind;
        uint32_t end;
        bool found = !lines_blank(l, line) && known_begins(&n, line, &kind, &end);
        if (found)
            VEC_PUSH(&b->at, (struct block){.first = line, .end = end, .kind = (uint8_t)kind});
        line = found ? end : line + 1;
    }
}
