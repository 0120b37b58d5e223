/* SPDX-License-Identifier: MIT
 *
 * Tickets: what was asked for and how far it is.  Joins the worker and the net thread; both send
 * here, one descriptor wakes the owner.  Thread: main.
 */
#include "base/platform.h"

#include "library/library.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/asset.h"
#include "base/bug.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/wake.h"
#include "base/xmalloc.h"
#include "library/worker.h"
#include "net/fetcher.h"
#include "rfc/source.h"
#include "store/shelf.h"

enum { LIBRARY_RECENT = 8 };

struct ticket {
    uint64_t id;
    char *target; /* the document's canonical name */
    enum job_wish wish;
    bool fetching;      /* the net thread has it; else the worker */
    struct strbuf held; /* a text whose beginning is being shown, until library_continue */
    struct err warning; /* that goes with it */
};

struct library {
    struct catalog catalog;
    char *base_url;
    bool offline;
    struct wake wake;
    struct mailbox events;  /* from the worker, and from here */
    struct mailbox replies; /* from the net thread */
    struct worker *worker;
    struct fetcher *fetcher;
    uint64_t last_id;
    uint64_t search; /* the search still wanted; 0: none */
    unsigned scans;  /* under way */
    VEC(struct ticket) tickets;
    struct document *recent[LIBRARY_RECENT]; /* latest first */
    char *recent_target[LIBRARY_RECENT];
    struct userdata_place *places; /* ascending by number */
    size_t place_count;
};

/* ---------------------------------------------------------------- beginning and end */

struct library *library_new(const struct settings *settings)
{
    struct library *l = xcalloc(1, sizeof *l);
    struct err e = {0};
    if (!catalog_open(&l->catalog, asset_get(ASSET_CATALOG), &e))
        BUG("built-in catalogue: %s", e.text);
    l->base_url = xstrdup(settings->base_url);
    l->offline = settings->offline;
    wake_init(&l->wake);
    mailbox_init(&l->events, wake_up, &l->wake);
    mailbox_init(&l->replies, wake_up, &l->wake);

    char *shelf_dir = paths_join(settings->paths.data, "rfc");
    size_t n = settings->mirrors.n;
    const char **mirrors = xcalloc(n + 1, sizeof *mirrors);
    for (size_t i = 0; i < n; i++)
        mirrors[i] = settings->mirrors.at[i];
    mirrors[n] = shelf_debian_mirror;
    struct worker_options options = {shelf_dir, settings->paths.state, mirrors, n + 1};
    l->worker = worker_new(&options, &l->events);
    free(mirrors);
    free(shelf_dir);
    l->fetcher = fetcher_new(NULL, &l->replies);
    return l;
}

static void ticket_release(struct ticket *t)
{
    free(t->target);
    strbuf_release(&t->held);
}

static void library_drop_messages(struct library *l)
{
    struct message *m;
    while ((m = mailbox_take(&l->events)) != NULL)
        event_free((struct event *)m);
    while ((m = mailbox_take(&l->replies)) != NULL)
        reply_free((struct reply *)m);
}

void library_free(struct library *l)
{
    if (l == NULL)
        return;
    fetcher_free(l->fetcher);
    worker_free(l->worker);
    library_drop_messages(l);
    mailbox_release(&l->events);
    mailbox_release(&l->replies);
    wake_release(&l->wake);
    for (size_t i = 0; i < l->tickets.n; i++)
        ticket_release(&l->tickets.at[i]);
    VEC_RELEASE(&l->tickets);
    for (int i = 0; i < LIBRARY_RECENT; i++) {
        document_release(l->recent[i]);
        free(l->recent_target[i]);
    }
    free(l->places);
    free(l->base_url);
    free(l);
}

const struct catalog *library_catalog(const struct library *l)
{
    return &l->catalog;
}

int library_fd(const struct library *l)
{
    return l->wake.fd;
}

void library_wait(struct library *l)
{
    struct pollfd p = {.fd = l->wake.fd, .events = POLLIN};
    poll(&p, 1, -1);
}

/* ---------------------------------------------------------------- recent documents */

struct document *library_recent(struct library *l, struct str target)
{
    struct str name = ref_document(target);
    for (int i = 0; i < LIBRARY_RECENT; i++)
        if (l->recent[i] != NULL && str_eq(name, str_of(l->recent_target[i])))
            return document_hold(l->recent[i]);
    return NULL;
}

static void library_remember(struct library *l, const char *target, struct document *d)
{
    int at = 0;
    while (at < LIBRARY_RECENT - 1 && l->recent[at] != NULL &&
           strcmp(l->recent_target[at], target) != 0)
        at++;
    document_release(l->recent[at]);
    free(l->recent_target[at]);
    memmove(l->recent + 1, l->recent, (size_t)at * sizeof l->recent[0]);
    memmove(l->recent_target + 1, l->recent_target, (size_t)at * sizeof l->recent_target[0]);
    l->recent[0] = document_hold(d);
    l->recent_target[0] = xstrdup(target);
}

/* ---------------------------------------------------------------- tickets */

static struct ticket *library_ticket(struct library *l, uint64_t id)
{
    for (size_t i = 0; i < l->tickets.n; i++)
        if (l->tickets.at[i].id == id)
            return &l->tickets.at[i];
    return NULL;
}

static void library_close_ticket(struct library *l, uint64_t id)
{
    struct ticket *t = library_ticket(l, id);
    if (t == NULL)
        return;
    ticket_release(t);
    *t = l->tickets.at[--l->tickets.n];
}

static struct job *library_job(enum job_kind kind, uint64_t ticket)
{
    struct job *job = xcalloc(1, sizeof *job);
    job->kind = kind;
    job->ticket = ticket;
    return job;
}

/* An event of our own, in its turn among the others. */
static void library_tell(struct library *l, enum event_kind kind, uint64_t ticket,
                         const char *target, const struct err *why)
{
    struct event *ev = xcalloc(1, sizeof *ev);
    ev->kind = kind;
    ev->ticket = ticket;
    ev->target = target != NULL ? xstrdup(target) : NULL;
    ev->err = *why;
    mailbox_send(&l->events, &ev->message);
}

/* "RFC 2119 and RFC 8174", for a series with several members. */
static void library_list_members(struct numbers members, struct strbuf *out)
{
    size_t shown = members.n < 6 ? members.n : 6;
    for (size_t i = 0; i < shown; i++)
        strbuf_addf(out, "%sRFC %u",
                    i == 0               ? ""
                    : i + 1 == members.n ? " and "
                                         : ", ",
                    members.at[i]);
    if (shown < members.n)
        strbuf_add_cstr(out, ", …");
}

/* A series of one member is that member. */
static bool library_resolve_series(struct library *l, struct ref *r, struct err *e)
{
    struct numbers members = catalog_series(&l->catalog, r->kind, r->number);
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT), list = STRBUF_INIT(STRBUF_TEXT);
    ref_describe(r, &name);
    library_list_members(members, &list);
    bool one = members.n == 1;
    if (members.n == 0)
        err_set(e, ERR_NOT_FOUND, "%s has no document in the catalogue", strbuf_cstr(&name));
    else if (!one)
        err_set(e, ERR_USAGE, "%s is %s: name one of them", strbuf_cstr(&name), strbuf_cstr(&list));
    else
        *r = (struct ref){.kind = REF_RFC, .number = members.at[0]};
    strbuf_release(&name);
    strbuf_release(&list);
    return one;
}

/* What can be told from the name alone. */
static bool library_resolve(struct library *l, struct ref *r, struct err *e)
{
    switch (r->kind) {
    case REF_RFC:
    case REF_FILE:
    case REF_GUIDE:
        return true;
    case REF_BCP:
    case REF_STD:
    case REF_FYI:
        return library_resolve_series(l, r, e);
    case REF_DRAFT:
        return err_set(e, ERR_USAGE,
                       "%.*s is an Internet-Draft, which rfcview does not fetch: see "
                       "https://datatracker.ietf.org/doc/%.*s/",
                       STR_ARG(r->name), STR_ARG(r->name));
    case REF_URL:
        return err_set(e, ERR_USAGE, "%.*s is for a browser: it is no RFC", STR_ARG(r->name));
    case REF_MAIL:
        return err_set(e, ERR_USAGE, "an e-mail address: %.*s", STR_ARG(r->name));
    case REF_HERE:
        break;
    }
    return err_set(e, ERR_USAGE, "no document is named");
}

static uint64_t library_begin(struct library *l, struct str target, enum job_wish wish,
                              struct err *e)
{
    struct ref r = {0};
    if (!ref_parse(target, &r)) {
        err_set(e, ERR_USAGE, "that is not the name of a document");
        return 0;
    }
    if (!library_resolve(l, &r, e))
        return 0;
    r.place = PLACE_NONE;
    r.label = STR_NONE;
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    ref_format(&r, &name);
    struct ticket t = {.id = ++l->last_id, .target = strbuf_take(&name), .wish = wish};
    VEC_PUSH(&l->tickets, t);
    struct job *job = library_job(JOB_OPEN, t.id);
    job->target = xstrdup(t.target);
    job->wish = wish;
    worker_send(l->worker, job);
    return t.id;
}

uint64_t library_open(struct library *l, struct str target, struct err *e)
{
    return library_begin(l, target, JOB_DOCUMENT, e);
}

uint64_t library_open_preview(struct library *l, struct str target, struct err *e)
{
    return library_begin(l, target, JOB_DOCUMENT_SOON, e);
}

uint64_t library_open_raw(struct library *l, struct str target, struct err *e)
{
    return library_begin(l, target, JOB_RAW, e);
}

void library_cancel(struct library *l, uint64_t id)
{
    struct ticket *t = library_ticket(l, id);
    if (t == NULL)
        return;
    struct err why = {0};
    err_set(&why, ERR_CANCELLED, "cancelled");
    if (t->fetching)
        fetcher_cancel(l->fetcher, id);
    library_tell(l, EVENT_FAILED, id, t->target, &why);
    library_close_ticket(l, id);
}

/* ---------------------------------------------------------------- from the shelf to the network */

/* Nothing on this machine: ask the network, or say why not. */
static struct event *library_absent(struct library *l, struct event *ev)
{
    struct ticket *t = library_ticket(l, ev->ticket);
    struct ref r = {0};
    bool rfc = ref_parse(str_of(ev->target), &r) && r.kind == REF_RFC;
    bool useless = ev->err.kind != ERR_NOT_FOUND; /* there is one, but not this text */
    ev->kind = EVENT_FAILED;
    if (!rfc || !source_expect(&l->catalog, r.number, &ev->err) || (useless && l->offline))
        return ev;
    if (l->offline) {
        err_set(&ev->err, ERR_NETWORK,
                "RFC %u is not on this machine and rfcview is offline: start without --offline, "
                "or name a mirror that has it",
                r.number);
        return ev;
    }
    struct strbuf url = STRBUF_INIT(STRBUF_TEXT), what = STRBUF_INIT(STRBUF_TEXT);
    source_url(str_of(l->base_url), r.number, &url);
    ref_describe(&r, &what);
    t->fetching = true;
    fetcher_get(l->fetcher, t->id, strbuf_cstr(&url), strbuf_cstr(&what), DOCUMENT_MAX);
    ev->kind = EVENT_PROGRESS;
    log_line("library", "%s: fetching", ev->target); /* a URL may hold a password */
    strbuf_release(&url);
    strbuf_release(&what);
    return ev;
}

/* A reply of the net thread as an event, or NULL where it becomes a job. */
static struct event *library_reply(struct library *l, struct reply *reply)
{
    struct ticket *t = library_ticket(l, reply->id);
    if (t == NULL)
        return NULL; /* cancelled meanwhile */
    if (reply->verb == REPLY_DONE) {
        struct job *job = library_job(JOB_SHELVE, t->id);
        job->target = xstrdup(t->target);
        job->wish = t->wish;
        job->body = reply->body;
        reply->body = STRBUF_INIT(0);
        t->fetching = false;
        worker_send(l->worker, job);
        return NULL;
    }
    struct event *ev = xcalloc(1, sizeof *ev);
    ev->kind = reply_is_last(reply) ? EVENT_FAILED : EVENT_PROGRESS;
    ev->ticket = t->id;
    ev->target = xstrdup(t->target);
    ev->received = reply->received;
    ev->expected = reply->expected;
    ev->err = reply->err;
    if (ev->kind == EVENT_FAILED)
        library_close_ticket(l, reply->id);
    return ev;
}

/* ---------------------------------------------------------------- reading positions */

static int place_order(const void *a, const void *b)
{
    const struct userdata_place *x = a, *y = b;
    return (x->number > y->number) - (x->number < y->number);
}

bool library_place(const struct library *l, uint32_t number, uint32_t *raw_line)
{
    struct userdata_place key = {.number = number};
    const struct userdata_place *found =
        l->place_count == 0 ? NULL
                            : bsearch(&key, l->places, l->place_count, sizeof key, place_order);
    if (found != NULL)
        *raw_line = found->raw_line;
    return found != NULL;
}

void library_leave(struct library *l, uint32_t number, uint32_t raw_line)
{
    struct job *job = library_job(JOB_LEAVE, 0);
    job->place = (struct userdata_place){number, raw_line, clock_wall_ms()};
    size_t i = 0;
    while (i < l->place_count && l->places[i].number != number)
        i++;
    if (i == l->place_count)
        l->places = xreallocarray(l->places, ++l->place_count, sizeof *l->places);
    l->places[i] = job->place;
    qsort(l->places, l->place_count, sizeof *l->places, place_order);
    worker_send(l->worker, job);
}

/* What was left in this run is newer than what the file said. */
static void library_take_places(struct library *l, struct event *ev)
{
    struct userdata_place *mine = l->places;
    size_t mine_count = l->place_count;
    l->places = ev->places;
    l->place_count = ev->place_count;
    ev->places = NULL;
    if (l->place_count > 0)
        qsort(l->places, l->place_count, sizeof *l->places, place_order);
    for (size_t i = 0; i < mine_count; i++)
        library_leave(l, mine[i].number, mine[i].raw_line);
    free(mine);
}

/* ---------------------------------------------------------------- search, scan, events */

uint64_t library_search(struct library *l, struct document *d, struct str pattern)
{
    struct job *job = library_job(JOB_SEARCH, ++l->last_id);
    job->document = document_hold(d);
    job->pattern = xstrndup(pattern.p, pattern.n);
    l->search = job->ticket;
    worker_want_search(l->worker, l->search);
    worker_send(l->worker, job);
    return l->search;
}

void library_search_cancel(struct library *l)
{
    l->search = 0;
    worker_want_search(l->worker, 0);
}

void library_scan(struct library *l)
{
    l->scans++;
    worker_send(l->worker, library_job(JOB_SCAN, 0));
}

bool library_is_scanning(const struct library *l)
{
    return l->scans > 0;
}

bool library_is_busy(const struct library *l)
{
    for (size_t i = 0; i < l->tickets.n; i++)
        if (!l->tickets.at[i].fetching)
            return true;
    return l->search != 0;
}

/* The whole waits while its beginning is shown. */
static void library_hold(struct library *l, struct event *ev)
{
    struct ticket *t = library_ticket(l, ev->ticket);
    t->held = ev->raw;
    t->warning = ev->err;
    ev->raw = STRBUF_INIT(0);
    ev->err = (struct err){0};
}

void library_continue(struct library *l)
{
    for (size_t i = 0; i < l->tickets.n; i++) {
        struct ticket *t = &l->tickets.at[i];
        if (t->held.n == 0)
            continue;
        struct job *job = library_job(JOB_PARSE, t->id);
        job->target = xstrdup(t->target);
        job->body = t->held;
        job->warning = t->warning;
        t->held = STRBUF_INIT(0);
        worker_send(l->worker, job);
    }
}

/* A worker's event as the owner is to see it, or NULL where it is nobody's any more. */
static struct event *library_worker_event(struct library *l, struct event *ev)
{
    if (ev->kind == EVENT_PLACES) {
        l->scans--;
        library_take_places(l, ev);
    }
    if (ev->kind == EVENT_READY && ev->document != NULL)
        library_remember(l, ev->target, ev->document);
    if (ev->ticket == 0 || (ev->kind == EVENT_FAILED && ev->err.kind == ERR_CANCELLED))
        return ev;
    bool wanted =
        ev->kind == EVENT_MATCHES ? ev->ticket == l->search : library_ticket(l, ev->ticket) != NULL;
    if (!wanted) {
        event_free(ev);
        return NULL;
    }
    if (ev->kind == EVENT_MATCHES)
        l->search = 0;
    if (ev->kind == EVENT_ABSENT)
        ev = library_absent(l, ev);
    if (ev->kind == EVENT_PREVIEW)
        library_hold(l, ev);
    else if (ev->kind != EVENT_PROGRESS)
        library_close_ticket(l, ev->ticket);
    return ev;
}

struct event *library_next(struct library *l)
{
    struct event *ev = NULL;
    wake_clear(&l->wake);
    struct message *m;
    while (ev == NULL && (m = mailbox_take(&l->replies)) != NULL) {
        ev = library_reply(l, (struct reply *)m);
        reply_free((struct reply *)m);
    }
    while (ev == NULL && (m = mailbox_take(&l->events)) != NULL)
        ev = library_worker_event(l, (struct event *)m);
    return ev;
}
