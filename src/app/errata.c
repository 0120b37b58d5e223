/* SPDX-License-Identifier: MIT
 *
 * What comes is shown only to a reader who still is where he asked; else a sentence says that it is
 * here.  What was begun unasked is never spoken of.  Thread: main.
 */
#include "base/platform.h"

#include "app/errata.h"

#include "app/nav.h"
#include "base/clock.h"

enum { ERRATA_AGAIN_MS = 3600 * 1000 }; /* after a failure, by itself */

/* They are known. */
static void show_known(struct app *a, uint32_t rfc)
{
    struct erratum_counts counts;
    uint32_t all = 0, day = erratasync_day(library_errata(a->library));
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    erratasync_counts(library_errata(a->library), rfc, &counts);
    for (int i = 0; i < ERRATUM_STATUSES; i++)
        all += counts.of[i];
    strbuf_addf(&said, "no errata of RFC %u are known", rfc);
    if (day > 0)
        strbuf_addf(&said, " (%04u-%02u-%02u)", day / 10000, day / 100 % 100, day % 100);
    if (all > 0)
        nav_open_errata(a, rfc);
    else
        app_say(a, strbuf_cstr(&said));
    strbuf_release(&said);
}

static bool begin(struct app *a, struct err *e)
{
    a->errata.ticket = erratasync_begin(library_errata(a->library), e);
    a->dirty = true;
    return a->errata.ticket != 0;
}

void errata_show(struct app *a, uint32_t rfc)
{
    struct err e = {.kind = ERR_NONE};
    if (rfc == 0) {
        app_say(a, "errata are reported for RFCs, and this is none");
    } else if (erratasync_check(library_errata(a->library), rfc)) {
        show_known(a, rfc);
    } else if (begin(a, &e)) {
        erratasync_urge(library_errata(a->library));
        a->errata.wanted = rfc;
        a->errata.shown = a->nav.shown;
    } else {
        app_say_error(a, &e);
    }
}

void errata_refresh(struct app *a)
{
    if (erratasync_is_known(library_errata(a->library)))
        (void)!begin(a, NULL);
}

void errata_if_due(struct app *a)
{
    if (a->refresh.scanned && clock_monotonic_ms() >= a->errata.not_before &&
        erratasync_is_due(library_errata(a->library)))
        (void)!begin(a, NULL);
}

static void end(struct app *a)
{
    a->errata.ticket = 0;
    a->errata.wanted = 0;
    a->errata.progress = (struct fetching){0};
    a->dirty = true;
}

bool errata_try_now(struct app *a)
{
    bool waits = a->errata.wanted != 0 && a->errata.progress.stage == STAGE_WAITING;
    if (waits)
        erratasync_try_now(library_errata(a->library));
    return waits;
}

bool errata_give_up(struct app *a)
{
    return a->errata.wanted != 0 && errata_drop(a, a->errata.ticket);
}

bool errata_drop(struct app *a, uint64_t ticket)
{
    if (ticket == 0 || ticket != a->errata.ticket)
        return false;
    erratasync_cancel(library_errata(a->library));
    a->errata.not_before = clock_monotonic_ms() + ERRATA_AGAIN_MS;
    end(a);
    return true;
}

static void came(struct app *a, const struct event *ev, uint32_t wanted)
{
    nav_news_came(a);
    if (wanted != 0 && a->errata.shown == a->nav.shown && a->prompt.kind == PROMPT_NONE)
        show_known(a, wanted);
    else if (wanted != 0)
        app_say(a, "the errata have come");
    if (wanted != 0 && ev->err.kind != ERR_NONE)
        app_say_error(a, &ev->err);
}

bool errata_event(struct app *a, struct event *ev)
{
    struct errata *x = &a->errata;
    if (ev->kind == EVENT_PROGRESS && ev->ticket == x->ticket && x->ticket != 0) {
        x->progress = app_fetching(ev);
        a->dirty |= x->wanted != 0;
        return true;
    }
    if (ev->kind != EVENT_ERRATA)
        return false;
    uint32_t wanted = x->wanted;
    end(a);
    if (ev->errata != NULL) {
        came(a, ev, wanted);
        return true;
    }
    x->not_before = clock_monotonic_ms() + ERRATA_AGAIN_MS;
    if (wanted != 0)
        app_say_error(a, &ev->err);
    return true;
}
