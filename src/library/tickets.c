/* SPDX-License-Identifier: MIT
 *
 * One ticket a document: the worker has it, the net thread, or the bulk fetch.  Thread: main.
 */
#include "base/platform.h"

#include "library/tickets.h"

#include <stdlib.h>

#include "base/log.h"
#include "base/xmalloc.h"
#include "base/clock.h"
#include "library/resolve.h"
#include "text/document.h"
#include "rfc/source.h"

#define TICKETS_DIAGNOSE_MAX ((size_t)64 << 20)

struct ticket {
    uint64_t id;
    char *target; /* the document's canonical name */
    enum job_wish wish;
    enum { WITH_WORKER, WITH_FETCHER, WITH_BULK } with;
    uint32_t number;    /* of the RFC that is fetched */
    size_t next_base;   /* of the bases not asked yet: those before had no text of it */
    struct err refused; /* why what the first of them sent was refused */
    bool diagnosing;    /* only what happens on the way is wanted */
    bool local;         /* only what is here */
    bool begun;         /* its beginning is being shown, until tickets_continue */
};

struct tickets {
    struct tickets_options with;
    VEC(struct ticket) open;
};

struct tickets *tickets_new(const struct tickets_options *options)
{
    struct tickets *t = xcalloc(1, sizeof *t);
    t->with = *options;
    return t;
}

void tickets_free(struct tickets *t)
{
    if (t == NULL)
        return;
    for (size_t i = 0; i < t->open.n; i++)
        free(t->open.at[i].target);
    VEC_RELEASE(&t->open);
    free(t);
}

static struct ticket *tickets_find(const struct tickets *t, uint64_t id)
{
    for (size_t i = 0; i < t->open.n; i++)
        if (t->open.at[i].id == id)
            return &t->open.at[i];
    return NULL;
}

bool tickets_know(const struct tickets *t, uint64_t id)
{
    return tickets_find(t, id) != NULL;
}

static void tickets_close(struct tickets *t, uint64_t id)
{
    struct ticket *one = tickets_find(t, id);
    if (one == NULL)
        return;
    free(one->target);
    *one = t->open.at[--t->open.n];
}

static void tickets_send(struct tickets *t, struct ticket *one, struct job *job)
{
    job->ticket = one->id;
    job->target = xstrdup(one->target);
    one->with = WITH_WORKER;
    worker_send(t->with.worker, job);
}

/* From this machine. */
static void tickets_read(struct tickets *t, struct ticket *one, enum job_wish wish)
{
    struct job *job = xcalloc(1, sizeof *job);
    job->kind = JOB_OPEN;
    job->wish = wish;
    tickets_send(t, one, job);
}

/* What has come enters the shelf.  Takes body. */
static void tickets_shelve(struct tickets *t, struct ticket *one, struct strbuf body)
{
    struct job *job = xcalloc(1, sizeof *job);
    job->kind = JOB_SHELVE;
    job->wish = one->wish;
    job->body = body;
    tickets_send(t, one, job);
}

/* ---------------------------------------------------------------- beginning and giving up */

bool tickets_open(struct tickets *t, uint64_t id, const struct catalog *c, struct str target,
                  enum job_wish wish, struct err *e)
{
    struct ref r = {0};
    if (!ref_parse(target, &r))
        return err_set(e, ERR_USAGE, "that is not the name of a document");
    if (!resolve_document(c, &r, e))
        return false;
    r.place = PLACE_NONE;
    r.label = STR_NONE;
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    ref_format(&r, &name);
    struct ticket one = {.id = id, .target = strbuf_take(&name), .wish = wish};
    VEC_PUSH(&t->open, one);
    tickets_read(t, &t->open.at[t->open.n - 1], wish);
    return true;
}

void tickets_keep_local(struct tickets *t, uint64_t id)
{
    tickets_find(t, id)->local = true;
}

void tickets_diagnose(struct tickets *t, uint64_t id, const char *url, const char *what)
{
    struct ticket one = {.id = id, .with = WITH_FETCHER, .diagnosing = true};
    one.target = xstrdup(what);
    VEC_PUSH(&t->open, one);
    fetcher_get(t->with.fetcher, id, url, what, TICKETS_DIAGNOSE_MAX);
}

/* Others may wait for the same. */
static void tickets_leave_bulk(struct tickets *t, struct ticket *one)
{
    one->with = WITH_WORKER;
    for (size_t i = 0; i < t->open.n; i++)
        if (t->open.at[i].with == WITH_BULK && t->open.at[i].number == one->number)
            return;
    bulk_ease(t->with.bulk, one->number);
}

/* An event of our own, in its turn among the others. */
static void tickets_tell(struct tickets *t, const struct ticket *one, struct event *ev)
{
    ev->ticket = one->id;
    ev->target = xstrdup(one->target);
    mailbox_send(t->with.events, &ev->message);
}

bool tickets_cancel(struct tickets *t, uint64_t id)
{
    struct ticket *one = tickets_find(t, id);
    if (one == NULL)
        return false;
    struct event *ev = xcalloc(1, sizeof *ev);
    ev->kind = EVENT_FAILED;
    err_set(&ev->err, ERR_CANCELLED, "cancelled");
    if (one->with == WITH_FETCHER)
        fetcher_cancel(t->with.fetcher, id);
    else if (one->with == WITH_BULK)
        tickets_leave_bulk(t, one);
    tickets_tell(t, one, ev);
    tickets_close(t, id);
    return true;
}

void tickets_try_now(struct tickets *t, uint64_t id)
{
    const struct ticket *one = tickets_find(t, id);
    bool bulk = one != NULL && one->with == WITH_BULK;
    fetcher_retry(t->with.fetcher, bulk ? bulk_id(one->number) : id);
}

bool tickets_are_busy(const struct tickets *t)
{
    for (size_t i = 0; i < t->open.n; i++)
        if (t->open.at[i].with == WITH_WORKER)
            return true;
    return false;
}

/* ---------------------------------------------------------------- from the shelf to the network */

/* From those servers that were not asked yet. */
static void tickets_fetch(struct tickets *t, struct ticket *one)
{
    struct urls urls = urls_of_rfc(t->with.bases, one->number);
    char *what = xasprintf("RFC %u", (unsigned)one->number);
    struct fetch fetch = {
        .id = one->id,
        .urls = (const char *const *)urls.at + one->next_base,
        .url_count = urls.n - one->next_base,
        .what = what,
        .cap = DOCUMENT_MAX,
        .priority = PRIORITY_WAITED,
        .retries = t->with.retries,
    };
    one->with = WITH_FETCHER;
    log_line("tickets", "%s: fetching", one->target); /* a URL may hold a password */
    journal_begin(t->with.journal, one->id, what, false);
    fetcher_fetch(t->with.fetcher, &fetch);
    urls_release(&urls);
    free(what);
}

/* What is in the queue of a bulk fetch comes first there, and only once. */
static void tickets_bring(struct tickets *t, struct ticket *one)
{
    if (bulk_urge(t->with.bulk, one->number))
        one->with = WITH_BULK;
    else
        tickets_fetch(t, one);
}

/* Nothing on this machine: ask the network, or say why not. */
static struct event *tickets_absent(struct tickets *t, const struct catalog *c, struct event *ev)
{
    struct ref r = {0};
    bool rfc = ref_parse(str_of(ev->target), &r) && r.kind == REF_RFC;
    bool useless = ev->err.kind != ERR_NOT_FOUND; /* there is one, but not this text */
    ev->kind = EVENT_FAILED;
    struct ticket *one = tickets_find(t, ev->ticket);
    if (!rfc || !source_expect(c, r.number, &ev->err) || one->local || (useless && t->with.offline))
        return ev;
    if (t->with.offline) {
        err_set(&ev->err, ERR_NETWORK,
                "RFC %u is not on this machine and rfcview is offline: start without --offline, "
                "or name a mirror that has it",
                r.number);
        return ev;
    }
    one->number = r.number;
    tickets_bring(t, one);
    ev->kind = EVENT_PROGRESS;
    ev->err = (struct err){0};
    return ev;
}

/* What a server sent is not the text: the next one may have it.  The reason of the first counts. */
static struct event *tickets_refused(struct tickets *t, struct event *ev)
{
    struct ticket *one = tickets_find(t, ev->ticket);
    journal_refuse(t->with.journal, ev->ticket, &ev->err);
    if (one->next_base > 0 && one->refused.kind == ERR_NONE)
        one->refused = ev->err;
    if (one->next_base > 0)
        ev->err = one->refused;
    if (one->next_base > 0 && one->next_base < t->with.bases->n) {
        tickets_fetch(t, one);
        ev->kind = EVENT_PROGRESS;
        ev->err = (struct err){0};
    }
    return ev;
}

/* What happened on the way, when it is over. */
static struct event *tickets_diagnosis(struct tickets *t, const struct reply *reply)
{
    struct event *ev = event_of_reply(reply);
    if (reply_is_last(reply)) {
        ev->kind = EVENT_DIAGNOSIS;
        ev->raw = STRBUF_INIT(STRBUF_TEXT);
        if (reply->ladder.url != NULL)
            ladder_write(&reply->ladder, &ev->raw);
        tickets_close(t, reply->id);
    }
    return ev;
}

struct event *tickets_reply(struct tickets *t, struct reply *reply)
{
    struct ticket *one = tickets_find(t, reply->id);
    if (one == NULL)
        return NULL; /* cancelled meanwhile */
    if (one->diagnosing)
        return tickets_diagnosis(t, reply);
    if (reply->verb == REPLY_DONE) {
        one->next_base += reply->url + 1;
        tickets_shelve(t, one, reply->body);
        reply->body = STRBUF_INIT(0);
        return NULL;
    }
    struct event *ev = event_of_reply(reply);
    ev->target = xstrdup(one->target);
    if (ev->kind == EVENT_FAILED && one->refused.kind != ERR_NONE)
        ev->err = one->refused;
    if (ev->kind == EVENT_FAILED)
        tickets_close(t, reply->id);
    return ev;
}

/* ---------------------------------------------------------------- brought by the bulk fetch */

void tickets_bulk_reply(struct tickets *t, const struct reply *reply)
{
    for (size_t i = 0; i < t->open.n && !reply_is_last(reply); i++) {
        const struct ticket *one = &t->open.at[i];
        if (one->with == WITH_BULK && one->number == bulk_number(reply->id))
            tickets_tell(t, one, event_of_reply(reply));
    }
}

/* It is on the shelf; or what the bulk fetch cannot get is tried as if there were none: another
 * server may have the text where one sent something else. */
void tickets_bulk_event(struct tickets *t, const struct bulk_event *ev)
{
    for (size_t i = 0; i < t->open.n; i++) {
        struct ticket *one = &t->open.at[i];
        bool mine = one->with == WITH_BULK && (one->number == ev->number || ev->kind == BULK_OVER);
        if (mine && ev->kind == BULK_KEPT)
            tickets_read(t, one, one->wish);
        else if (mine && (ev->kind == BULK_FAILED || ev->kind == BULK_OVER))
            tickets_fetch(t, one);
    }
}

/* ---------------------------------------------------------------- from the worker */

void tickets_continue(struct tickets *t)
{
    for (size_t i = 0; i < t->open.n; i++) {
        struct ticket *one = &t->open.at[i];
        if (one->begun)
            tickets_read(t, one, JOB_DOCUMENT);
        one->begun = false;
    }
}

struct event *tickets_worker_event(struct tickets *t, const struct catalog *c, struct event *ev)
{
    if (!tickets_know(t, ev->ticket)) {
        event_free(ev);
        return NULL;
    }
    if (ev->kind == EVENT_FAILED)
        ev = tickets_refused(t, ev);
    if (ev->kind == EVENT_ABSENT)
        ev = tickets_absent(t, c, ev);
    if (ev->kind == EVENT_PREVIEW)
        tickets_find(t, ev->ticket)->begun = true;
    else if (ev->kind != EVENT_PROGRESS)
        tickets_close(t, ev->ticket);
    return ev;
}
