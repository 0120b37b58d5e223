/* SPDX-License-Identifier: MIT
 *
 * tickets - documents that were asked for by name, and how far each is: looked for on this machine
 * by a worker, else fetched, from server after server, or brought by the bulk fetch that has it in
 * its queue.  Of an Internet-Draft the datatracker is asked first which revision is the newest.  A
 * part of the library.  Owner and Thread: main.
 */
#ifndef LIBRARY_TICKETS_H
#define LIBRARY_TICKETS_H

#include "base/platform.h"
#include "base/err.h"
#include "library/bulk.h"
#include "library/drafts.h"
#include "library/event.h"
#include "library/journal.h"
#include "library/urls.h"
#include "library/worker.h"
#include "net/fetcher.h"

struct tickets;

/* All outlive the tickets. */
struct tickets_options {
    const struct urls *bases; /* of RFCs */
    struct drafts *drafts;    /* and of drafts */
    unsigned retries;
    bool offline;
    struct fetcher *fetcher;
    struct bulk *bulk;
    struct journal *journal;
    struct worker *worker;
    struct mailbox *events; /* the owner's own, in their turn */
};

/* Copies the options. */
struct tickets *tickets_new(const struct tickets_options *options);
void tickets_free(struct tickets *t); /* NULL is fine */

/* What is wanted: a document by its canonical name, and how. */
struct tickets_wish {
    struct str target;
    enum job_wish as;
    bool local; /* the network is not asked */
};

/* Begins to open it under that ticket; false and *e where the name alone says that it cannot be.
 * See library_open. */
bool tickets_open(struct tickets *t, uint64_t id, const struct catalog *c,
                  const struct tickets_wish *wish, struct err *e) ATTR_MUST_USE;

/* Begins to ask what became of a draft, while it is read; nothing where that is known, or where it
 * is no draft.  See library_ask. */
void tickets_ask(struct tickets *t, uint64_t id, struct str target);

/* Begins to get a URL, only to see what happens on the way; what: its name in sentences. */
void tickets_diagnose(struct tickets *t, uint64_t id, const char *url, const char *what);

/* It is not over. */
bool tickets_know(const struct tickets *t, uint64_t id);

/* Forgets it: its FAILED is sent.  False: it is not known. */
bool tickets_cancel(struct tickets *t, uint64_t id);

/* What waits for its next try is tried now. */
void tickets_try_now(struct tickets *t, uint64_t id);

/* The previews that came are shown: go on with the whole. */
void tickets_continue(struct tickets *t);

/* Work of this machine is under way for one of them. */
bool tickets_are_busy(const struct tickets *t);

/* A reply of the net thread under a ticket: an event for the owner, or NULL where it goes on. */
struct event *tickets_reply(struct tickets *t, struct reply *reply);

/* The same of one of the bulk's, for those who wait for that RFC; and of what became of it. */
void tickets_bulk_reply(struct tickets *t, const struct reply *reply);
void tickets_bulk_event(struct tickets *t, const struct bulk_event *ev);

/* A worker's event under a ticket, the same way.  Takes ev. */
struct event *tickets_worker_event(struct tickets *t, const struct catalog *c, struct event *ev);

#endif
