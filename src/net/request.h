/* SPDX-License-Identifier: MIT
 *
 * request - what the main thread and the net thread say to each other.
 */
#ifndef NET_REQUEST_H
#define NET_REQUEST_H

#include "base/platform.h"
#include "base/err.h"
#include "base/mailbox.h"
#include "base/strbuf.h"
#include "net/buckets.h"
#include "net/ladder.h"

enum priority {
    PRIORITY_WAITED,   /* the user looks at an empty place until it comes */
    PRIORITY_PREFETCH, /* he may want it soon */
    PRIORITY_BULK,
    PRIORITIES,
};

struct errand;

/* To the net thread; made by the functions of net/fetcher. */
struct request {
    struct message message;
    enum request_verb {
        REQUEST_GET,
        REQUEST_CANCEL, /* .id */
        REQUEST_URGE,   /* .id, .priority */
        REQUEST_RETRY,  /* .id: not later but now */
        REQUEST_PAUSE,
        REQUEST_RESUME,
        REQUEST_STOP,
    } verb;
    enum priority priority;
    uint64_t id;
    char **urls; /* owned, as each of them: the same document, in order of preference */
    size_t url_count;
    char *what;       /* owned: the thing's name for error sentences, "RFC 9110" */
    char *etag;       /* owned, or NULL: what we have already */
    char *path;       /* owned, or NULL: to memory */
    size_t cap;       /* most bytes of decoded body */
    unsigned retries; /* rounds after the first */

    /* the net thread's */
    struct errand *errand;
    struct bucket by_id;
};

/* From the net thread.  A request ends in exactly one DONE, UNCHANGED or FAILED, after a cancel too
 * (ERR_CANCELLED); any number of the others come before. */
struct reply {
    struct message message;
    enum reply_verb {
        REPLY_STARTED,   /* it left the queue: a transfer begins */
        REPLY_PROGRESS,  /* .received, .expected; at most ten times a second */
        REPLY_WAITING,   /* .err befell it, and .next_try_ms is when it is tried again */
        REPLY_QUEUED,    /* it had to give its place away: paused, or somebody waits for another */
        REPLY_DONE,      /* .body or .path */
        REPLY_UNCHANGED, /* the server still has what .etag of the request names */
        REPLY_FAILED,    /* .err */
    } verb;
    uint64_t id;
    uint64_t received, expected; /* bytes on the wire so far; expected 0: not known */
    int64_t next_try_ms;         /* WAITING: by clock_monotonic_ms */
    struct strbuf body;          /* DONE: decoded, not empty; owned */
    char *path;                  /* DONE: the file that holds the body instead; owned with the file:
                                    reply_free removes it unless .path was taken (set to NULL) */
    uint64_t size;               /* DONE: bytes of body or file */
    size_t url;                  /* but PROGRESS, WAITING: which of the URLs it is about */
    struct err err;              /* FAILED, WAITING */
    uint32_t retry_after;        /* FAILED: seconds the server asks to wait; 0: not said */
    struct ladder ladder;        /* DONE, UNCHANGED, FAILED; .etag is the one to keep */
};

/* No other reply comes after it. */
bool reply_is_last(const struct reply *r);

/* Frees what it owns and itself; NULL is fine. */
void request_free(struct request *r);
void reply_free(struct reply *r);

/* An empty reply to be filled and sent. */
struct reply *reply_new(enum reply_verb verb, uint64_t id);

/* Sends REPLY_FAILED, or that it was cancelled, and frees r. */
void request_fail(struct request *r, const struct err *why, struct mailbox *inbox);
void request_cancelled(struct request *r, struct mailbox *inbox);

/* Both ask for the same bytes, so that one transfer serves both: the same URLs, validator and cap,
 * both to memory. */
bool request_same(const struct request *a, const struct request *b);
uint64_t request_hash(const struct request *r);

#endif
