/* SPDX-License-Identifier: MIT
 *
 * Each step is one pass: lines are looked at, cut into pieces, the pieces joined to what they are
 * part of, and prose cut into its paragraphs.  Owned by the caller; any thread.
 */
#include "base/platform.h"

#include "text/blocks.h"

#include "text/known.h"
#include "text/paragraphs.h"
#include "text/pieces.h"
#include "text/looks.h"

static void add_block(struct blocks *b, const struct looks *k, const struct lines *l,
                      const struct piece *p)
{
    if (p->kind == BLOCK_PARAGRAPH)
        paragraphs_cut(b, k, l, p->first, p->end);
    else if (p->kind == BLOCK_REFERENCE)
        paragraphs_entry(b, k, l, p->first, p->end);
    else
        VEC_PUSH(&b->at, (struct block){.first = p->first,
                                        .end = p->end,
                                        .kind = p->kind,
                                        .indent = k->at.at[p->first].indent});
}

void blocks_release(struct blocks *b)
{
    VEC_RELEASE(&b->at);
}

void blocks_find(struct blocks *b, const struct lines *l, const struct outline *o,
                 const struct reftags *t)
{
    struct blocks known;
    struct looks looks;
    struct pieces pieces;
    *b = (struct blocks){0};
    known_find(&known, l, o, t);
    looks_read(&looks, l, &known);
    pieces_cut(&pieces, &looks, &known);
    pieces_join(&pieces, l);
    VEC_RESERVE(&b->at, pieces.at.n);
    for (size_t i = 0; i < pieces.at.n; i++)
        add_block(b, &looks, l, &pieces.at.at[i]);
    pieces_release(&pieces);
    blocks_release(&known);
    looks_release(&looks);
}

size_t blocks_find_line(const struct blocks *b, uint32_t line)
{
    size_t low = 0, high = b->at.n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (b->at.at[mid].end <= line)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}
