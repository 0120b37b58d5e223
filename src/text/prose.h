/* SPDX-License-Identifier: MIT
 *
 * prose - the text as its author wrote it, before it was broken into lines: each paragraph, item,
 * reference, heading and caption is one line, with one blank between two words.  Nothing stands
 * behind a hyphen or a slash that ended a line within a word.  What is verbatim (figures, tables,
 * grammars, code) and what is blank are the lines they were.
 *
 * The text is UTF-8, each line ends in LF.  It is the clean text (text/lines.h) with bytes left
 * out, and blanks for some of its LF: every other byte is there, in its order, so an offset in the
 * one leads to one in the other, and neither way ever goes back.
 */
#ifndef TEXT_PROSE_H
#define TEXT_PROSE_H

#include "base/platform.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/block.h"
#include "text/lines.h"

/* Bytes that stand beside each other in both texts, up to the next piece. */
struct prose_piece {
    uint32_t start; /* in the prose */
    uint32_t clean; /* in the clean text */
};

struct prose {
    char *text;
    uint32_t n;                     /* bytes of text; never more than the clean text has */
    uint32_t clean_n;               /* bytes of the clean text */
    VEC(struct prose_piece) pieces; /* by both offsets */
};

/* Where the words of a line begin, behind the indentation and, in prose, the bar of an aside. */
size_t prose_words(struct str line, const struct block *b);

/* A word goes on from the line that ends at end in the one whose words begin at next. */
bool prose_is_glued(struct str clean, size_t end, size_t next);

/* Released with prose_release; keeps nothing of l and b. */
void prose_make(struct prose *p, const struct lines *l, const struct blocks *b);

void prose_release(struct prose *p);

static inline struct str prose_text(const struct prose *p)
{
    return (struct str){p->text, p->n};
}

/* The clean offset of a byte of the prose; offset <= n, and that of the end is the end. */
uint32_t prose_to_clean(const struct prose *p, uint32_t offset);

/* The same for one offset < n after the other, ascending; *piece is 0 before the first. */
uint32_t prose_to_clean_behind(const struct prose *p, size_t *piece, uint32_t offset);

/* The prose's offset of a clean byte, or of the next that it has; offset <= clean_n. */
uint32_t prose_from_clean(const struct prose *p, uint32_t offset);

#endif
