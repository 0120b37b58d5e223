/* SPDX-License-Identifier: MIT
 *
 * blocks - what each stretch of a text is: prose that may be joined and laid out anew, or a figure,
 * a table, a grammar or code, of which nothing may be moved.
 *
 * Every line that is not blank belongs to exactly one block; blank lines belong to none, but inside
 * a block that is not prose.  Prose may be set off by a bar before each line ("|  Note: ..."): that
 * is part of the margin, and a line of the bar alone is blank.  No block begins or ends with one.
 * When in doubt a block is verbatim: to join what belongs apart destroys it, to leave apart what
 * could be joined only looks ragged.
 */
#ifndef TEXT_BLOCKS_H
#define TEXT_BLOCKS_H

#include "base/platform.h"
#include "text/block.h"
#include "text/lines.h"
#include "text/outline.h"
#include "text/reftags.h"

void blocks_find(struct blocks *b, const struct lines *l, const struct outline *o,
                 const struct reftags *t);

void blocks_release(struct blocks *b);

/* Index of the block that holds the line, or of the first behind it; at.n when there is none. */
size_t blocks_find_line(const struct blocks *b, uint32_t line);

#endif
