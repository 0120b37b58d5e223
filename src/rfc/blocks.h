/* SPDX-License-Identifier: MIT
 *
 * blocks - what each stretch of a text is: prose that may be joined and laid out anew, or a figure,
 * a table, a grammar or code, of which nothing may be moved.
 *
 * Every line that is not blank belongs to exactly one block; blank lines belong to none, but inside
 * a block that is verbatim.  When in doubt a block is verbatim: to join what belongs apart destroys
 * it, to leave apart what could be joined only looks ragged.
 */
#ifndef RFC_BLOCKS_H
#define RFC_BLOCKS_H

#include "base/platform.h"
#include "base/vec.h"
#include "rfc/lines.h"
#include "rfc/outline.h"
#include "rfc/reftags.h"

enum block_kind {
    BLOCK_PARAGRAPH, /* prose */
    BLOCK_ITEM,      /* of a list: a mark ("o", "1.", "(a)") or a term, and the prose on it */
    BLOCK_REFERENCE, /* an entry of a References section */
    BLOCK_HEADING,
    BLOCK_CAPTION, /* "Figure 3: …", "Table 2" */
    BLOCK_FRONT,   /* what stands before the first section and is no prose: masthead and title */
    BLOCK_CONTENTS,
    BLOCK_TABLE,
    BLOCK_DIAGRAM,
    BLOCK_ABNF, /* RFC 5234, and what was written before it in the same manner */
    BLOCK_CODE, /* programs, MIB and ASN.1 modules, messages, dumps, addresses: any other text */
    BLOCK_KINDS
};

struct block {
    uint32_t first, end; /* lines [first, end) */
    uint8_t kind;        /* enum block_kind */
    uint8_t indent;      /* columns before the lines behind the first; of prose, its left edge */
    uint16_t mark;       /* of an item: bytes from its first character to its words */
};

struct blocks {
    VEC(struct block) at; /* by line, not overlapping */
};

void blocks_find(struct blocks *b, const struct lines *l, const struct outline *o,
                 const struct reftags *t);

void blocks_release(struct blocks *b);

/* Prose, whose lines may be joined: a paragraph, an item, a reference. */
static inline bool block_is_prose(const struct block *b)
{
    return b->kind <= BLOCK_REFERENCE;
}

/* Index of the block that holds the line, or of the first behind it; at.n when there is none. */
size_t blocks_find_line(const struct blocks *b, uint32_t line);

#endif
