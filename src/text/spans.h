/* SPDX-License-Identifier: MIT
 *
 * spans - how the pieces of one line are to be told apart, as the block says that it stands in.
 * Asked for the lines that are being shown; nothing is stored, and no span goes over a line's end.
 */
#ifndef TEXT_SPANS_H
#define TEXT_SPANS_H

#include "base/platform.h"
#include "text/document.h"
#include "text/span.h"

/* Writes at most max spans of the line, by start, not overlapping; returns their number.  Words of
 * BCP 14 are such in prose only; those of two words are found across the line end ("MUST" here,
 * "NOT" there). */
size_t spans_of_line(const struct document *d, uint32_t line, struct span *out, size_t max);

#endif
