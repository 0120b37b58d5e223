/* SPDX-License-Identifier: MIT
 *
 * query - the language in which RFCs are asked for: words, and fields with a colon, all of which
 * must hold:
 *
 *     http semantics            each occurs in number, title, authors, keywords, series or group
 *     "http semantics"          both as they stand; a field in quotes is a word, too
 *     bcp14                     the series, which is not BCP 140
 *     title: author: keyword:   a word there alone; title:"two words"
 *     wg:http                   of a group whose name begins so
 *     status:ps  status:track   status now: ps, ds, std, bcp, info, exp, hist, or the name's
 * beginning stream:irtf               ietf, iab, irtf, independent, editorial, legacy year:2022
 * year:2019-2022  year:2019-  year:>2020  year:<=1990 number: (rfc:)  pages:    ranges, too
 *     obsoletes:2616  obsoleted-by:  updates:  updated-by:
 *     is:obsolete  is:updated  is:errata  is:local  is:fav  is:read  is:new  is:changed
 *     -word  -is:obsolete       does not hold
 *
 * Letter case does not matter.  A record whose number is not issued is found by its number alone.
 * Pure; any thread.
 */
#ifndef SEARCH_QUERY_H
#define SEARCH_QUERY_H

#include "base/platform.h"
#include "base/err.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "rfc/catalog.h"

enum query_kind {
    QUERY_WORD,   /* .word in .line */
    QUERY_GROUP,  /* .word begins the group's name */
    QUERY_STATUS, /* in .set (1 << enum rfc_status) */
    QUERY_STREAM, /* in .set (1 << enum rfc_stream) */
    QUERY_YEAR,   /* from .from to .to, as the next two */
    QUERY_PAGES,  /* known, and so many */
    QUERY_NUMBER,
    QUERY_RELATED, /* its .relation holds RFC .from */
    QUERY_IS,      /* .is */
};

/* The line of a record's haystack (rfc/catalog.h) that a word must be in. */
enum query_line { QUERY_TITLE, QUERY_AUTHORS, QUERY_KEYWORDS, QUERY_NAMES, QUERY_ANYWHERE };

/* Those up to QUERY_FACTS are known by who asks, the others by the catalogue. */
enum query_is {
    QUERY_LOCAL,
    QUERY_FAVOURITE,
    QUERY_READ,
    QUERY_NEW,
    QUERY_CHANGED,
    QUERY_FACTS,
    QUERY_OBSOLETE = QUERY_FACTS,
    QUERY_UPDATED,
    QUERY_ERRATA,
};

/* What is true of the reader and this machine: RFC numbers, ascending. */
struct query_facts {
    struct numbers are[QUERY_FACTS];
};

struct query_term {
    enum query_kind kind;
    bool negated;
    struct str word; /* folded; of the query's text */
    enum query_line line;
    unsigned set;
    uint32_t from, to;
    enum rfc_relation relation;
    enum query_is is;
};

struct query {
    struct strbuf text; /* folded */
    VEC(struct query_term) terms;
};

/* Reads a line.  False and *e (ERR_USAGE), a sentence that says what there is, for the first part
 * that is not understood; the others are in q all the same.  query_release in any case. */
bool query_read(struct query *q, struct str line, struct err *e) ATTR_MUST_USE;
void query_release(struct query *q);

/* The line has one of the fields there are: it is more than words. */
bool query_has_field(struct str line);

#endif
