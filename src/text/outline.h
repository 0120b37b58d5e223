/* SPDX-License-Identifier: MIT
 *
 * outline - the headings of a text, numbered and not, in their order.
 */
#ifndef TEXT_OUTLINE_H
#define TEXT_OUTLINE_H

#include "base/platform.h"
#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/contents.h"
#include "text/lines.h"
#include "text/masthead.h"
#include "text/names.h"

struct section {
    uint32_t line;    /* of the heading */
    uint8_t level;    /* 1 for "4", "A" and unnumbered; 2 for "4.2" */
    uint8_t lines;    /* how many lines the heading takes */
    bool appendix;    /* label is "A", "A.1" */
    struct str label; /* "4.2", "A.1"; empty when unnumbered */
    struct str title; /* one line, blanks folded */
    struct str name;  /* of its title the words in small letters, with hyphens between them; empty
                         when a section before has it, or the title has no ASCII letter or digit */
};

struct outline {
    VEC(struct section) sections;
    struct contents contents;
    struct names labels; /* "4.2", "A.1", "appendix1" → index of the first of its sections */
    struct names titles; /* name → index of its section */
    struct masthead masthead;
};

/* Titles are kept in a; labels borrow from l. */
void outline_find(struct outline *o, const struct lines *l, struct arena *a);

void outline_release(struct outline *o);

/* The section with that label ("4.2", "4.2.", "A.1"; case does not count), or NULL.  appendix: it
 * was called one, so that "Appendix 1" is not section 1. */
const struct section *outline_section(const struct outline *o, struct str label, bool appendix);

/* The section of that name ("authors-addresses"), or NULL. */
const struct section *outline_titled(const struct outline *o, struct str name);

#endif
