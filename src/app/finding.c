/* SPDX-License-Identifier: MIT
 *
 * Searching.  The worker scans; the newest search wins.
 */
#include "base/platform.h"

#include "app/finding.h"

#include <stdlib.h>

#include "app/nav.h"

void finding_begin(struct app *a, struct str pattern, bool backward, struct readerview_place origin)
{
    struct finding *f = &a->finding;
    struct document *d = readerview_document(a->reader);
    if (d == NULL)
        return;
    char *copy = xstrndup(pattern.p, pattern.n);
    free(f->pattern);
    f->pattern = copy;
    f->backward = backward;
    f->origin = origin;
    f->bad = f->broken = false;
    f->shown = a->nav.shown;
    strbuf_clear(&f->said);
    f->ticket = library_search(a->library, d, str_of(copy), f->how);
}

void finding_abandon(struct app *a)
{
    struct finding *f = &a->finding;
    library_search_cancel(a->library);
    f->ticket = 0;
    strbuf_clear(&f->said);
    readerview_clear_matches(a->reader);
    readerview_restore(a->reader, f->origin);
    a->dirty = true;
}

/* Where the search came from is a place to go back to; what it found is told. */
static void finding_settle(struct app *a)
{
    struct finding *f = &a->finding;
    nav_jumped(a, f->origin);
    if (f->said.n == 0)
        return;
    app_say(a, strbuf_cstr(&f->said));
    a->message_is_error = f->bad;
}

void finding_accept(struct app *a)
{
    struct finding *f = &a->finding;
    char *copy = xstrdup(f->pattern);
    free(f->last);
    f->last = copy;
    if (f->shown != a->nav.shown) /* another document came while it was typed */
        finding_begin(a, str_of(copy), f->backward, f->origin);
    else if (f->ticket == 0)
        finding_settle(a);
}

void finding_next(struct app *a, enum command command, long count)
{
    struct finding *f = &a->finding;
    struct view *v = readerview_view(a->reader);
    struct intent intent = {0};
    struct readerview_place from = readerview_place(a->reader);
    if (f->backward)
        command = command == CMD_NEXT_MATCH ? CMD_PREVIOUS_MATCH : CMD_NEXT_MATCH;
    if (v->ops->command(v, command, count, &intent)) {
        if (intent.kind == INTENT_MESSAGE)
            app_say(a, intent.text);
        nav_jumped(a, from);
    } else if (f->last[0] == '\0') {
        app_say(a, "nothing was searched for yet: / begins");
    } else {
        bool backward = command == CMD_PREVIOUS_MATCH;
        finding_begin(a, str_of(f->last), backward, from);
    }
    intent_release(&intent);
}

/* The text that was looked through is not shown any more: where only its beginning was, the whole
 * is looked through. */
static void finding_missed(struct app *a)
{
    struct finding *f = &a->finding;
    if (f->shown == a->nav.shown)
        finding_begin(a, str_of(f->pattern), f->backward, f->origin);
}

void finding_event(struct app *a, struct event *ev)
{
    struct finding *f = &a->finding;
    if (ev->ticket != f->ticket || f->ticket == 0)
        return;
    f->ticket = 0;
    if (ev->document != readerview_document(a->reader) || a->nav.whole != 0) {
        finding_missed(a);
        return;
    }
    size_t found = ev->matches.n;
    strbuf_clear(&f->said);
    readerview_take_matches(a->reader, &ev->matches, f->backward, f->origin, &f->said);
    f->broken = ev->err.kind != ERR_NONE;
    f->bad = f->broken || found == 0;
    if (ev->err.kind != ERR_NONE) {
        strbuf_clear(&f->said);
        strbuf_add_cstr(&f->said, ev->err.text);
    } else if (found == 0) {
        strbuf_addf(&f->said, "not found: %s", f->pattern);
    }
    if (a->prompt.kind != PROMPT_SEARCH)
        finding_settle(a);
    a->dirty = true;
}
