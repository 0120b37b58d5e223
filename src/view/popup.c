/* SPDX-License-Identifier: MIT
 *
 * A box with a document's lines in it.  Pure but for the canvas.
 */
#include "base/platform.h"

#include "view/popup.h"

#include "base/utf8.h"
#include "view/readerwindow.h"
#include "view/wrap.h"

enum { POPUP_W = 78, POPUP_LEAST_H = 5, POPUP_FACTS = 2 /* rows, at most */ };

void popup_init(struct popup *p)
{
    *p = (struct popup){.show = {.link = -1, .current_match = -1}};
    p->title = p->facts = STRBUF_INIT(STRBUF_TEXT);
}

void popup_release(struct popup *p)
{
    document_release(p->show.document);
    strbuf_release(&p->title);
    strbuf_release(&p->facts);
    popup_init(p);
}

void popup_show(struct popup *p, struct document *d, uint32_t line)
{
    struct document *before = p->show.document;
    p->show.document = document_hold(d);
    document_release(before);
    readerwindow_go(&p->show, line);
}

void popup_scroll(struct popup *p, long rows)
{
    readerwindow_scroll(&p->show, rows);
}

struct rect popup_place(struct rect pane, int keep)
{
    int w = pane.w < POPUP_W ? pane.w : POPUP_W, h = pane.h / 2;
    if (h < POPUP_LEAST_H)
        h = pane.h < POPUP_LEAST_H ? pane.h : POPUP_LEAST_H;
    bool above = keep >= pane.h - h;
    return (struct rect){pane.x + (pane.w - w) / 2, above ? pane.y : pane.y + pane.h - h, w, h};
}

/* ---------------------------------------------------------------- within the box */

static int facts_rows(const struct popup *p, int width)
{
    if (p->facts.n == 0)
        return 0;
    int rows = (int)wrap_count(strbuf_str(&p->facts), width);
    return p->show.document != NULL && rows > POPUP_FACTS ? POPUP_FACTS : rows;
}

static struct rect body(const struct popup *p, struct rect place)
{
    struct rect r = {place.x + 2, place.y + 1, place.w - 4, place.h - 2};
    int facts = facts_rows(p, r.w);
    r.y += facts;
    r.h -= facts;
    return r;
}

void popup_resize(struct popup *p, struct rect place)
{
    struct rect r = body(p, place);
    readerdraw_resize(&p->show, r.w > 1 ? r.w : 1, r.h > 0 ? r.h : 1);
}

static void draw_edge(struct canvas *c, struct rect r, int y, struct str left, struct str right)
{
    canvas_text(c, r, 0, y, left, ROLE_RULE);
    for (int x = 1; x < r.w - 1; x++)
        canvas_text(c, r, x, y, STR("─"), ROLE_RULE);
    canvas_text(c, r, r.w - 1, y, right, ROLE_RULE);
}

static void draw_edges(struct canvas *c, struct rect r)
{
    draw_edge(c, r, 0, STR("┌"), STR("┐"));
    for (int y = 1; y < r.h - 1; y++) {
        canvas_text(c, r, 0, y, STR("│"), ROLE_RULE);
        canvas_text(c, r, r.w - 1, y, STR("│"), ROLE_RULE);
    }
    draw_edge(c, r, r.h - 1, STR("└"), STR("┘"));
}

static void draw_box(struct canvas *c, struct rect r, struct str title, bool plain)
{
    canvas_fill(c, r, ROLE_POPUP);
    if (!plain)
        draw_edges(c, r);
    int x = canvas_text(c, r, 2, 0, STR(" "), ROLE_POPUP_TITLE);
    x = canvas_text_fit(c, r, x, 0, r.w - x - 3, title, ROLE_POPUP_TITLE);
    canvas_text(c, r, x, 0, STR(" "), ROLE_POPUP_TITLE);
}

void popup_draw(const struct popup *p, struct canvas *c, struct rect place)
{
    struct str facts = strbuf_str(&p->facts);
    struct rect inner = {place.x + 2, place.y + 1, place.w - 4, place.h - 2}, text = body(p, place);
    draw_box(c, place, strbuf_str(&p->title), p->show.look.plain);
    if (inner.w < 1 || inner.h < 1)
        return;
    for (int y = 0; y < facts_rows(p, inner.w) && y < inner.h; y++) {
        struct wrap_row row = wrap_row_at(facts, inner.w, (uint32_t)y);
        canvas_text(c, inner, 0, y, str_slice(facts, row.start, row.end), ROLE_DIM);
    }
    if (p->show.document != NULL && text.h > 0)
        readerdraw(&p->show, c, text, true);
}
