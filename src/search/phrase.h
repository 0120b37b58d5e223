/* SPDX-License-Identifier: MIT
 *
 * phrase - what was typed at a search prompt, rewritten so that phrases are found across line ends.
 *
 * A run of blanks becomes "blanks, or one line end with the indentation after it"; a hyphen may be
 * followed by one.  At the pattern's own ends a blank is a condition, also met by the line's edge,
 * so that a match neither begins nor ends on a neighbouring line.  A quantifier after a blank keeps
 * its meaning on the line.  Left alone: classes, escapes, \Q…\E, comments, names, and everything
 * after extended mode is switched on.  Inside a lookbehind, which must have a fixed length, a blank
 * is one blank or line end.
 *
 * Pure; knows the syntax of PCRE2 but not the library.  Never fails: what is not well formed is
 * copied, and the compiler finds it.
 */
#ifndef SEARCH_PHRASE_H
#define SEARCH_PHRASE_H

#include "base/platform.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "base/vec.h"

struct phrase {
    struct strbuf text;  /* the pattern for the compiler */
    VEC(uint32_t) typed; /* of each byte of text: the byte of what was typed that it stems from */
    size_t typed_n;
    bool upper; /* an upper-case letter stands for itself */
    bool lines; /* it speaks of lines: ^, $, \n or \R is in it, or a count of blanks */
};

/* Holds nothing of typed. */
void phrase_init(struct phrase *p, struct str typed);
void phrase_release(struct phrase *p);

/* A byte offset into text as a byte offset into what was typed; any offset. */
size_t phrase_typed_offset(const struct phrase *p, size_t offset);

#endif
