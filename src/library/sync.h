/* SPDX-License-Identifier: MIT
 *
 * sync - the catalogue kept current: the index is fetched, form after form until one is good, and
 * handed to a worker.  One refresh at a time.  Owner and Thread: main.
 */
#ifndef LIBRARY_SYNC_H
#define LIBRARY_SYNC_H

#include "base/platform.h"
#include "base/err.h"
#include "library/event.h"
#include "library/journal.h"
#include "library/urls.h"
#include "library/worker.h"
#include "net/fetcher.h"

struct sync;

struct sync_options {
    const struct urls *bases; /* all outlive the sync */
    unsigned retries;
    struct fetcher *fetcher;
    struct journal *journal;
    struct worker *worker;
};

/* Copies the options. */
struct sync *sync_new(const struct sync_options *options);
void sync_free(struct sync *s); /* NULL is fine */

/* Begins under that ticket; holds the catalogue in use until it is over.  Nothing may run. */
void sync_begin(struct sync *s, uint64_t ticket, struct catalogfile *known);

/* The ticket of what runs; 0: nothing. */
uint64_t sync_ticket(const struct sync *s);

/* Gives it up; no event comes, unless the worker has the index already: then its catalogue does. */
void sync_cancel(struct sync *s);

/* A reply of the net thread under the ticket: an event for the owner, or NULL where it goes on. */
struct event *sync_reply(struct sync *s, struct reply *reply);

/* A worker's EVENT_CATALOG, the same way. Takes ev. */
struct event *sync_worker_event(struct sync *s, struct event *ev);

/* It is a day since the index was looked at, or the clock has jumped. */
bool sync_is_due(int64_t checked, int64_t now);

#endif
