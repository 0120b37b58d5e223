/* SPDX-License-Identifier: MIT
 *
 * The words of a set, the plan in a sentence, progress in a line.  Thread: main.
 */
#include "base/platform.h"

#include "app/gather.h"

#include <stdlib.h>

#include "app/pane.h"
#include "base/amount.h"
#include "base/clock.h"
#include "search/rfcset.h"
#include "rfc/source.h"
#include "ui/key.h"

enum {
    GATHER_LOOK_MS = 100,  /* between two looks */
    GATHER_IDLE_MS = 1000, /* while nothing happens, but seconds are counted */
    GATHER_LONG = 1000,    /* rows: a list that costs something is made anew less often */
};

struct numbers_found {
    VEC(uint32_t) list;
};

/* ---------------------------------------------------------------- what is wanted */

static int by_number(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* What has no text is nobody's wish. */
static void find(const struct app *a, uint32_t number, struct numbers_found *found)
{
    if (catalog_find(library_catalog(a->library), number) >= 0 &&
        source_expect(library_catalog(a->library), number, NULL))
        VEC_PUSH(&found->list, number);
}

static void find_cited(const struct app *a, const struct document *d, struct numbers_found *found)
{
    const struct catalog *c = library_catalog(a->library);
    for (uint32_t i = 0; i < d->link_count; i++) {
        struct ref r = {0};
        if (!ref_parse(d->links[i].target, &r))
            continue;
        struct numbers members = catalog_series(c, r.kind, r.number);
        if (r.kind == REF_RFC && r.number != d->number)
            find(a, r.number, found);
        for (size_t n = 0; n < members.n; n++)
            find(a, members.at[n], found);
    }
}

/* "20,2119,8174" */
static void write_numbers(struct numbers_found *found, struct strbuf *out)
{
    uint32_t last = 0;
    if (found->list.n > 0)
        qsort(found->list.at, found->list.n, sizeof *found->list.at, by_number);
    for (size_t i = 0; i < found->list.n; i++) {
        uint32_t number = found->list.at[i];
        if (number != last)
            strbuf_addf(out, "%s%u", out->n > 0 ? "," : "", (unsigned)number);
        last = number;
    }
    VEC_RELEASE(&found->list);
}

/* Of the document; else of the list. */
static bool is_cited(const struct app *a)
{
    return a->reader_focus && readerview_document(a->reader) != NULL;
}

static void write_wish(const struct app *a, struct strbuf *out)
{
    const struct document *d = readerview_document(a->reader);
    struct numbers_found found = {.list = {.n = 0}};
    if (is_cited(a) && a->count > 1 && d->number > 0) {
        strbuf_addf(out, "cites:%u:%ld", (unsigned)d->number, a->gather.depth);
    } else if (is_cited(a)) {
        find_cited(a, d, &found);
    } else if (catalogview_count(a->list) == catalog_count(library_catalog(a->library))) {
        strbuf_add_cstr(out, "all");
    } else {
        for (size_t i = 0; i < catalogview_count(a->list); i++)
            find(a, catalogview_number(a->list, i), &found);
    }
    write_numbers(&found, out);
}

static bool plan(struct app *a, struct str words, struct err *e)
{
    struct query_facts facts = catalogview_facts(a->list);
    return library_plan(a->library, &facts, words, e);
}

void gather_plan(struct app *a)
{
    struct strbuf words = STRBUF_INIT(STRBUF_TEXT);
    struct err e = {.kind = ERR_NONE};
    bool cited = is_cited(a);
    a->gather.depth = a->count < RFCSET_DEPTH_MAX ? a->count : RFCSET_DEPTH_MAX;
    write_wish(a, &words);
    if (words.n == 0)
        app_say(a, cited ? "no RFC is cited here" : "no RFC is shown here");
    else if (!plan(a, strbuf_str(&words), &e))
        app_say_error(a, &e);
    else
        a->gather.plan = cited ? PLAN_CITED : PLAN_SHOWN;
    strbuf_release(&words);
}

void gather_go_on(struct app *a)
{
    struct err e = {.kind = ERR_NONE};
    if (a->gather.plan != PLAN_EARLIER)
        app_say(a, "nothing of an earlier fetch is missing");
    else if (!library_bulk_begin(a->library, true, &e))
        app_say_error(a, &e);
    else
        a->gather.plan = PLAN_NONE;
    gather_note(a);
}

void gather_earlier(struct app *a, struct str words)
{
    if (a->gather.plan == PLAN_NONE && plan(a, words, NULL))
        a->gather.plan = PLAN_EARLIER;
}

/* ---------------------------------------------------------------- the plan */

static void write_count(struct strbuf *out, size_t n)
{
    strbuf_addf(out, "%zu RFC%s", n, n == 1 ? "" : "s");
}

static void say_plan(struct app *a, const struct bulk_tally *t)
{
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    bool cited = a->gather.plan == PLAN_CITED;
    a->gather.asking = t->todo > 0 || t->growing;
    if (t->growing) {
        strbuf_addf(&said, "fetch all that is cited here, and what that cites, %ld deep",
                    a->gather.depth);
    } else {
        if (a->gather.asking)
            strbuf_add_cstr(&said, "fetch ");
        if (t->todo > 0 && t->todo < t->wanted)
            strbuf_addf(&said, "%zu of the ", t->todo);
        else if (t->wanted > 1)
            strbuf_add_cstr(&said, "all ");
        write_count(&said, t->wanted);
        strbuf_add_cstr(&said, cited ? " cited here" : " shown here");
    }
    if (t->todo > 0 && !t->growing) {
        strbuf_add_cstr(&said, " (about ");
        amount_add_bytes(t->to_come_bytes, &said);
        strbuf_add_cstr(&said, ")");
    }
    if (a->gather.asking)
        strbuf_add_cstr(&said, "? Enter fetches, Esc does not");
    else
        strbuf_addf(&said, " %s on this machine already", t->wanted == 1 ? "is" : "are");
    app_say(a, strbuf_cstr(&said));
    strbuf_release(&said);
}

static void add_key(const struct app *a, enum context context, enum command command,
                    struct strbuf *out)
{
    keymap_describe(&a->keymap, context, (int)command, 1, out);
}

static void say_earlier(struct app *a, const struct bulk_tally *t)
{
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    write_count(&said, t->todo);
    strbuf_addf(&said, " of an earlier fetch %s missing: ", t->todo == 1 ? "is" : "are");
    add_key(a, app_view(a)->ops->context, CMD_TRANSFERS, &said);
    strbuf_add_cstr(&said, " shows them, ");
    add_key(a, CONTEXT_TRANSFERS, CMD_GO_ON, &said);
    strbuf_add_cstr(&said, " there goes on");
    if (a->message.n == 0 && a->prompt.kind == PROMPT_NONE)
        app_say(a, strbuf_cstr(&said));
    strbuf_release(&said);
}

/* The next keys are for something else. */
static bool is_typing(const struct app *a)
{
    return a->prompt.kind != PROMPT_NONE || a->letter_for != CMD_COUNT ||
           readerview_is_labelled(a->reader);
}

static void planned(struct app *a)
{
    struct bulk_tally t = bulk_planned(library_bulk(a->library));
    if (a->gather.plan == PLAN_EARLIER && t.todo > 0)
        say_earlier(a, &t);
    else if (a->gather.plan == PLAN_EARLIER)
        library_bulk_forget(a->library);
    else if (a->gather.plan != PLAN_NONE && is_typing(a))
        a->gather.plan = PLAN_NONE; /* nobody would see the question that Enter answers */
    else if (a->gather.plan != PLAN_NONE)
        say_plan(a, &t);
    if (t.todo == 0 && !a->gather.asking)
        a->gather.plan = PLAN_NONE;
}

bool gather_key(struct app *a, uint32_t key)
{
    struct err e = {.kind = ERR_NONE};
    bool yes = key == KEY_RETURN || key == 'y', no = key == KEY_ESCAPE || key == 'n';
    if (!a->gather.asking)
        return false;
    a->gather.asking = false;
    a->gather.plan = PLAN_NONE;
    if (yes && !library_bulk_begin(a->library, true, &e))
        app_say_error(a, &e);
    else if (no)
        app_say(a, "nothing is fetched");
    gather_note(a);
    return yes || no;
}

/* ---------------------------------------------------------------- how far it is */

static void write_progress(const struct app *a, struct strbuf *out)
{
    struct transfer_totals t = library_totals(a->library);
    if (!t.running)
        return;
    bool paused = library_is_paused(a->library);
    strbuf_addf(out, "%s %zu of %zu%s", paused ? "paused:" : "fetching", t.done, t.all,
                t.growing ? " or more" : "");
    if (t.rate >= 1 && !paused) {
        strbuf_add_cstr(out, ", ");
        amount_add_bytes((uint64_t)t.rate, out);
        strbuf_add_cstr(out, "/s");
    }
    if (t.left >= 0 && !t.growing) {
        strbuf_add_cstr(out, ", ");
        amount_add_time(t.left, out);
        strbuf_add_cstr(out, " left");
    }
}

struct str gather_words(const struct app *a)
{
    return strbuf_str(&a->gather.words);
}

void gather_note(struct app *a)
{
    a->gather.stale = true;
}

/* Who looks at the first row looks at what is first. */
static void show_list(struct app *a)
{
    struct view *rows = rowsview_view(a->pane.rows);
    struct intent none = {.kind = INTENT_NONE};
    bool first = rowsview_is_on_first(a->pane.rows);
    pane_changed(a, PANE_TRANSFERS);
    if (a->pane.kind == PANE_TRANSFERS && first)
        (void)!rows->ops->command(rows, CMD_TOP, -1, &none);
}

void gather_look(struct app *a)
{
    struct strbuf words = STRBUF_INIT(STRBUF_TEXT);
    write_progress(a, &words);
    a->dirty |= !str_eq(strbuf_str(&words), strbuf_str(&a->gather.words));
    strbuf_release(&a->gather.words);
    a->gather.words = words;
    show_list(a);
    a->gather.looked_ms = clock_monotonic_ms();
    a->gather.stale = false;
}

int gather_tick(struct app *a)
{
    struct bulk_tally t = bulk_tally(library_bulk(a->library));
    bool watched = a->pane.kind == PANE_TRANSFERS && (a->nav.ticket != 0 || a->refresh.ticket != 0);
    if (!a->gather.stale && !t.running && !watched)
        return -1;
    bool slow = a->pane.kind == PANE_TRANSFERS && t.wanted > GATHER_LONG;
    int64_t due = a->gather.looked_ms + (slow ? GATHER_IDLE_MS : GATHER_LOOK_MS);
    int64_t left = due - clock_monotonic_ms();
    if (left > 0)
        return a->gather.stale ? (int)left : GATHER_IDLE_MS;
    gather_look(a);
    return t.running || watched ? GATHER_IDLE_MS : -1;
}

/* ---------------------------------------------------------------- events */

static void say_end(struct app *a, const struct err *why)
{
    struct bulk_tally t = bulk_tally(library_bulk(a->library));
    size_t missing = t.failed + t.todo;
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    if (why->kind != ERR_NONE)
        strbuf_addf(&said, "%s: ", why->kind == ERR_CANCELLED ? "given up" : why->text);
    strbuf_addf(&said, "%zu fetched, ", t.kept);
    amount_add_bytes(t.kept_bytes, &said);
    if (missing > 0) {
        strbuf_addf(&said, "; %zu %s missing: ", missing, missing == 1 ? "is" : "are");
        add_key(a, app_view(a)->ops->context, CMD_TRANSFERS, &said);
        strbuf_add_cstr(&said, " shows why, ");
        add_key(a, CONTEXT_TRANSFERS, CMD_RETRY, &said);
        strbuf_add_cstr(&said, " there tries again");
    }
    if (a->message.n == 0 && a->prompt.kind == PROMPT_NONE)
        app_say(a, strbuf_cstr(&said));
    strbuf_release(&said);
}

bool gather_event(struct app *a, const struct event *ev)
{
    if (ev->kind == EVENT_WANTED) {
        gather_earlier(a, str_of(ev->target));
        return true;
    }
    if (ev->kind != EVENT_BULK)
        return false;
    if (ev->bulk.kind == BULK_PLANNED)
        planned(a);
    else if (ev->bulk.kind == BULK_KEPT)
        catalogview_add_local(a->list, ev->bulk.number);
    else if (ev->bulk.kind == BULK_OVER)
        say_end(a, &ev->bulk.err);
    gather_note(a);
    return true;
}
