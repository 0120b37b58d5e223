/* SPDX-License-Identifier: MIT
 *
 * opening - what a name that is being typed would open, and what it may become.  Pure.
 */
#ifndef VIEW_OPENING_H
#define VIEW_OPENING_H

#include "base/platform.h"
#include "base/strbuf.h"
#include "rfc/catalog.h"

/* What is known where the name is typed; all lent. */
struct opening {
    const struct catalog *catalog;
    struct numbers local;    /* RFCs on this machine, ascending */
    const struct str *known; /* canonical names of documents: read lately, then favourites */
    size_t known_count;
};

/* Adds what Enter would open: "RFC 9110 (here): HTTP Semantics", "BCP 14: RFC 2119, RFC 8174".  Of
 * words that are no name, what Tab would make of them: "Tab: RFC 9110: HTTP Semantics". */
void opening_describe(const struct opening *o, struct str words, struct strbuf *out);

/* Gives every line that the words may become, but not they themselves, the best first, at most
 * OPENING_MOST; one may come twice.  Digits, also behind "RFC": a number that begins so; "bcp" and
 * digits: a series; else a document known whose name, or an RFC whose title, begins so. */
enum { OPENING_MOST = 60 };
void opening_offer(const struct opening *o, struct str words,
                   void (*offer)(void *to, struct str line), void *to);

#endif
