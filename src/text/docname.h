/* SPDX-License-Identifier: MIT
 *
 * docname - the names of documents of the series as texts write them: "RFC 9110", "BCP 14".
 *
 * Only the words are read; whether they are meant as a reference where they stand is for others.
 */
#ifndef TEXT_DOCNAME_H
#define TEXT_DOCNAME_H

#include "base/platform.h"
#include "base/str.h"

struct docname {
    size_t digits, end; /* where the number begins and ends */
    uint32_t number;    /* never 0 */
    bool plural;        /* "RFCs", "BCPs": more numbers may follow */
    bool glued;         /* "RFC9110": nothing between the word and the number */
};

/* RFC 9110, RFC-1156, RFC9110, RFC #36, RFC No. 72, RFC's 1048, NWG/RFC #s: 13, Request for
 * Comments
 * 33.  False, and *n is undefined, when none begins at `at`. */
bool docname_rfc(struct str s, size_t at, struct docname *n) ATTR_MUST_USE;

/* BCP 14, STD-7, FYIs 5, with the canonical name of the series ("bcp") in *series. */
bool docname_series(struct str s, size_t at, struct docname *n, struct str *series) ATTR_MUST_USE;

/* The number at `at` in a list, which may repeat '#'; 0 when there is none, else where it ends. */
size_t docname_number(struct str s, size_t at, size_t *digits, uint32_t *number);

#endif
