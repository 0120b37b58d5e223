/* SPDX-License-Identifier: MIT
 *
 * title - the words of headings.
 */
#ifndef TEXT_TITLE_H
#define TEXT_TITLE_H

#include "base/platform.h"
#include "base/arena.h"
#include "base/str.h"
#include "text/lines.h"

/* One of the words that unnumbered headings are made of in nearly every text: "Abstract". */
bool title_is_known(struct str title);

/* A line of a grammar or a module, which stands at the left edge as headings do. */
bool title_is_code(struct str title);

/* In capitals. */
bool title_is_loud(struct str title);

/* In capitals, or most words begin with one. */
bool title_is_raised(struct str title);

/* "AMcK:jm", "BB/ph": who wrote and who typed. */
bool title_is_signature(struct str title);

/* A row of dashes or the like, below a heading. */
bool title_is_rule(struct str line);

/* Columns of a figure or a masthead, not words. */
bool title_has_gap(struct str title);

/* A row of a contents list: "Boats    12". */
bool title_ends_in_page(struct str title);

/* "MUST   This word, or the terms …": the text begins in the heading's own line, three blanks
 * behind its title.  Returns the title alone. */
struct str title_without_text(struct str title);

/* The same words, as far as the shorter one goes: case, blanks and punctuation do not count. */
bool title_same(struct str a, struct str b);

/* The same words but for the end of the last: "Acknowledgement", "Acknowledgements". */
bool title_nearly(struct str a, struct str b);

/* The words of several lines as one, blanks folded, in a; first: the part of the first line. */
struct str title_fold(struct arena *a, const struct lines *l, uint32_t line, uint32_t lines,
                      struct str first);

#endif
