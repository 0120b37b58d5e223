/* SPDX-License-Identifier: MIT
 *
 * The library's list → rows, and back from the key of a row to what it stands for.  Thread: main.
 */
#include "base/platform.h"

#include "app/transferpane.h"

#include "app/errata.h"
#include "app/nav.h"
#include "app/refresh.h"
#include "base/clock.h"
#include "view/transferrows.h"

static const char *const STATES[TRANSFER_STATES] = {
    [TRANSFER_RUNNING] = "running", [TRANSFER_WAITING] = "waiting",
    [TRANSFER_QUEUED] = "queued",   [TRANSFER_PLANNED] = "missing",
    [TRANSFER_FAILED] = "failed",   [TRANSFER_CANCELLED] = "cancelled",
    [TRANSFER_DONE] = "done",
};

/* A document that was asked for by itself is called "RFC 9110", too. */
static uint32_t number_of(const struct transfer *t)
{
    struct ref r = {0};
    struct strbuf target = STRBUF_INIT(STRBUF_TEXT);
    if (t->number == 0 && ref_read(str_of(t->what), &target, NULL) &&
        (!ref_parse(strbuf_str(&target), &r) || r.kind != REF_RFC))
        r.number = 0;
    uint32_t number = t->number > 0 ? t->number : r.number;
    strbuf_release(&target);
    return number;
}

static void add_row(const struct app *a, const struct transfer *t, struct rows *rows)
{
    bool held = t->state == TRANSFER_QUEUED && library_is_paused(a->library);
    int64_t left = t->next_try_ms - clock_monotonic_ms();
    struct transferrow row = {
        .key = t->id,
        .number = number_of(t),
        .name = t->what,
        .state = held ? "paused" : STATES[t->state],
        .why = t->why,
        .seconds = t->state != TRANSFER_WAITING ? -1
                   : left > 0                   ? (left + 999) / 1000
                                                : 0,
        .received = t->received,
        .expected = t->expected,
        .rate = (uint64_t)t->rate,
        .bad = t->state == TRANSFER_FAILED,
        .over = t->state == TRANSFER_CANCELLED || t->state == TRANSFER_DONE,
    };
    transferrows_add(&row, library_catalog(a->library), rows);
}

void transferpane_fill(const struct app *a, struct rows *rows)
{
    struct transferlist list = {.at = {.n = 0}};
    library_transfers(a->library, &list);
    for (size_t i = 0; i < list.at.n; i++)
        add_row(a, &list.at.at[i], rows);
    transferlist_release(&list);
}

bool transferpane_is_focused(const struct app *a)
{
    return a->pane.kind == PANE_TRANSFERS && !a->reader_focus;
}

/* ---------------------------------------------------------------- keys */

static bool choose_row(const struct app *a, uint64_t *id)
{
    const struct row *row = rowsview_selected(a->pane.rows);
    if (row != NULL)
        *id = row->key;
    return row != NULL;
}

void transferpane_inform(struct app *a)
{
    uint64_t id;
    if (choose_row(a, &id))
        nav_open_fetch(a, id);
}

void transferpane_choose(struct app *a, const struct row *row)
{
    if (row->target.n > 0)
        nav_open(a, row->target);
    else
        app_say(a, "that is no document");
}

void transferpane_drop(struct app *a)
{
    uint64_t id;
    if (!choose_row(a, &id))
        return;
    if (id == a->nav.ticket)
        nav_give_up(a);
    else if (!errata_drop(a, id) && (id != a->refresh.ticket || !refresh_give_up(a)))
        library_drop_transfer(a->library, id);
    a->gather.stale = true;
}

void transferpane_drop_all(struct app *a)
{
    library_bulk_stop(a->library);
    a->gather.stale = true;
}

void transferpane_retry(struct app *a)
{
    uint64_t id;
    if (!choose_row(a, &id))
        return;
    const struct row *row = rowsview_selected(a->pane.rows);
    bool failed = row->role != ROLE_TEXT;
    if (!library_retry_transfer(a->library, id) && failed && row->target.n > 0)
        nav_open(a, row->target);
    else if (failed && row->target.n == 0)
        refresh_begin(a);
    a->gather.stale = true;
}

void transferpane_pause(struct app *a)
{
    bool paused = !library_is_paused(a->library);
    library_pause(a->library, paused);
    app_say(a, paused ? "paused, but what you wait for; the same key goes on" : "goes on");
    a->gather.stale = true;
}
