/* SPDX-License-Identifier: MIT
 *
 * scan - small steps over a text, each from a byte offset to another.  Offsets at or behind the end
 * are fine.
 */
#ifndef TEXT_SCAN_H
#define TEXT_SCAN_H

#include "base/platform.h"
#include "base/str.h"

static inline char scan_char(struct str s, size_t at)
{
    return at < s.n ? s.p[at] : '\0';
}

static inline size_t scan_blanks(struct str s, size_t at)
{
    while (scan_char(s, at) == ' ')
        at++;
    return at;
}

/* Over blanks and at most one line end (words go on in the next line; paragraphs do not), and over
 * the mark that each line of a quotation or comment begins with. */
size_t scan_gap(struct str s, size_t at);

/* Over digits; at most `most`, else it does not move. */
size_t scan_digits(struct str s, size_t at, size_t most);

/* Over the word in any case; 0 when it does not stand there. */
size_t scan_word(struct str s, size_t at, struct str word);

/* A word may begin here: no letter, digit or '_' stands before. */
bool scan_starts(struct str s, size_t at);

/* Over what stands between two members of a list (", " "and" "or" "through"); 0 when it ends. */
size_t scan_list(struct str s, size_t at);

/* Over words in brackets or quotes; does not move when there are none, or too many. */
size_t scan_aside(struct str s, size_t at);

/* 0 when it is no number, or too large for one that documents have. */
uint32_t scan_number(struct str s, size_t from, size_t to);

#endif
