/* SPDX-License-Identifier: MIT
 *
 * A refresh from the reader's side: a sentence when something changed, or when the reader asked;
 * one that was begun unasked and failed is no news on a train, and is two words in the status row.
 * Nothing here waits, and nothing is begun before the first frame.
 */
#include "base/platform.h"

#include "app/refresh.h"

#include "app/nav.h"
#include "base/clock.h"

enum { REFRESH_AGAIN_MS = 3600 * 1000 }; /* after a failure, by itself */

void refresh_show_age(struct app *a)
{
    struct refresh *r = &a->refresh;
    r->today = library_today();
    catalogview_set_index(a->list, library_index_day(a->library), r->today,
                          r->ticket != 0 ? CATALOGVIEW_FETCHING
                          : r->failed    ? CATALOGVIEW_FAILED
                                         : CATALOGVIEW_IDLE);
    a->dirty = true;
}

static bool start(struct app *a, struct err *e)
{
    a->refresh.ticket = library_refresh(a->library, e);
    refresh_show_age(a);
    return a->refresh.ticket != 0;
}

void refresh_begin(struct app *a)
{
    struct err e = {0};
    a->refresh.asked = start(a, &e);
    if (!a->refresh.asked)
        app_say_error(a, &e);
}

void refresh_if_due(struct app *a)
{
    struct refresh *r = &a->refresh;
    if (r->today != library_today()) /* it is past midnight */
        refresh_show_age(a);
    if (r->scanned && r->ticket == 0 && clock_monotonic_ms() >= r->not_before &&
        library_refresh_is_due(a->library))
        (void)!start(a, NULL);
}

void refresh_scanned(struct app *a)
{
    a->refresh.scanned = true;
    refresh_if_due(a);
}

static void end(struct app *a)
{
    a->refresh.ticket = 0;
    a->refresh.asked = false;
    a->refresh.progress = (struct fetching){0};
}

bool refresh_try_now(struct app *a)
{
    bool waits = a->refresh.asked && a->refresh.progress.stage == STAGE_WAITING;
    if (waits)
        library_try_now(a->library, a->refresh.ticket);
    return waits;
}

bool refresh_give_up(struct app *a)
{
    if (!a->refresh.asked)
        return false;
    library_refresh_cancel(a->library);
    a->refresh.not_before = clock_monotonic_ms() + REFRESH_AGAIN_MS;
    end(a);
    refresh_show_age(a);
    return true;
}

/* Unasked it is a remark, and only where nothing else is being said or typed. */
static void remark(struct app *a, const char *text, bool asked)
{
    if (asked || (a->message.n == 0 && a->prompt.kind == PROMPT_NONE))
        app_say(a, text);
}

static void say_changes(struct app *a, const struct changes *changes, bool asked)
{
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    changes_describe(changes, &said);
    remark(a, strbuf_cstr(&said), asked);
    strbuf_release(&said);
}

static void done(struct app *a, struct event *ev, bool asked)
{
    a->refresh.failed = false;
    if (ev->catalog != NULL) {
        catalogview_set_catalog(a->list, library_catalog(a->library));
        nav_news_came(a);
    }
    if (ev->err.kind != ERR_NONE)
        app_say_error(a, &ev->err);
    else if (ev->catalog != NULL && ev->ticket != 0)
        say_changes(a, &ev->changes, asked);
    else if (asked)
        app_say(a, "the index is current: nothing has changed");
}

static void failed(struct app *a, const struct event *ev, bool asked)
{
    a->refresh.not_before = clock_monotonic_ms() + REFRESH_AGAIN_MS;
    a->refresh.failed = true;
    if (asked)
        app_say_failure(a, &ev->err);
}

bool refresh_event(struct app *a, struct event *ev)
{
    struct refresh *r = &a->refresh;
    if (ev->kind == EVENT_PROGRESS && ev->ticket == r->ticket && r->ticket != 0) {
        r->progress = app_fetching(ev);
        a->dirty |= r->asked;
        return true;
    }
    if (ev->kind != EVENT_CATALOG)
        return false;
    bool asked = r->asked;
    if (ev->ticket == r->ticket)
        end(a);
    if (ev->catalog != NULL || ev->checked != 0)
        done(a, ev, asked);
    else
        failed(a, ev, asked);
    refresh_show_age(a);
    return true;
}
