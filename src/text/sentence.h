/* SPDX-License-Identifier: MIT
 *
 * sentence - where the sentences of a paragraph end, in English as RFCs write it: "e.g.", "Sec. 4",
 * "J. Postel", "et al." and "4.2." go on; what follows an end begins with a capital.
 */
#ifndef TEXT_SENTENCE_H
#define TEXT_SENTENCE_H

#include "base/platform.h"
#include "base/str.h"

struct sentence {
    size_t start, end; /* without the blanks around it */
};

/* The sentence that holds the byte at offset, or goes before it where that is a blank between two;
 * offset <= line.n.  line: a paragraph on one line.  from: where a sentence begins, not behind
 * offset; whoever goes through a line and passes the end of the last one reads it once. */
struct sentence sentence_at(struct str line, size_t from, size_t offset);

#endif
