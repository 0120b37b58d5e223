/* SPDX-License-Identifier: MIT
 *
 * Which form is asked for, and what became of it.  Where all fail, the reason of the first counts:
 * the others are there for want of it.  Thread: main.
 */
#include "base/platform.h"

#include "library/sync.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/xmalloc.h"
#include "library/indexing.h"

#define SYNC_DAY_MS ((int64_t)86400 * 1000)

struct sync {
    char *base_url;
    struct fetcher *fetcher;
    struct worker *worker;
    /* the refresh under way */
    uint64_t ticket; /* 0: none */
    unsigned form;
    char *url;
    struct catalogfile *known;
    struct err first; /* why the first form was no good */
};

struct sync *sync_new(const struct sync_options *options)
{
    struct sync *s = xcalloc(1, sizeof *s);
    s->base_url = xstrdup(options->base_url);
    s->fetcher = options->fetcher;
    s->worker = options->worker;
    return s;
}

static void sync_end(struct sync *s)
{
    free(s->url);
    catalogfile_release(s->known);
    s->ticket = 0;
    s->url = NULL;
    s->known = NULL;
}

void sync_free(struct sync *s)
{
    if (s == NULL)
        return;
    sync_end(s);
    free(s->base_url);
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

static void sync_ask(struct sync *s, unsigned form)
{
    const struct indexing_form *f = indexing_form(form);
    struct str base = str_of(s->base_url);
    while (base.n > 0 && base.p[base.n - 1] == '/')
        base.n--;
    free(s->url);
    s->url = xasprintf("%.*s/%s", STR_ARG(base), f->name);
    s->form = form;
    log_line("sync", "fetching %s", f->name); /* a URL may hold a password */
    fetcher_get(s->fetcher, s->ticket, s->url, "the index", f->cap);
}

void sync_begin(struct sync *s, uint64_t ticket, struct catalogfile *known)
{
    s->ticket = ticket;
    s->known = catalogfile_hold(known);
    s->first = (struct err){.kind = ERR_NONE};
    sync_ask(s, 0);
}

void sync_cancel(struct sync *s)
{
    if (s->ticket != 0)
        fetcher_cancel(s->fetcher, s->ticket);
    sync_end(s);
}

/* This form was no good: the next one, or the end. */
static struct event *sync_go_on(struct sync *s, const struct err *why)
{
    log_line("sync", "%s: %s", indexing_form(s->form)->name, why->text);
    if (s->form == 0)
        s->first = *why;
    if (why->kind != ERR_CANCELLED && s->form + 1 < INDEXING_FORMS) {
        sync_ask(s, s->form + 1);
        return NULL;
    }
    struct event *ev = xcalloc(1, sizeof *ev);
    ev->kind = EVENT_CATALOG;
    ev->ticket = s->ticket;
    ev->err = s->first;
    sync_end(s);
    return ev;
}

/* Without user and password, to be kept. To be freed. */
static char *sync_kept_url(const char *url)
{
    struct str s = str_of(url);
    ptrdiff_t scheme = str_find(s, STR("://"), 0);
    size_t host = scheme >= 0 ? (size_t)scheme + 3 : 0, end = host;
    while (end < s.n && s.p[end] != '/')
        end++;
    const char *at = end > host ? memrchr(s.p + host, '@', end - host) : NULL;
    size_t from = at != NULL ? (size_t)(at - s.p) + 1 : host;
    return xasprintf("%.*s%.*s", (int)host, s.p, STR_ARG(str_from(s, from)));
}

static void sync_hand_over(struct sync *s, struct reply *reply)
{
    struct job *job = xcalloc(1, sizeof *job);
    job->kind = JOB_INDEX;
    job->ticket = s->ticket;
    job->form = s->form;
    job->catalog = catalogfile_hold(s->known);
    job->body = reply->body;
    job->origin = (struct origin){.checked = clock_wall_ms(), .url = sync_kept_url(s->url)};
    reply->body = STRBUF_INIT(0);
    worker_send(s->worker, job);
}

struct event *sync_reply(struct sync *s, struct reply *reply)
{
    if (reply->verb == REPLY_FAILED)
        return sync_go_on(s, &reply->err);
    if (reply->verb == REPLY_DONE) {
        sync_hand_over(s, reply);
        return NULL;
    }
    struct event *ev = xcalloc(1, sizeof *ev);
    ev->kind = EVENT_PROGRESS;
    ev->ticket = s->ticket;
    ev->received = reply->received;
    ev->expected = reply->expected;
    return ev;
}

struct event *sync_worker_event(struct sync *s, struct event *ev)
{
    bool mine = ev->ticket == s->ticket && ev->ticket != 0;
    bool good = ev->catalog != NULL || ev->checked != 0;
    if (mine && !good) {
        struct err why = ev->err;
        event_free(ev);
        err_prefix(&why, "cannot refresh the index");
        return sync_go_on(s, &why);
    }
    if (mine)
        sync_end(s);
    if (mine || good)
        return ev;
    event_free(ev); /* given up meanwhile */
    return NULL;
}
