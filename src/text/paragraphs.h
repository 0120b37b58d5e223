/* SPDX-License-Identifier: MIT
 *
 * paragraphs - prose without blank lines, cut into its paragraphs and the items of its lists.
 */
#ifndef TEXT_PARAGRAPHS_H
#define TEXT_PARAGRAPHS_H

#include "base/platform.h"
#include "text/block.h"
#include "text/lines.h"
#include "text/looks.h"

void paragraphs_cut(struct blocks *out, const struct looks *k, const struct lines *l,
                    uint32_t first, uint32_t end);

/* An entry of the references, all of whose lines are [first, end). */
void paragraphs_entry(struct blocks *out, const struct looks *k, const struct lines *l,
                      uint32_t first, uint32_t end);

#endif
