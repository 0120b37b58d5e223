/* SPDX-License-Identifier: MIT
 *
 * known - the blocks that a text says itself: masthead and title, the contents list, headings,
 * captions, entries of the references.
 */
#ifndef RFC_KNOWN_H
#define RFC_KNOWN_H

#include "base/platform.h"
#include "rfc/block.h"
#include "rfc/lines.h"
#include "rfc/outline.h"
#include "rfc/reftags.h"

/* Asked line by line, downwards. */
struct known {
    const struct lines *lines;
    const struct outline *outline;
    const struct reftags *tags;
    size_t section, entry; /* the next ones */
};

/* Does one begin in that line, which is not blank?  Then its kind, and the line behind it. */
bool known_begins(struct known *n, uint32_t line, enum block_kind *kind,
                  uint32_t *end) ATTR_MUST_USE;

#endif
