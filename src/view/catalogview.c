/* SPDX-License-Identifier: MIT
 *
 * The list.  All that a view shows, in its order, is sorted when view, order or facts change; a
 * filter picks from that.  Draws only the rows shown.
 */
#include "base/platform.h"

#include "view/catalogview.h"

#include <stdlib.h>
#include <string.h>

#include "search/selection.h"
#include "ui/listmodel.h"
#include "view/age.h"
#include "view/card.h"
#include "view/listfacts.h"
#include "view/listkeys.h"
#include "view/listorder.h"
#include "view/listrow.h"

struct catalogview {
    struct view view;
    const struct catalog *catalog;
    struct listfacts facts;
    enum catalogview_show show;
    enum listorder order;  /* NEWEST is the view's own */
    uint32_t *sequence;    /* catalogue indexes; room for all, as in the next two */
    size_t sequence_count; /* what the view shows where no words are in force */
    uint32_t *rows;
    unsigned char *chosen; /* by index: the words select it */
    struct strbuf words;
    struct err trouble; /* why some of the words are not in force */
    struct listmodel model;
    uint32_t index_day, today;
    enum catalogview_refresh refresh;
};

/* What a view is: the words that choose from the series, and its own order. */
static const struct catalogview_preset {
    const char *name;
    bool facts; /* chosen from them */
    enum query_is is;
    enum listorder order;
    const char *none; /* where it is empty */
} presets[] = {
    [CATALOGVIEW_ALL] = {"all", false, QUERY_FACTS, LISTORDER_NEWEST,
                         "nothing in the catalogue matches"},
    [CATALOGVIEW_NEWS] = {"new", true, QUERY_FACTS, LISTORDER_NEWS,
                          "nothing new: no index was fetched yet, or nothing has changed"},
    [CATALOGVIEW_RECENT] = {"recently read", true, QUERY_FACTS, LISTORDER_READ,
                            "nothing was read yet"},
    [CATALOGVIEW_FAVOURITES] = {"favourites", true, QUERY_FAVOURITE, LISTORDER_NEWEST,
                                "no favourites yet"},
};

static const struct catalogview *of(const struct view *v)
{
    return (const struct catalogview *)(const void *)v;
}

/* ---------------------------------------------------------------- rows */

static uint32_t row_number(const struct catalogview *v, long row)
{
    return catalog_number(v->catalog, v->rows[row]);
}

struct query_facts catalogview_facts(const struct catalogview *v)
{
    return listfacts_query(&v->facts);
}

size_t catalogview_count(const struct catalogview *v)
{
    return (size_t)v->model.count;
}

uint32_t catalogview_number(const struct catalogview *v, size_t i)
{
    return row_number(v, (long)i);
}

/* The row of a number, or of the nearest below it; count when all are above. */
static long row_at_or_below(const struct catalogview *v, uint32_t number)
{
    long found = v->model.count;
    uint32_t best = 0;
    for (long row = 0; row < v->model.count && best < number; row++) {
        uint32_t here = row_number(v, row);
        if (here <= number && here > best) {
            found = row;
            best = here;
        }
    }
    return found;
}

/* Members of a view in an order that is not its own. */
static void keep_members(struct catalogview *v, enum listorder members)
{
    uint32_t *own = xreallocarray(NULL, catalog_count(v->catalog) + 1, sizeof *own);
    unsigned char *is = xcalloc(catalog_count(v->catalog) + 1, 1);
    size_t n = listorder_sort(v->catalog, &v->facts, members, own), kept = 0;
    for (size_t i = 0; i < n; i++)
        is[own[i]] = 1;
    for (size_t i = 0; i < v->sequence_count; i++)
        if (is[v->sequence[i]])
            v->sequence[kept++] = v->sequence[i];
    v->sequence_count = kept;
    free(is);
    free(own);
}

static void keep_facts(struct catalogview *v, enum query_is is)
{
    size_t kept = 0;
    for (size_t i = 0; i < v->sequence_count; i++)
        if (listfacts_is(&v->facts, is, catalog_number(v->catalog, v->sequence[i])))
            v->sequence[kept++] = v->sequence[i];
    v->sequence_count = kept;
}

static void arrange(struct catalogview *v)
{
    const struct catalogview_preset *p = &presets[v->show];
    enum listorder order = v->order == LISTORDER_NEWEST ? p->order : v->order;
    v->sequence_count = listorder_sort(v->catalog, &v->facts, order, v->sequence);
    if (p->order >= LISTORDER_COUNT && order != p->order)
        keep_members(v, p->order);
    if (p->facts && p->is != QUERY_FACTS)
        keep_facts(v, p->is);
}

/* The rows of the sequence that the words select. */
static void select_rows(struct catalogview *v)
{
    struct query_facts facts = listfacts_query(&v->facts);
    size_t n, count = 0;
    v->trouble = (struct err){0};
    (void)!selection_find(v->catalog, strbuf_str(&v->words), &facts, v->rows, &n, &v->trouble);
    memset(v->chosen, 0, catalog_count(v->catalog));
    for (size_t i = 0; i < n; i++)
        v->chosen[v->rows[i]] = 1;
    for (size_t i = 0; i < v->sequence_count; i++)
        if (v->chosen[v->sequence[i]])
            v->rows[count++] = v->sequence[i];
    listmodel_set_count(&v->model, (long)count);
}

/* The cursor goes with its record; where that is gone, to the first row. */
static void follow(struct catalogview *v, uint32_t here)
{
    long row = row_at_or_below(v, here);
    bool still = row < v->model.count && row_number(v, row) == here;
    listmodel_go(&v->model, still ? row : 0);
    listmodel_centre(&v->model);
}

void catalogview_filter(struct catalogview *v, struct str words)
{
    uint32_t here = catalogview_selected(v);
    strbuf_clear(&v->words);
    strbuf_add_str(&v->words, words);
    select_rows(v);
    follow(v, here);
}

const char *catalogview_trouble(const struct catalogview *v)
{
    return v->trouble.kind != ERR_NONE ? v->trouble.text : "";
}

void catalogview_show(struct catalogview *v, enum catalogview_show show)
{
    uint32_t here = catalogview_selected(v);
    v->show = show;
    v->order = LISTORDER_NEWEST;
    arrange(v);
    select_rows(v);
    follow(v, here);
}

enum catalogview_show catalogview_shown(const struct catalogview *v)
{
    return v->show;
}

static void set_order(struct catalogview *v, enum listorder order)
{
    uint32_t here = catalogview_selected(v);
    v->order = order;
    arrange(v);
    select_rows(v);
    follow(v, here);
}

/* Facts have changed: what is chosen by them may have, too. */
static void refresh_rows(struct catalogview *v)
{
    bool by_words = query_has_field(strbuf_str(&v->words));
    if (!presets[v->show].facts && !by_words)
        return;
    uint32_t here = catalogview_selected(v);
    struct listmodel before = v->model;
    arrange(v);
    select_rows(v);
    long row = row_at_or_below(v, here);
    listmodel_go(&v->model, row < v->model.count ? row : 0);
    listmodel_show_at(&v->model, before.cursor - before.top);
}

static void make_room(struct catalogview *v)
{
    size_t n = catalog_count(v->catalog) + 1;
    v->rows = xreallocarray(v->rows, n, sizeof *v->rows);
    v->sequence = xreallocarray(v->sequence, n, sizeof *v->sequence);
    v->chosen = xrealloc(v->chosen, n);
}

void catalogview_set_catalog(struct catalogview *v, const struct catalog *c)
{
    uint32_t here = catalogview_selected(v);
    struct listmodel before = v->model;
    v->catalog = c;
    make_room(v);
    arrange(v);
    select_rows(v);
    long row = row_at_or_below(v, here);
    listmodel_go(&v->model, row);
    /* who looks at the newest sees what is new, above the cursor */
    bool from_top = before.top == 0 && row < before.rows;
    listmodel_show_at(&v->model, from_top ? row : before.cursor - before.top);
}

void catalogview_set_index(struct catalogview *v, uint32_t day, uint32_t today,
                           enum catalogview_refresh refresh)
{
    v->index_day = day;
    v->today = today;
    v->refresh = refresh;
}

const char *catalogview_filter_words(const struct catalogview *v)
{
    return strbuf_cstr(&v->words);
}

bool catalogview_jump(struct catalogview *v, struct str digits)
{
    uint32_t number;
    if (v->model.count == 0 || !str_number(digits, REF_NUMBER_MAX, &number))
        return false;
    long row = row_at_or_below(v, number);
    listmodel_go(&v->model, row < v->model.count ? row : v->model.count - 1);
    listmodel_centre(&v->model);
    return row < v->model.count;
}

void catalogview_select(struct catalogview *v, uint32_t number)
{
    long row = row_at_or_below(v, number);
    if (row < v->model.count && row_number(v, row) == number)
        listmodel_go(&v->model, row);
}

uint32_t catalogview_selected(const struct catalogview *v)
{
    return v->model.count > 0 ? row_number(v, v->model.cursor) : 0;
}

/* ---------------------------------------------------------------- facts */

void catalogview_set_local(struct catalogview *v, const uint32_t *numbers, size_t n)
{
    listfacts_set(&v->facts, QUERY_LOCAL, (struct numbers){numbers, n});
    refresh_rows(v);
}

struct numbers catalogview_local(const struct catalogview *v)
{
    return listfacts_query(&v->facts).are[QUERY_LOCAL];
}

void catalogview_add_local(struct catalogview *v, uint32_t number)
{
    listfacts_add(&v->facts, QUERY_LOCAL, number);
    refresh_rows(v);
}

void catalogview_set_favourites(struct catalogview *v, struct numbers numbers)
{
    listfacts_set(&v->facts, QUERY_FAVOURITE, numbers);
    refresh_rows(v);
}

void catalogview_set_read(struct catalogview *v, struct numbers latest_first)
{
    listfacts_set(&v->facts, QUERY_READ, latest_first);
    refresh_rows(v);
}

void catalogview_add_read(struct catalogview *v, uint32_t number)
{
    listfacts_add(&v->facts, QUERY_READ, number);
    refresh_rows(v);
}

void catalogview_set_changes(struct catalogview *v, const struct changes *changes)
{
    listfacts_set_changes(&v->facts, changes);
    refresh_rows(v);
}

/* ---------------------------------------------------------------- drawing */

static void catalogview_draw(const struct view *view, struct canvas *c, struct rect r, bool focused)
{
    const struct catalogview *v = of(view);
    canvas_fill(c, r, ROLE_TEXT);
    if (v->model.count == 0) {
        const char *why = v->sequence_count == 0 ? presets[v->show].none : presets[0].none;
        canvas_text_fit(c, r, 1, 0, r.w - 1, str_of(why), ROLE_DIM);
        return;
    }
    for (int y = 0; y < r.h && v->model.top + y < v->model.count; y++) {
        long at = v->model.top + y;
        struct listrow row = {v->catalog, &v->facts, v->show == CATALOGVIEW_NEWS,
                              at == v->model.cursor, focused};
        struct rect line = {r.x, r.y + y, r.w, 1};
        listrow_draw(&row, v->rows[at], c, view->plain ? view_mark_row(c, line, row.cursor) : line);
    }
}

static void catalogview_resize(struct view *view, int w, int h)
{
    (void)w; /* rows are laid out when they are drawn */
    struct catalogview *v = (struct catalogview *)(void *)view;
    listmodel_set_rows(&v->model, h);
}

static void catalogview_spot(const struct view *view, int *x, int *y)
{
    *x = 0;
    *y = (int)(of(view)->model.cursor - of(view)->model.top);
}

/* "index of 2023-01-21, 3 years old", and shorter. */
static void status_index(const struct catalogview *v, struct view_status *s)
{
    static const char *const ends[] = {[CATALOGVIEW_IDLE] = "",
                                       [CATALOGVIEW_FETCHING] = "; fetching …",
                                       [CATALOGVIEW_FAILED] = "; refresh failed"};
    struct strbuf age = STRBUF_INIT(STRBUF_TEXT);
    age_add(v->index_day, v->today, &age);
    strbuf_add_cstr(&s->title, "index of ");
    age_add_day(v->index_day, &s->title);
    if (age.n > 0)
        strbuf_addf(&s->title, ", %s", strbuf_cstr(&age));
    strbuf_add_cstr(&s->title, ends[v->refresh]);
    strbuf_addf(&s->brief, "index %s",
                v->refresh == CATALOGVIEW_FETCHING ? "coming …"
                : age.n > 0                        ? strbuf_cstr(&age)
                                                   : "of today");
    strbuf_release(&age);
}

/* "12 of 9154 RFCs match "tls"", "new: 12 RFCs", "favourites: 3 of 12 match "tls"". */
static void status_name(const struct catalogview *v, struct view_status *s)
{
    bool all = v->show == CATALOGVIEW_ALL;
    size_t count = all ? catalog_issued(v->catalog) : v->sequence_count;
    if (!all)
        strbuf_addf(&s->name, "%s: ", presets[v->show].name);
    if (v->words.n > 0)
        strbuf_addf(&s->name, "%ld of ", v->model.count);
    strbuf_addf(&s->name, "%zu RFC%s", count, count == 1 ? "" : "s");
    if (v->words.n > 0)
        strbuf_addf(&s->name, " match \"%s\"", v->words.p);
    if (v->order != LISTORDER_NEWEST)
        strbuf_addf(&s->name, ", %s", listorder_name(v->order));
}

static void catalogview_status(const struct view *view, struct view_status *s)
{
    const struct catalogview *v = of(view);
    status_name(v, s);
    status_index(v, s);
    if (v->model.count > 0)
        strbuf_addf(&s->right, "%ld/%ld", v->model.cursor + 1, v->model.count);
}

void catalogview_draw_card(const struct catalogview *v, struct canvas *c, struct rect r)
{
    if (v->model.count > 0)
        card_draw(v->catalog, v->rows[v->model.cursor], &v->facts, c, r);
    else
        canvas_fill(c, r, ROLE_TEXT);
}

/* ---------------------------------------------------------------- commands */

static void say(struct intent *intent, struct strbuf *text)
{
    *intent = (struct intent){.kind = INTENT_MESSAGE, .text = strbuf_take(text)};
}

static void next_order(struct catalogview *v, struct intent *intent)
{
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    set_order(v, (v->order + 1) % LISTORDER_COUNT);
    bool own = v->order == LISTORDER_NEWEST && presets[v->show].order >= LISTORDER_COUNT;
    strbuf_addf(&said, "sorted %s", own ? "latest first" : listorder_name(v->order));
    say(intent, &said);
}

static void next_view(struct catalogview *v, struct intent *intent)
{
    static const char *const what[] = {
        [CATALOGVIEW_ALL] = "the whole series",
        [CATALOGVIEW_NEWS] = "what is new or has changed",
        [CATALOGVIEW_RECENT] = "what you read last",
        [CATALOGVIEW_FAVOURITES] = "your favourites",
    };
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    strbuf_clear(&v->words); /* they were about another list */
    catalogview_show(v, (v->show + 1) % CATALOGVIEW_SHOWS);
    strbuf_addf(&said, "%s%s", what[v->show],
                v->show == CATALOGVIEW_ALL ? "" : "; Esc shows the whole series");
    say(intent, &said);
}

static bool catalogview_command(struct view *view, enum command command, long count,
                                struct intent *intent)
{
    struct catalogview *v = (struct catalogview *)(void *)view;
    if (listkeys_command(&v->model, command, count))
        return true;
    switch (command) {
    case CMD_SORT:
        next_order(v, intent);
        return true;
    case CMD_NEXT_VIEW:
        next_view(v, intent);
        return true;
    case CMD_READ:
        if (v->model.count > 0) {
            struct strbuf target = STRBUF_INIT(STRBUF_TEXT);
            strbuf_addf(&target, "rfc%u", catalogview_selected(v));
            *intent = (struct intent){.kind = INTENT_OPEN, .text = strbuf_take(&target)};
        }
        return true;
    default:
        return false;
    }
}

static bool catalogview_click(struct view *view, int x, int y)
{
    (void)x; /* all of a row is one */
    return listmodel_point(&((struct catalogview *)(void *)view)->model, y);
}

static void catalogview_wheel(struct view *view, int rows)
{
    listmodel_pan(&((struct catalogview *)(void *)view)->model, rows);
}

static const struct view_ops catalogview_ops = {
    .name = "list",
    .context = CONTEXT_LIST,
    .draw = catalogview_draw,
    .resize = catalogview_resize,
    .command = catalogview_command,
    .status = catalogview_status,
    .spot = catalogview_spot,
    .click = catalogview_click,
    .wheel = catalogview_wheel,
};

struct catalogview *catalogview_new(const struct catalog *c)
{
    struct catalogview *v = xcalloc(1, sizeof *v);
    v->view.ops = &catalogview_ops;
    v->catalog = c;
    v->words = STRBUF_INIT(STRBUF_TEXT);
    make_room(v);
    v->index_day = v->today = catalog_date(c);
    v->model.rows = 1;
    arrange(v);
    select_rows(v);
    return v;
}

void catalogview_free(struct catalogview *v)
{
    if (v == NULL)
        return;
    strbuf_release(&v->words);
    listfacts_release(&v->facts);
    free(v->rows);
    free(v->sequence);
    free(v->chosen);
    free(v);
}

struct view *catalogview_view(struct catalogview *v)
{
    return &v->view;
}
