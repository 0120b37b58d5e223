/* SPDX-License-Identifier: MIT
 *
 * anchoring - from a line to its anchor (rfc/anchor.h), and back in another edition of the text.
 */
#ifndef TEXT_ANCHORING_H
#define TEXT_ANCHORING_H

#include "base/platform.h"
#include "base/strbuf.h"
#include "text/document.h"
#include "rfc/anchor.h"

/* The anchor of a line < line_count, at column 0.  Its section is added to out, and borrowed from
 * there. */
struct anchor anchoring_of(const struct document *d, uint32_t line, struct strbuf *out);

/* The line of an anchor: the published line it names, where that still is as far into that section;
 * else as far into the section as it goes; else, where there is no such section, the line nearest
 * to the published one.  0 in a text without lines. */
uint32_t anchoring_line(const struct document *d, const struct anchor *at);

#endif
