/* SPDX-License-Identifier: MIT
 *
 * block - a stretch of a text that is of one kind.
 */
#ifndef TEXT_BLOCK_H
#define TEXT_BLOCK_H

#include "base/platform.h"
#include "base/vec.h"

enum block_kind {
    BLOCK_PARAGRAPH, /* prose */
    BLOCK_ITEM,      /* of a list: a mark ("o", "1.", "(a)") or a term, and the prose on it */
    BLOCK_REFERENCE, /* an entry of a References section */
    BLOCK_HEADING,
    BLOCK_CAPTION,  /* "Figure 3: …", "Table 2" */
    BLOCK_FRONT,    /* masthead and title */
    BLOCK_CONTENTS, /* with its entries, without its heading */
    BLOCK_TABLE,
    BLOCK_DIAGRAM,
    BLOCK_ABNF, /* RFC 5234, and what was written before it in the same manner */
    BLOCK_CODE, /* programs, MIB and ASN.1 modules, messages, dumps, addresses: any other text */
    BLOCK_KINDS
};

struct block {
    uint32_t first, end; /* lines [first, end) */
    uint8_t kind;        /* enum block_kind */
    uint8_t indent;      /* of prose: the left edge of its words, behind the mark of an item */
    uint16_t mark;       /* of an item or reference: bytes from its first character to its words, 0
                            for none; all of the first line where the term stands alone on it */
};

struct blocks {
    VEC(struct block) at; /* by line, not overlapping */
};

/* Prose, whose lines may be joined: a paragraph, an item, a reference. */
static inline bool block_is_prose(const struct block *b)
{
    return b->kind <= BLOCK_REFERENCE;
}

#endif
