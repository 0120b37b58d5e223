/* SPDX-License-Identifier: MIT
 *
 * tickets - what was asked of the library and has not ended: a list by number.  Thread: main.
 */
#ifndef LIBRARY_TICKETS_H
#define LIBRARY_TICKETS_H

#include "base/platform.h"
#include "base/err.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "library/worker.h"

struct ticket {
    uint64_t id;
    char *target; /* the document's canonical name; owned */
    enum job_wish wish;
    bool fetching;      /* the net thread has it; else the worker */
    size_t next_base;   /* of the bases not asked yet: those before had no text of it */
    struct err refused; /* why what the first of them sent was refused */
    bool diagnosing;    /* only what happens on the way is wanted */
    bool local;         /* only what is here */
    bool asking;        /* of a draft: which revision is the newest, and what became of it */
    bool newest;        /* of a draft: that one is wanted, an older one is better than none */
    bool begun;         /* its beginning is being shown, until library_continue */
};

/* All zero is empty. */
struct tickets {
    VEC(struct ticket) list;
};

void tickets_release(struct tickets *t);

/* Lent until the next one comes or goes; NULL: it ended. */
struct ticket *tickets_find(const struct tickets *t, uint64_t id);

/* Ends it; nothing where it ended already. */
void tickets_close(struct tickets *t, uint64_t id);

/* A job about its document: takes body, which may be empty; copies why, which may be NULL. */
struct job *ticket_job(const struct ticket *t, enum job_kind kind, struct strbuf *body,
                       const struct err *why);

/* The name turned out to be another: that of the one revision, for a draft. */
void ticket_rename(struct ticket *t, struct str target);

#endif
