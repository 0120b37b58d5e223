/* SPDX-License-Identifier: MIT
 *
 * retry - what to do after a failure: the next mirror, another try later, or the end.
 *
 * Pure: no clock, no network, and the jitter comes from a seed, so a row of failures always leads
 * to the same steps.  A round tries each URL once, in order; when all have failed and one of them
 * in a way that may pass, the next round begins after 1, 4, then 15 units of time (give or take a
 * fifth), or when a server said to come back (Retry-After; never before, up to a tenth later).
 */
#ifndef NET_RETRY_H
#define NET_RETRY_H

#include "base/platform.h"

#define RETRY_ROUNDS_MAX 3    /* after the first */
#define RETRY_URLS_MAX   64   /* those behind are not looked at */
#define RETRY_ASKED_MAX  300  /* seconds; a server that asks for more is not waited for */
#define RETRY_UNIT_MS    1000 /* the usual unit */

enum retry_verdict {
    RETRY_NEVER,     /* the fault is on this side, or no server is to blame */
    RETRY_ELSEWHERE, /* this server will not, another one might */
    RETRY_LATER,     /* it may pass */
};

/* What kind of failure it was. */
struct retry_judgement {
    enum retry_verdict verdict;
    bool whole_host; /* it would befall every request to that host */
    bool once;       /* the next round is the last: it rarely passes */
};

/* code: a CURLcode; status: of HTTP, 0 where none was read; asked: Retry-After in seconds, 0 where
 * not said. */
struct retry_judgement retry_judge(int code, long status, long asked);

/* The history of one request. */
struct retry {
    uint64_t seed;
    int64_t unit_ms;
    unsigned rounds_left, round;
    size_t url_count, url; /* .url is the one to try now */
    uint64_t useless;      /* a bit for each URL that is not worth another try */
    int64_t soonest_ms;    /* the shortest wait that a URL of this round needs; -1: none does */
};

/* rounds: after the first, at most RETRY_ROUNDS_MAX; unit_ms 0: RETRY_UNIT_MS. */
void retry_begin(struct retry *r, size_t url_count, unsigned rounds, uint64_t seed,
                 int64_t unit_ms);

/* At least so many rounds after the first, also for one that has begun. */
void retry_allow(struct retry *r, unsigned rounds);

struct retry_step {
    enum { RETRY_TRY, RETRY_WAIT, RETRY_END } verb; /* TRY: r->url, now; WAIT: then r->url */
    int64_t wait_ms;
};

/* r->url has failed so. */
struct retry_step retry_failed(struct retry *r, struct retry_judgement how, long asked);

#endif
