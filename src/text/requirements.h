/* SPDX-License-Identifier: MIT
 *
 * requirements - the sentences of a document that say what an implementation is to do, by the words
 * of BCP 14 in capitals.  Those of its paragraphs and items: not what a grammar, a table or code
 * says, nor the sentences that only explain the words.
 */
#ifndef TEXT_REQUIREMENTS_H
#define TEXT_REQUIREMENTS_H

#include "base/platform.h"
#include "base/vec.h"
#include "text/document.h"
#include "text/keywords.h"

struct requirement {
    uint32_t line;       /* of the document, where the sentence begins */
    uint32_t start, end; /* of the sentence: bytes of the document's prose */
    uint16_t keywords;   /* those in it: 1 << enum keyword_kind */
};

struct requirements {
    VEC(struct requirement) at; /* in their order, not overlapping */
};

/* Those of the lines [first, end).  Released with requirements_release. */
void requirements_find(struct requirements *r, struct document *d, uint32_t first, uint32_t end);

void requirements_release(struct requirements *r);

#endif
