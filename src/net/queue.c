/* SPDX-License-Identifier: MIT
 *
 * Lanes of lists.  Every errand is in one list: its lane's for its priority, that of the running,
 * or that of the waiting.  Owner and thread: the net thread; in tests, whoever plays it.
 */
#include "base/platform.h"

#include "net/queue.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/xmalloc.h"
#include "net/url.h"

struct lane {
    char *name; /* "https://www.rfc-editor.org" */
    bool own;
    unsigned limit, running;
    int64_t held_ms; /* nothing is begun before */
    bool asked;      /* by the server */
    struct errand_list ready[PRIORITIES];
};

/* ---------------------------------------------------------------- lists */

/* at NULL: as the last. */
static void list_insert(struct errand_list *list, struct errand *at, struct errand *e)
{
    e->after = at;
    e->before = at != NULL ? at->before : list->last;
    *(e->before != NULL ? &e->before->after : &list->first) = e;
    *(at != NULL ? &at->before : &list->last) = e;
}

static void list_remove(struct errand_list *list, struct errand *e)
{
    *(e->before != NULL ? &e->before->after : &list->first) = e->after;
    *(e->after != NULL ? &e->after->before : &list->last) = e->before;
    e->before = e->after = NULL;
}

/* New ones belong to the end, those that come back near the beginning. */
static void list_insert_by_turn(struct errand_list *list, struct errand *e)
{
    struct errand *at = NULL;
    if (list->last != NULL && list->last->turn > e->turn)
        for (at = list->first; at->turn < e->turn;)
            at = at->after;
    list_insert(list, at, e);
}

static void list_insert_by_time(struct errand_list *list, struct errand *e)
{
    struct errand *at = list->first;
    while (at != NULL && at->due_ms <= e->due_ms)
        at = at->after;
    list_insert(list, at, e);
}

/* ---------------------------------------------------------------- lanes */

static bool queue_is_own(const struct queue *q, struct str host)
{
    for (size_t i = 0; i < q->limits.own_count && q->limits.own_parallel > 0; i++)
        if (str_eq_nocase(host, str_of(q->limits.own_hosts[i])))
            return true;
    return false;
}

static struct lane *lane_new(const struct queue *q, struct str scheme, struct str host)
{
    struct lane *lane = xcalloc(1, sizeof *lane);
    lane->name = xasprintf("%.*s://%.*s", STR_ARG(scheme), STR_ARG(host));
    lane->own = queue_is_own(q, host);
    bool plain = str_eq_nocase(scheme, STR("http"));
    lane->limit = lane->own ? q->limits.own_parallel : plain ? QUEUE_PLAIN : q->limits.parallel;
    return lane;
}

static struct lane *queue_lane(struct queue *q, struct str url)
{
    struct str scheme = url_scheme(url), host = url_host(url);
    for (size_t i = 0; i < q->lanes.n; i++) {
        struct str name = str_of(q->lanes.at[i]->name);
        if (name.n == scheme.n + 3 + host.n && str_starts_nocase(name, scheme) &&
            str_eq_nocase(str_from(name, scheme.n + 3), host))
            return q->lanes.at[i];
    }
    VEC_PUSH(&q->lanes, lane_new(q, scheme, host));
    return q->lanes.at[q->lanes.n - 1];
}

static bool lane_is_held(const struct lane *lane, enum priority priority, int64_t now_ms)
{
    return lane->held_ms > now_ms && (lane->asked || priority != PRIORITY_WAITED);
}

static bool lane_has_place(const struct queue *q, const struct lane *lane)
{
    return lane->running < lane->limit && (lane->own || q->running_count < q->limits.parallel);
}

/* ---------------------------------------------------------------- into and out of lists */

static struct errand_list *queue_list(struct queue *q, struct errand *e)
{
    if (e->state == ERRAND_READY)
        return &e->lane->ready[e->priority];
    return e->state == ERRAND_RUNNING ? &q->running : &q->waiting;
}

static void queue_leave(struct queue *q, struct errand *e)
{
    list_remove(queue_list(q, e), e);
    if (e->state != ERRAND_RUNNING)
        return;
    e->lane->running--;
    q->running_count -= !e->lane->own;
}

/* Into the lane of the URL that is to be tried. */
static void queue_ready(struct queue *q, struct errand *e)
{
    e->lane = queue_lane(q, str_of(e->requests.at[0]->urls[e->retry.url]));
    e->state = ERRAND_READY;
    list_insert_by_turn(&e->lane->ready[e->priority], e);
}

static void queue_run(struct queue *q, struct errand *e)
{
    queue_leave(q, e);
    e->state = ERRAND_RUNNING;
    list_insert(&q->running, q->running.first, e);
    e->lane->running++;
    q->running_count += !e->lane->own;
}

void queue_put_back(struct queue *q, struct errand *e)
{
    queue_leave(q, e);
    queue_ready(q, e);
}

void queue_wait(struct queue *q, struct errand *e, int64_t due_ms)
{
    queue_leave(q, e);
    e->state = ERRAND_WAITING;
    e->due_ms = due_ms;
    list_insert_by_time(&q->waiting, e);
}

void queue_hurry(struct queue *q, struct errand *e)
{
    if (e->state == ERRAND_WAITING)
        queue_put_back(q, e);
    if (e->state == ERRAND_READY)
        e->lane->held_ms = 0;
}

void queue_hold(struct errand *e, int64_t until_ms, bool asked)
{
    if (until_ms < e->lane->held_ms)
        return;
    e->lane->held_ms = until_ms;
    e->lane->asked = asked;
}

int64_t queue_held_until(const struct errand *e, int64_t now_ms)
{
    return e->lane->asked && e->lane->held_ms > now_ms ? e->lane->held_ms : 0;
}

void queue_pause(struct queue *q, bool paused)
{
    q->paused = paused;
}

/* ---------------------------------------------------------------- requests */

static struct errand *queue_find_same(const struct queue *q, const struct request *r, uint64_t hash)
{
    for (struct bucket *b = buckets_find(&q->errands, hash); b != NULL; b = buckets_again(b)) {
        struct errand *e = BUCKET_THING(b, struct errand, by_request);
        if (request_same(e->requests.at[0], r))
            return e;
    }
    return NULL;
}

static void queue_set_priority(struct queue *q, struct errand *e, enum priority priority)
{
    if (e->priority == priority)
        return;
    bool ready = e->state == ERRAND_READY;
    if (ready)
        queue_leave(q, e);
    e->priority = priority;
    e->turn = q->turn++; /* behind those that had that priority before */
    if (ready)
        queue_ready(q, e);
}

static void queue_settle_priority(struct queue *q, struct errand *e)
{
    enum priority highest = PRIORITY_BULK;
    for (size_t i = 0; i < e->requests.n; i++)
        if (e->requests.at[i]->priority < highest)
            highest = e->requests.at[i]->priority;
    queue_set_priority(q, e, highest);
}

struct errand *queue_add(struct queue *q, struct request *r)
{
    uint64_t hash = request_hash(r);
    buckets_add(&q->ids, &r->by_id, r->id);
    struct errand *e = queue_find_same(q, r, hash);
    bool is_new = e == NULL;
    if (is_new) {
        e = xcalloc(1, sizeof *e);
        e->priority = r->priority;
        e->turn = q->turn++;
        buckets_add(&q->errands, &e->by_request, hash);
        retry_begin(&e->retry, r->url_count, r->retries, q->limits.seed ^ hash, q->limits.unit_ms);
    }
    r->errand = e;
    VEC_PUSH(&e->requests, r);
    if (is_new)
        queue_ready(q, e);
    else
        queue_settle_priority(q, e);
    retry_allow(&e->retry, r->retries); /* who joins may be more patient */
    return e;
}

struct request *queue_request(const struct queue *q, uint64_t id)
{
    struct bucket *b = buckets_find(&q->ids, id);
    return b != NULL ? BUCKET_THING(b, struct request, by_id) : NULL;
}

void queue_remove(struct queue *q, struct request *r)
{
    struct errand *e = r->errand;
    size_t i = 0;
    while (e->requests.at[i] != r)
        i++;
    memmove(&e->requests.at[i], &e->requests.at[i + 1],
            (--e->requests.n - i) * sizeof e->requests.at[0]);
    buckets_remove(&q->ids, &r->by_id);
    r->errand = NULL;
    if (e->requests.n > 0)
        queue_settle_priority(q, e);
}

void queue_urge(struct queue *q, struct request *r, enum priority priority)
{
    r->priority = priority;
    queue_settle_priority(q, r->errand);
}

/* ---------------------------------------------------------------- choosing */

/* Those whose time has come join their lanes. */
static void queue_wake(struct queue *q, int64_t now_ms)
{
    struct errand *e;
    while ((e = q->waiting.first) != NULL && e->due_ms <= now_ms)
        queue_put_back(q, e);
}

struct errand *queue_next(struct queue *q, int64_t now_ms)
{
    queue_wake(q, now_ms);
    struct errand *next = NULL;
    enum priority end = q->paused ? PRIORITY_WAITED + 1 : PRIORITIES;
    for (enum priority p = PRIORITY_WAITED; p < end && next == NULL; p++) {
        for (size_t i = 0; i < q->lanes.n; i++) {
            const struct lane *lane = q->lanes.at[i];
            struct errand *e = lane->ready[p].first;
            if (e != NULL && (next == NULL || e->turn < next->turn) && lane_has_place(q, lane) &&
                !lane_is_held(lane, p, now_ms))
                next = e;
        }
    }
    if (next != NULL)
        queue_run(q, next);
    return next;
}

/* The running errand that is missed least and whose end makes a place in lane (NULL: any but a
 * waited one): the newest of the lowest priority. */
static struct errand *queue_least(const struct queue *q, const struct lane *lane)
{
    struct errand *least = NULL;
    bool full = lane != NULL && lane->running >= lane->limit;
    for (struct errand *e = q->running.first; e != NULL; e = e->after) {
        bool helps = lane == NULL || (full ? e->lane == lane : !e->lane->own);
        if (helps && e->priority != PRIORITY_WAITED &&
            (least == NULL || e->priority > least->priority))
            least = e;
    }
    return least;
}

struct errand *queue_victim(struct queue *q, int64_t now_ms)
{
    if (q->paused)
        return queue_least(q, NULL);
    queue_wake(q, now_ms);
    for (size_t i = 0; i < q->lanes.n; i++) {
        const struct lane *lane = q->lanes.at[i];
        if (lane->ready[PRIORITY_WAITED].first == NULL || lane_has_place(q, lane) ||
            lane_is_held(lane, PRIORITY_WAITED, now_ms))
            continue;
        struct errand *e = queue_least(q, lane);
        if (e != NULL)
            return e;
    }
    return NULL;
}

static void queue_sooner(int64_t *sleep_ms, int64_t ms)
{
    if (ms < 0)
        ms = 0;
    if (*sleep_ms < 0 || ms < *sleep_ms)
        *sleep_ms = ms;
}

int64_t queue_sleep_ms(const struct queue *q, int64_t now_ms)
{
    int64_t sleep_ms = -1;
    if (q->waiting.first != NULL)
        queue_sooner(&sleep_ms, q->waiting.first->due_ms - now_ms);
    for (size_t i = 0; i < q->lanes.n; i++) {
        const struct lane *lane = q->lanes.at[i];
        bool ready = false;
        for (int p = 0; p < PRIORITIES; p++)
            ready = ready || lane->ready[p].first != NULL;
        if (ready && lane->held_ms > now_ms)
            queue_sooner(&sleep_ms, lane->held_ms - now_ms);
    }
    return sleep_ms;
}

/* ---------------------------------------------------------------- beginning and end */

void queue_init(struct queue *q, const struct queue_limits *limits)
{
    *q = (struct queue){.limits = *limits};
    if (q->limits.parallel == 0 || q->limits.parallel > QUEUE_PARALLEL)
        q->limits.parallel = QUEUE_PARALLEL;
    if (q->limits.own_parallel > QUEUE_OWN_PARALLEL)
        q->limits.own_parallel = QUEUE_OWN_PARALLEL;
}

struct request *queue_take_request(struct queue *q, struct errand *e)
{
    if (e->requests.n == 0)
        return NULL;
    struct request *r = e->requests.at[0];
    queue_remove(q, r);
    return r;
}

void queue_end(struct queue *q, struct errand *e)
{
    if (e->requests.n > 0)
        BUG("an errand ends and its requests have no answer");
    queue_leave(q, e);
    buckets_remove(&q->errands, &e->by_request);
    VEC_RELEASE(&e->requests);
    free(e->failures);
    free(e);
}

struct errand *queue_any(const struct queue *q)
{
    if (q->running.first != NULL)
        return q->running.first;
    for (size_t i = 0; i < q->lanes.n; i++)
        for (int p = 0; p < PRIORITIES; p++)
            if (q->lanes.at[i]->ready[p].first != NULL)
                return q->lanes.at[i]->ready[p].first;
    return q->waiting.first;
}

void queue_release(struct queue *q)
{
    if (queue_any(q) != NULL)
        BUG("a queue is released with errands in it");
    for (size_t i = 0; i < q->lanes.n; i++) {
        free(q->lanes.at[i]->name);
        free(q->lanes.at[i]);
    }
    VEC_RELEASE(&q->lanes);
    buckets_release(&q->ids);
    buckets_release(&q->errands);
}
