/* SPDX-License-Identifier: MIT
 *
 * utf8 - decoding (RFC 3629), and how many terminal columns a character takes.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/platform.h"
#include "base/str.h"

struct strbuf;

#define UTF8_BAD 0xFFFFFFFFu

/* The character at *i, which moves behind it.  Where the bytes are not UTF-8 (overlong forms,
 * surrogates and cut sequences included) returns UTF8_BAD and moves one byte.  *i < s.n. */
uint32_t utf8_next(struct str s, size_t *i);

/* Writes cp into out; the number of bytes, 1 to 4. A bad cp is written as U+FFFD. */
size_t utf8_encode(uint32_t cp, char out[4]);

/* The whole slice is UTF-8. */
bool utf8_valid(struct str s);

/* C0, DEL, C1. */
bool utf8_is_control(uint32_t cp);

/* Columns: 0 for combining and zero-width, 2 for wide, else 1.  Controls count 1: whoever draws
 * them draws one replacement.  Does not ask the locale. */
int utf8_width(uint32_t cp);

/* Columns of the slice; a broken byte counts 1. */
int utf8_columns(struct str s);

/* Bytes of the longest prefix that takes at most columns. */
size_t utf8_clip(struct str s, int columns);

/* Lower case for comparing: ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic; others as is. */
uint32_t utf8_fold(uint32_t cp);

/* Adds s to b in folded form; broken bytes become '?'. */
void utf8_add_folded(struct strbuf *b, struct str s);

#endif
