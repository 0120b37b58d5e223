/* SPDX-License-Identifier: MIT
 *
 * known - the blocks that a text says itself: masthead and title, the contents list, headings,
 * captions, entries of the references.
 */
#ifndef TEXT_KNOWN_H
#define TEXT_KNOWN_H

#include "base/platform.h"
#include "text/block.h"
#include "text/lines.h"
#include "text/outline.h"
#include "text/reftags.h"

/* Released as blocks are.  Blank lines stand in none but the contents list and the front. */
void known_find(struct blocks *b, const struct lines *l, const struct outline *o,
                const struct reftags *t);

#endif
