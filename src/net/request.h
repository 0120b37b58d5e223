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

/* To the net thread; made by fetcher_get and fetcher_cancel. */
struct request {
    struct message message;
    enum { REQUEST_GET, REQUEST_CANCEL, REQUEST_STOP } verb;
    uint64_t id;
    char *url;  /* owned */
    char *what; /* owned: the thing's name for error sentences, "RFC 9110" */
    size_t cap; /* most bytes of decoded body */
};

/* From the net thread.  A request ends in exactly one REPLY_DONE or REPLY_FAILED, after a cancel
 * too (ERR_CANCELLED). */
struct reply {
    struct message message;
    enum { REPLY_PROGRESS, REPLY_DONE, REPLY_FAILED } verb;
    uint64_t id;
    uint64_t received, expected; /* bytes on the wire so far; expected 0: not known */
    struct strbuf body;          /* REPLY_DONE: decoded, not empty; owned */
    struct err err;              /* REPLY_FAILED */
    uint32_t retry_after;        /* REPLY_FAILED: seconds the server asks to wait; 0: not said */
};

/* Frees what it owns and itself; NULL is fine. */
void request_free(struct request *r);
void reply_free(struct reply *r);

/* An empty reply to be filled and sent. */
struct reply *reply_new(int verb, uint64_t id);

/* Sends REPLY_FAILED, or that it was cancelled, and frees r. */
void request_fail(struct request *r, const struct err *why, uint32_t retry_after,
                  struct mailbox *inbox);
void request_cancelled(struct request *r, struct mailbox *inbox);

#endif
