/* SPDX-License-Identifier: MIT
 *
 * bulk - many documents at once: the plan, then the queue, until all of a set are on this machine.
 *
 * What the shelf or a mirror has, and has whole, is not fetched; what is begun and not finished is
 * begun anew the next time, so that to resume is to ask for the same set again.  Bodies go to files
 * as they come, and memory stays flat however many there are.  A set that holds what an RFC cites
 * grows as texts come.  Nothing here waits.  Owner and Thread: main.
 */
#ifndef LIBRARY_BULK_H
#define LIBRARY_BULK_H

#include "base/platform.h"
#include "base/err.h"
#include "library/settings.h"
#include "search/rfcset.h"

struct bulk;

/* How far it is; .here + .kept + .failed + what is still to do = .wanted. */
struct bulk_tally {
    size_t wanted; /* RFCs of the set as far as it is known */
    size_t here;   /* of them on this machine when it began */
    size_t kept, failed;
    uint64_t kept_bytes;    /* of text */
    uint64_t to_come_bytes; /* estimate from the pages in the catalogue */
    bool growing;           /* more may be found: what they cite */
};

struct bulk_event {
    enum bulk_event_kind {
        BULK_PLANNED, /* the tally knows what is here; bulk_begin is awaited */
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

/* Copies what it needs of the settings.  NULL and *e where the words name no set. */
struct bulk *bulk_new(const struct settings *settings, struct str words, struct err *e);

/* Stops its threads; what came is kept, what did not leaves nothing behind.  NULL is fine. */
void bulk_free(struct bulk *b);

/* Readable when events wait. */
int bulk_fd(const struct bulk *b);

/* The next event; false: none yet. */
bool bulk_next(struct bulk *b, struct bulk_event *ev);

/* After PLANNED: fetch. */
void bulk_begin(struct bulk *b);

/* Begin no more; OVER comes when what came is kept. */
void bulk_stop(struct bulk *b);

struct bulk_tally bulk_tally(const struct bulk *b);

#endif
