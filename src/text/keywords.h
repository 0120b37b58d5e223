/* SPDX-License-Identifier: MIT
 *
 * keywords - the words of BCP 14 (RFC 2119, RFC 8174), which say what an implementation is to do.
 * In capitals only.
 */
#ifndef TEXT_KEYWORDS_H
#define TEXT_KEYWORDS_H

#include "base/platform.h"
#include "base/str.h"

enum keyword_kind {
    KEYWORD_MUST,
    KEYWORD_MUST_NOT,
    KEYWORD_REQUIRED,
    KEYWORD_SHALL,
    KEYWORD_SHALL_NOT,
    KEYWORD_SHOULD,
    KEYWORD_SHOULD_NOT,
    KEYWORD_RECOMMENDED,
    KEYWORD_NOT_RECOMMENDED,
    KEYWORD_MAY,
    KEYWORD_OPTIONAL,
    KEYWORD_KINDS
};

struct keyword {
    size_t start, end;
    enum keyword_kind kind;
};

/* The first keyword of s that starts at or behind from.  Two words are one keyword also over a line
 * end.  MUST-x and MUST_x are other words. */
bool keywords_next(struct str s, size_t from, struct keyword *k);

/* With one blank between two words. */
struct str keyword_name(enum keyword_kind kind);

#endif
