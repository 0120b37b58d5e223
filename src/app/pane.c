/* SPDX-License-Identifier: MIT
 *
 * A table of panes: what fills each, and what its rows lead to.  Thread: main.
 */
#include "base/platform.h"

#include "app/pane.h"

#include "app/nav.h"
#include "app/places.h"
#include "app/transferpane.h"
#include "view/contentsrows.h"
#include "view/hitrows.h"
#include "view/refrows.h"

/* ---------------------------------------------------------------- the panes */

static const struct document *doc(const struct app *a)
{
    return readerview_document(a->reader);
}

static void fill_contents(const struct app *a, struct rows *rows)
{
    contentsrows_add(doc(a), rows);
}

static uint64_t here_in_contents(const struct app *a)
{
    const struct section *s = readerview_section(a->reader);
    return s != NULL ? s->line : 0;
}

static void choose_line(struct app *a, const struct row *row)
{
    nav_go_line(a, (uint32_t)row->key);
}

static void fill_references(const struct app *a, struct rows *rows)
{
    refrows_add(doc(a), library_catalog(a->library), catalogview_local(a->list), rows);
}

static void choose_target(struct app *a, const struct row *row)
{
    nav_open(a, row->target);
}

static void fill_hits(const struct app *a, struct rows *rows)
{
    hitrows_add(doc(a), readerview_matches(a->reader), rows);
}

static uint64_t here_in_hits(const struct app *a)
{
    int64_t match = readerview_match(a->reader);
    return match >= 0 ? (uint64_t)match : 0;
}

static void choose_hit(struct app *a, const struct row *row)
{
    struct readerview_place from = readerview_place(a->reader);
    readerview_show_match(a->reader, (int64_t)row->key);
    nav_jumped(a, from);
}

static const struct pane {
    const char *title, *nothing;
    enum context context;
    bool of_document; /* else it lives without one */
    void (*fill)(const struct app *a, struct rows *rows);
    uint64_t (*here)(const struct app *a); /* the key of the place in the document; NULL: none */
    void (*choose)(struct app *a, const struct row *row);
    void (*forget)(struct app *a, const struct row *row); /* NULL: its rows are nobody's */
} panes[PANE_COUNT] = {
    [PANE_CONTENTS] = {"Contents", "this document has no headings", CONTEXT_CONTENTS, true,
                       fill_contents, here_in_contents, choose_line, NULL},
    [PANE_REFERENCES] = {"References", "this document refers to nothing", CONTEXT_REFERENCES, true,
                         fill_references, NULL, choose_target, NULL},
    [PANE_HITS] = {"Matches", "nothing was searched for here", CONTEXT_HITS, true, fill_hits,
                   here_in_hits, choose_hit, NULL},
    [PANE_JUMPS] = {"Jumps", "there was no jump yet", CONTEXT_PLACES, false, places_fill_jumps,
                    NULL, places_choose_jump, places_forget_jump},
    [PANE_MARKS] = {"Marks", "no marks: m and a letter set one in a text", CONTEXT_PLACES, false,
                    places_fill_marks, NULL, places_choose_mark, places_forget_mark},
    [PANE_RECENT] = {"Recently read", "nothing was read yet", CONTEXT_PLACES, false,
                     places_fill_recent, NULL, places_choose_document, places_forget_recent},
    [PANE_NOTES] = {"Notes", "no notes: E in a text begins them", CONTEXT_PLACES, false,
                    places_fill_notes, NULL, places_choose_document, NULL},
    [PANE_TRANSFERS] = {"Transfers", "nothing has been fetched yet", CONTEXT_TRANSFERS, false,
                        transferpane_fill, NULL, transferpane_choose, NULL},
};

/* ---------------------------------------------------------------- opening and closing */

static const struct pane *open_pane(const struct app *a)
{
    return a->pane.kind != PANE_NONE ? &panes[a->pane.kind] : NULL;
}

static void fill(struct app *a)
{
    struct rows rows = {0};
    const struct pane *p = open_pane(a);
    p->fill(a, &rows);
    rowsview_take(a->pane.rows, &rows);
    if (p->here != NULL)
        rowsview_mark_here(a->pane.rows, p->here(a));
    a->dirty = true;
}

static void begin(struct app *a, const struct pane *p)
{
    struct strbuf title = STRBUF_INIT(STRBUF_TEXT);
    strbuf_add_cstr(&title, p->title);
    if (p->of_document)
        strbuf_addf(&title, " · %s", readerview_name(a->reader));
    rowsview_begin(a->pane.rows, p->context, strbuf_cstr(&title), p->nothing);
    strbuf_release(&title);
    a->pane.document = p->of_document ? document_hold(readerview_document(a->reader)) : NULL;
    fill(a);
    rowsview_go_here(a->pane.rows);
}

static void end(struct app *a)
{
    if (a->prompt.kind == PROMPT_FILTER) /* the words were for it */
        a->prompt.kind = PROMPT_NONE;
    document_release(a->pane.document);
    a->pane.document = NULL;
    a->pane.kind = PANE_NONE;
    a->zoomed = a->pane.was_zoomed;
    a->dirty = true;
}

bool pane_close(struct app *a)
{
    if (a->pane.kind == PANE_NONE)
        return false;
    if (!a->reader_focus)
        a->reader_focus = a->pane.from_reader && doc(a) != NULL;
    end(a);
    return true;
}

void pane_open(struct app *a, enum pane_kind kind)
{
    const struct pane *p = &panes[kind];
    if (p->of_document && doc(a) == NULL) {
        app_say(a, "nothing is open: Enter reads the RFC under the cursor");
        return;
    }
    if (a->pane.kind == kind && !a->reader_focus) {
        pane_close(a);
        return;
    }
    bool another = a->pane.kind != kind;
    bool from_reader = a->pane.kind != PANE_NONE ? a->pane.from_reader : a->reader_focus;
    bool was_zoomed = a->pane.kind != PANE_NONE ? a->pane.was_zoomed : a->zoomed;
    if (another && a->pane.kind != PANE_NONE)
        end(a);
    a->pane.kind = kind;
    a->pane.from_reader = from_reader;
    a->pane.was_zoomed = was_zoomed;
    if (another) {
        a->zoomed = false;
        begin(a, p);
    }
    a->reader_focus = false;
    a->dirty = true;
}

void pane_choose(struct app *a)
{
    const struct pane *p = open_pane(a);
    const struct row *row = p != NULL ? rowsview_selected(a->pane.rows) : NULL;
    if (row == NULL)
        return;
    p->choose(a, row);
    if (a->layout.kind != LAYOUT_BESIDE)
        pane_close(a);
    a->reader_focus = doc(a) != NULL;
    a->dirty = true;
}

void pane_forget(struct app *a)
{
    const struct pane *p = open_pane(a);
    const struct row *row = p != NULL ? rowsview_selected(a->pane.rows) : NULL;
    if (row == NULL)
        return;
    if (p->forget == NULL) {
        app_say(a, "what is in this pane cannot be forgotten");
        return;
    }
    p->forget(a, row);
    fill(a);
}

/* ---------------------------------------------------------------- keeping up */

void pane_changed(struct app *a, enum pane_kind kind)
{
    if (a->pane.kind == kind)
        fill(a);
}

void pane_kept(struct app *a)
{
    if (a->pane.kind != PANE_NONE && open_pane(a)->context == CONTEXT_PLACES)
        fill(a);
}

void pane_follow(struct app *a)
{
    const struct pane *p = open_pane(a);
    if (p == NULL)
        return;
    if (p->of_document && doc(a) == NULL) {
        pane_close(a);
        return;
    }
    if (p->of_document && doc(a) != a->pane.document) {
        document_release(a->pane.document);
        begin(a, p);
    }
    if (p->here == NULL || !a->reader_focus)
        return;
    rowsview_mark_here(a->pane.rows, p->here(a));
    rowsview_go_here(a->pane.rows);
}
