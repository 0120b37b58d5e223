/* SPDX-License-Identifier: MIT
 *
 * worker - a thread that touches the disk, parses and searches.  Jobs in, events out.  The library
 * has two: one for what a reader waits for, one for what takes its time.
 */
#ifndef LIBRARY_WORKER_H
#define LIBRARY_WORKER_H

#include "base/platform.h"
#include "base/mailbox.h"
#include "library/event.h"

struct worker;

enum job_kind {
    JOB_OPEN,   /* a text from this machine → PREVIEW, READY, RAW, ABSENT or FAILED */
    JOB_SHELVE, /* .body was fetched: check, keep → READY, RAW or FAILED */
    JOB_DRAFT,  /* .body tells what became of the draft .target → DRAFT */
    JOB_SEARCH, /* .pattern in .document → MATCHES, unless given up */
    JOB_SCAN,   /* → CATALOG where .catalog is damaged; LOCAL, WANTED, MEMORY */
    JOB_KEEP,   /* .memos are to be kept */
    JOB_INDEX,  /* .body is an index, empty: .catalog is current → CATALOG */
    JOB_ERRATA, /* .body is errata.json, empty: .errata are current → ERRATA */
    JOB_VERIFY, /* the shelf → REFUSED for each bad file, then VERIFIED */
    JOB_WANTED, /* remember the words in .pattern; none: nothing is wanted any more */
    JOB_STOP,
};

/* What is wanted of a document. */
enum job_wish {
    JOB_DOCUMENT,
    JOB_DOCUMENT_SOON, /* where it is long and on this machine, only its beginning for now */
    JOB_RAW,           /* the bytes as published */
};

struct job {
    struct message message;
    enum job_kind kind;
    uint64_t ticket;
    char *target;              /* OPEN, SHELVE: the document's canonical name; owned */
    enum job_wish wish;        /* OPEN, SHELVE */
    struct strbuf body;        /* OPEN, of a draft's newest revision: what is told of it, or none */
    struct err warning;        /* OPEN: why nothing is told, or what was passed over */
    struct draftnews news;     /* OPEN: what was told */
    struct document *document; /* held */
    char *pattern;
    unsigned how; /* enum pattern_how */
    struct memos memos;
    struct catalogfile *catalog; /* INDEX, SCAN: the one in use; held */
    unsigned form;               /* INDEX: of indexing_form */
    struct origin origin;        /* INDEX, ERRATA: of .body; owned */
    struct erratafile *errata;   /* ERRATA: those in use; held, or NULL */
};

struct worker_options {
    const char *shelf_dir, *state_dir, *data_dir;
    const char *const *mirrors;
    size_t mirror_count;
};

/* Copies the options; events go to outbox, which must outlive the worker.  The thread starts with
 * the first job. */
struct worker *worker_new(const struct worker_options *options, struct mailbox *outbox);

/* Finishes the jobs sent so far, but gives up searching and checking, and frees.  NULL is fine. */
void worker_free(struct worker *w);

/* Takes the job (from malloc) and what it owns. */
void worker_send(struct worker *w, struct job *job);

/* Only the search with this ticket is still wanted (0: none): others end early, without event.
 * Thread: main; the one thing that reaches a running job. */
void worker_want_search(struct worker *w, uint64_t ticket);

#endif
