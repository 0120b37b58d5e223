/* SPDX-License-Identifier: MIT
 *
 * The facts are the catalogue's and at hand; the text comes as an event where this machine has it.
 */
#include "base/platform.h"

#include "app/peek.h"

#include <stdlib.h>

#include "app/nav.h"
#include "app/tell.h"

bool peek_is_open(const struct app *a)
{
    return a->peek.target != NULL;
}

void peek_close(struct app *a)
{
    library_cancel(a->library, a->peek.ticket);
    popup_release(&a->peek.popup);
    free(a->peek.target);
    a->peek = (struct peek){.popup = a->peek.popup};
    a->dirty = true;
}

/* ---------------------------------------------------------------- what is shown */

/* "Proposed Standard, June 2014; obsolete: see RFC 9110". */
static void add_facts(const struct app *a, uint32_t number, struct strbuf *out)
{
    const struct catalog *c = library_catalog(a->library);
    ptrdiff_t index = catalog_find(c, number);
    if (index < 0)
        return;
    struct entry entry = catalog_entry(c, (size_t)index);
    if (!entry.issued) {
        strbuf_add_cstr(out, "not issued");
        return;
    }
    strbuf_addf(out, "%s, %s %u", rfc_status_name(entry.status), rfc_month_name(entry.month),
                entry.year);
    if (entry.relations[RELATION_OBSOLETED_BY].n > 0)
        strbuf_addf(out, "; obsolete: see RFC %u", catalog_current(c, number));
    if (entry.relations[RELATION_UPDATED_BY].n > 0)
        strbuf_add_cstr(out, "; updated by");
    for (size_t i = 0; i < entry.relations[RELATION_UPDATED_BY].n; i++)
        strbuf_addf(out, "%s RFC %u", i > 0 ? "," : "", entry.relations[RELATION_UPDATED_BY].at[i]);
}

/* Where a text that is named as a whole begins to say something: its abstract, or what comes behind
 * its title. */
static uint32_t beginning(const struct document *d)
{
    for (uint32_t i = 0; i < d->section_count; i++)
        if (str_eq_nocase(d->sections[i].title, STR("Abstract")))
            return d->sections[i].line;
    uint32_t line = d->title_end;
    while (line + 1 < d->line_count && document_line(d, line).n == 0)
        line++;
    return line;
}

/* The place in the text; what is not in it is told. */
static void show(struct peek *p, struct document *d)
{
    struct ref r = {0};
    uint32_t line = 0;
    if (!ref_parse(str_of(p->target), &r))
        return;
    if (r.place == PLACE_NONE)
        line = beginning(d);
    else if (!document_place(d, &r, &line))
        strbuf_addf(&p->popup.facts, "%sthat place is not in this document",
                    p->popup.facts.n > 0 ? "; " : "");
    popup_show(&p->popup, d, line);
}

/* A text that is here is shown at once, or when it has been read. */
static void look_up(struct app *a, const struct ref *r)
{
    struct peek *p = &a->peek;
    struct str name = ref_document(str_of(p->target));
    struct err e = {0};
    if (r->kind == REF_HERE) {
        show(p, readerview_document(a->reader));
        return;
    }
    struct document *d = library_recent(a->library, name);
    if (d != NULL)
        show(p, d);
    else
        p->ticket = library_open_local(a->library, name, &e);
    document_release(d);
    if (d == NULL && p->ticket == 0 && p->popup.facts.n == 0)
        strbuf_add_cstr(&p->popup.facts, e.text);
}

static void look_at(struct app *a, struct str target)
{
    struct peek *p = &a->peek;
    struct ref r = {0};
    peek_close(a);
    if (!ref_parse(target, &r))
        return;
    p->target = xstrndup(target.p, target.n);
    tell_add(a, target, &p->popup.title);
    if (r.kind == REF_RFC)
        add_facts(a, r.number, &p->popup.facts);
    look_up(a, &r);
    a->dirty = true;
}

void peek_begin(struct app *a)
{
    struct intent intent = {0};
    const struct row *row = a->pane.kind != PANE_NONE ? rowsview_selected(a->pane.rows) : NULL;
    struct view *reader = readerview_view(a->reader);
    if (!a->reader_focus && row != NULL && row->target.n > 0) {
        look_at(a, row->target);
        return;
    }
    if (!a->reader_focus || readerview_document(a->reader) == NULL)
        return;
    if (readerview_link(a->reader) == NULL)
        reader->ops->command(reader, CMD_NEXT_LINK, -1, &intent);
    intent_release(&intent);
    const struct link *link = readerview_link(a->reader);
    if (link != NULL)
        look_at(a, link->target);
    else
        app_say(a, "there is no reference behind this place");
}

bool peek_event(struct app *a, struct event *ev)
{
    struct peek *p = &a->peek;
    if (ev->ticket == 0 || ev->ticket != p->ticket)
        return false;
    if (ev->kind == EVENT_READY)
        show(p, ev->document);
    else if (ev->kind == EVENT_FAILED)
        strbuf_addf(&p->popup.facts, "%s%s", p->popup.facts.n > 0 ? "; " : "", ev->err.text);
    if (ev->kind == EVENT_READY || ev->kind == EVENT_FAILED)
        p->ticket = 0;
    a->dirty = true;
    return true;
}

/* ---------------------------------------------------------------- keys, drawing */

bool peek_command(struct app *a, enum command command)
{
    struct popup *p = &a->peek.popup;
    char *target;
    switch (command) {
    case CMD_LINE_DOWN:
    case CMD_LINE_UP:
        popup_scroll(p, command == CMD_LINE_DOWN ? 1 : -1);
        return true;
    case CMD_PAGE_DOWN:
    case CMD_PAGE_UP:
        popup_scroll(p, command == CMD_PAGE_DOWN ? p->show.h : -p->show.h);
        return true;
    case CMD_FOLLOW:
    case CMD_CHOOSE:
        target = xstrdup(a->peek.target);
        peek_close(a);
        nav_open(a, str_of(target));
        free(target);
        return true;
    case CMD_PEEK:
    case CMD_CLOSE:
    case CMD_CANCEL:
        peek_close(a);
        return true;
    default:
        peek_close(a);
        return false;
    }
}

bool peek_place(const struct app *a, struct rect *place)
{
    const struct layout *l = &a->layout;
    bool over_reader = l->reader.w > 0 && readerview_document(a->reader) != NULL;
    struct rect pane = over_reader ? l->reader : l->list;
    int keep = over_reader && a->reader_focus ? readerview_link_row(a->reader) : -1;
    if (!peek_is_open(a) || pane.w == 0)
        return false;
    *place = popup_place(pane, keep);
    return true;
}

void peek_draw(struct app *a)
{
    struct rect place;
    if (!peek_place(a, &place))
        return;
    a->peek.popup.show.look.refill = a->settings->refill;
    a->peek.popup.show.look.plain = a->settings->plain;
    popup_resize(&a->peek.popup, place);
    popup_draw(&a->peek.popup, &a->canvas, place);
}
