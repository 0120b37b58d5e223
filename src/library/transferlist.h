/* SPDX-License-Identifier: MIT
 *
 * transferlist - all that is fetched, was, or will be, as a list that can be shown: first what
 * runs, then what waits for another try, what is queued, what failed, what was given up, what came.
 *
 * Made anew each time it is looked at, from the journal and the queue of the bulk fetch; its texts
 * are lent until the library's next event.  Time is a number.  Thread: main.
 */
#ifndef LIBRARY_TRANSFERLIST_H
#define LIBRARY_TRANSFERLIST_H

#include "base/platform.h"
#include "base/vec.h"
#include "library/bulk.h"
#include "library/journal.h"

enum transfer_state {
    TRANSFER_RUNNING,
    TRANSFER_WAITING, /* .why, until .next_try_ms */
    TRANSFER_QUEUED,
    TRANSFER_PLANNED, /* it is in a plan that was not begun */
    TRANSFER_FAILED,  /* .why */
    TRANSFER_CANCELLED,
    TRANSFER_DONE,
    TRANSFER_STATES,
};

struct transfer {
    uint64_t id;      /* for library_drop_transfer and the like */
    uint32_t number;  /* the RFC of a bulk fetch; 0: see .what */
    const char *what; /* "RFC 9110", "rfc-index.xml"; NULL: see .number */
    enum transfer_state state;
    uint64_t received, expected; /* bytes; 0: none, not known */
    double rate;                 /* RUNNING: bytes per second; 0: not known */
    int64_t next_try_ms;
    int64_t ended;   /* ms since 1970; 0: it is not, or that is not known */
    const char *why; /* or NULL */
};

/* All of it together. */
struct transfer_totals {
    size_t done, all, failed; /* of the bulk fetch, but for what was here before it */
    bool running, growing;    /* it is; .all is not all yet */
    double rate;              /* bytes per second of whatever is fetched */
    int64_t left;             /* seconds until the bulk fetch is over; -1: not known */
};

struct transferlist {
    VEC(struct transfer) at;
    struct transfer_totals totals;
};

struct transfer_totals transferlist_totals(const struct journal *j, const struct bulk *b,
                                           bool paused, int64_t now_ms);

/* Fills list, which is all zero or was filled before. */
void transferlist_make(struct transferlist *list, const struct journal *j, const struct bulk *b,
                       bool paused, int64_t now_ms);
void transferlist_release(struct transferlist *list);

#endif
