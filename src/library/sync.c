/* SPDX-License-Identifier: MIT
 *
 * Which form is asked for, and what became of it.  Where all fail, the reason of the first counts:
 * the others are there for want of it.  Thread: main.
 */
#include "base/platform.h"

#include "library/sync.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/xmalloc.h"
#include "library/indexing.h"

#define SYNC_DAY_MS ((int64_t)86400 * 1000)

struct sync {
    struct sync_options with;
    /* the refresh under way */
    uint64_t ticket; /* 0: none */
    unsigned form;
    struct urls urls;    /* of that form */
    ptrdiff_t known_url; /* which of them gave us the one in use, if it is asked whether that is
                            current; -1: it is not */
    bool unchanged;      /* so it says */
    struct catalogfile *known;
    struct err first; /* why the first form was no good */
};

struct sync *sync_new(const struct sync_options *options)
{
    struct sync *s = xcalloc(1, sizeof *s);
    s->with = *options;
    return s;
}

static void sync_end(struct sync *s)
{
    urls_release(&s->urls);
    catalogfile_release(s->known);
    s->ticket = 0;
    s->known = NULL;
}

void sync_free(struct sync *s)
{
    if (s == NULL)
        return;
    sync_end(s);
    free(s);
}

uint64_t sync_ticket(const struct sync *s)
{
    return s->ticket;
}

bool sync_is_due(int64_t checked, int64_t now)
{
    return checked > now || now - checked >= SYNC_DAY_MS;
}

/* Which of the URLs the one in use came from, with an ETag to ask by; -1: none. */
static ptrdiff_t sync_find_known(const struct sync *s)
{
    const struct origin *from = catalogfile_origin(s->known);
    return from->etag != NULL ? urls_find(&s->urls, from->url) : -1;
}

/* anew: whatever is known already. */
static void sync_ask(struct sync *s, unsigned form, bool anew)
{
    const struct indexing_form *f = indexing_form(form);
    urls_release(&s->urls);
    s->urls = urls_of_file(s->with.bases, f->name);
    s->form = form;
    s->known_url = anew ? -1 : sync_find_known(s);
    s->unchanged = false;
    struct fetch fetch = {
        .id = s->ticket,
        .urls = (const char *const *)s->urls.at,
        .url_count = s->urls.n,
        .what = "the index",
        .cap = f->cap,
        .priority = PRIORITY_PREFETCH,
        .retries = s->with.retries,
        .etag = s->known_url >= 0 ? catalogfile_origin(s->known)->etag : NULL,
    };
    log_line("sync", "fetching %s", f->name); /* a URL may hold a password */
    journal_begin(s->with.journal, s->ticket, f->name, false);
    fetcher_fetch(s->with.fetcher, &fetch);
}

void sync_begin(struct sync *s, uint64_t ticket, struct catalogfile *known)
{
    s->ticket = ticket;
    s->known = catalogfile_hold(known);
    s->first = (struct err){.kind = ERR_NONE};
    sync_ask(s, 0, false);
}

void sync_cancel(struct sync *s)
{
    if (s->ticket != 0)
        fetcher_cancel(s->with.fetcher, s->ticket);
    sync_end(s);
}

/* This form was no good: the next one where that may help, or the end. */
static struct event *sync_go_on(struct sync *s, const struct err *why, bool helps)
{
    log_line("sync", "%s: %s", indexing_form(s->form)->name, why->text);
    if (s->form == 0)
        s->first = *why;
    if (helps && s->form + 1 < INDEXING_FORMS) {
        sync_ask(s, s->form + 1, false);
        return NULL;
    }
    struct event *ev = xcalloc(1, sizeof *ev);
    ev->kind = EVENT_CATALOG;
    ev->ticket = s->ticket;
    ev->err = s->first;
    sync_end(s);
    return ev;
}

/* The server's name for what is in use from now on, to be freed; NULL: it gives none. */
static char *sync_etag(const struct sync *s, const char *etag)
{
    if (etag == NULL && s->unchanged)
        etag = catalogfile_origin(s->known)->etag;
    return etag != NULL ? xstrdup(etag) : NULL;
}

static void sync_hand_over(struct sync *s, struct reply *reply)
{
    struct job *job = xcalloc(1, sizeof *job);
    job->kind = JOB_INDEX;
    job->ticket = s->ticket;
    job->form = s->form;
    job->catalog = catalogfile_hold(s->known);
    job->body = reply->body;
    job->origin = (struct origin){.checked = clock_wall_ms(),
                                  .url = urls_kept(s->urls.at[reply->url]),
                                  .etag = sync_etag(s, reply->ladder.etag)};
    reply->body = STRBUF_INIT(0);
    worker_send(s->with.worker, job);
}

/* Another file may be there where this one is missing, refused or broken; it is not where nobody
 * answers, or the server has no time for us. */
static bool sync_other_form_helps(const struct err *why, long status)
{
    return why->kind == ERR_NOT_FOUND || (why->kind == ERR_NETWORK && status >= 200 &&
                                          status < 500 && status != 407 && status != 429);
}

struct event *sync_reply(struct sync *s, struct reply *reply)
{
    if (reply->verb == REPLY_FAILED) {
        bool helps = sync_other_form_helps(&reply->err, reply->ladder.status);
        return sync_go_on(s, &reply->err, helps);
    }
    if (!reply_is_last(reply))
        return event_of_reply(reply);
    s->unchanged = reply->verb == REPLY_UNCHANGED;
    if (s->unchanged && (ptrdiff_t)reply->url != s->known_url) {
        /* a mirror has something of the same name: that proves nothing */
        sync_ask(s, s->form, true);
        return NULL;
    }
    sync_hand_over(s, reply);
    return NULL;
}

struct event *sync_worker_event(struct sync *s, struct event *ev)
{
    bool mine = ev->ticket == s->ticket && ev->ticket != 0;
    bool good = ev->catalog != NULL || ev->checked != 0;
    if (mine && !good) {
        struct err why = ev->err;
        event_free(ev);
        if (s->unchanged) { /* what is in use turned out to be damaged */
            sync_ask(s, s->form, true);
            return NULL;
        }
        err_prefix(&why, "cannot refresh the index");
        journal_refuse(s->with.journal, s->ticket, &why);
        return sync_go_on(s, &why, why.kind != ERR_CANCELLED);
    }
    if (mine)
        sync_end(s);
    if (mine || good)
        return ev;
    event_free(ev); /* given up meanwhile */
    return NULL;
}
