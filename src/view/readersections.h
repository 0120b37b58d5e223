/* SPDX-License-Identifier: MIT
 *
 * readersections - from section to section.  Pure.
 */
#ifndef VIEW_READERSECTIONS_H
#define VIEW_READERSECTIONS_H

#include "base/platform.h"
#include "text/document.h"

/* The section so many after (before, when below 0) the one that `line` stands in; a line below its
 * heading counts as a step back to it.  -1: before the first; section_count: behind the last. */
int64_t readersections_step(const struct document *d, uint32_t line, long by);

/* The same among sections of the same depth within the same section; where there are no more of
 * them, the section that holds them (back), or the next one that it is beside (forward). */
int64_t readersections_sibling(const struct document *d, uint32_t line, int step);

/* The section that somebody means who types "8.3", "appendix a", "8." or words of its title; the
 * exact number first, then numbers that begin so, then titles that begin so, then titles that hold
 * every word.  -1: none. */
int64_t readersections_find(const struct document *d, struct str typed);

#endif
