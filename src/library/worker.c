/* SPDX-License-Identifier: MIT
 *
 * A worker thread: owner of its shelf, its connection to the reader's database, its patterns.
 * Databases are opened by the first job that needs them, so the first document owes them nothing.
 */
#include "base/platform.h"

#include "library/worker.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/asset.h"
#include "base/bug.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/paths.h"
#include "base/thread.h"
#include "base/xmalloc.h"
#include "library/drafting.h"
#include "library/erratabuild.h"
#include "library/indexing.h"
#include "rfc/draft.h"
#include "rfc/ref.h"
#include "rfc/source.h"
#include "search/docsearch.h"
#include "store/shelf.h"
#include "store/shelfcare.h"
#include "store/wanted.h"

enum {
    PREVIEW_BYTES = 8192,  /* 140 lines or more */
    PREVIEW_LEAST = 65536, /* a text shorter than this is parsed at once */
};

struct worker {
    struct thread thread;
    struct mailbox jobs;
    struct mailbox *outbox;
    atomic_uint_fast64_t search_wanted;
    atomic_bool ending;
    /* the thread's own from here on */
    struct shelf *shelf;
    struct draftshelf *drafts;
    char *shelf_dir, *state_dir, *data_dir;
    struct userdata *userdata; /* NULL until needed */
};

static void job_free(struct job *job)
{
    free(job->target);
    strbuf_release(&job->body);
    document_release(job->document);
    free(job->pattern);
    catalogfile_release(job->catalog);
    origin_release(&job->origin);
    erratafile_release(job->errata);
    memos_release(&job->memos);
    free(job);
}

static struct event *worker_event(enum event_kind kind, uint64_t ticket)
{
    struct event *ev = xcalloc(1, sizeof *ev);
    ev->kind = kind;
    ev->ticket = ticket;
    return ev;
}

/* An event about the document that a job is about. */
static struct event *worker_event_of(enum event_kind kind, const struct job *job)
{
    struct event *ev = worker_event(kind, job->ticket);
    ev->target = xstrdup(job->target);
    ev->news = job->news;
    return ev;
}

static void worker_tell(struct worker *w, struct event *ev)
{
    mailbox_send(w->outbox, &ev->message);
}

/* ---------------------------------------------------------------- documents */

static bool worker_read_file(struct str path, struct strbuf *out, struct err *e)
{
    char *name = xstrndup(path.p, path.n);
    bool ok = file_read(name, out, e) && source_check_text(strbuf_str(out), e);
    if (!ok && e->kind == ERR_DAMAGED)
        err_prefix(e, "cannot read %s", name);
    free(name);
    return ok;
}

static bool worker_read_draft(struct worker *w, struct job *job, struct strbuf *out, struct err *e)
{
    struct drafting d = {.target = &job->target,
                         .told = strbuf_str(&job->body),
                         .news = &job->news,
                         .warning = &job->warning};
    return drafting_read(&d, w->drafts, out, e);
}

/* The bytes of a document from this machine.  The job may go on under another name. */
static bool worker_read(struct worker *w, struct job *job, const struct ref *r, struct strbuf *out,
                        struct err *e)
{
    switch (r->kind) {
    case REF_RFC:
        if (!shelf_find(w->shelf, r->number, out, &job->warning, e))
            return false;
        if (job->warning.kind != ERR_NONE)
            err_prefix(&job->warning, "passed over");
        return true;
    case REF_DRAFT:
        return worker_read_draft(w, job, out, e);
    case REF_FILE:
        return worker_read_file(r->name, out, e);
    case REF_GUIDE:
        strbuf_add_str(out, asset_get(ASSET_GUIDE));
        return true;
    default:
        return err_set(e, ERR_USAGE, "that is not a document rfcview can open");
    }
}

/* The RFC that a document claims by its name; 0 for other texts. */
static uint32_t worker_number(const struct ref *r)
{
    uint32_t number = r->number;
    if (r->kind == REF_RFC)
        return number;
    size_t slash = r->name.n;
    while (slash > 0 && r->name.p[slash - 1] != '/')
        slash--;
    if (r->kind == REF_FILE && source_file_number(str_from(r->name, slash), &number))
        return number;
    return 0;
}

/* The beginning of a text on this machine, and its length; false: no text has one like that. */
static bool worker_read_head(struct worker *w, const struct ref *r, struct strbuf *out,
                             size_t *size)
{
    if (r->kind == REF_RFC)
        return shelf_read_head(w->shelf, r->number, out, size);
    if (r->kind != REF_FILE)
        return false;
    char *name = xstrndup(r->name.p, r->name.n);
    bool ok = file_read_head(name, out, size) && source_check_head(0, strbuf_str(out));
    free(name);
    return ok;
}

/* A long text takes milliseconds to read and to parse, its first screens do not: they go ahead, and
 * the owner asks again when they are on the screen, so that the two do not compete for a processor.
 * True: that was done. */
static bool worker_preview(struct worker *w, const struct job *job, const struct ref *r)
{
    struct strbuf bytes = STRBUF_INIT(PREVIEW_BYTES);
    size_t size = 0;
    bool is_long = job->wish == JOB_DOCUMENT_SOON && worker_read_head(w, r, &bytes, &size) &&
                   size >= PREVIEW_LEAST && size <= DOCUMENT_MAX;
    struct str head = is_long ? strbuf_str(&bytes) : STR_NONE;
    while (head.n > 0 && head.p[head.n - 1] != '\n')
        head.n--;
    if (head.n > 0) {
        struct event *ev = worker_event_of(EVENT_PREVIEW, job);
        ev->document = document_new(head, worker_number(r));
        ev->received = head.n;
        ev->expected = size;
        worker_tell(w, ev);
    }
    strbuf_release(&bytes);
    return head.n > 0;
}

/* Sends what was asked for: the bytes, or the document made of them. Takes bytes. */
static void worker_deliver(struct worker *w, struct job *job, const struct ref *r,
                           struct strbuf *bytes, const struct err *warning)
{
    struct event *ev = worker_event_of(job->wish == JOB_RAW ? EVENT_RAW : EVENT_READY, job);
    if (warning != NULL)
        ev->err = *warning;
    if (job->wish == JOB_RAW) {
        ev->raw = *bytes;
        *bytes = STRBUF_INIT(bytes->cap);
    } else {
        int64_t began = clock_monotonic_ms();
        ev->document = document_new(strbuf_str(bytes), worker_number(r));
        log_line("worker", "%s: %zu bytes parsed in %lld ms", ev->target, bytes->n,
                 (long long)(clock_monotonic_ms() - began));
    }
    struct document *d = ev->document != NULL ? document_hold(ev->document) : NULL;
    worker_tell(w, ev);
    if (d != NULL) /* what the first search needs is made while nobody waits for it */
        (void)document_prose(d);
    document_release(d);
}

static void worker_fail(struct worker *w, struct job *job, const struct err *why)
{
    /* what lies here in place of a text is as good as none */
    bool absent = job->kind == JOB_OPEN;
    struct event *ev = worker_event_of(absent ? EVENT_ABSENT : EVENT_FAILED, job);
    ev->err = *why;
    worker_tell(w, ev);
}

static void worker_open(struct worker *w, struct job *job)
{
    struct strbuf bytes = STRBUF_INIT(DOCUMENT_MAX);
    struct ref r = {0};
    struct err e = {0};
    bool named = ref_parse(str_of(job->target), &r);
    if (named && worker_preview(w, job, &r))
        return;
    if (named && worker_read(w, job, &r, &bytes, &e) &&
        ref_parse(str_of(job->target), &r)) /* again: the name may be another now */
        worker_deliver(w, job, &r, &bytes, &job->warning);
    else
        worker_fail(w, job, &e);
    strbuf_release(&bytes);
}

static bool worker_put(struct worker *w, const struct ref *r, struct str bytes, struct err *e)
{
    return r->kind == REF_DRAFT ? draftshelf_write(w->drafts, r->name, bytes, e)
                                : shelf_write(w->shelf, r->number, bytes, e);
}

/* A text that cannot be kept can still be read: then the reason goes along as a warning. */
static void worker_shelve(struct worker *w, struct job *job)
{
    struct ref r = {0};
    struct err e = {0};
    bool named = ref_parse(str_of(job->target), &r);
    if (named && worker_put(w, &r, strbuf_str(&job->body), &e))
        worker_deliver(w, job, &r, &job->body, NULL);
    else if (named && e.kind == ERR_STORAGE)
        worker_deliver(w, job, &r, &job->body, &e);
    else
        worker_fail(w, job, &e);
}

/* What is told of a draft, beside the reading of it. */
static void worker_draft(struct worker *w, struct job *job)
{
    struct str base = draft_of(str_of(job->target)).base;
    struct event *ev = worker_event_of(EVENT_DRAFT, job);
    (void)!draftnews_read(strbuf_str(&job->body), base, &ev->news, &ev->err);
    worker_tell(w, ev);
}

/* ---------------------------------------------------------------- search */

static void worker_search(struct worker *w, struct job *job)
{
    if (atomic_load(&w->search_wanted) != job->ticket)
        return;
    struct event *ev = worker_event(EVENT_MATCHES, job->ticket);
    bool done = docsearch_find(&ev->matches, job->document, str_of(job->pattern), job->how,
                               &w->search_wanted, job->ticket, &ev->err);
    ev->document = document_hold(job->document);
    if (!done && ev->err.kind == ERR_CANCELLED)
        event_free(ev);
    else
        worker_tell(w, ev);
}

/* ---------------------------------------------------------------- what this machine has */

static struct userdata *worker_userdata(struct worker *w)
{
    if (w->userdata == NULL) {
        struct event *ev = worker_event(EVENT_NOTICE, 0);
        w->userdata = userdata_open(w->state_dir, &ev->err);
        if (ev->err.kind == ERR_NONE)
            event_free(ev);
        else
            worker_tell(w, ev);
    }
    return w->userdata;
}

/* The catalogue of a job, which the first frame trusted as far as it must, or the built-in one
 * where it is damaged; held for the caller. */
static struct catalogfile *worker_sound_catalog(struct worker *w, const struct job *job)
{
    struct err why = {.kind = ERR_NONE};
    if (catalogfile_verify(job->catalog, &why))
        return catalogfile_hold(job->catalog);
    log_line("worker", "%s", why.text);
    catalogfile_remove(w->data_dir);
    return catalogfile_builtin(asset_get(ASSET_CATALOG));
}

static void worker_check_catalog(struct worker *w, const struct job *job)
{
    struct catalogfile *sound = worker_sound_catalog(w, job);
    if (sound == job->catalog) {
        catalogfile_release(sound);
        return;
    }
    struct event *ev = worker_event(EVENT_CATALOG, job->ticket);
    ev->catalog = sound;
    ev->catalog_before = catalogfile_hold(job->catalog);
    worker_tell(w, ev);
}

static void worker_tell_wanted(struct worker *w)
{
    struct strbuf words = STRBUF_INIT(STRBUF_TEXT);
    wanted_read(w->state_dir, &words);
    if (words.n > 0) {
        struct event *ev = worker_event(EVENT_WANTED, 0);
        ev->target = strbuf_take(&words);
        worker_tell(w, ev);
    }
    strbuf_release(&words);
}

static void worker_wanted(struct worker *w, struct job *job)
{
    struct event *ev = worker_event(EVENT_NOTICE, 0);
    if (wanted_keep(w->state_dir, str_of(job->pattern), &ev->err))
        event_free(ev);
    else
        worker_tell(w, ev);
}

static void worker_tell_news(struct worker *w)
{
    struct event *news = worker_event(EVENT_NEWS, 0);
    indexing_load_changes(w->data_dir, &news->changes);
    worker_tell(w, news);
}

static void worker_scan(struct worker *w, struct job *job)
{
    worker_check_catalog(w, job);
    struct event *local = worker_event(EVENT_LOCAL, job->ticket);
    local->numbers = shelf_numbers(w->shelf, &local->number_count);
    worker_tell(w, local);
    worker_tell_wanted(w);
    worker_tell_news(w);
    struct event *memory = worker_event(EVENT_MEMORY, job->ticket);
    if (userdata_exists(w->state_dir)) /* the first memo kept will begin it */
        userdata_get(worker_userdata(w), &memory->memos);
    worker_tell(w, memory);
}

static void worker_keep(struct worker *w, struct job *job)
{
    struct event *ev = worker_event(EVENT_NOTICE, 0);
    if (userdata_put(worker_userdata(w), &job->memos, &ev->err))
        event_free(ev);
    else
        worker_tell(w, ev);
}

/* ---------------------------------------------------------------- index, shelf */

/* The RFCs that were read. To be freed. */
static uint32_t *worker_read_numbers(struct worker *w, size_t *n)
{
    *n = 0;
    if (!userdata_exists(w->state_dir))
        return NULL;
    return userdata_numbers(worker_userdata(w), n);
}

/* What became of the index, where it was good. */
static void worker_index_done(struct event *ev, const struct job *job, struct catalogfile *known,
                              const struct indexing_result *result)
{
    ev->catalog = result->catalog;
    if (ev->catalog == NULL && known != job->catalog)
        ev->catalog = catalogfile_hold(known);
    ev->changes = result->changes;
    ev->checked = job->origin.checked;
    ev->err = result->warning;
}

static bool worker_take_index(const struct indexing *x, const struct job *job,
                              struct indexing_result *result, struct err *e)
{
    if (job->body.n > 0)
        return indexing_run(x, result, e);
    if (x->known != job->catalog)
        return err_set(e, ERR_DAMAGED, "the index that the server calls current is damaged (disk)");
    (void)!indexing_unchanged(x, &result->warning);
    return true;
}

static void worker_index(struct worker *w, struct job *job)
{
    if (atomic_load(&w->ending))
        return;
    struct event *ev = worker_event(EVENT_CATALOG, job->ticket);
    struct catalogfile *known = worker_sound_catalog(w, job);
    size_t n;
    uint32_t *read = worker_read_numbers(w, &n);
    struct indexing_result result = {.catalog = NULL};
    struct indexing x = {
        .form = job->form,
        .bytes = strbuf_str(&job->body),
        .from = &job->origin,
        .known = known,
        .read = {read, n},
        .dir = w->data_dir,
        .ending = &w->ending,
    };
    shelfcare_sweep(w->data_dir);
    if (worker_take_index(&x, job, &result, &ev->err))
        worker_index_done(ev, job, known, &result);
    if (ev->catalog != NULL)
        worker_tell_news(w);
    catalogfile_release(known);
    free(read);
    worker_tell(w, ev);
}

static void worker_errata(struct worker *w, struct job *job)
{
    struct event *ev = worker_event(EVENT_ERRATA, job->ticket);
    struct erratabuild b = {
        .bytes = strbuf_str(&job->body),
        .from = &job->origin,
        .known = job->errata,
        .dir = w->data_dir,
        .ending = &w->ending,
    };
    struct err warning = {.kind = ERR_NONE};
    ev->errata = erratabuild_run(&b, &warning, &ev->err);
    if (ev->errata != NULL) {
        ev->checked = job->origin.checked;
        ev->err = warning;
    }
    worker_tell(w, ev);
}

static void worker_refused(void *context, const char *name, const struct err *why)
{
    struct event *ev = worker_event(EVENT_REFUSED, 0);
    ev->target = xstrdup(name);
    ev->err = *why;
    worker_tell(context, ev);
}

static void worker_verify(struct worker *w, struct job *job)
{
    struct event *ev = worker_event(EVENT_VERIFIED, job->ticket);
    size_t swept = shelfcare_sweep(w->shelf_dir) + shelfcare_sweep(w->data_dir);
    if (shelfcare_verify(w->shelf_dir, &w->ending, worker_refused, w, &ev->report, &ev->err))
        ev->report.swept = swept;
    worker_tell(w, ev);
}

/* ---------------------------------------------------------------- the thread */

static void (*const worker_do[])(struct worker *, struct job *) = {
    [JOB_OPEN] = worker_open,     [JOB_SHELVE] = worker_shelve, [JOB_DRAFT] = worker_draft,
    [JOB_SEARCH] = worker_search, [JOB_SCAN] = worker_scan,     [JOB_KEEP] = worker_keep,
    [JOB_INDEX] = worker_index,   [JOB_ERRATA] = worker_errata, [JOB_VERIFY] = worker_verify,
    [JOB_WANTED] = worker_wanted,
};

static void *worker_main(void *arg)
{
    struct worker *w = arg;
    for (bool stop = false; !stop;) {
        struct job *job = (struct job *)mailbox_wait(&w->jobs);
        stop = job->kind == JOB_STOP;
        if (!stop)
            worker_do[job->kind](w, job);
        job_free(job);
    }
    userdata_close(w->userdata);
    return NULL;
}

struct worker *worker_new(const struct worker_options *options, struct mailbox *outbox)
{
    struct worker *w = xcalloc(1, sizeof *w);
    mailbox_init(&w->jobs, NULL, NULL);
    w->outbox = outbox;
    w->shelf = shelf_new(options->shelf_dir, options->mirrors, options->mirror_count);
    char *draft_dir = paths_join(options->data_dir, "draft");
    w->drafts = draftshelf_new(draft_dir, options->mirrors, options->mirror_count);
    free(draft_dir);
    w->shelf_dir = xstrdup(options->shelf_dir);
    w->state_dir = xstrdup(options->state_dir);
    w->data_dir = xstrdup(options->data_dir);
    return w;
}

void worker_send(struct worker *w, struct job *job)
{
    if (!w->thread.running)
        thread_start(&w->thread, "worker", worker_main, w);
    mailbox_send(&w->jobs, &job->message);
}

void worker_want_search(struct worker *w, uint64_t ticket)
{
    atomic_store(&w->search_wanted, ticket);
}

void worker_free(struct worker *w)
{
    if (w == NULL)
        return;
    worker_want_search(w, 0);
    atomic_store(&w->ending, true);
    if (w->thread.running) {
        struct job *stop = xcalloc(1, sizeof *stop);
        stop->kind = JOB_STOP;
        worker_send(w, stop);
        thread_join(&w->thread);
    }
    mailbox_release(&w->jobs);
    shelf_free(w->shelf);
    draftshelf_free(w->drafts);
    free(w->shelf_dir);
    free(w->state_dir);
    free(w->data_dir);
    free(w);
}
