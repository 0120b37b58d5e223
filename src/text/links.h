/* SPDX-License-Identifier: MIT
 *
 * links - every reference of a text: what it names, and the exact bytes that name it.
 */
#ifndef TEXT_LINKS_H
#define TEXT_LINKS_H

#include "base/platform.h"
#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/captions.h"
#include "text/blocks.h"
#include "text/lines.h"
#include "text/outline.h"
#include "text/reftags.h"

struct link {
    uint32_t start, end;           /* bytes [start, end) of the clean text; may span a line end */
    struct str target;             /* canonical (rfc/ref.h) */
    enum reftag_standing standing; /* of what it leads to, as the References section has it */
};

struct links {
    VEC(struct link) at; /* by start; never overlapping */
};

/* What a text is read with. */
struct links_context {
    const struct lines *lines;
    const struct outline *outline;
    const struct reftags *tags;
    const struct captions *captions;
    const struct blocks *blocks;
    uint32_t number;     /* of the RFC being read, which is no link; 0 unknown */
    uint32_t page_count; /* pages that can be led to */
};

/* Targets are kept in a. */
void links_find(struct links *k, const struct links_context *c, struct arena *a);

void links_release(struct links *k);

#endif
