/* SPDX-License-Identifier: MIT
 *
 * erratasync - the errata of all RFCs: fetched when the reader first asks for some, kept current
 * from then on, and found by number at once.  A part of the library; one fetch at a time.
 *
 * A fetch tells EVENT_PROGRESS and one EVENT_ERRATA, with .checked 0 and .err where it failed, and
 * what was known stays.  Owner and Thread: main.
 */
#ifndef LIBRARY_ERRATASYNC_H
#define LIBRARY_ERRATASYNC_H

#include "base/platform.h"
#include "base/err.h"
#include "library/event.h"
#include "library/journal.h"
#include "library/urls.h"
#include "library/worker.h"
#include "net/fetcher.h"
#include "rfc/erratum.h"

struct erratasync;

struct erratasync_options {
    const char *dir;          /* where they are kept; copied */
    const struct urls *bases; /* all of these outlive it */
    unsigned retries;
    bool offline, refresh; /* refresh: once a day, unasked */
    struct fetcher *fetcher;
    struct journal *journal;
    struct worker *worker;
    uint64_t *last_id; /* of tickets */
};

/* Touches no disk before the first question. */
struct erratasync *erratasync_new(const struct erratasync_options *options);
void erratasync_free(struct erratasync *s); /* NULL is fine */

/* Begins to fetch them, or goes on: the ticket.  0 and *e when offline. */
uint64_t erratasync_begin(struct erratasync *s, struct err *e);

/* The ticket of what runs; 0: nothing. */
uint64_t erratasync_ticket(const struct erratasync *s);

/* Gives it up; no event comes. */
void erratasync_cancel(struct erratasync *s);

/* Somebody waits for what runs. */
void erratasync_urge(struct erratasync *s);

/* What waits for its next try is tried now. */
void erratasync_try_now(struct erratasync *s);

/* They were asked for once, that is a day ago, and the settings allow it; nothing runs. */
bool erratasync_is_due(struct erratasync *s);

/* There are errata on this machine; of this day, as YYYYMMDD. */
bool erratasync_is_known(struct erratasync *s);
uint32_t erratasync_day(struct erratasync *s);

/* How many an RFC has.  False: not known. */
bool erratasync_counts(struct erratasync *s, uint32_t rfc, struct erratum_counts *counts);

/* They can be read.  False: not known, which is so from now on where they turn out to be damaged.
 */
bool erratasync_check(struct erratasync *s, uint32_t rfc) ATTR_MUST_USE;

/* The same, and adds them as a document; nothing where the RFC has none. */
bool erratasync_write(struct erratasync *s, uint32_t rfc, struct strbuf *out) ATTR_MUST_USE;

/* A reply of the net thread under the ticket: an event for the owner, or NULL where it goes on. */
struct event *erratasync_reply(struct erratasync *s, struct reply *reply);

/* A worker's EVENT_ERRATA, the same way. Takes ev. */
struct event *erratasync_worker_event(struct erratasync *s, struct event *ev);

#endif
