/* SPDX-License-Identifier: MIT
 *
 * What lies on disk is mapped at the first question.  A base that has no errata.json, or something
 * else under that name, makes room for the next one; the reason of the first counts.  Thread: main.
 */
#include "base/platform.h"

#include "library/erratasync.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/xmalloc.h"
#include "library/sync.h"
#include "store/erratafile.h"
#include "store/errataread.h"

static const char erratasync_name[] = "errata.json";

struct erratasync {
    struct erratasync_options with;
    char *dir;
    bool looked;              /* what lies in dir is known */
    struct erratafile *known; /* NULL: nothing */
    int64_t checked;          /* when it was last known to be current */
    bool wanted;              /* somebody asked for errata once, in this run or before */
    /* the fetch under way */
    uint64_t ticket; /* 0: none */
    struct urls urls;
    size_t from;         /* the first that is asked */
    size_t came;         /* which of them the body came from */
    ptrdiff_t known_url; /* which of them is asked whether what is known is current; -1: none */
    struct err first;    /* why the first was no good */
};

struct erratasync *erratasync_new(const struct erratasync_options *options)
{
    struct erratasync *s = xcalloc(1, sizeof *s);
    s->with = *options;
    s->dir = xstrdup(options->dir);
    return s;
}

static void erratasync_end(struct erratasync *s)
{
    urls_release(&s->urls);
    s->ticket = 0;
}

void erratasync_free(struct erratasync *s)
{
    if (s == NULL)
        return;
    erratasync_end(s);
    erratafile_release(s->known);
    free(s->dir);
    free(s);
}

/* ---------------------------------------------------------------- what is known */

static struct erratafile *erratasync_known(struct erratasync *s)
{
    if (!s->looked) {
        s->looked = true;
        s->known = erratafile_load(s->dir);
        s->checked = s->known != NULL ? erratafile_origin(s->known)->checked : 0;
        s->wanted = s->wanted || s->known != NULL || erratafile_was_kept(s->dir);
    }
    return s->known;
}

/* It is damaged. */
static void erratasync_drop(struct erratasync *s)
{
    erratafile_remove(s->dir);
    erratafile_release(s->known);
    s->known = NULL;
    s->checked = 0;
}

bool erratasync_is_known(struct erratasync *s)
{
    return erratasync_known(s) != NULL;
}

uint32_t erratasync_day(struct erratasync *s)
{
    return erratasync_is_known(s) && s->checked > 0 ? catalogfile_day_of(s->checked) : 0;
}

bool erratasync_counts(struct erratasync *s, uint32_t rfc, struct erratum_counts *counts)
{
    const struct erratafile *f = erratasync_known(s);
    if (f != NULL)
        erratafile_counts(f, rfc, counts);
    return f != NULL;
}

/* Those of an RFC, lent. */
static bool erratasync_find(struct erratasync *s, uint32_t rfc, struct str *errata)
{
    struct err e = {.kind = ERR_NONE};
    if (erratasync_known(s) == NULL)
        return false;
    if (erratafile_find(s->known, rfc, errata, &e))
        return true;
    log_line("erratasync", "%s", e.text);
    erratasync_drop(s);
    return false;
}

bool erratasync_check(struct erratasync *s, uint32_t rfc)
{
    struct str errata;
    return erratasync_find(s, rfc, &errata);
}

bool erratasync_write(struct erratasync *s, uint32_t rfc, struct strbuf *out)
{
    struct erratum_counts counts;
    struct erratum x;
    struct str errata;
    if (!erratasync_find(s, rfc, &errata))
        return false;
    erratafile_counts(s->known, rfc, &counts);
    if (errata.n > 0)
        erratum_write_head(rfc, &counts, erratasync_day(s), out);
    while (erratafile_next(&errata, rfc, &x))
        erratum_write(&x, out);
    return true;
}

bool erratasync_is_due(struct erratasync *s)
{
    return s->with.refresh && !s->with.offline && s->ticket == 0 &&
           (erratasync_is_known(s) || s->wanted) && sync_is_due(s->checked, clock_wall_ms());
}

/* ---------------------------------------------------------------- asking */

/* anew: whatever is known already. */
static void erratasync_ask(struct erratasync *s, size_t from, bool anew)
{
    const struct origin *known = s->known != NULL ? erratafile_origin(s->known) : NULL;
    bool named = !anew && known != NULL && known->etag != NULL;
    s->from = from;
    s->known_url = named ? urls_find(&s->urls, known->url) : -1;
    struct fetch fetch = {
        .id = s->ticket,
        .urls = (const char *const *)s->urls.at + from,
        .url_count = s->urls.n - from,
        .what = "the errata",
        .cap = ERRATAREAD_MAX,
        .priority = PRIORITY_PREFETCH,
        .retries = s->with.retries,
        .etag = s->known_url >= (ptrdiff_t)from ? known->etag : NULL,
    };
    log_line("erratasync", "fetching %s", erratasync_name); /* a URL may hold a password */
    journal_begin(s->with.journal, s->ticket, erratasync_name, false);
    fetcher_fetch(s->with.fetcher, &fetch);
}

uint64_t erratasync_begin(struct erratasync *s, struct err *e)
{
    if (s->with.offline) {
        err_set(e, ERR_NETWORK,
                "the errata are not on this machine and rfcview is offline: start without "
                "--offline to fetch them");
        return 0;
    }
    if (s->ticket == 0) {
        (void)erratasync_known(s);
        s->wanted = true;
        s->ticket = ++*s->with.last_id;
        s->first = (struct err){.kind = ERR_NONE};
        s->urls = urls_of_file(s->with.bases, erratasync_name);
        erratasync_ask(s, 0, false);
    }
    return s->ticket;
}

uint64_t erratasync_ticket(const struct erratasync *s)
{
    return s->ticket;
}

void erratasync_cancel(struct erratasync *s)
{
    if (s->ticket != 0)
        fetcher_cancel(s->with.fetcher, s->ticket);
    erratasync_end(s);
}

void erratasync_urge(struct erratasync *s)
{
    if (s->ticket != 0)
        fetcher_urge(s->with.fetcher, s->ticket, PRIORITY_WAITED);
}

void erratasync_try_now(struct erratasync *s)
{
    if (s->ticket != 0)
        fetcher_retry(s->with.fetcher, s->ticket);
}

/* ---------------------------------------------------------------- what came */

static struct event *erratasync_fail(struct erratasync *s, const struct err *why)
{
    struct event *ev = xcalloc(1, sizeof *ev);
    ev->kind = EVENT_ERRATA;
    ev->ticket = s->ticket;
    ev->err = s->first.kind != ERR_NONE ? s->first : *why;
    log_line("erratasync", "%s", ev->err.text);
    erratasync_end(s);
    return ev;
}

static void erratasync_hand_over(struct erratasync *s, struct reply *reply, bool unchanged)
{
    struct job *job = xcalloc(1, sizeof *job);
    const char *etag = reply->ladder.etag;
    s->came = s->from + reply->url;
    if (etag == NULL && unchanged)
        etag = erratafile_origin(s->known)->etag;
    job->kind = JOB_ERRATA;
    job->ticket = s->ticket;
    job->errata = s->known != NULL ? erratafile_hold(s->known) : NULL;
    job->body = reply->body;
    job->origin = (struct origin){.checked = clock_wall_ms(),
                                  .url = urls_kept(s->urls.at[s->came]),
                                  .etag = etag != NULL ? xstrdup(etag) : NULL};
    reply->body = STRBUF_INIT(0);
    worker_send(s->with.worker, job);
}

struct event *erratasync_reply(struct erratasync *s, struct reply *reply)
{
    if (reply->verb == REPLY_FAILED)
        return erratasync_fail(s, &reply->err);
    if (!reply_is_last(reply))
        return event_of_reply(reply);
    bool unchanged = reply->verb == REPLY_UNCHANGED;
    /* a mirror has something of the same name, which proves nothing; or what was known is gone */
    if (unchanged && (s->known == NULL || (ptrdiff_t)(s->from + reply->url) != s->known_url))
        erratasync_ask(s, s->from, true);
    else
        erratasync_hand_over(s, reply, unchanged);
    return NULL;
}

/* What came is no good: the next base may have it. */
static struct event *erratasync_refused(struct erratasync *s, const struct err *reason)
{
    struct err why = *reason;
    err_prefix(&why, "cannot read the errata");
    journal_refuse(s->with.journal, s->ticket, &why);
    if (s->first.kind == ERR_NONE)
        s->first = why;
    if (why.kind != ERR_DAMAGED || s->came + 1 >= s->urls.n)
        return erratasync_fail(s, &why);
    erratasync_ask(s, s->came + 1, false);
    return NULL;
}

struct event *erratasync_worker_event(struct erratasync *s, struct event *ev)
{
    bool mine = ev->ticket == s->ticket && ev->ticket != 0;
    if (mine && ev->errata == NULL) {
        struct err why = ev->err;
        event_free(ev);
        return erratasync_refused(s, &why);
    }
    if (ev->errata != NULL) { /* also when it was given up meanwhile: it is the newest */
        erratafile_release(s->known);
        s->known = erratafile_hold(ev->errata);
        s->checked = ev->checked;
        s->looked = true;
    }
    if (mine) {
        erratasync_end(s);
        return ev;
    }
    event_free(ev);
    return NULL;
}
