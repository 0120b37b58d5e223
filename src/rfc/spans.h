/* SPDX-License-Identifier: MIT
 *
 * spans - how the pieces of one line are to be told apart: headings, BCP 14 words, the title block.
 * Asked for the lines that are being shown; nothing is stored.
 */
#ifndef RFC_SPANS_H
#define RFC_SPANS_H

#include "base/platform.h"
#include "rfc/document.h"

enum span_kind {
    SPAN_HEADING,
    SPAN_TITLE,   /* the document's own title, centred on the first page */
    SPAN_KEYWORD, /* MUST, SHOULD NOT, OPTIONAL …: BCP 14 (RFC 2119, RFC 8174), capitals only */
};

struct span {
    uint32_t start, end; /* byte offsets into the document's text, within the line */
    enum span_kind kind;
};

/* Writes at most max spans of the line, by start, not overlapping; returns their number.  Two-word
 * keywords are found across the line end ("MUST" here, "NOT" there). */
size_t spans_of_line(const struct document *d, uint32_t line, struct span *out, size_t max);

#endif
