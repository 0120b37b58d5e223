/* SPDX-License-Identifier: MIT
 *
 * paragraphs - prose without blank lines, cut into its paragraphs and the items of its lists.
 */
#ifndef RFC_PARAGRAPHS_H
#define RFC_PARAGRAPHS_H

#include "base/platform.h"
#include "rfc/block.h"
#include "rfc/lines.h"
#include "rfc/looks.h"

void paragraphs_cut(struct blocks *out, const struct looks *k, const struct lines *l,
                    uint32_t first, uint32_t end);

/* An entry of the references, all of whose lines are [first, end). */
void paragraphs_entry(struct blocks *out, const struct looks *k, const struct lines *l,
                      uint32_t first, uint32_t end);

#endif
