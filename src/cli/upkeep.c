/* SPDX-License-Identifier: MIT
 *
 * Waits for the library's events and prints them.  Thread: main.
 */
#include "base/platform.h"

#include "cli/upkeep.h"

#include <stdio.h>

#include "cli/waiting.h"
#include "library/library.h"

/* The next event; to be freed. */
static struct event *wait_for_event(struct library *l)
{
    struct event *ev;
    while ((ev = library_next(l)) == NULL)
        library_wait(l);
    return ev;
}

/* ---- the index */

static void print_change(const struct catalog *c, const struct change *one)
{
    ptrdiff_t index = catalog_find(c, one->number);
    struct entry entry = {.number = one->number};
    if (index >= 0)
        entry = catalog_entry(c, (size_t)index);
    printf("%s\t%u\t", change_word(one->kind), one->number);
    if (one->kind == CHANGE_NEW || one->kind == CHANGE_ERRATA)
        printf("%.*s\n", STR_ARG(entry.title));
    else if (one->kind == CHANGE_STATUS)
        printf("%s, was %s\n", rfc_status_name(entry.status),
               rfc_status_name((enum rfc_status)one->other));
    else
        printf("%u\n", one->other);
}

static void say_index(const struct library *l, const struct event *ev)
{
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    if (ev->catalog != NULL)
        changes_describe(&ev->changes, &said);
    else
        strbuf_add_cstr(&said, "the index is current: nothing has changed");
    fprintf(stderr, "rfcview: %s (%zu RFCs)\n", strbuf_cstr(&said),
            catalog_issued(library_catalog(l)));
    strbuf_release(&said);
}

static bool print_update(const struct library *l, const struct event *ev, bool quiet, struct err *e)
{
    if (ev->checked != 0 && !quiet) {
        for (size_t i = 0; i < ev->changes.list.n; i++)
            print_change(library_catalog(l), &ev->changes.list.at[i]);
        say_index(l, ev);
    }
    if (ev->err.kind != ERR_NONE)
        *e = ev->err;
    return ev->err.kind == ERR_NONE;
}

bool upkeep_update(const struct settings *settings, bool quiet, struct err *e)
{
    struct library *l = library_new(settings);
    bool ok = library_refresh(l, e) != 0, over = !ok;
    while (!over) {
        struct event *ev = wait_for_event(l);
        over = ev->kind == EVENT_CATALOG;
        if (over)
            ok = print_update(l, ev, quiet, e);
        else if (!quiet)
            waiting_say(ev);
        event_free(ev);
    }
    library_free(l);
    return ok;
}

/* ---- the shelf */

static bool print_report(const struct event *ev, bool quiet, struct err *e)
{
    const struct shelfcare_report *r = &ev->report;
    double mb = (double)r->bytes / 1e6, seconds = (double)(r->ms > 0 ? r->ms : 1) / 1e3;
    if (ev->err.kind != ERR_NONE) {
        *e = ev->err;
        return false;
    }
    if (!quiet)
        fprintf(stderr, "rfcview: %zu text%s, %.1f MB checked in %.2f s (%.0f MB/s)\n", r->files,
                r->files == 1 ? "" : "s", mb, seconds, mb / seconds);
    if (!quiet && r->swept > 0)
        fprintf(stderr, "rfcview: %zu unfinished file%s of a writer that died removed\n", r->swept,
                r->swept == 1 ? "" : "s");
    return r->refused == 0 ||
           err_set(e, ERR_DAMAGED, "%zu of %zu texts on the shelf %s (shelf)", r->refused, r->files,
                   r->refused == 1 ? "is damaged" : "are damaged");
}

bool upkeep_verify(const struct settings *settings, bool quiet, struct err *e)
{
    struct library *l = library_new(settings);
    library_verify(l);
    bool ok = false, over = false;
    while (!over) {
        struct event *ev = wait_for_event(l);
        over = ev->kind == EVENT_VERIFIED;
        if (over)
            ok = print_report(ev, quiet, e);
        else if (ev->kind == EVENT_REFUSED)
            printf("%s\t%s\n", ev->target, ev->err.text);
        event_free(ev);
    }
    library_free(l);
    return ok;
}
