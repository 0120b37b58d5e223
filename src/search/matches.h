/* SPDX-License-Identifier: MIT
 *
 * matches - all matches of a pattern in a text, found in bounded steps so that the search can be
 * given up between two of them.
 */
#ifndef SEARCH_MATCHES_H
#define SEARCH_MATCHES_H

#include <stdatomic.h>

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"
#include "search/pattern.h"

/* By start, not overlapping.  Owned by the holder; zeroed is empty. */
struct matches {
    struct match *at;
    size_t n;
    bool more; /* MATCHES_MAX was reached: there are more in the text */
};

#define MATCHES_MAX 1000000u

/* Scans all of text.  Gives up when *wanted != serial (ERR_CANCELLED), when a step hits the
 * pattern's limits or when MATCHES_SECONDS pass (ERR_USAGE: "pattern too complex …").  wanted may
 * be NULL; it is looked at every 0.3 s at least, with any pattern and text.  What was found before
 * an error is kept in *m. */
bool matches_find(struct matches *m, struct pattern *p, struct str text,
                  const atomic_uint_fast64_t *wanted, uint64_t serial, struct err *e) ATTR_MUST_USE;

#define MATCHES_SECONDS 3

void matches_release(struct matches *m);

/* Index of the first match with start >= offset; n if none. */
size_t matches_after(const struct matches *m, uint32_t offset);

#endif
