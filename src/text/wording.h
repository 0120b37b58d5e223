/* SPDX-License-Identifier: MIT
 *
 * wording - what the words before and behind a place in a document say about it.  Text only; each
 * looks a bounded number of bytes around, goes over a line's end, and not over a paragraph's.
 */
#ifndef TEXT_WORDING_H
#define TEXT_WORDING_H

#include "base/platform.h"
#include "base/str.h"

enum wording_pointer {
    POINTS_NOWHERE,
    POINTS_HERE, /* "this document", "our", "the specification." */
    POINTS_BACK  /* "that document", "the same RFC": the one named last */
};

/* The words stand there, in any case; a blank of the phrase is any gap. */
bool wording_is(struct str s, size_t at, struct str phrase);

/* Where the words go on behind a place that ends at `to`: over a title and the like ('"Retry",
 * paragraph 2,'). */
size_t wording_behind(struct str s, size_t to);

/* Over "of" and its like; 0 when there is none. */
size_t wording_preposition(struct str s, size_t at);

/* From behind "of": the words up to `to` are part of one name.  A verb, or a full stop that ends a
 * sentence, says that what stands there is another matter. */
bool wording_is_name(struct str s, size_t at, size_t to);

enum wording_pointer wording_points(struct str s, size_t at);

/* "its", "the original" stand before. */
bool wording_is_possessive(struct str s, size_t at);

/* The name of a standard of others stands before: "ISO 10589, section 7", "H.264 Annex A". */
bool wording_is_standard(struct str s, size_t at);

/* A tag stands before, whatever it is: "[2] section 3", "[LAMPS], Section 3". */
bool wording_is_tag(struct str s, size_t at);

/* Only a comma, a bracket, "especially in" and the like between a document and its section. */
bool wording_joins(struct str s, size_t from, size_t to);

/* A document at `from` tells something "in" the place at `to`: "discusses names in Section 11". */
bool wording_tells(struct str s, size_t from, size_t to);

/* Nothing but one blank or a line's end between: no column of a table. */
bool wording_touches(struct str s, size_t from, size_t to);

/* Back to where the sentence, the paragraph begins. */
size_t wording_sentence(struct str s, size_t at);
size_t wording_paragraph(struct str s, size_t at);

/* Where the string of the REFERENCE clause around `at` begins (a MIB, a YANG module), and where it
 * ends; 0 when there is none. */
size_t wording_clause(struct str s, size_t at);
size_t wording_clause_end(struct str s, size_t at);

#endif
