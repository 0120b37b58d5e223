/* SPDX-License-Identifier: MIT
 *
 * refentry - one entry of a list of references: the tag it begins with, and what its words stand
 * for.
 */
#ifndef TEXT_REFENTRY_H
#define TEXT_REFENTRY_H

#include "base/platform.h"
#include "base/str.h"
#include "text/lines.h"

struct refentry_head {
    uint32_t start, end; /* bytes of the tag, without its brackets */
    size_t behind;       /* byte where the words begin */
};

/* An entry begins in the line, which is not blank: "[HTTP] Oak, O.", "12. Oak, O.", "OAK  Oak, O.".
 */
bool refentry_begins(const struct lines *l, uint32_t line, struct refentry_head *h);

/* What an entry stands for: the one RFC that it names outside of quoted titles, or the one series;
 * a number of 0 stands for neither. */
struct refentry_meaning {
    uint32_t number;
    struct str series; /* "bcp"; empty: an RFC */
};

struct refentry_meaning refentry_meaning(struct str tag, struct str words);

/* The words are those of a reference wherever they stand: a title in quotes, and an RFC, a year or
 * "work in progress". */
bool refentry_is_citation(struct str words);

#endif
