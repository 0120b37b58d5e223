/* SPDX-License-Identifier: MIT
 *
 * Where we are.  A document that is not at hand is asked for and shown when its event comes, if it
 * is still wanted then; the reader stays alive meanwhile.
 */
#include "base/platform.h"

#include "app/nav.h"

#include <stdlib.h>
#include <string.h>

#include "app/keeping.h"
#include "app/made.h"
#include "app/outing.h"
#include "app/stops.h"
#include "app/tell.h"
#include "text/anchoring.h"

/* ---------------------------------------------------------------- stops */

static void set_text(char **slot, const char *text)
{
    char *copy = text != NULL ? xstrdup(text) : NULL;
    free(*slot);
    *slot = copy;
}

/* A place in the document being read becomes a stop. */
static void push(struct app *a, struct nav_stops *s, struct readerview_place from)
{
    struct nav *n = &a->nav;
    stops_push(s, n->here, from);
    set_text(&n->previous.target, n->here);
    n->previous.place = from;
    n->arrival.steps = 0; /* what is still coming is no stop of these lists any more */
    keeping_jump(a, from);
}

static void push_here(struct app *a, struct nav_stops *s)
{
    if (a->nav.here != NULL)
        push(a, s, readerview_place(a->reader));
}

static struct nav_stops *stops_of(struct nav *n, int steps)
{
    return steps > 0 ? &n->back : &n->forward;
}

/* A stop is where we are to be now: here, and the stops passed, go to the other list. */
static void take_steps(struct app *a, int steps)
{
    struct nav_stops *to = stops_of(&a->nav, -steps);
    push_here(a, to);
    stops_pass(stops_of(&a->nav, steps), to, (size_t)abs(steps));
}

void nav_release(struct nav *n)
{
    stops_release(&n->back);
    stops_release(&n->forward);
    free(n->previous.target);
    free(n->here);
    free(n->coming);
    free(n->section);
    free(n->failed);
    *n = (struct nav){0};
}

/* ---------------------------------------------------------------- showing a document */

/* What is to be warned of: what replaced this document, in the end; what became of a draft. */
static void add_notice(const struct app *a, struct str target, uint32_t number, struct strbuf *out)
{
    const struct catalog *c = library_catalog(a->library);
    library_notice(a->library, target, out);
    ptrdiff_t index = catalog_find(c, number);
    if (index < 0)
        return;
    struct entry entry = catalog_entry(c, (size_t)index);
    struct numbers by = entry.relations[RELATION_OBSOLETED_BY];
    if (by.n == 0)
        return;
    strbuf_addf(out, "obsolete: see RFC %u", catalog_current(c, number));
}

/* What is shown makes room, so the rest of it is not waited for any more. */
static void forget_whole(struct app *a)
{
    library_cancel(a->library, a->nav.whole);
    a->nav.whole = 0;
}

static void show(struct app *a, struct document *d, struct str target)
{
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT), notice = STRBUF_INIT(STRBUF_TEXT);
    struct ref r = {0};
    const struct made *made = made_find(target);
    if (made != NULL)
        strbuf_add_cstr(&name, made->name);
    else if (ref_parse(target, &r)) {
        r.place = PLACE_NONE;
        ref_describe(&r, &name);
        add_notice(a, target, d->number, &notice);
    }
    keeping_leave(a);
    forget_whole(a);
    a->nav.shown++;
    readerview_show(a->reader, d, strbuf_cstr(&name), strbuf_cstr(&notice));
    tell_errata(a);
    char *here = xstrndup(target.p, target.n);
    free(a->nav.here);
    a->nav.here = here;
    strbuf_release(&name);
    strbuf_release(&notice);
    library_ask(a->library, target);
    if (d->number > 0)
        catalogview_select(a->list, d->number);
    if (a->prompt.kind == PROMPT_NONE) /* what is being typed goes on being seen */
        a->reader_focus = true;
    a->dirty = true;
}

/* Puts the window on the place that a target names; says when there is none. */
static void go_place(struct app *a, const struct ref *r)
{
    uint32_t line;
    if (document_place(readerview_document(a->reader), r, &line)) {
        readerview_go(a->reader, line);
        return;
    }
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    struct ref place = *r;
    place.kind = REF_HERE;
    ref_describe(&place, &said);
    strbuf_add_cstr(&said, " is not in this document");
    app_say(a, strbuf_cstr(&said));
    a->message_is_error = true;
    strbuf_release(&said);
}

/* The document has come. */
static void arrive(struct app *a, struct document *d, struct str target, struct nav_arrival arrival)
{
    struct ref r = {0};
    if (arrival.steps != 0) {
        take_steps(a, arrival.steps);
    } else {
        push_here(a, &a->nav.back);
        stops_clear(&a->nav.forward);
    }
    show(a, d, ref_document(target));
    if (arrival.exact)
        readerview_restore(a->reader, arrival.place);
    else if (arrival.anchored)
        readerview_restore(a->reader, (struct readerview_place){anchoring_line(d, &arrival.at), 0,
                                                                -1, (int)arrival.at.column});
    else if (ref_parse(target, &r) && r.place != PLACE_NONE)
        go_place(a, &r);
    else if (a->nav.ticket == 0) /* all of it is here */
        keeping_go_on(a);
    a->finding.origin = a->prompt.origin = readerview_place(a->reader); /* of what is being typed */
}

/* ---------------------------------------------------------------- asking for a document */

static void forget_coming(struct nav *n)
{
    n->ticket = 0;
    n->fetching = false;
    n->progress = (struct fetching){0};
    n->arrival = (struct nav_arrival){0};
    set_text(&n->coming, NULL);
    set_text(&n->section, NULL);
}

/* What was asked for is not wanted any more. */
static void nav_cancel(struct app *a)
{
    if (a->nav.ticket == 0)
        return;
    library_cancel(a->library, a->nav.ticket);
    forget_coming(&a->nav);
    a->dirty = true;
}

static void ask_made(struct app *a, const struct made *made, struct str target,
                     struct nav_arrival arrival)
{
    struct strbuf text = STRBUF_INIT(DOCUMENT_MAX);
    if (made->waiting)
        a->nav.arrival.steps = 0; /* what is coming will be no stop of these lists */
    else
        nav_cancel(a);
    made->write(a, target, &text);
    struct document *d = document_new(strbuf_str(&text), 0);
    arrive(a, d, target, arrival);
    document_release(d);
    strbuf_release(&text);
}

void nav_ask(struct app *a, struct str target, struct nav_arrival arrival)
{
    struct err e = {0};
    const struct made *made = made_find(target);
    if (made != NULL) {
        ask_made(a, made, target, arrival);
        return;
    }
    struct document *d = library_recent(a->library, target);
    if (d != NULL) {
        nav_cancel(a);
        arrive(a, d, target, arrival);
        document_release(d);
        return;
    }
    struct nav *n = &a->nav;
    /* A place to go to needs the whole document. */
    bool soon = !arrival.exact && !arrival.anchored && ref_document(target).n == target.n;
    uint64_t ticket = soon ? library_open_preview(a->library, target, &e)
                           : library_open(a->library, ref_document(target), &e);
    if (ticket == 0) {
        app_say_error(a, &e);
        return;
    }
    nav_cancel(a); /* what came before */
    n->ticket = ticket;
    n->coming = xstrndup(target.p, target.n);
    n->arrival = arrival;
    n->section = xstrndup(arrival.at.section.p, arrival.at.section.n);
    n->arrival.at.section = str_of(n->section);
    a->dirty = true;
}

/* A set of documents is shown as a filtered list. */
static bool open_series(struct app *a, const struct ref *r)
{
    if (r->kind != REF_BCP && r->kind != REF_STD && r->kind != REF_FYI)
        return false;
    struct numbers members = catalog_series(library_catalog(a->library), r->kind, r->number);
    if (members.n < 2)
        return false;
    struct strbuf words = STRBUF_INIT(STRBUF_TEXT);
    ref_format(&(struct ref){.kind = r->kind, .number = r->number}, &words);
    keeping_leave(a);
    if (a->reader_focus) { /* Backspace returns to the reference */
        push_here(a, &a->nav.back);
        stops_clear(&a->nav.forward);
    }
    catalogview_show(a->list, CATALOGVIEW_ALL);
    catalogview_filter(a->list, strbuf_str(&words));
    strbuf_clear(&words);
    ref_describe(&(struct ref){.kind = r->kind, .number = r->number}, &words);
    strbuf_addf(&words, " has %zu members; Esc shows the whole list again", members.n);
    app_say(a, strbuf_cstr(&words));
    strbuf_release(&words);
    a->reader_focus = false;
    return true;
}

void nav_open(struct app *a, struct str target)
{
    struct ref r = {0};
    struct str document = ref_document(target);
    bool good = ref_parse(target, &r);
    if (good && r.kind == REF_URL) {
        outing_browse(a, target);
        return;
    }
    if (good && r.kind == REF_MAIL) {
        outing_copy(a, r.name, "the e-mail address");
        return;
    }
    bool here = a->nav.here != NULL && (document.n == 0 || str_eq(document, str_of(a->nav.here)));
    if (good && here && (document.n == 0 || r.place != PLACE_NONE)) {
        struct readerview_place from = readerview_place(a->reader);
        go_place(a, &r);
        nav_jumped(a, from);
        a->reader_focus = true;
        a->dirty = true;
    } else if (good && here) {
        a->reader_focus = true;
        a->dirty = true;
    } else if (!good || !open_series(a, &r)) {
        nav_ask(a, target, (struct nav_arrival){0});
    }
}

void nav_go_line(struct app *a, uint32_t line)
{
    struct readerview_place from = readerview_place(a->reader);
    readerview_go(a->reader, line);
    nav_jumped(a, from);
    a->dirty = true;
}

bool nav_is_made(const struct app *a)
{
    return a->nav.here != NULL && made_find(str_of(a->nav.here)) != NULL;
}

/* One over another leaves with it. */
static void open_made(struct app *a, const char *target)
{
    if (!nav_is_made(a))
        a->nav.made_over_text = a->nav.here != NULL;
    nav_ask(a, str_of(target), (struct nav_arrival){0});
}

static bool is_here(const struct app *a, const char *target)
{
    return a->nav.here != NULL && strcmp(a->nav.here, target) == 0;
}

void nav_open_help(struct app *a)
{
    if (!is_here(a, NAV_HELP))
        open_made(a, NAV_HELP);
}

static void open_made_of(struct app *a, const char *about, uint64_t number)
{
    struct strbuf target = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&target, "%s%llu", about, (unsigned long long)number);
    if (!is_here(a, strbuf_cstr(&target)))
        open_made(a, strbuf_cstr(&target));
    strbuf_release(&target);
}

void nav_open_about(struct app *a, uint32_t number)
{
    open_made_of(a, NAV_ABOUT, number);
}

void nav_open_errata(struct app *a, uint32_t number)
{
    open_made_of(a, NAV_ERRATA, number);
}

void nav_open_fetch(struct app *a, uint64_t id)
{
    open_made_of(a, NAV_FETCH, id);
}

void nav_open_fetches(struct app *a)
{
    struct readerview_place place = readerview_place(a->reader);
    bool again = is_here(a, NAV_FETCHES);
    if (again) { /* as it is now, in place of what it was */
        free(a->nav.here);
        a->nav.here = NULL;
    }
    open_made(a, NAV_FETCHES);
    if (again)
        readerview_restore(a->reader, place);
}

void nav_jumped(struct app *a, struct readerview_place from)
{
    if (a->nav.here == NULL || stops_same_place(from, readerview_place(a->reader)))
        return;
    push(a, &a->nav.back, from);
    stops_clear(&a->nav.forward);
}

/* Steps on (above 0: back, below: forward), beyond the stop that is still coming from there. */
static void travel(struct app *a, int steps, const char *nowhere)
{
    struct nav *n = &a->nav;
    if (n->arrival.steps * steps > 0)
        steps += n->arrival.steps;
    const struct nav_stops *from = stops_of(n, steps);
    if (from->n < (size_t)abs(steps)) {
        app_say(a, nowhere);
        return;
    }
    if (n->arrival.steps != 0)
        nav_cancel(a);
    struct nav_stop stop = from->at[from->n - (size_t)abs(steps)];
    stop.target = xstrdup(stop.target); /* the stop itself may be gone before we are there */
    if (n->here != NULL && strcmp(n->here, stop.target) == 0) {
        take_steps(a, steps);
        readerview_restore(a->reader, stop.place);
    } else {
        nav_ask(a, str_of(stop.target),
                (struct nav_arrival){.exact = true, .place = stop.place, .steps = steps});
    }
    a->reader_focus = true;
    a->dirty = true;
    free(stop.target);
}

void nav_back(struct app *a)
{
    travel(a, 1, "this is where you began");
}

/* The list alone. */
static void close_text(struct app *a)
{
    push_here(a, &a->nav.back);
    keeping_leave(a);
    forget_whole(a);
    readerview_show(a->reader, NULL, "", "");
    set_text(&a->nav.here, NULL);
    a->reader_focus = false;
    a->dirty = true;
}

/* Back to a stop whose text is at hand, while something else goes on coming. */
static bool step_back(struct app *a, size_t steps)
{
    const struct nav_stops *back = &a->nav.back;
    if (a->nav.ticket == 0 || back->n < steps)
        return false;
    struct nav_stop stop = back->at[back->n - steps];
    struct document *d = library_recent(a->library, str_of(stop.target));
    if (d == NULL)
        return false;
    stop.target = xstrdup(stop.target);
    arrive(a, d, str_of(stop.target),
           (struct nav_arrival){.exact = true, .place = stop.place, .steps = (int)steps});
    document_release(d);
    free(stop.target);
    return true;
}

void nav_leave_made(struct app *a)
{
    const struct nav_stops *back = &a->nav.back;
    size_t within = 0;
    while (within < back->n && made_find(str_of(back->at[back->n - 1 - within].target)) != NULL)
        within++;
    if (!a->nav.made_over_text)
        close_text(a);
    else if (!step_back(a, within + 1))
        travel(a, (int)within + 1, "this is where you began");
}

void nav_forward(struct app *a)
{
    travel(a, -1, "there is nothing further forward");
}

bool nav_try_now(struct app *a)
{
    bool waits = a->nav.ticket != 0 && a->nav.progress.stage == STAGE_WAITING;
    if (waits)
        library_try_now(a->library, a->nav.ticket);
    return waits;
}

void nav_retry(struct app *a)
{
    if (a->nav.failed == NULL) {
        app_say(a, "nothing failed that could be tried again");
        return;
    }
    char *target = a->nav.failed;
    a->nav.failed = NULL;
    nav_ask(a, str_of(target), (struct nav_arrival){0});
    free(target);
}

bool nav_give_up(struct app *a)
{
    if (a->nav.ticket == 0)
        return false;
    set_text(&a->nav.failed, a->nav.coming);
    nav_cancel(a);
    return true;
}

void nav_close(struct app *a)
{
    nav_give_up(a);
    close_text(a);
}

/* ---------------------------------------------------------------- events */

/* The beginning of what is coming.  From now on it is here, and something else may be asked for
 * before all of it is. */
static void preview(struct app *a, struct event *ev)
{
    uint64_t lines = ev->document->line_count * ev->expected / ev->received;
    arrive(a, ev->document, str_of(ev->target), a->nav.arrival);
    readerview_expect(a->reader, (uint32_t)lines);
    forget_coming(&a->nav);
    a->nav.whole = ev->ticket;
    a->show_now = true;
}

/* The whole of what is shown as a beginning. */
static void complete(struct app *a, struct document *d)
{
    struct readerview_place p = readerview_place(a->reader);
    a->nav.whole = 0;
    readerview_complete(a->reader, d);
    if (p.line == 0 && p.row == 0)
        keeping_go_on(a);
    a->dirty = true;
}

/* What was asked for last. */
static void came(struct app *a, struct event *ev)
{
    struct nav *n = &a->nav;
    /* A series was asked for by its own name but comes as its one member. */
    struct str place = str_from(str_of(n->coming), ref_document(str_of(n->coming)).n);
    struct strbuf target = STRBUF_INIT(STRBUF_TEXT);
    strbuf_add_cstr(&target, ev->target);
    strbuf_add_str(&target, place);
    struct nav_arrival arrival = n->arrival;
    char *section = n->section;
    n->section = NULL;
    forget_coming(n);
    arrive(a, ev->document, strbuf_str(&target), arrival);
    free(section);
    strbuf_release(&target);
}

static void ready(struct app *a, struct event *ev)
{
    struct ref r = {0};
    if (ref_parse(str_of(ev->target), &r) && r.kind == REF_RFC && ev->err.kind == ERR_NONE)
        catalogview_add_local(a->list, r.number);
    if (ev->ticket == a->nav.whole)
        complete(a, ev->document);
    else
        came(a, ev);
    set_text(&a->nav.failed, NULL);
    if (ev->err.kind != ERR_NONE)
        app_say_error(a, &ev->err);
}

static void failed(struct app *a, struct event *ev)
{
    struct nav *n = &a->nav;
    bool begun = ev->ticket == n->whole; /* what is shown of it is not to be trusted */
    bool fetched = n->fetching && !begun;
    set_text(&n->failed, begun ? n->here : n->coming);
    if (begun)
        close_text(a);
    else if (n->arrival.steps != 0 && ev->err.kind != ERR_NETWORK)
        stops_forget(stops_of(n, n->arrival.steps), (size_t)abs(n->arrival.steps));
    if (!begun)
        forget_coming(n);
    if (n->here == NULL)
        a->reader_focus = false;
    (fetched ? app_say_failure : app_say_error)(a, &ev->err);
}

void nav_event(struct app *a, struct event *ev)
{
    struct nav *n = &a->nav;
    if (ev->kind == EVENT_DRAFT)
        nav_news_came(a);
    if (ev->ticket == 0 || (ev->ticket != n->ticket && ev->ticket != n->whole))
        return;
    if (ev->kind == EVENT_PROGRESS && ev->ticket == n->ticket) {
        n->fetching = true;
        n->progress = app_fetching(ev);
        a->dirty = true;
    } else if (ev->kind == EVENT_PREVIEW) {
        preview(a, ev);
    } else if (ev->kind == EVENT_READY) {
        ready(a, ev);
    } else if (ev->kind == EVENT_FAILED) {
        failed(a, ev);
    }
}

void nav_news_came(struct app *a)
{
    const struct document *d = readerview_document(a->reader);
    struct strbuf notice = STRBUF_INIT(STRBUF_TEXT);
    if (d != NULL)
        add_notice(a, str_of(a->nav.here != NULL ? a->nav.here : ""), d->number, &notice);
    readerview_warn(a->reader, strbuf_cstr(&notice));
    tell_errata(a);
    a->dirty = true;
    strbuf_release(&notice);
}
