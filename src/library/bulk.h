/* SPDX-License-Identifier: MIT
 *
 * bulk - many documents at once: the plan, then the queue, until all of a set are on this machine.
 *
 * What the shelf or a mirror has, and has whole, is not fetched; what is begun and not finished is
 * begun anew the next time, so that to resume is to ask for the same set again.  Bodies go to files
 * as they come, and memory stays flat however many there are.  A set that holds what an RFC cites
 * grows as texts come.  There is one queue: a set that is begun while another is fetched joins it.
 * Nothing here waits.  A part of the library, whose fetcher it uses.  Owner and Thread: main.
 */
#ifndef LIBRARY_BULK_H
#define LIBRARY_BULK_H

#include "base/platform.h"
#include "base/err.h"
#include "base/wake.h"
#include "library/fates.h"
#include "library/journal.h"
#include "library/pace.h"
#include "library/urls.h"
#include "net/fetcher.h"
#include "search/query.h"
#include "store/catalogfile.h"

struct bulk;

/* All but the texts outlive it. */
struct bulk_options {
    struct fetcher *fetcher;
    struct wake *wake; /* woken when bulk_next has something */
    struct journal *journal;
    const struct urls *bases;
    const char *shelf_dir;
    const char *const *mirrors;
    size_t mirror_count;
    unsigned retries;
};

/* How far it is; .here + .kept + .failed + .cancelled + .todo = .wanted. */
struct bulk_tally {
    size_t wanted; /* RFCs of the set as far as it is known */
    size_t here;   /* of them on this machine when it began */
    size_t kept, failed, cancelled, todo;
    uint64_t kept_bytes;    /* of text */
    uint64_t to_come_bytes; /* estimate from the pages in the catalogue */
    bool growing;           /* more may be found: what they cite */
    bool running;           /* begun, and not over */
    struct pace pace;       /* of the texts kept, by that estimate */
};

struct bulk_event {
    enum bulk_event_kind {
        BULK_PLANNED, /* bulk_planned knows what is here; bulk_begin is awaited */
        BULK_KEPT,    /* RFC .number, .size bytes, is on the shelf and on the disk */
        BULK_FAILED,  /* it is not to be had: .err */
        BULK_WAITING, /* it will be tried again at .until_ms (clock_monotonic_ms): .err */
        BULK_OVER,    /* .err: why before its time, ERR_CANCELLED after bulk_stop */
    } kind;
    uint32_t number;
    uint64_t size;
    int64_t until_ms;
    struct err err;
};

struct bulk *bulk_new(const struct bulk_options *options);

/* What came is kept, what did not leaves nothing behind.  The fetcher must be gone, and its replies
 * taken.  NULL is fine. */
void bulk_free(struct bulk *b);

/* Begins to look how much of a set is here, in place of any plan before: PLANNED comes.  Lends the
 * facts, for queries.  False and *e where the words name no set. */
bool bulk_plan(struct bulk *b, struct catalogfile *catalog, const struct query_facts *facts,
               struct str words, struct err *e) ATTR_MUST_USE;

/* Of the plan: .wanted, .here, .todo, .to_come_bytes, .growing. */
struct bulk_tally bulk_planned(const struct bulk *b);

/* PLANNED is to come. */
bool bulk_is_planning(const struct bulk *b);

/* The RFCs of a plan that awaits its beginning, and are not here: the i-th; 0: no more. */
uint32_t bulk_planned_number(const struct bulk *b, size_t *i);

/* After PLANNED: what is planned joins the queue.  The tally of a queue that is over makes room. */
void bulk_begin(struct bulk *b);

/* The words of all that is in the queue, lent; "" where that is over. */
const char *bulk_words(const struct bulk *b);

/* Begin no more; OVER comes when what came is kept. */
void bulk_stop(struct bulk *b);

/* After an OVER before its time: goes on from there. */
void bulk_resume(struct bulk *b);

/* One RFC of it: no more wanted; tried again where it failed or was cancelled (false: neither). */
void bulk_cancel(struct bulk *b, uint32_t number);
bool bulk_retry(struct bulk *b, uint32_t number) ATTR_MUST_USE;

/* Somebody waits for it: it comes before all others, and KEPT, FAILED or OVER will come.  False: it
 * is not in the queue. */
bool bulk_urge(struct bulk *b, uint32_t number) ATTR_MUST_USE;
void bulk_ease(struct bulk *b, uint32_t number); /* he waits no more */

/* The id of its fetch; and back: the RFC, 0 where the fetch is none of ours. */
uint64_t bulk_id(uint32_t number);
uint32_t bulk_number(uint64_t id);

/* A reply under such an id; what it needs of it is taken. */
void bulk_reply(struct bulk *b, struct reply *r);

/* The next event; false: none yet. */
bool bulk_next(struct bulk *b, struct bulk_event *ev) ATTR_MUST_USE;

struct bulk_tally bulk_tally(const struct bulk *b);
const struct fates *bulk_fates(const struct bulk *b);

/* Why it could not be had, or "". */
const char *bulk_why(const struct bulk *b, uint32_t number);

#endif
