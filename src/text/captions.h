/* SPDX-License-Identifier: MIT
 *
 * captions - the figures and tables of a text, by the lines that name them: "Figure 3: Words",
 * "Fig. 2 - Words", "TABLE 4-1", above what they name or below.
 */
#ifndef TEXT_CAPTIONS_H
#define TEXT_CAPTIONS_H

#include "base/platform.h"
#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/contents.h"
#include "text/lines.h"
#include "text/names.h"

enum caption_kind { CAPTION_FIGURE, CAPTION_TABLE, CAPTION_KINDS };

struct caption {
    enum caption_kind kind;
    uint32_t line;    /* it begins on */
    uint32_t start;   /* byte offset of its first word */
    struct str label; /* "3", "4-1", "A.2" */
    struct str title; /* one line, blanks folded; may be empty */
    uint8_t lines;
};

struct captions {
    VEC(struct caption) at;             /* by line; one for each figure and table */
    struct names labels[CAPTION_KINDS]; /* index in at */
};

/* Entries of the contents list are none.  Titles are kept in a, labels borrow from l. */
void captions_find(struct captions *c, const struct lines *l, const struct contents *contents,
                   struct arena *a);

void captions_release(struct captions *c);

/* NULL when there is none with that label (case does not count). */
const struct caption *captions_get(const struct captions *c, enum caption_kind kind,
                                   struct str label);

/* "Figure 3", "Fig. 4-1", "Table A.2" at a byte offset: the offset behind it, its kind, and where
 * its label begins; 0 when no such name stands there.  It may go over a line end. */
size_t caption_name(struct str text, size_t at, enum caption_kind *kind, size_t *label);

/* Over the label of one, "3" or "4-1"; does not move where there is none. */
size_t caption_label_end(struct str text, size_t at);

#endif
