/* SPDX-License-Identifier: MIT
 *
 * Tickets: what was asked for and how far it is.  Joins the worker and the net thread; both send
 * here, one descriptor wakes the owner.  Thread: main.
 */
#include "base/platform.h"

#include "library/library.h"

#include <poll.h>
#include <stdlib.h>

#include "base/asset.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/wake.h"
#include "base/xmalloc.h"
#include "library/drafts.h"
#include "library/journal.h"
#include "library/recent.h"
#include "library/resolve.h"
#include "library/sync.h"
#include "library/tickets.h"
#include "library/urls.h"
#include "library/worker.h"
#include "net/fetcher.h"
#include "rfc/draft.h"
#include "rfc/source.h"
#include "store/shelf.h"

#define LIBRARY_DIAGNOSE_MAX ((size_t)64 << 20)

struct library {
    struct catalogfile *catalog;
    int64_t checked;   /* when it was last known to be current */
    struct urls bases; /* of the network */
    unsigned retries;
    bool offline, refresh;
    struct wake wake;
    struct mailbox events;     /* from the worker, and from here */
    struct mailbox replies;    /* from the net thread */
    struct worker *worker;     /* what the reader waits for */
    struct worker *background; /* what takes its time */
    struct fetcher *fetcher;
    struct sync *sync;
    struct erratasync *errata;
    uint64_t last_id;
    uint64_t search; /* the search still wanted; 0: none */
    unsigned scans;  /* under way */
    struct tickets tickets;
    struct drafts drafts;
    struct recent recent;
    struct memory *memory;
    struct journal journal;
};

/* ---------------------------------------------------------------- beginning and end */

struct library *library_new(const struct settings *settings)
{
    struct library *l = xcalloc(1, sizeof *l);
    l->catalog = catalogfile_load(settings->paths.data, asset_get(ASSET_CATALOG));
    l->checked = catalogfile_origin(l->catalog)->checked;
    l->refresh = settings->refresh;
    l->bases = urls_copy((const char *const *)settings->base_urls.at, settings->base_urls.n);
    l->retries = settings->retries;
    l->offline = settings->offline;
    wake_init(&l->wake);
    mailbox_init(&l->events, wake_up, &l->wake);
    mailbox_init(&l->replies, wake_up, &l->wake);

    drafts_init(&l->drafts, settings);

    char *shelf_dir = paths_join(settings->paths.data, "rfc");
    size_t n = settings->mirrors.n;
    const char **mirrors = xcalloc(n + 1, sizeof *mirrors);
    for (size_t i = 0; i < n; i++)
        mirrors[i] = settings->mirrors.at[i];
    mirrors[n] = shelf_debian_mirror;
    struct worker_options options = {shelf_dir, settings->paths.state, settings->paths.data,
                                     mirrors, n + 1};
    l->worker = worker_new(&options, &l->events);
    l->background = worker_new(&options, &l->events);
    l->memory = memory_new(l->worker, settings->paths.data);
    free(mirrors);
    free(shelf_dir);
    struct fetcher_options fetching = {.stall_seconds = settings->patience,
                                       .connect_timeout_ms = settings->patience * 500L};
    l->fetcher = fetcher_new(&fetching, &l->replies);
    struct sync_options sync = {&l->bases, l->retries, l->fetcher, &l->journal, l->background};
    l->sync = sync_new(&sync);
    struct erratasync_options errata = {settings->paths.data, &l->bases,     l->retries,
                                        l->offline,           l->refresh,    l->fetcher,
                                        &l->journal,          l->background, &l->last_id};
    l->errata = erratasync_new(&errata);
    return l;
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
    worker_free(l->background);
    sync_free(l->sync);
    erratasync_free(l->errata);
    library_drop_messages(l);
    mailbox_release(&l->events);
    mailbox_release(&l->replies);
    wake_release(&l->wake);
    tickets_release(&l->tickets);
    drafts_release(&l->drafts);
    recent_release(&l->recent);
    memory_free(l->memory);
    catalogfile_release(l->catalog);
    journal_release(&l->journal);
    urls_release(&l->bases);
    free(l);
}

const struct catalog *library_catalog(const struct library *l)
{
    return catalogfile_catalog(l->catalog);
}

struct memory *library_memory(const struct library *l)
{
    return l->memory;
}

struct erratasync *library_errata(const struct library *l)
{
    return l->errata;
}

int library_fd(const struct library *l)
{
    return l->wake.fd;
}

void library_wait(struct library *l)
{
    poll(&(struct pollfd){.fd = l->wake.fd, .events = POLLIN}, 1, -1);
}

/* ---------------------------------------------------------------- tickets */

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

/* From those servers that were not asked yet. */
static void library_fetch(struct library *l, struct ticket *t, const struct ref *r)
{
    struct strbuf what = STRBUF_INIT(STRBUF_TEXT);
    struct urls urls = r->kind == REF_DRAFT ? drafts_urls(&l->drafts, r, t->asking)
                                            : urls_of_rfc(&l->bases, r->number);
    ref_describe(r, &what);
    struct fetch fetch = {
        .id = t->id,
        .urls = (const char *const *)urls.at + t->next_base,
        .url_count = urls.n - t->next_base,
        .what = strbuf_cstr(&what),
        .cap = t->asking ? DRAFTNEWS_MAX : DOCUMENT_MAX,
        .priority = t->asking && !t->newest ? PRIORITY_PREFETCH : PRIORITY_WAITED,
        .retries = t->asking && l->retries > 1 ? 1 : l->retries, /* an older one may be here */
    };
    t->fetching = true;
    log_line("library", "%s: fetching", t->target); /* a URL may hold a password */
    journal_begin(&l->journal, t->id, fetch.what);
    fetcher_fetch(l->fetcher, &fetch);
    urls_release(&urls);
    strbuf_release(&what);
}

/* What this machine has of it; of a draft it may be told which revision is the newest (moved), or
 * why that is not known. */
static void library_look(struct library *l, struct ticket *t, struct strbuf *told,
                         const struct err *why)
{
    t->fetching = t->asking = false;
    worker_send(l->worker, ticket_job(t, JOB_OPEN, told, why));
}

static uint64_t library_begin(struct library *l, struct str target, enum job_wish wish, bool local,
                              struct err *e)
{
    struct ref r = {0};
    if (!ref_parse(target, &r)) {
        err_set(e, ERR_USAGE, "that is not the name of a document");
        return 0;
    }
    if (!resolve_document(library_catalog(l), &r, e))
        return 0;
    r.place = PLACE_NONE;
    r.label = STR_NONE;
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    ref_format(&r, &name);
    struct ticket t = {++l->last_id, strbuf_take(&name), wish, .local = local};
    t.newest = t.asking = !local && !l->offline && drafts_is_newest(&r);
    if (t.asking)
        library_fetch(l, &t, &r);
    else
        library_look(l, &t, &STRBUF_INIT(0), NULL);
    VEC_PUSH(&l->tickets.list, t);
    return t.id;
}

uint64_t library_open(struct library *l, struct str target, struct err *e)
{
    return library_begin(l, target, JOB_DOCUMENT, false, e);
}

uint64_t library_open_preview(struct library *l, struct str target, struct err *e)
{
    return library_begin(l, target, JOB_DOCUMENT_SOON, false, e);
}

uint64_t library_open_local(struct library *l, struct str target, struct err *e)
{
    return library_begin(l, target, JOB_DOCUMENT, true, e);
}

uint64_t library_open_raw(struct library *l, struct str target, struct err *e)
{
    return library_begin(l, target, JOB_RAW, false, e);
}

uint64_t library_diagnose(struct library *l, const char *url, const char *what, struct err *e)
{
    if (l->offline) {
        err_set(e, ERR_NETWORK, "rfcview is offline: start without --offline to use the network");
        return 0;
    }
    struct ticket t = {.id = ++l->last_id, .fetching = true, .diagnosing = true};
    t.target = xstrdup(what);
    VEC_PUSH(&l->tickets.list, t);
    fetcher_get(l->fetcher, t.id, url, what, LIBRARY_DIAGNOSE_MAX);
    return t.id;
}

void library_try_now(struct library *l, uint64_t ticket)
{
    fetcher_retry(l->fetcher, ticket);
}

void library_fetches(const struct library *l, struct strbuf *out)
{
    journal_write(&l->journal, clock_monotonic_ms(), out);
}

void library_ask(struct library *l, struct str target)
{
    struct str name = ref_document(target);
    struct ref r;
    if (l->offline || !ref_parse(name, &r) || !drafts_is_new(&l->drafts, &r))
        return;
    struct ticket t = {++l->last_id, .target = xstrndup(name.p, name.n), .asking = true};
    library_fetch(l, &t, &r);
    VEC_PUSH(&l->tickets.list, t);
}

void library_notice(const struct library *l, struct str target, struct strbuf *out)
{
    drafts_notice(&l->drafts, target, out);
}

struct document *library_recent(struct library *l, struct str target)
{
    return recent_find(&l->recent, target);
}

void library_cancel(struct library *l, uint64_t id)
{
    struct ticket *t = tickets_find(&l->tickets, id);
    if (t == NULL)
        return;
    struct err why = {0};
    err_set(&why, ERR_CANCELLED, "cancelled");
    if (t->fetching)
        fetcher_cancel(l->fetcher, id);
    library_tell(l, EVENT_FAILED, id, t->target, &why);
    tickets_close(&l->tickets, id);
}

/* ---------------------------------------------------------------- from the shelf to the network */

/* Nothing on this machine: ask the network, or say why not. */
static struct event *library_absent(struct library *l, struct event *ev)
{
    struct ticket *t = tickets_find(&l->tickets, ev->ticket);
    struct ref r = {0};
    bool named = ref_parse(str_of(ev->target), &r) && (r.kind == REF_RFC || r.kind == REF_DRAFT);
    bool useless = ev->err.kind != ERR_NOT_FOUND; /* there is one, but not this text */
    ev->kind = EVENT_FAILED;
    if (!named || !source_expect(library_catalog(l), r.number, &ev->err) || t->local ||
        (useless && l->offline))
        return ev;
    if ((l->offline && !resolve_offline(&r, &ev->err)) || drafts_is_newest(&r))
        return ev; /* which is the newest could not be asked, and the reason is told */
    library_fetch(l, t, &r);
    ev->kind = EVENT_PROGRESS;
    ev->err = (struct err){0};
    return ev;
}

/* The newest revision of a draft is not to be had: the newest that is here is better than none. */
static void library_fall_back(struct library *l, struct ticket *t, const struct err *why)
{
    ticket_rename(t, draft_of(str_of(t->target)).base);
    t->newest = false; /* once */
    library_look(l, t, &STRBUF_INIT(0), why);
}

/* What a server sent is not the text: the next one may have it.  The reason of the first counts. */
static struct event *library_refused(struct library *l, struct event *ev)
{
    struct ticket *t = tickets_find(&l->tickets, ev->ticket);
    struct ref r = {0};
    journal_refuse(&l->journal, ev->ticket, &ev->err);
    if (t->next_base > 0 && t->refused.kind == ERR_NONE)
        t->refused = ev->err;
    if (t->next_base > 0)
        ev->err = t->refused;
    if (t->newest) {
        library_fall_back(l, t, &ev->err);
        event_free(ev);
        return NULL;
    }
    if (t->next_base > 0 && t->next_base < l->bases.n && ref_parse(str_of(t->target), &r) &&
        r.kind == REF_RFC) {
        library_fetch(l, t, &r);
        ev->kind = EVENT_PROGRESS;
        ev->err = (struct err){0};
    }
    return ev;
}

/* What was told of a draft, or why nothing was; or its newest text does not come.  False: the reply
 * is about something else. */
static bool library_draft(struct library *l, struct ticket *t, struct reply *reply)
{
    bool told = t->asking && reply_is_last(reply);
    if (told && t->newest)
        library_look(l, t, &reply->body, &reply->err);
    else if (told && reply->verb == REPLY_DONE)
        worker_send(l->worker, ticket_job(t, JOB_DRAFT, &reply->body, NULL));
    else if (told)
        tickets_close(&l->tickets, t->id); /* nobody waits for it */
    else if (t->newest && reply->verb == REPLY_FAILED)
        library_fall_back(l, t, &reply->err);
    else
        return false;
    return true;
}

/* A reply of the net thread as an event, or NULL where it becomes a job. */
static struct event *library_reply(struct library *l, struct reply *reply)
{
    struct ticket *t = tickets_find(&l->tickets, reply->id);
    journal_note(&l->journal, reply);
    if (t != NULL && t->diagnosing) {
        if (reply_is_last(reply))
            tickets_close(&l->tickets, reply->id);
        return event_of_diagnosis(reply);
    }
    if (reply->id == sync_ticket(l->sync))
        return sync_reply(l->sync, reply);
    if (reply->id == erratasync_ticket(l->errata))
        return erratasync_reply(l->errata, reply);
    if (t == NULL)
        return NULL; /* cancelled meanwhile */
    if (library_draft(l, t, reply))
        return NULL;
    if (reply->verb == REPLY_DONE) {
        t->fetching = false;
        t->next_base += reply->url + 1;
        worker_send(l->worker, ticket_job(t, JOB_SHELVE, &reply->body, NULL));
        return NULL;
    }
    struct event *ev = event_of_reply(reply);
    ev->target = xstrdup(t->target);
    if (ev->kind == EVENT_FAILED && t->refused.kind != ERR_NONE)
        ev->err = t->refused;
    if (ev->kind == EVENT_FAILED)
        tickets_close(&l->tickets, reply->id);
    return ev;
}

/* ---------------------------------------------------------------- the index, the shelf */

uint64_t library_refresh(struct library *l, struct err *e)
{
    if (l->offline) {
        err_set(e, ERR_NETWORK, "rfcview is offline: start without --offline to refresh the index");
        return 0;
    }
    if (sync_ticket(l->sync) == 0)
        sync_begin(l->sync, ++l->last_id, l->catalog);
    return sync_ticket(l->sync);
}

void library_refresh_cancel(struct library *l)
{
    sync_cancel(l->sync);
}

bool library_is_refreshing(const struct library *l)
{
    return sync_ticket(l->sync) != 0;
}

uint32_t library_today(void)
{
    return catalogfile_day_of(clock_wall_ms());
}

uint32_t library_index_day(const struct library *l)
{
    uint32_t date = catalog_date(library_catalog(l)), day = catalogfile_day_of(l->checked);
    return day > date ? day : date;
}

bool library_refresh_is_due(const struct library *l)
{
    return l->refresh && !l->offline && !library_is_refreshing(l) &&
           sync_is_due(l->checked, clock_wall_ms());
}

uint64_t library_verify(struct library *l)
{
    uint64_t ticket = ++l->last_id;
    worker_send(l->background, library_job(JOB_VERIFY, ticket));
    return ticket;
}

/* The catalogue that came is the one in use; the event keeps the one before. */
static struct event *library_take_catalog(struct library *l, struct event *ev)
{
    ev = sync_worker_event(l->sync, ev);
    if (ev != NULL && ev->catalog_before != NULL && ev->catalog_before != l->catalog) {
        event_free(ev); /* a damaged one that made room already */
        return NULL;
    }
    if (ev != NULL && ev->catalog != NULL) {
        catalogfile_release(ev->catalog_before);
        ev->catalog_before = l->catalog;
        l->catalog = catalogfile_hold(ev->catalog);
    }
    if (ev != NULL && (ev->catalog != NULL || ev->checked != 0))
        l->checked = ev->checked;
    return ev;
}

/* ---------------------------------------------------------------- search, scan, events */

uint64_t library_search(struct library *l, struct document *d, struct str pattern, unsigned how)
{
    struct job *job = library_job(JOB_SEARCH, ++l->last_id);
    job->document = document_hold(d);
    job->pattern = xstrndup(pattern.p, pattern.n);
    job->how = how;
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
    struct job *job = library_job(JOB_SCAN, 0);
    job->catalog = catalogfile_hold(l->catalog);
    l->scans++;
    worker_send(l->worker, job);
}

bool library_is_scanning(const struct library *l)
{
    return l->scans > 0;
}

bool library_is_busy(const struct library *l)
{
    for (size_t i = 0; i < l->tickets.list.n; i++)
        if (!l->tickets.list.at[i].fetching)
            return true;
    return l->search != 0;
}

void library_continue(struct library *l)
{
    for (size_t i = 0; i < l->tickets.list.n; i++) {
        struct ticket *t = &l->tickets.list.at[i];
        if (!t->begun)
            continue;
        t->begun = false;
        t->wish = JOB_DOCUMENT;
        library_look(l, t, &STRBUF_INIT(0), NULL);
    }
}

/* A worker's event as the owner is to see it, or NULL where it is nobody's any more. */
static struct event *library_worker_event(struct library *l, struct event *ev)
{
    if (ev->kind == EVENT_CATALOG)
        return library_take_catalog(l, ev);
    if (ev->kind == EVENT_ERRATA)
        return erratasync_worker_event(l->errata, ev);
    if (ev->kind == EVENT_VERIFIED)
        return ev;
    if (ev->kind == EVENT_MEMORY) {
        l->scans--;
        memory_take(l->memory, &ev->memos);
    }
    if (ev->kind == EVENT_READY && ev->document != NULL)
        recent_add(&l->recent, ev->target, ev->document);
    if (ev->ticket == 0 || (ev->kind == EVENT_FAILED && ev->err.kind == ERR_CANCELLED))
        return ev;
    struct ticket *t = tickets_find(&l->tickets, ev->ticket);
    bool wanted = ev->kind == EVENT_MATCHES ? ev->ticket == l->search : t != NULL;
    if (!wanted) {
        event_free(ev);
        return NULL;
    }
    if (ev->kind == EVENT_MATCHES) {
        l->search = 0;
    } else {
        ticket_rename(t, str_of(ev->target));
        drafts_learn(&l->drafts, str_of(ev->target), &ev->news);
    }
    if (ev->kind == EVENT_FAILED)
        ev = library_refused(l, ev);
    else if (ev->kind == EVENT_ABSENT)
        ev = library_absent(l, ev);
    if (ev != NULL && ev->kind == EVENT_PREVIEW)
        t->begun = true;
    else if (ev != NULL && ev->kind != EVENT_PROGRESS)
        tickets_close(&l->tickets, ev->ticket);
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
