/* SPDX-License-Identifier: MIT
 *
 * A row is laid out for its width: the title keeps what it needs first, then come the status, the
 * date, the authors, the group.  Draws from const state.
 */
#include "base/platform.h"

#include "view/listrow.h"

#include "base/strbuf.h"

enum {
    NUMBER_W = 5,    /* numbers passed 9999 */
    STATUS_W = 6,    /* " INFO " */
    DATE_W = 9,      /* " Jun 2022" */
    AUTHORS_W = 22,  /* with a blank before */
    GROUP_W = 10,    /* " httpbis" */
    NEWS_W = 22,     /* "obsoleted by 9700 " */
    TITLE_LEAST = 29 /* below: first the date goes, then the status */
};

/* Columns of the parts; 0: not shown. */
struct listrow_widths {
    int marks; /* letters */
    int news, title, authors, group, date, status;
};

static struct listrow_widths listrow_widths(const struct listrow *row, int w)
{
    struct listrow_widths s = {.marks = w >= 60 ? 5 : 3};
    int room = w - NUMBER_W - s.marks - 2;
    s.news = row->news && w >= 60 ? NEWS_W : 0;
    room -= s.news;
    s.status = room >= TITLE_LEAST + STATUS_W ? STATUS_W : 0;
    room -= s.status > 0 ? s.status : 1;
    s.date = s.status > 0 && room >= TITLE_LEAST + DATE_W ? DATE_W : 0;
    room -= s.date;
    s.authors = room >= 40 + AUTHORS_W ? AUTHORS_W : 0;
    room -= s.authors;
    bool groups = (catalog_knows(row->catalog) & KNOWN_GROUPS) != 0;
    s.group = groups && room >= 50 + GROUP_W ? GROUP_W : 0;
    s.title = room - s.group;
    return s;
}

/* The cursor's row has one look all along. */
static enum role listrow_role(const struct listrow *row, enum role role)
{
    if (!row->cursor)
        return role;
    return row->focused ? ROLE_CURSOR : ROLE_CURSOR_ASIDE;
}

static void listrow_add_marks(const struct listrow *row, const struct entry *e, int letters,
                              struct strbuf *out)
{
    const struct listfacts *f = row->facts;
    char news = listfacts_is(f, QUERY_NEW, e->number)       ? 'n'
                : listfacts_is(f, QUERY_CHANGED, e->number) ? 'c'
                                                            : ' ';
    char favourite = listfacts_is(f, QUERY_FAVOURITE, e->number) ? '*' : ' ';
    char read = listfacts_is(f, QUERY_READ, e->number) ? 'r' : ' ';
    strbuf_add_char(out, listfacts_is(f, QUERY_LOCAL, e->number) ? '+' : ' ');
    strbuf_add_char(out, e->relations[RELATION_OBSOLETED_BY].n > 0 ? 'x' : ' ');
    if (letters < 5)
        strbuf_add_char(out, news != ' ' ? news : favourite != ' ' ? favourite : read);
    else
        strbuf_addf(out, "%c%c%c", favourite, read, news);
}

/* A favourite and what is new stand out among the marks. */
static void listrow_color_marks(const struct listrow *row, struct str head, struct canvas *c,
                                struct rect line)
{
    for (size_t i = NUMBER_W; i < head.n; i++) {
        bool news = head.p[i] == 'n' || head.p[i] == 'c';
        if (news || head.p[i] == '*')
            canvas_role(c, line, (int)i, 0, 1, listrow_role(row, news ? ROLE_NEW : ROLE_MARK));
    }
}

/* A column of text with a blank before it; returns the column after it. */
static int listrow_column(struct canvas *c, struct rect line, int x, int width, struct str text,
                          enum role role)
{
    if (width > 0)
        canvas_text_fit(c, line, x + 1, 0, width - 1, text, role);
    return x + width;
}

static struct str listrow_date(const struct entry *e, struct strbuf *out)
{
    if (e->issued && e->year > 0)
        strbuf_addf(out, "%.3s %u", rfc_month_name(e->month), e->year);
    return strbuf_str(out);
}

void listrow_draw(const struct listrow *row, size_t index, struct canvas *c, struct rect line)
{
    struct entry e = catalog_entry(row->catalog, index);
    struct listrow_widths w = listrow_widths(row, line.w);
    bool obsolete = e.relations[RELATION_OBSOLETED_BY].n > 0;
    enum role text = listrow_role(row, obsolete || !e.issued ? ROLE_OBSOLETE : ROLE_TEXT);
    struct strbuf head = STRBUF_INIT(STRBUF_TEXT), news = head, date = head;
    canvas_fill(c, line, listrow_role(row, ROLE_TEXT));
    strbuf_addf(&head, "%*u ", NUMBER_W, e.number);
    listrow_add_marks(row, &e, w.marks, &head);
    int x = canvas_text(c, line, 0, 0, strbuf_str(&head),
                        listrow_role(row, obsolete ? ROLE_OBSOLETE : ROLE_NUMBER));
    listrow_color_marks(row, strbuf_str(&head), c, line);
    if (w.news > 0)
        listfacts_describe(row->facts, e.number, &news);
    x = listrow_column(c, line, x, w.news, strbuf_str(&news), text);
    x = listrow_column(c, line, x, w.title + 1, e.issued ? e.title : STR("(not issued)"), text);
    x = listrow_column(c, line, x, w.authors, e.authors, text);
    x = listrow_column(c, line, x, w.group, e.group, text);
    x = listrow_column(c, line, x, w.date, listrow_date(&e, &date), text);
    listrow_column(c, line, x, w.status, e.issued ? str_of(rfc_status_short(e.status)) : STR_NONE,
                   text);
    strbuf_release(&head);
    strbuf_release(&news);
    strbuf_release(&date);
}
