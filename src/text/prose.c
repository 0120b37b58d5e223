/* SPDX-License-Identifier: MIT
 *
 * Copies the clean text and leaves out what only the breaking into lines has put in; wherever
 * something is left out a new piece begins.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/prose.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "text/scan.h"

/* ---------------------------------------------------------------- offsets */

/* The last piece that begins at or before the offset; of the prose, or of the clean text. */
static size_t piece_at(const struct prose *p, uint32_t offset, bool clean)
{
    size_t low = 0, high = p->pieces.n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        const struct prose_piece *piece = &p->pieces.at[mid];
        if ((clean ? piece->clean : piece->start) <= offset)
            low = mid + 1;
        else
            high = mid;
    }
    return low > 0 ? low - 1 : 0;
}

uint32_t prose_to_clean(const struct prose *p, uint32_t offset)
{
    if (offset >= p->n)
        return p->clean_n;
    const struct prose_piece *piece = &p->pieces.at[piece_at(p, offset, false)];
    return piece->clean + (offset - piece->start);
}

uint32_t prose_to_clean_behind(const struct prose *p, size_t *piece, uint32_t offset)
{
    while (*piece + 1 < p->pieces.n && p->pieces.at[*piece + 1].start <= offset)
        ++*piece;
    return p->pieces.at[*piece].clean + (offset - p->pieces.at[*piece].start);
}

uint32_t prose_from_clean(const struct prose *p, uint32_t offset)
{
    if (p->pieces.n == 0)
        return 0;
    size_t i = piece_at(p, offset, true);
    uint32_t end = i + 1 < p->pieces.n ? p->pieces.at[i + 1].start : p->n;
    uint32_t at = p->pieces.at[i].start + (offset - p->pieces.at[i].clean);
    return at < end ? at : end;
}

/* ---------------------------------------------------------------- making */

/* Adds the clean bytes [from, to). */
static void prose_add(struct prose *p, struct str clean, size_t from, size_t to)
{
    const struct prose_piece *last = p->pieces.n > 0 ? &p->pieces.at[p->pieces.n - 1] : NULL;
    if (last == NULL || from - last->clean != p->n - last->start)
        VEC_PUSH(&p->pieces, (struct prose_piece){p->n, (uint32_t)from});
    memcpy(p->text + p->n, clean.p + from, to - from);
    p->n += (uint32_t)(to - from);
}

/* Where two blanks stand side by side in [from, to), or to.  Most lines have none: eight bytes are
 * looked at together as long as that is so. */
static size_t find_gap(struct str clean, size_t from, size_t to)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), blanks = ones * ' ', high = ones << 7;
    for (; from + 8 < to; from += 8) {
        uint64_t here, behind;
        memcpy(&here, clean.p + from, sizeof here);
        memcpy(&behind, clean.p + from + 1, sizeof behind);
        uint64_t differ = (here ^ blanks) | (behind ^ blanks);
        if (((differ - ones) & ~differ & high) != 0) /* a byte of it is 0 */
            break;
    }
    while (from + 1 < to && (clean.p[from] != ' ' || clean.p[from + 1] != ' '))
        from++;
    return from + 1 < to ? from : to;
}

/* Adds the clean bytes [from, to) of one line, of blanks side by side only the first. */
static void prose_add_words(struct prose *p, struct str clean, size_t from, size_t to)
{
    for (size_t gap; (gap = find_gap(clean, from, to)) < to;) {
        prose_add(p, clean, from, gap + 1);
        from = gap;
        while (clean.p[from] == ' ') /* no line ends in a blank */
            from++;
    }
    prose_add(p, clean, from, to);
}

/* "client- and server-side": the hyphen stands for a word that is still to come. */
static bool is_suspended(struct str clean, size_t next)
{
    static const struct str words[] = {STR_INIT("and"), STR_INIT("or"), STR_INIT("nor"),
                                       STR_INIT("to")};
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        size_t end = scan_word(clean, next, words[i]);
        if (end != 0 && char_is_space(scan_char(clean, end)))
            return true;
    }
    return false;
}

bool prose_is_glued(struct str clean, size_t end, size_t next)
{
    char before = clean.p[end > 1 ? end - 2 : 0], last = clean.p[end - 1];
    if (char_is_space(before) || before == last)
        return false;
    return last == '/' || (last == '-' && !is_suspended(clean, next));
}

size_t prose_words(struct str line, const struct block *b)
{
    size_t at = scan_blanks(line, 0);
    bool aside = block_is_prose(b) && scan_char(line, at) == '|' && b->indent > at;
    return aside ? scan_gap(line, at + 1) : at;
}

/* Of line i, in the clean text. */
static size_t words_at(const struct lines *l, const struct block *b, uint32_t i)
{
    return l->start.at[i] + prose_words(lines_at(l, i), b);
}

/* Where the words begin that go on from line i, or 0 where the logical line ends with it. */
static size_t next_words(const struct lines *l, const struct block *b, uint32_t i)
{
    if (i + 1 == b->end || lines_blank(l, i) || lines_blank(l, i + 1))
        return 0;
    return words_at(l, b, i + 1);
}

static void prose_add_block(struct prose *p, const struct lines *l, const struct block *b)
{
    struct str clean = {l->text, l->n};
    prose_add(p, clean, l->start.at[b->first], l->start.at[b->first] + lines_indent(l, b->first));
    for (uint32_t i = b->first; i < b->end; i++) {
        size_t words = words_at(l, b, i), end = l->start.at[i + 1] - 1;
        size_t next = next_words(l, b, i);
        bool glued = next > 0 && prose_is_glued(clean, end, next);
        prose_add_words(p, clean, words, glued ? end : end + 1);
        if (next > 0 && !glued)
            p->text[p->n - 1] = ' ';
    }
}

/* Of a heading or a caption the lines belong together as those of prose do. */
static bool is_joined(const struct block *b)
{
    return block_is_prose(b) || b->kind == BLOCK_HEADING || b->kind == BLOCK_CAPTION;
}

void prose_make(struct prose *p, const struct lines *l, const struct blocks *b)
{
    struct str clean = {l->text, l->n};
    uint32_t line = 0;
    *p = (struct prose){.text = xmalloc(l->n + 1), .clean_n = (uint32_t)l->n};
    for (size_t i = 0; i < b->at.n; i++) {
        const struct block *block = &b->at.at[i];
        if (!is_joined(block))
            continue;
        prose_add(p, clean, l->start.at[line], l->start.at[block->first]);
        prose_add_block(p, l, block);
        line = block->end;
    }
    prose_add(p, clean, l->start.at[line], l->n);
}

void prose_release(struct prose *p)
{
    free(p->text);
    VEC_RELEASE(&p->pieces);
    *p = (struct prose){0};
}
