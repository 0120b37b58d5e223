/* SPDX-License-Identifier: MIT
 *
 * Waits for the events of a bulk fetch, and for ^C, and says what they mean.  Thread: main.
 */
#include "base/platform.h"

#include "cli/bulkfetch.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/amount.h"
#include "base/clock.h"
#include "cli/json.h"
#include "cli/meter.h"
#include "cli/movingline.h"
#include "library/library.h"
#include "library/userfacts.h"

enum { FETCH_TENTH = 10 };

struct fetching {
    const struct bulkfetch_wish *wish;
    struct library *library;
    bool offline;
    struct movingline line;
    int64_t began;
    unsigned percent;     /* told last, where lines do not move */
    uint32_t waiting;     /* told of it last */
    int signals, *signal; /* descriptor; what came */
    sigset_t caught, before;
};

/* ---------------------------------------------------------------- words */

/* Closes the object; its reader may act on it now. */
static void json_end(const struct err *why)
{
    if (why != NULL && why->kind != ERR_NONE) {
        fputs(",\"why\":", stdout);
        json_string(str_of(why->text));
    }
    puts("}");
    fflush(stdout);
}

static void say(struct fetching *f, const char *words)
{
    movingline_wipe(&f->line);
    fprintf(stderr, "rfcview: %s\n", words);
}

static struct meter measure(const struct fetching *f)
{
    struct bulk_tally t = bulk_tally(library_bulk(f->library));
    return (struct meter){t.kept + t.failed, t.wanted - t.here, t.kept_bytes,
                          clock_monotonic_ms() - f->began};
}

/* The line that moves, at most ten times a second; else one for each tenth, where it is known of
 * what. */
static void show_progress(struct fetching *f)
{
    struct meter m = measure(f);
    struct strbuf line = STRBUF_INIT(STRBUF_TEXT);
    if (f->wish->quiet || m.all == 0)
        return;
    if (movingline_is_due(&f->line)) {
        meter_write(&m, movingline_columns(), &line);
        movingline_show(&f->line, strbuf_cstr(&line));
    } else if (!f->line.terminal && !bulk_tally(library_bulk(f->library)).growing &&
               meter_percent(&m) / FETCH_TENTH > f->percent / FETCH_TENTH) {
        f->percent = meter_percent(&m);
        strbuf_addf(&line, "%u %%: %zu of %zu, ", f->percent, m.done, m.all);
        amount_add_bytes(m.bytes, &line);
        say(f, strbuf_cstr(&line));
    }
    strbuf_release(&line);
}

/* ---------------------------------------------------------------- events */

static void tell_plan(struct fetching *f, const struct bulk_tally *t)
{
    struct strbuf line = STRBUF_INIT(STRBUF_TEXT);
    size_t todo = t->wanted - t->here;
    strbuf_addf(&line, "%zu RFC%s, %zu here already, %zu to fetch", t->wanted,
                t->wanted == 1 ? "" : "s", t->here, todo);
    if (todo > 0) {
        strbuf_add_cstr(&line, ", about ");
        amount_add_bytes(t->to_come_bytes, &line);
    }
    if (t->growing)
        strbuf_add_cstr(&line, "; and what is cited, as it is found");
    if (!f->wish->quiet)
        say(f, strbuf_cstr(&line));
    strbuf_release(&line);
    if (!f->wish->json)
        return;
    printf("{\"event\":\"plan\",\"rfcs\":%zu,\"here\":%zu,\"fetch\":%zu,\"bytes_estimated\":%llu,"
           "\"growing\":%s",
           t->wanted, t->here, todo, (unsigned long long)t->to_come_bytes,
           t->growing ? "true" : "false");
    json_end(NULL);
}

/* True: there is nothing more to do. */
static bool on_plan(struct fetching *f, const struct bulk_event *ev, struct err *e)
{
    (void)ev;
    struct bulk_tally t = bulk_planned(library_bulk(f->library));
    tell_plan(f, &t);
    if (f->wish->dry_run)
        return true;
    if (f->offline && t.todo > 0) {
        err_set(e, ERR_NETWORK, "rfcview is offline: %zu of %zu RFCs are not on this machine",
                t.todo, t.wanted);
        return true;
    }
    f->began = clock_monotonic_ms();
    return !library_bulk_begin(f->library, false, e);
}

static bool on_kept(struct fetching *f, const struct bulk_event *ev, struct err *e)
{
    (void)e;
    if (f->wish->json) {
        printf("{\"event\":\"kept\",\"rfc\":%u,\"bytes\":%llu", (unsigned)ev->number,
               (unsigned long long)ev->size);
        json_end(NULL);
    }
    return false;
}

static const char *failure_name(enum err_kind kind)
{
    return kind == ERR_NOT_FOUND ? "not-found" : kind == ERR_DAMAGED ? "refused" : "network";
}

static bool on_failed(struct fetching *f, const struct bulk_event *ev, struct err *e)
{
    (void)e;
    say(f, ev->err.text);
    if (f->wish->json) {
        printf("{\"event\":\"failed\",\"rfc\":%u,\"kind\":\"%s\"", (unsigned)ev->number,
               failure_name(ev->err.kind));
        json_end(&ev->err);
    }
    return false;
}

/* Why nothing moves; of several that wait for one server, the first tells. */
static bool on_waiting(struct fetching *f, const struct bulk_event *ev, struct err *e)
{
    (void)e;
    int64_t seconds = (ev->until_ms - clock_monotonic_ms() + 999) / 1000;
    if (f->wish->json) {
        printf("{\"event\":\"waiting\",\"rfc\":%u,\"seconds\":%lld", (unsigned)ev->number,
               (long long)seconds);
        json_end(&ev->err);
    }
    if (!f->wish->quiet && f->line.terminal && f->waiting == 0) {
        struct strbuf line = STRBUF_INIT(STRBUF_TEXT);
        strbuf_addf(&line, "%s; again in %lld s", ev->err.text, (long long)seconds);
        say(f, strbuf_cstr(&line));
        strbuf_release(&line);
    }
    f->waiting = ev->number;
    return false;
}

/* What is missing and how to go on, in one sentence. */
static void explain_end(const struct bulk_tally *t, const struct err *why, struct err *e)
{
    size_t missing = t->wanted - t->here - t->kept;
    enum err_kind kind = why->kind == ERR_STORAGE ? ERR_STORAGE : ERR_NETWORK;
    if (why->kind != ERR_NONE)
        err_set(e, why->kind == ERR_CANCELLED ? ERR_CANCELLED : kind,
                "%s: %zu fetched and kept, %zu missing; the same command goes on from here",
                why->text, t->kept, missing);
    else if (missing > 0)
        err_set(e, kind, "%zu of %zu RFCs could not be fetched", missing, t->wanted);
}

static bool on_over(struct fetching *f, const struct bulk_event *ev, struct err *e)
{
    struct bulk_tally t = bulk_tally(library_bulk(f->library));
    struct strbuf line = STRBUF_INIT(STRBUF_TEXT);
    double seconds = (double)(clock_monotonic_ms() - f->began) / 1e3;
    explain_end(&t, &ev->err, e);
    strbuf_addf(&line, "%zu fetched, ", t.kept);
    amount_add_bytes(t.kept_bytes, &line);
    strbuf_addf(&line, " in %.1f s", seconds);
    if (!f->wish->quiet && t.kept > 0)
        say(f, strbuf_cstr(&line));
    strbuf_release(&line);
    movingline_wipe(&f->line);
    if (f->wish->json) {
        printf("{\"event\":\"end\",\"rfcs\":%zu,\"here\":%zu,\"kept\":%zu,\"failed\":%zu,"
               "\"bytes\":%llu",
               t.wanted, t.here, t.kept, t.failed, (unsigned long long)t.kept_bytes);
        json_end(e);
    }
    return true;
}

static bool (*const fetch_events[])(struct fetching *, const struct bulk_event *, struct err *) = {
    [BULK_PLANNED] = on_plan,    [BULK_KEPT] = on_kept, [BULK_FAILED] = on_failed,
    [BULK_WAITING] = on_waiting, [BULK_OVER] = on_over,
};

/* ---------------------------------------------------------------- signals */

/* They come as something to read, so that none is missed between a look and a sleep. */
static void catch_signals(struct fetching *f)
{
    sigemptyset(&f->caught);
    sigaddset(&f->caught, SIGINT);
    sigaddset(&f->caught, SIGTERM);
    sigaddset(&f->caught, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &f->caught, &f->before);
    f->signals = signalfd(-1, &f->caught, SFD_CLOEXEC | SFD_NONBLOCK);
}

static void release_signals(struct fetching *f)
{
    if (f->signals >= 0)
        close(f->signals);
    f->signals = -1;
    pthread_sigmask(SIG_SETMASK, &f->before, NULL);
}

/* The first ends it in good order, the second at once. */
static void look_for_signals(struct fetching *f)
{
    struct signalfd_siginfo info;
    if (f->signals < 0 || read(f->signals, &info, sizeof info) != (ssize_t)sizeof info)
        return;
    *f->signal = (int)info.ssi_signo;
    library_bulk_stop(f->library);
    release_signals(f);
}

/* ---------------------------------------------------------------- the run */

static void fetch_all(struct fetching *f, struct err *e)
{
    struct pollfd p[] = {{.fd = library_fd(f->library), .events = POLLIN},
                         {.fd = f->signals, .events = POLLIN}};
    for (bool over = false; !over;) {
        struct event *ev;
        while (!over && (ev = library_next(f->library)) != NULL) {
            over = ev->kind == EVENT_BULK && fetch_events[ev->bulk.kind](f, &ev->bulk, e);
            event_free(ev);
        }
        if (over)
            break;
        show_progress(f);
        p[1].fd = f->signals;
        poll(p, ARRAY_LEN(p), -1);
        look_for_signals(f);
    }
}

bool bulkfetch_run(const struct bulkfetch_wish *wish, const struct settings *settings, int *signal,
                   struct err *e)
{
    struct fetching f = {.wish = wish, .signal = signal};
    f.library = library_new(settings);
    struct userfacts facts;
    userfacts_load(&facts, settings, str_of(wish->set));
    bool planned = library_plan(f.library, &facts.query, str_of(wish->set), e);
    userfacts_release(&facts);
    if (!planned) {
        library_free(f.library);
        return false;
    }
    f.offline = settings->offline;
    movingline_init(&f.line);
    catch_signals(&f);
    struct err why = {.kind = ERR_NONE};
    fetch_all(&f, &why);
    library_free(f.library);
    release_signals(&f);
    if (why.kind != ERR_NONE)
        *e = why;
    return why.kind == ERR_NONE;
}
