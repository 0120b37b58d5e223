/* SPDX-License-Identifier: MIT
 *
 * pieces - a text cut where its kind may change: at blank lines, at what is known, and where prose
 * and figures meet without a blank line.
 */
#ifndef TEXT_PIECES_H
#define TEXT_PIECES_H

#include "base/platform.h"
#include "base/vec.h"
#include "text/block.h"
#include "text/lines.h"
#include "text/looks.h"
#include "text/weigh.h"

struct piece {
    uint32_t first, end;
    uint8_t kind; /* enum block_kind; all prose is BLOCK_PARAGRAPH */
    bool known;   /* by its words, not by its look */
    struct weight weight;
};

struct pieces {
    VEC(struct piece) at; /* by line */
};

void pieces_cut(struct pieces *p, const struct looks *k, const struct blocks *known);

/* What stands together is read together: neighbours become of one kind, and one piece. */
void pieces_join(struct pieces *p, const struct lines *l);

void pieces_release(struct pieces *p);

#endif
