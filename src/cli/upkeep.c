/* SPDX-License-Identifier: MIT
 *
 * Waits for the library's events and prints them.  Thread: main.
 */
#include "base/platform.h"

#include "cli/upkeep.h"

#include <stdio.h>
#include <unistd.h>

#include "cli/meter.h"
#include "cli/movingline.h"
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

/* For a program: fields. */
static void print_fields(const struct change *one, const struct entry *entry)
{
    printf("%s\t%u\t", change_word(one->kind), one->number);
    if (one->kind == CHANGE_NEW || one->kind == CHANGE_ERRATA)
        printf("%.*s\n", STR_ARG(entry->title));
    else if (one->kind == CHANGE_STATUS)
        printf("%s, was %s\n", rfc_status_name(entry->status),
               rfc_status_name((enum rfc_status)one->other));
    else
        printf("%u\n", one->other);
}

/* For a person: a sentence. */
static void print_words(const struct change *one, const struct entry *entry)
{
    if (one->kind == CHANGE_NEW)
        printf("RFC %u is new: %.*s\n", one->number, STR_ARG(entry->title));
    else if (one->kind == CHANGE_STATUS)
        printf("RFC %u has another status: %s, was %s\n", one->number,
               rfc_status_name(entry->status), rfc_status_name((enum rfc_status)one->other));
    else if (one->kind == CHANGE_ERRATA)
        printf("RFC %u has errata now: %.*s\n", one->number, STR_ARG(entry->title));
    else
        printf("RFC %u is %s by RFC %u\n", one->number, change_word(one->kind), one->other);
}

static void print_change(const struct catalog *c, const struct change *one)
{
    ptrdiff_t index = catalog_find(c, one->number);
    struct entry entry = {.number = one->number};
    if (index >= 0)
        entry = catalog_entry(c, (size_t)index);
    if (isatty(STDOUT_FILENO))
        print_words(one, &entry);
    else
        print_fields(one, &entry);
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

/* How far it is, or why nothing moves. */
static void show_progress(struct movingline *line, const struct event *ev)
{
    struct strbuf words = STRBUF_INIT(STRBUF_TEXT);
    if (ev->kind == EVENT_PROGRESS && ev->stage == STAGE_WAITING) {
        movingline_wipe(line);
        waiting_say(ev);
    } else if (ev->kind == EVENT_PROGRESS && ev->received > 0 && movingline_is_due(line)) {
        meter_write_file(ev->received, ev->expected, movingline_columns(), &words);
        movingline_show(line, strbuf_cstr(&words));
    }
    strbuf_release(&words);
}

bool upkeep_update(const struct settings *settings, bool quiet, struct err *e)
{
    struct library *l = library_new(settings);
    struct movingline line;
    movingline_init(&line);
    bool ok = library_refresh(l, e) != 0, over = !ok;
    while (!over) {
        struct event *ev = wait_for_event(l);
        over = ev->kind == EVENT_CATALOG;
        if (over)
            movingline_wipe(&line);
        if (over)
            ok = print_update(l, ev, quiet, e);
        else if (!quiet)
            show_progress(&line, ev);
        event_free(ev);
    }
    library_free(l);
    return ok;
}
