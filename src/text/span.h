/* SPDX-License-Identifier: MIT
 *
 * span - a piece of one line that looks different from the rest.
 */
#ifndef TEXT_SPAN_H
#define TEXT_SPAN_H

#include "base/platform.h"

enum span_kind {
    SPAN_HEADING,
    SPAN_TITLE,   /* the document's own title, centred on the first page */
    SPAN_KEYWORD, /* MUST, SHOULD NOT, OPTIONAL …: BCP 14 (RFC 2119, RFC 8174), capitals only */
    SPAN_CAPTION, /* of a figure or a table */
    SPAN_TERM,    /* where a word gets its meaning: of a list of terms, a rule, a reference's tag */
    SPAN_LITERAL, /* in quotes, in a grammar */
    SPAN_COMMENT, /* in a grammar or a program */
    SPAN_KINDS
};

struct span {
    uint32_t start, end; /* byte offsets into the document's text, within the line */
    enum span_kind kind;
};

#endif
