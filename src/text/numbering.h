/* SPDX-License-Identifier: MIT
 *
 * numbering - which section number may come next.
 *
 * A text counts in up to three ways, one inside the other and in any order: "II.", below it "A.",
 * below that "1."; or sections by numbers and appendices by letters.  Each way goes on where it
 * was, and may begin anew below a heading of another.
 */
#ifndef TEXT_NUMBERING_H
#define TEXT_NUMBERING_H

#include "base/platform.h"
#include "text/heading.h"

enum numbering_series { SERIES_NUMBER, SERIES_LETTER, SERIES_ROMAN, SERIES_COUNT };

struct numbering {
    struct heading last[SERIES_COUNT]; /* depth 0: none yet */
    bool again[SERIES_COUNT];          /* it counts for a second time, or more */
    enum numbering_series latest;
};

enum numbering_series numbering_series_of(const struct heading *h);

/* "I.", "V." and "X." are letters or Roman numbers: h becomes what the ones before it say. */
void numbering_settle(const struct numbering *n, struct heading *h);

/* h may be the next.  A step over at most two missing ones is allowed. */
bool numbering_follows(const struct numbering *n, const struct heading *h);

/* h is the very next. */
bool numbering_is_next(const struct numbering *n, const struct heading *h);

/* h, which follows, is of a count that began anew. */
bool numbering_is_again(const struct numbering *n, const struct heading *h);

void numbering_accept(struct numbering *n, const struct heading *h);

#endif
