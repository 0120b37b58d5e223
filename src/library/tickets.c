/* SPDX-License-Identifier: MIT
 *
 * One ticket a document: the worker has it, the net thread, or the bulk fetch.  There are few at a
 * time; their order does not matter.  Thread: main.
 */
#include "base/platform.h"

#include "library/tickets.h"

#include <stdlib.h>

#include "base/bug.h"
#include "base/log.h"
#include "base/xmalloc.h"
#include "library/resolve.h"
#include "rfc/draft.h"
#include "rfc/source.h"
#include "text/document.h"

#define TICKETS_DIAGNOSE_MAX ((size_t)64 << 20)

struct ticket {
    uint64_t id;
    char *target; /* the document's canonical name */
    enum job_wish wish;
    enum { WITH_WORKER, WITH_FETCHER, WITH_BULK } with;
    uint32_t number;    /* of the RFC that is fetched; 0: it is a draft, or not fetched yet */
    size_t next_base;   /* of the bases not asked yet: those before had no text of it */
    struct err refused; /* why what the first of them sent was refused */
    bool diagnosing;    /* only what happens on the way is wanted */
    bool local;         /* only what is here */
    bool asking;        /* of a draft: what became of it, and which revision is the newest */
    bool newest;        /* of a draft: that one is wanted, an older one is better than none */
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

/* A job about its document.  Takes body, which may be NULL; copies why, which may be NULL. */
static void tickets_send(struct tickets *t, struct ticket *one, enum job_kind kind,
                         struct strbuf *body, const struct err *why)
{
    struct job *job = xcalloc(1, sizeof *job);
    job->kind = kind;
    job->ticket = one->id;
    job->target = xstrdup(one->target);
    job->wish = one->wish;
    if (body != NULL) {
        job->body = *body;
        *body = STRBUF_INIT(0);
    }
    if (why != NULL)
        job->warning = *why;
    one->with = WITH_WORKER;
    worker_send(t->with.worker, job);
}

/* From this machine. */
static void tickets_read(struct tickets *t, struct ticket *one)
{
    tickets_send(t, one, JOB_OPEN, NULL, NULL);
}

/* The name turned out to be another: that of the one revision, for a draft. */
static void tickets_rename(struct ticket *one, struct str target)
{
    char *name = xstrndup(target.p, target.n);
    free(one->target);
    one->target = name;
}

/* From those servers that were not asked yet. */
static void tickets_fetch(struct tickets *t, struct ticket *one)
{
    struct ref r = {0};
    if (!ref_parse(str_of(one->target), &r))
        BUG("%s is no name", one->target);
    struct strbuf what = STRBUF_INIT(STRBUF_TEXT);
    struct urls urls = r.kind == REF_DRAFT ? drafts_urls(t->with.drafts, &r, one->asking)
                                           : urls_of_rfc(t->with.bases, r.number);
    bool once = one->asking && t->with.retries > 1; /* an older revision may be here */
    ref_describe(&r, &what);
    struct fetch fetch = {
        .id = one->id,
        .urls = (const char *const *)urls.at + one->next_base,
        .url_count = urls.n - one->next_base,
        .what = strbuf_cstr(&what),
        .cap = one->asking ? DRAFTNEWS_MAX : DOCUMENT_MAX,
        .priority = one->asking && !one->newest ? PRIORITY_PREFETCH : PRIORITY_WAITED,
        .retries = once ? 1 : t->with.retries,
    };
    one->with = WITH_FETCHER;
    log_line("tickets", "%s: fetching", one->target); /* a URL may hold a password */
    journal_begin(t->with.journal, one->id, fetch.what, false);
    fetcher_fetch(t->with.fetcher, &fetch);
    urls_release(&urls);
    strbuf_release(&what);
}

/* ---------------------------------------------------------------- beginning and giving up */

bool tickets_open(struct tickets *t, uint64_t id, const struct catalog *c,
                  const struct tickets_wish *wish, struct err *e)
{
    struct ref r = {0};
    if (!ref_parse(wish->target, &r))
        return err_set(e, ERR_USAGE, "that is not the name of a document");
    if (!resolve_document(c, &r, e))
        return false;
    r.place = PLACE_NONE;
    r.label = STR_NONE;
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    ref_format(&r, &name);
    struct ticket one = {.id = id, .wish = wish->as, .local = wish->local};
    one.target = strbuf_take(&name);
    one.newest = one.asking = !wish->local && !t->with.offline && drafts_is_newest(&r);
    (one.asking ? tickets_fetch : tickets_read)(t, &one);
    VEC_PUSH(&t->open, one);
    return true;
}

void tickets_ask(struct tickets *t, uint64_t id, struct str target)
{
    struct str name = ref_document(target);
    struct ref r;
    if (t->with.offline || !ref_parse(name, &r) || !drafts_is_new(t->with.drafts, &r))
        return;
    struct ticket one = {.id = id, .target = xstrndup(name.p, name.n), .asking = true};
    tickets_fetch(t, &one);
    VEC_PUSH(&t->open, one);
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

/* What is in the queue of a bulk fetch comes first there, and only once. */
static void tickets_bring(struct tickets *t, struct ticket *one)
{
    if (one->number != 0 && bulk_urge(t->with.bulk, one->number))
        one->with = WITH_BULK;
    else
        tickets_fetch(t, one);
}

/* Nothing on this machine: ask the network, or say why not. */
static struct event *tickets_absent(struct tickets *t, const struct catalog *c, struct event *ev)
{
    struct ref r = {0};
    bool named = ref_parse(str_of(ev->target), &r) && (r.kind == REF_RFC || r.kind == REF_DRAFT);
    bool useless = ev->err.kind != ERR_NOT_FOUND; /* there is one, but not this text */
    ev->kind = EVENT_FAILED;
    struct ticket *one = tickets_find(t, ev->ticket);
    if (!named || !source_expect(c, r.number, &ev->err) || one->local ||
        (useless && t->with.offline))
        return ev;
    if ((t->with.offline && !resolve_offline(&r, &ev->err)) || drafts_is_newest(&r))
        return ev; /* which is the newest could not be asked, and the reason is told */
    one->number = r.kind == REF_RFC ? r.number : 0;
    tickets_bring(t, one);
    ev->kind = EVENT_PROGRESS;
    ev->err = (struct err){0};
    return ev;
}

/* The newest revision of a draft is not to be had: the newest that is here is better than none. */
static void tickets_fall_back(struct tickets *t, struct ticket *one, const struct err *why)
{
    tickets_rename(one, draft_of(str_of(one->target)).base);
    one->newest = false; /* once */
    tickets_send(t, one, JOB_OPEN, NULL, why);
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
    if (one->newest) {
        tickets_fall_back(t, one, &ev->err);
        event_free(ev);
        return NULL;
    }
    if (one->number != 0 && one->next_base > 0 && one->next_base < t->with.bases->n) {
        tickets_fetch(t, one);
        ev->kind = EVENT_PROGRESS;
        ev->err = (struct err){0};
    }
    return ev;
}

/* What was told of a draft, or why nothing was.  One that is opened goes on, with or without. */
static void tickets_told(struct tickets *t, struct ticket *one, struct reply *reply)
{
    one->asking = false;
    if (one->newest)
        tickets_send(t, one, JOB_OPEN, &reply->body, &reply->err);
    else if (reply->verb == REPLY_DONE)
        tickets_send(t, one, JOB_DRAFT, &reply->body, NULL);
    else
        tickets_close(t, one->id); /* nobody waits for it */
}

/* A fetch is over that was not to bring a text, or has not brought that of the newest revision.
 * False: it is another, or not over. */
static bool tickets_went_on(struct tickets *t, struct ticket *one, struct reply *reply)
{
    if (one->asking && reply_is_last(reply))
        tickets_told(t, one, reply);
    else if (one->newest && reply->verb == REPLY_FAILED)
        tickets_fall_back(t, one, &reply->err);
    else
        return false;
    return true;
}

struct event *tickets_reply(struct tickets *t, struct reply *reply)
{
    struct ticket *one = tickets_find(t, reply->id);
    if (one == NULL)
        return NULL; /* cancelled meanwhile */
    if (one->diagnosing) {
        if (reply_is_last(reply))
            tickets_close(t, reply->id);
        return event_of_diagnosis(reply);
    }
    if (tickets_went_on(t, one, reply))
        return NULL;
    if (reply->verb == REPLY_DONE) {
        one->next_base += reply->url + 1;
        tickets_send(t, one, JOB_SHELVE, &reply->body, NULL);
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
            tickets_read(t, one);
        else if (mine && (ev->kind == BULK_FAILED || ev->kind == BULK_OVER))
            tickets_fetch(t, one);
    }
}

/* ---------------------------------------------------------------- from the worker */

void tickets_continue(struct tickets *t)
{
    for (size_t i = 0; i < t->open.n; i++) {
        struct ticket *one = &t->open.at[i];
        if (!one->begun)
            continue;
        one->begun = false;
        one->wish = JOB_DOCUMENT;
        tickets_read(t, one);
    }
}

struct event *tickets_worker_event(struct tickets *t, const struct catalog *c, struct event *ev)
{
    struct ticket *one = tickets_find(t, ev->ticket);
    if (one == NULL) {
        event_free(ev);
        return NULL;
    }
    tickets_rename(one, str_of(ev->target));
    drafts_learn(t->with.drafts, str_of(ev->target), &ev->news);
    if (ev->kind == EVENT_FAILED)
        ev = tickets_refused(t, ev);
    else if (ev->kind == EVENT_ABSENT)
        ev = tickets_absent(t, c, ev);
    if (ev != NULL && ev->kind == EVENT_PREVIEW)
        one->begun = true;
    else if (ev != NULL && ev->kind != EVENT_PROGRESS)
        tickets_close(t, ev->ticket);
    return ev;
}
