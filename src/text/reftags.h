/* SPDX-License-Identifier: MIT
 *
 * reftags - the entries of a text's References sections: "[HTTP]", "[12]", and what they stand for.
 */
#ifndef TEXT_REFTAGS_H
#define TEXT_REFTAGS_H

#include "base/platform.h"
#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/lines.h"
#include "text/names.h"
#include "text/outline.h"
#include "text/refheading.h"

struct reftag {
    uint32_t line, line_end; /* of the entry */
    uint32_t start, end;     /* bytes of the tag, without its brackets */
    struct str tag;          /* as in the entry, blanks folded away */
    uint32_t number;         /* the RFC that it stands for; 0 when that is none, or several */
    struct str series;       /* "bcp14", where it stands for that and no single RFC; else empty */
    enum reftag_standing standing; /* as the heading says */
};

struct reftags {
    VEC(struct reftag) entries; /* by line */
    struct names index;         /* tag → index of its entry */
    uint32_t first_line;        /* of the first References section; UINT32_MAX when there is none */
};

/* Slices are kept in a or borrowed from l. */
void reftags_find(struct reftags *t, const struct lines *l, const struct outline *o,
                  struct arena *a);

void reftags_release(struct reftags *t);

/* The entry with that tag (case and blanks do not count), or NULL. */
const struct reftag *reftags_get(const struct reftags *t, struct str tag);

#endif
