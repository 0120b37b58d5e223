/* SPDX-License-Identifier: MIT
 *
 * The mean of all there was for the first PACE_MS, then one that forgets: what a look adds weighs
 * as much as the time since the last one.  Pure; any thread.
 */
#include "base/platform.h"

#include "library/pace.h"

enum { PACE_LOOK_MS = 100, PACE_LEFT_MOST = 359999 /* 99:59:59 */ };

static double pace_mean(const struct pace *p, uint64_t total, int64_t passed_ms)
{
    double now = (double)(total - p->total) * 1000 / (double)passed_ms;
    double weight = (double)passed_ms / (double)(passed_ms + p->seen_ms);
    return p->known ? p->per_second + weight * (now - p->per_second) : now;
}

void pace_note(struct pace *p, uint64_t total, int64_t now_ms)
{
    int64_t passed = now_ms - p->at_ms;
    if (!p->begun || passed < 0 || total < p->total) {
        *p = (struct pace){.begun = true, .at_ms = now_ms, .total = total};
        return;
    }
    if (passed < PACE_LOOK_MS)
        return; /* too short to tell: it is counted the next time */
    p->per_second = pace_mean(p, total, passed);
    p->known = true;
    p->seen_ms = p->seen_ms + passed < PACE_MS ? p->seen_ms + passed : PACE_MS;
    p->at_ms = now_ms;
    p->total = total;
}

double pace_rate(const struct pace *p, int64_t now_ms)
{
    int64_t passed = now_ms - p->at_ms;
    if (!p->known)
        return 0;
    return passed < PACE_MS / 3 ? p->per_second : pace_mean(p, p->total, passed);
}

int64_t pace_left(const struct pace *p, uint64_t to_come, int64_t now_ms)
{
    double rate = pace_rate(p, now_ms);
    if (rate <= 0 || (double)to_come / rate > PACE_LEFT_MOST)
        return -1;
    return (int64_t)((double)to_come / rate + 0.999);
}
