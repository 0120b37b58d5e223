/* SPDX-License-Identifier: MIT
 *
 * contents - the table of contents of a text, when it has one.
 */
#ifndef TEXT_CONTENTS_H
#define TEXT_CONTENTS_H

#include "base/platform.h"
#include "base/vec.h"
#include "text/heading.h"
#include "text/lines.h"
#include "text/names.h"

struct contents_entry {
    uint32_t line;          /* it begins on */
    uint32_t start, end;    /* bytes, from its number (or words) to the end of its words */
    struct heading heading; /* depth 0 when it has no number; the title is that of its first line */
    uint32_t page;          /* that it gives; 0 for none, or a roman one */
    uint32_t section;       /* index in the outline, see contents_take; CONTENTS_NOWHERE */
};

#define CONTENTS_NOWHERE UINT32_MAX

struct contents {
    VEC(struct contents_entry) entries; /* by line */
    uint32_t first, end;                /* lines; equal when there is none */
    struct names index;                 /* label or words → the first entry with them */
    uint32_t next;                      /* entry behind the last one that was met */
};

void contents_find(struct contents *c, const struct lines *l);

/* Index of the entry of a heading (depth 0: without a number) with that title, that is not taken
 * yet; CONTENTS_NOWHERE. */
uint32_t contents_match(const struct contents *c, const struct heading *h, struct str title);

/* The entry (CONTENTS_NOWHERE: none) leads to the section. */
void contents_take(struct contents *c, uint32_t entry, uint32_t section);

void contents_release(struct contents *c);

#endif
