/* SPDX-License-Identifier: MIT
 *
 * pace - how fast a number grows, smoothed, and when it will be there.  Pure: time is a number.
 */
#ifndef LIBRARY_PACE_H
#define LIBRARY_PACE_H

#include "base/platform.h"

/* All zero knows nothing. */
struct pace {
    bool begun, known;
    int64_t at_ms;     /* when it was looked at last */
    uint64_t total;    /* what it was then */
    int64_t seen_ms;   /* what the mean is of, at most PACE_MS */
    double per_second; /* smoothed over that */
};

#define PACE_MS 3000

/* It is total by now; it never shrinks. */
void pace_note(struct pace *p, uint64_t total, int64_t now_ms);

/* Per second, as it looks now: what stands still fades.  0: not known. */
double pace_rate(const struct pace *p, int64_t now_ms);

/* Seconds until it has grown by that; -1: not to be told. */
int64_t pace_left(const struct pace *p, uint64_t to_come, int64_t now_ms);

#endif
