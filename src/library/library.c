/* SPDX-License-Identifier: MIT
 *
 * Joins the workers, the net thread and those who use them: all send here, one descriptor wakes the
 * owner.  Thread: main.
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
#include "library/shelving.h"
#include "library/sync.h"
#include "library/tickets.h"
#include "library/urls.h"
#include "library/worker.h"
#include "net/fetcher.h"

struct library {
    struct catalogfile *catalog;
    int64_t checked;   /* when it was last known to be current */
    struct urls bases; /* of the network */
    bool offline, refresh, paused;
    bool remembered; /* what the bulk fetch gets, for the next run */
    struct wake wake;
    struct mailbox events;     /* from the worker, and from here */
    struct mailbox replies;    /* from the net thread */
    struct worker *worker;     /* what the reader waits for */
    struct worker *background; /* what takes its time */
    struct fetcher *fetcher;
    struct tickets *tickets;
    struct drafts drafts;
    struct sync *sync;
    struct erratasync *errata;
    struct bulk *bulk;
    uint64_t last_id;
    uint64_t search; /* the search still wanted; 0: none */
    unsigned scans;  /* under way */
    struct recent recent;
    struct memory *memory;
    struct err notice; /* the last one: both workers may come to say it */
    struct journal journal;
};

/* ---------------------------------------------------------------- beginning and end */

static struct fetcher *library_fetcher(const struct settings *settings, struct mailbox *replies)
{
    struct fetcher_options options = {
        .stall_seconds = settings->patience,
        .connect_timeout_ms = settings->patience * 500L,
        .own_hosts = (const char *const *)settings->own_mirrors.at,
        .own_count = settings->own_mirrors.n,
        .own_parallel = settings->own_streams,
    };
    return fetcher_new(&options, replies);
}

/* What has a part of the work each. */
static void library_add_parts(struct library *l, const struct settings *settings)
{
    size_t n;
    char *shelf_dir = shelving_dir(settings);
    const char **mirrors = shelving_mirrors(settings, &n);
    struct worker_options working = {shelf_dir, settings->paths.state, settings->paths.data,
                                     mirrors, n};
    l->worker = worker_new(&working, &l->events);
    l->background = worker_new(&working, &l->events);
    l->memory = memory_new(l->background, settings->paths.data);
    struct bulk_options bulk = {l->fetcher, &l->wake, &l->journal, &l->bases,
                                shelf_dir,  mirrors,  n,           settings->retries};
    l->bulk = bulk_new(&bulk);
    free(mirrors);
    free(shelf_dir);
    drafts_init(&l->drafts, settings);
    struct tickets_options tickets = {&l->bases,   &l->drafts, settings->retries,
                                      l->offline,  l->fetcher, l->bulk,
                                      &l->journal, l->worker,  &l->events};
    l->tickets = tickets_new(&tickets);
    struct sync_options sync = {&l->bases, settings->retries, l->fetcher, &l->journal,
                                l->background};
    l->sync = sync_new(&sync);
    struct erratasync_options errata = {settings->paths.data, &l->bases,     settings->retries,
                                        l->offline,           l->refresh,    l->fetcher,
                                        &l->journal,          l->background, &l->last_id};
    l->errata = erratasync_new(&errata);
}

struct library *library_new(const struct settings *settings)
{
    struct library *l = xcalloc(1, sizeof *l);
    l->catalog = catalogfile_load(settings->paths.data, asset_get(ASSET_CATALOG));
    l->checked = catalogfile_origin(l->catalog)->checked;
    l->refresh = settings->refresh;
    l->bases = urls_copy((const char *const *)settings->base_urls.at, settings->base_urls.n);
    l->offline = settings->offline;
    wake_init(&l->wake);
    mailbox_init(&l->events, wake_up, &l->wake);
    mailbox_init(&l->replies, wake_up, &l->wake);

    l->fetcher = library_fetcher(settings, &l->replies);
    library_add_parts(l, settings);
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
    tickets_free(l->tickets);
    drafts_release(&l->drafts);
    library_drop_messages(l);
    bulk_free(l->bulk);
    mailbox_release(&l->events);
    mailbox_release(&l->replies);
    wake_release(&l->wake);
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

static struct job *library_job(enum job_kind kind, uint64_t ticket)
{
    struct job *job = xcalloc(1, sizeof *job);
    job->kind = kind;
    job->ticket = ticket;
    return job;
}

/* ---------------------------------------------------------------- documents */

static uint64_t library_begin(struct library *l, struct tickets_wish wish, struct err *e)
{
    uint64_t id = ++l->last_id;
    return tickets_open(l->tickets, id, library_catalog(l), &wish, e) ? id : 0;
}

uint64_t library_open(struct library *l, struct str target, struct err *e)
{
    return library_begin(l, (struct tickets_wish){target, JOB_DOCUMENT, false}, e);
}

uint64_t library_open_preview(struct library *l, struct str target, struct err *e)
{
    return library_begin(l, (struct tickets_wish){target, JOB_DOCUMENT_SOON, false}, e);
}

uint64_t library_open_local(struct library *l, struct str target, struct err *e)
{
    return library_begin(l, (struct tickets_wish){target, JOB_DOCUMENT, true}, e);
}

uint64_t library_open_raw(struct library *l, struct str target, struct err *e)
{
    return library_begin(l, (struct tickets_wish){target, JOB_RAW, false}, e);
}

void library_continue(struct library *l)
{
    tickets_continue(l->tickets);
}

void library_ask(struct library *l, struct str target)
{
    tickets_ask(l->tickets, ++l->last_id, target);
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
    (void)tickets_cancel(l->tickets, id);
}

uint64_t library_diagnose(struct library *l, const char *url, const char *what, struct err *e)
{
    if (l->offline) {
        err_set(e, ERR_NETWORK, "rfcview is offline: start without --offline to use the network");
        return 0;
    }
    tickets_diagnose(l->tickets, ++l->last_id, url, what);
    return l->last_id;
}

/* ---------------------------------------------------------------- fetches */

void library_try_now(struct library *l, uint64_t id)
{
    if (tickets_know(l->tickets, id))
        tickets_try_now(l->tickets, id);
    else
        fetcher_retry(l->fetcher, id);
}

void library_fetches(const struct library *l, struct strbuf *out)
{
    journal_write(&l->journal, clock_monotonic_ms(), out);
}

bool library_plan(struct library *l, const struct query_facts *facts, struct str words,
                  struct err *e)
{
    return bulk_plan(l->bulk, l->catalog, facts, words, e);
}

const struct bulk *library_bulk(const struct library *l)
{
    return l->bulk;
}

/* For the next run. */
static void library_remember(struct library *l, const char *words)
{
    struct job *job = library_job(JOB_WANTED, 0);
    job->pattern = xstrdup(words);
    worker_send(l->background, job);
}

void library_bulk_forget(struct library *l)
{
    library_remember(l, "");
}

bool library_bulk_begin(struct library *l, bool remember, struct err *e)
{
    struct bulk_tally t = bulk_planned(l->bulk);
    if (l->offline && (t.todo > 0 || t.growing))
        return err_set(e, ERR_NETWORK,
                       "rfcview is offline: start without --offline to use the network");
    bulk_begin(l->bulk);
    l->remembered = remember;
    if (remember)
        library_remember(l, bulk_words(l->bulk));
    return true;
}

void library_bulk_stop(struct library *l)
{
    bulk_stop(l->bulk);
}

/* ---- of the list */

void library_transfers(const struct library *l, struct transferlist *list)
{
    transferlist_make(list, &l->journal, l->bulk, l->paused, clock_monotonic_ms());
}

struct transfer_totals library_totals(const struct library *l)
{
    return transferlist_totals(&l->journal, l->bulk, l->paused, clock_monotonic_ms());
}

bool library_tell_transfer(const struct library *l, uint64_t id, struct strbuf *out)
{
    const struct journal_entry *e = journal_entry(&l->journal, id);
    if (e != NULL)
        journal_write_one(e, clock_monotonic_ms(), out);
    return e != NULL;
}

void library_drop_transfer(struct library *l, uint64_t id)
{
    if (bulk_number(id) != 0)
        bulk_cancel(l->bulk, bulk_number(id));
    else if (id == sync_ticket(l->sync))
        library_refresh_cancel(l);
    else
        library_cancel(l, id);
}

bool library_retry_transfer(struct library *l, uint64_t id)
{
    uint32_t number = bulk_number(id);
    if (journal_runs(&l->journal, id)) {
        library_try_now(l, id);
        return true;
    }
    if (number == 0 || bulk_retry(l->bulk, number))
        return number != 0;
    bulk_resume(l->bulk); /* what was given up before it was tried */
    return true;
}

void library_pause(struct library *l, bool paused)
{
    if (l->paused != paused)
        (paused ? fetcher_pause : fetcher_resume)(l->fetcher);
    l->paused = paused;
}

bool library_is_paused(const struct library *l)
{
    return l->paused;
}

/* A reply of the net thread as an event, or NULL where it becomes something else. */
static struct event *library_reply(struct library *l, struct reply *reply)
{
    if (bulk_number(reply->id) != 0) {
        bulk_reply(l->bulk, reply);
        tickets_bulk_reply(l->tickets, reply);
        return NULL;
    }
    journal_note(&l->journal, reply, clock_monotonic_ms());
    if (reply->id == sync_ticket(l->sync))
        return sync_reply(l->sync, reply);
    if (reply->id == erratasync_ticket(l->errata))
        return erratasync_reply(l->errata, reply);
    return tickets_reply(l->tickets, reply);
}

/* What the bulk fetch has to tell, or NULL. */
static struct event *library_bulk_event(struct library *l)
{
    struct bulk_event news;
    if (!bulk_next(l->bulk, &news))
        return NULL;
    tickets_bulk_event(l->tickets, &news);
    bool done = news.err.kind == ERR_NONE || news.err.kind == ERR_CANCELLED;
    if (news.kind == BULK_OVER && done && l->remembered)
        library_bulk_forget(l);
    struct event *ev = xcalloc(1, sizeof *ev);
    ev->kind = EVENT_BULK;
    ev->bulk = news;
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
    return tickets_are_busy(l->tickets) || l->search != 0 || bulk_is_planning(l->bulk);
}

/* Once. */
static struct event *library_once(struct library *l, struct event *ev)
{
    if (!str_eq(str_of(ev->err.text), str_of(l->notice.text))) {
        l->notice = ev->err;
        return ev;
    }
    event_free(ev);
    return NULL;
}

/* A worker's event as the owner is to see it, or NULL where it is nobody's any more. */
static struct event *library_worker_event(struct library *l, struct event *ev)
{
    if (ev->kind == EVENT_CATALOG)
        return library_take_catalog(l, ev);
    if (ev->kind == EVENT_ERRATA)
        return erratasync_worker_event(l->errata, ev);
    if (ev->kind == EVENT_NOTICE)
        return library_once(l, ev);
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
    if (ev->kind != EVENT_MATCHES)
        return tickets_worker_event(l->tickets, library_catalog(l), ev);
    if (ev->ticket != l->search) {
        event_free(ev);
        return NULL;
    }
    l->search = 0;
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
    return ev != NULL ? ev : library_bulk_event(l);
}
