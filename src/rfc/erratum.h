/* SPDX-License-Identifier: MIT
 *
 * erratum - one report of an error in an RFC, and all those of an RFC as a text to be read.
 *
 * Pure; any thread.
 */
#ifndef RFC_ERRATUM_H
#define RFC_ERRATUM_H

#include "base/platform.h"
#include "base/str.h"
#include "base/strbuf.h"

/* In the order in which they are told. */
enum erratum_status {
    ERRATUM_VERIFIED,
    ERRATUM_HELD, /* for the next version of the document */
    ERRATUM_REPORTED,
    ERRATUM_REJECTED,
    ERRATUM_STATUSES
};

/* What somebody reported; all slices borrow. */
struct erratum {
    uint32_t rfc, id;
    enum erratum_status status;
    struct str type;     /* "Technical", "Editorial"; may be empty */
    struct str section;  /* as it was typed: "4.1", "In Sections 7.8 and 7.9", "GLOBAL", empty */
    struct str original; /* lines; may be empty, as the next three */
    struct str corrected;
    struct str notes;
    struct str submitter;
    struct str date; /* "2021-03-03", or whatever was there */
};

/* How many there are of each status. */
struct erratum_counts {
    uint32_t of[ERRATUM_STATUSES];
};

/* Those that nobody rejected. */
uint32_t erratum_open(const struct erratum_counts *counts);

/* By RFC, status and id, for qsort. */
int erratum_compare(const void *a, const void *b);

/* "Verified"; and the status that a word of the RFC Editor means: false where it means none. */
const char *erratum_status_name(enum erratum_status status);
bool erratum_status_parse(struct str word, enum erratum_status *status) ATTR_MUST_USE;

/* Adds what comes before the first: how many there are, and the day (YYYYMMDD, 0 unknown) when that
 * was known. */
void erratum_write_head(uint32_t rfc, const struct erratum_counts *counts, uint32_t day,
                        struct strbuf *out);

/* Adds one, under a heading of its own.  Its section is spelled as a reference to the RFC; lines
 * stay as they are, but too long ones are wrapped. */
void erratum_write(const struct erratum *x, struct strbuf *out);

#endif
