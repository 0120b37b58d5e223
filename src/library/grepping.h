/* SPDX-License-Identifier: MIT
 *
 * grepping - a pattern looked for in many texts of this machine, one after the other for the
 * caller, several at a time within.  The texts are parsed as for reading, so what is found is what
 * a search in the reader finds; the network is never asked.
 *
 * Owner and Thread: one, which waits.  What the threads have found in advance is bounded.
 */
#ifndef LIBRARY_GREPPING_H
#define LIBRARY_GREPPING_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "library/settings.h"

struct grepping;

/* numbers: of RFCs, in the order wanted; lent until grepping_free.  NULL and *e where the pattern
 * (search/pattern.h) is wrong. */
struct grepping *grepping_new(const struct settings *settings, const uint32_t *numbers, size_t n,
                              struct str typed, struct err *e);

/* What one text gave. */
struct grepping_text {
    struct strbuf lines; /* "rfc9110:812: what stands there\n": each line in which a match begins */
    struct err err;      /* ERR_USAGE: the pattern is too complex; else it could not be read */
};

/* The next text's, to be released; false: there are no more.  Waits. */
bool grepping_next(struct grepping *g, struct grepping_text *text) ATTR_MUST_USE;
void grepping_text_release(struct grepping_text *text);

/* Gives up what is left; NULL is fine. */
void grepping_free(struct grepping *g);

#endif
