/* SPDX-License-Identifier: MIT
 *
 * queue - which request is next: priorities, places, merging, waiting.
 *
 * Pure: it starts nothing, and is told what time it is.  An errand is what one transfer is for: one
 * request, or several equal ones that arrived while it was not over.  Within a priority errands
 * keep the order in which they came.  Those for one host form a lane, which can be full, or held
 * because its server asked for patience; other lanes go on.  Owner: the net thread.
 */
#ifndef NET_QUEUE_H
#define NET_QUEUE_H

#include "base/platform.h"
#include "base/vec.h"
#include "net/buckets.h"
#include "net/request.h"
#include "net/retry.h"

#define QUEUE_PARALLEL     4  /* transfers at a time */
#define QUEUE_PLAIN        2  /* of them to one host without TLS: there each has a connection */
#define QUEUE_OWN_PARALLEL 64 /* the most to a mirror of the user's own */

struct queue_limits {
    unsigned parallel;     /* 1 to QUEUE_PARALLEL; 0: that */
    unsigned own_parallel; /* 0: own hosts are as others */
    char **own_hosts;      /* "mirror.lan", "127.0.0.1:8080"; lent, outlive the queue */
    size_t own_count;
    unsigned unit_ms; /* of the back-off; 0: RETRY_UNIT_MS */
    uint64_t seed;    /* of the jitter */
};

struct transfer;
struct outcome;
struct lane;

struct errand {
    VEC(struct request *) requests; /* equal ones: at least one, the first speaks for all */
    struct retry retry;             /* .url is the one to fetch */
    int64_t due_ms;                 /* while waiting: when it is tried again */
    struct transfer *transfer;      /* while running: the net thread's */
    struct outcome *telling;        /* the most telling failure so far; the net thread's */
    struct outcome *refused;        /* a certificate, while we look whose it is */
    char *failures;                 /* sentences of all failures, a line each; owned */
    unsigned tries;

    /* the queue's */
    enum errand_state { ERRAND_READY, ERRAND_RUNNING, ERRAND_WAITING } state;
    enum priority priority; /* the highest of its requests */
    uint64_t turn;
    struct lane *lane;
    struct errand *before, *after; /* in the list of its state */
    struct bucket by_request;
};

struct errand_list {
    struct errand *first, *last;
};

struct queue {
    struct queue_limits limits;
    VEC(struct lane *) lanes;
    struct errand_list running; /* the newest first */
    struct errand_list waiting; /* by time */
    struct buckets ids, errands;
    unsigned running_count; /* but those to own hosts */
    uint64_t turn;
    bool paused;
};

void queue_init(struct queue *q, const struct queue_limits *limits);

/* Takes r.  The errand it became or was added to. */
struct errand *queue_add(struct queue *q, struct request *r);

/* The request of that id, or NULL. */
struct request *queue_request(const struct queue *q, uint64_t id);

/* Gives r back; its errand has one request less.  One that has none left must be ended by
 * queue_end. */
void queue_remove(struct queue *q, struct request *r);

/* Changes a request's priority, and its errand's. */
void queue_urge(struct queue *q, struct request *r, enum priority priority);

/* The errand to start now, which is running from here on; NULL: none may. */
struct errand *queue_next(struct queue *q, int64_t now_ms);

/* A running errand that has to give its place to one that somebody waits for, or because of a
 * pause; it belongs back by queue_put_back.  NULL: none. */
struct errand *queue_victim(struct queue *q, int64_t now_ms);

/* From running: to its old place in the queue, or to wait; .retry.url may have changed. */
void queue_put_back(struct queue *q, struct errand *e);
void queue_wait(struct queue *q, struct errand *e, int64_t due_ms);

/* One that waits, or whose host is held, is tried at once, whatever its server asked for. */
void queue_hurry(struct queue *q, struct errand *e);

/* Nothing but what the user waits for is begun at the host of e, which runs, until then; where the
 * server asked for it, nothing at all. */
void queue_hold(struct errand *e, int64_t until_ms, bool asked);

/* Until when e, which is ready, is held because its server asked for it; 0: it is not. */
int64_t queue_held_until(const struct errand *e, int64_t now_ms);

/* While paused only what the user waits for is begun. */
void queue_pause(struct queue *q, bool paused);

/* Forgets the errand, in any state, and frees it but not its requests, which it gives back by
 * queue_take_request first. */
struct request *queue_take_request(struct queue *q, struct errand *e);
void queue_end(struct queue *q, struct errand *e);

/* Some errand, or NULL when there is none: for ending them all. */
struct errand *queue_any(const struct queue *q);

/* Milliseconds until queue_next may have something new by time alone; -1: never. */
int64_t queue_sleep_ms(const struct queue *q, int64_t now_ms);

/* Frees the lanes; there must be no errand left. */
void queue_release(struct queue *q);

#endif
