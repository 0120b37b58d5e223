/* SPDX-License-Identifier: MIT
 *
 * Where a paragraph begins, told by indentation and marks.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/paragraphs.h"

#include <string.h>

#include "text/scan.h"

enum { TERM_MOST = 40, TERM_GAP = 2 };

/* A paragraph being gathered. */
struct paragraph {
    uint32_t first;
    uint8_t edge; /* columns before its second and later lines; of one line, before its words */
    bool item;    /* begins with a mark */
};

static struct paragraph begin(const struct looks *k, uint32_t line)
{
    const struct look *look = &k->at.at[line];
    uint32_t edge = (uint32_t)look->indent + look->mark;
    return (struct paragraph){line, (uint8_t)(edge < UINT8_MAX ? edge : UINT8_MAX), look->mark > 0};
}

/* A mark is one when its line could not have begun with it by chance. */
static bool mark_begins(const struct looks *k, const struct paragraph *p, uint32_t line)
{
    const struct look *look = &k->at.at[line], *first = &k->at.at[p->first];
    return look->mark > 0 && (!look_has(look - 1, SIGN_FULL) || look->indent != p->edge ||
                              (p->item && look->indent == first->indent));
}

static bool begins(const struct looks *k, const struct paragraph *p, uint32_t line)
{
    const struct look *look = &k->at.at[line];
    if (mark_begins(k, p, line))
        return true;
    if (line == p->first + 1) /* the second line sets the edge */
        return look_has(look - 1, SIGN_SHORT) && look_has(look - 1, SIGN_SENTENCE) &&
               look->indent == (look - 1)->indent && !p->item;
    return look->indent != p->edge;
}

/* Bytes from the first character of a term to the words on it; 0 when it is no term.  The words
 * stand behind a gap, in the column of the next lines, or behind a colon, or in the next line. */
static size_t term_of(struct str s, const struct look *first, uint8_t edge)
{
    if (edge <= first->indent)
        return 0;
    struct str words = str_from(s, first->indent);
    size_t column = (size_t)edge - first->indent;
    if (column + 1 < words.n && words.p[column] != ' ' && words.p[column - 1] == ' ' &&
        column >= TERM_GAP && words.p[column - TERM_GAP] == ' ')
        return column;
    for (size_t i = 0; i + TERM_GAP < words.n && i < TERM_MOST; i++) {
        bool gap = words.p[i] == ' ' && words.p[i + 1] == ' ' && i > 0;
        bool colon = words.p[i] == ':' && words.p[i + 1] == ' ';
        if (!gap && !colon)
            continue;
        return scan_blanks(words, i + colon);
    }
    return look_has(first, SIGN_SHORT) ? words.n : 0;
}

/* All lines end before they are full: an address, a verse, a list without marks. */
static bool stands_in_lines(const struct looks *k, uint32_t first, uint32_t end)
{
    for (uint32_t line = first; line + 1 < end; line++)
        if (!look_has(&k->at.at[line], SIGN_SHORT))
            return false;
    return true;
}

/* As a block has it: no mark that is read is so long, but blanks behind it may be. */
static uint16_t mark_size(size_t bytes)
{
    return bytes < UINT16_MAX ? (uint16_t)bytes : UINT16_MAX;
}

/* Bytes of the bar before the words of an aside, which is part of its margin. */
static size_t bar_size(const struct lines *l, uint32_t line, const struct look *k)
{
    uint32_t indent = lines_indent(l, line);
    return k->indent > indent ? k->indent - indent : 0;
}

static void end_paragraph(struct blocks *out, const struct looks *k, const struct lines *l,
                          const struct paragraph *p, uint32_t end)
{
    const struct look *first = &k->at.at[p->first];
    struct block b = {p->first, end, BLOCK_PARAGRAPH, p->edge, first->mark};
    if (b.mark == 0 && end > p->first + 1)
        b.mark = mark_size(term_of(lines_at(l, p->first), first, p->edge));
    if (b.mark > 0) {
        b.kind = BLOCK_ITEM;
        b.mark = mark_size(b.mark + bar_size(l, p->first, first));
    } else if (end > p->first + 1 && stands_in_lines(k, p->first, end))
        b = (struct block){p->first, end, BLOCK_CODE, first->indent, 0};
    VEC_PUSH(&out->at, b);
}

void paragraphs_cut(struct blocks *out, const struct looks *k, const struct lines *l,
                    uint32_t first, uint32_t end)
{
    struct paragraph p = begin(k, first);
    for (uint32_t line = first + 1; line < end; line++) {
        if (begins(k, &p, line)) {
            end_paragraph(out, k, l, &p, line);
            p = begin(k, line);
        } else if (line == p.first + 1) {
            p.edge = k->at.at[line].indent;
        }
    }
    end_paragraph(out, k, l, &p, end);
}

void paragraphs_entry(struct blocks *out, const struct looks *k, const struct lines *l,
                      uint32_t first, uint32_t end)
{
    struct str s = lines_at(l, first);
    const struct look *look = &k->at.at[first];
    uint8_t edge = end > first + 1 ? k->at.at[first + 1].indent : look->indent;
    struct block b = {first, end, BLOCK_REFERENCE, edge, look->mark};
    ptrdiff_t close = scan_char(s, look->indent) == '[' ? str_find_char(s, ']', look->indent) : -1;
    if (close >= 0) {
        size_t words = scan_blanks(s, (size_t)close + 1);
        b.mark = mark_size(words - look->indent);
    }
    VEC_PUSH(&out->at, b);
}
