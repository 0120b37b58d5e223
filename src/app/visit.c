/* SPDX-License-Identifier: MIT
 *
 * Visits.  Thread: main.
 */
#include "base/platform.h"

#include "app/visit.h"

#include <stdlib.h>
#include <string.h>

#include "app/keeping.h"
#include "app/nav.h"
#include "app/stops.h"
#include "text/anchoring.h"

/* In the document being read. */
static void visit_here(struct app *a, struct readerview_place place)
{
    struct readerview_place from = readerview_place(a->reader);
    readerview_restore(a->reader, place);
    nav_jumped(a, from);
    a->reader_focus = true;
    a->dirty = true;
}

void visit_previous(struct app *a)
{
    const struct nav_stop *p = &a->nav.previous;
    if (p->target == NULL) {
        app_say(a, "there was no jump yet");
    } else if (a->nav.here != NULL && strcmp(a->nav.here, p->target) == 0) {
        struct readerview_place place = p->place;
        stops_take_back(&a->nav.back, p); /* to and fro is no way back */
        visit_here(a, place);
    } else {
        char *target = xstrdup(p->target); /* arriving makes another one the previous place */
        nav_ask(a, str_of(target), (struct nav_arrival){.exact = true, .place = p->place});
        free(target);
    }
}

static bool visit_is_here(const struct app *a, struct str document)
{
    char *here = keeping_document(a);
    bool same = here != NULL && str_eq(document, str_of(here));
    free(here);
    return same;
}

void visit_anchor(struct app *a, struct str document, const struct anchor *at)
{
    if (visit_is_here(a, document)) {
        uint32_t line = anchoring_line(readerview_document(a->reader), at);
        visit_here(a, (struct readerview_place){line, 0, -1, (int)at->column});
        return;
    }
    struct memo copy = {.text = document, .at = *at};
    struct memo *mine = memo_copy(&copy); /* what is lent may be told anew on the way */
    nav_ask(a, mine->text, (struct nav_arrival){.anchored = true, .at = mine->at});
    free(mine);
}

void visit_document(struct app *a, struct str document)
{
    if (visit_is_here(a, document))
        a->reader_focus = true;
    else
        nav_open(a, document);
}
