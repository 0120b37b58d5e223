/* SPDX-License-Identifier: MIT
 *
 * A list of rows.  Holds those shown as indexes into all.
 */
#include "base/platform.h"

#include "view/rowsview.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "base/xmalloc.h"
#include "ui/listmodel.h"
#include "view/listkeys.h"

struct rowsview {
    struct view view;
    struct view_ops ops; /* .context is the list's */
    struct rows rows;
    VEC(uint32_t) shown; /* indexes, ascending */
    struct listmodel model;
    struct strbuf title, nothing, words;
    int64_t here; /* index of the row where one is; -1: none */
    int head_w;   /* columns */
};

static const struct rowsview *of(const struct view *v)
{
    return (const struct rowsview *)(const void *)v;
}

static struct rowsview *mine(struct view *v)
{
    return (struct rowsview *)(void *)v;
}

/* ---------------------------------------------------------------- which rows */

static bool row_holds(const struct row *row, struct str word)
{
    return str_find_nocase(row->head, word, 0) >= 0 || str_find_nocase(row->text, word, 0) >= 0 ||
           str_find_nocase(row->aside, word, 0) >= 0;
}

static bool row_is_wanted(const struct rowsview *v, const struct row *row)
{
    struct str words = strbuf_str(&v->words);
    while (words.n > 0) {
        struct str word = str_cut(&words, ' ');
        if (word.n > 0 && !row_holds(row, word))
            return false;
    }
    return true;
}

static void select_rows(struct rowsview *v)
{
    v->shown.n = 0;
    for (size_t i = 0; i < v->rows.list.n; i++)
        if (row_is_wanted(v, &v->rows.list.at[i]))
            VEC_PUSH(&v->shown, (uint32_t)i);
    listmodel_set_count(&v->model, (long)v->shown.n);
}

/* The place in the list of the row with that index, or of the last one before it; -1: none. */
static long shown_at(const struct rowsview *v, int64_t index)
{
    long low = 0, high = (long)v->shown.n;
    while (low < high) {
        long mid = (low + high) / 2;
        if (v->shown.at[mid] <= index)
            low = mid + 1;
        else
            high = mid;
    }
    return low - 1;
}

static int64_t index_of_key(const struct rowsview *v, uint64_t key)
{
    for (size_t i = 0; i < v->rows.list.n; i++)
        if (v->rows.list.at[i].key == key)
            return (int64_t)i;
    return -1;
}

void rowsview_begin(struct rowsview *v, enum context context, const char *title,
                    const char *nothing)
{
    v->ops.context = context;
    strbuf_clear(&v->title);
    strbuf_add_cstr(&v->title, title);
    strbuf_clear(&v->nothing);
    strbuf_add_cstr(&v->nothing, nothing);
    strbuf_clear(&v->words);
    v->model.cursor = v->model.top = 0;
    v->here = -1;
    rowsview_take(v, &(struct rows){0});
}

void rowsview_take(struct rowsview *v, struct rows *rows)
{
    const struct row *selected = rowsview_selected(v);
    bool had = selected != NULL;
    uint64_t key = had ? selected->key : 0;
    rows_release(&v->rows);
    v->rows = *rows;
    *rows = (struct rows){0};
    v->head_w = 0;
    for (size_t i = 0; i < v->rows.list.n; i++) {
        const struct row *row = &v->rows.list.at[i];
        int w = row->head.n > 0 ? row->indent + utf8_columns(row->head) + 1 : 0;
        v->head_w = w > v->head_w ? w : v->head_w;
    }
    v->here = -1;
    select_rows(v);
    int64_t index = had ? index_of_key(v, key) : -1;
    if (index >= 0)
        listmodel_go(&v->model, shown_at(v, index));
}

void rowsview_filter(struct rowsview *v, struct str words)
{
    int64_t index = v->shown.n > 0 ? v->shown.at[v->model.cursor] : 0;
    strbuf_clear(&v->words);
    strbuf_add_str(&v->words, words);
    select_rows(v);
    long at = shown_at(v, index);
    listmodel_go(&v->model, at > 0 ? at : 0);
}

const char *rowsview_filter_words(const struct rowsview *v)
{
    return strbuf_cstr(&v->words);
}

const struct row *rowsview_selected(const struct rowsview *v)
{
    return v->shown.n > 0 ? &v->rows.list.at[v->shown.at[v->model.cursor]] : NULL;
}

bool rowsview_is_on_first(const struct rowsview *v)
{
    return v->model.cursor == 0;
}

void rowsview_mark_here(struct rowsview *v, uint64_t key)
{
    int64_t low = 0, high = (int64_t)v->rows.list.n;
    while (low < high) {
        int64_t mid = (low + high) / 2;
        if (v->rows.list.at[mid].key <= key)
            low = mid + 1;
        else
            high = mid;
    }
    v->here = low - 1;
}

void rowsview_go_here(struct rowsview *v)
{
    long at = shown_at(v, v->here);
    if (at >= 0)
        listmodel_go(&v->model, at);
}

/* ---------------------------------------------------------------- drawing */

static enum role role_in(enum role role, bool cursor, bool focused)
{
    if (!cursor)
        return role;
    return focused ? ROLE_CURSOR : ROLE_CURSOR_ASIDE;
}

static void draw_mark(struct canvas *c, struct rect line, int x, const struct row *row)
{
    struct str before = str_slice(row->text, 0, row->mark);
    struct str marked = str_slice(row->text, row->mark, row->mark_end);
    int from = x + utf8_columns(before), to = from + utf8_columns(marked);
    if (to > line.w - 1)
        to = line.w - 1;
    if (to > from)
        canvas_role(c, line, from, 0, to - from, ROLE_MATCH);
}

static void draw_row(const struct rowsview *v, struct canvas *c, struct rect line, long at,
                     bool focused)
{
    const struct row *row = &v->rows.list.at[v->shown.at[at]];
    bool cursor = at == v->model.cursor, here = (int64_t)v->shown.at[at] == v->here;
    enum role role = role_in(row->role, cursor, focused);
    int aside_w = row->aside.n > 0 ? utf8_columns(row->aside) + 1 : 0;
    int head_w = v->head_w > row->indent ? v->head_w : row->indent;
    canvas_fill(c, line, role_in(ROLE_TEXT, cursor, focused));
    if (v->view.plain)
        line = view_mark_row(c, line, cursor);
    canvas_text(c, line, 0, 0, here ? v->view.plain ? STR("*") : STR("›") : STR(" "),
                role_in(ROLE_NUMBER, cursor, focused));
    canvas_text(c, line, 1 + row->indent, 0, row->head, role_in(ROLE_NUMBER, cursor, focused));
    int x = 1 + head_w;
    if (aside_w > line.w / 2)
        aside_w = 0;
    canvas_text_fit(c, line, x, 0, line.w - x - 1 - aside_w, row->text, role);
    if (!cursor)
        draw_mark(c, line, x, row);
    if (aside_w > 0)
        canvas_text(c, line, line.w - aside_w, 0, row->aside, role_in(ROLE_DIM, cursor, focused));
}

static void rowsview_draw(const struct view *view, struct canvas *c, struct rect r, bool focused)
{
    const struct rowsview *v = of(view);
    canvas_fill(c, r, ROLE_TEXT);
    if (v->shown.n == 0)
        canvas_text_fit(c, r, 1, 0, r.w - 2,
                        v->rows.list.n > 0 ? STR("nothing here matches") : strbuf_str(&v->nothing),
                        ROLE_DIM);
    for (int y = 0; y < r.h && v->model.top + y < v->model.count; y++)
        draw_row(v, c, (struct rect){r.x, r.y + y, r.w, 1}, v->model.top + y, focused);
}

static void rowsview_resize(struct view *view, int w, int h)
{
    (void)w; /* rows are laid out when they are drawn */
    listmodel_set_rows(&mine(view)->model, h);
}

static void rowsview_status(const struct view *view, struct view_status *s)
{
    const struct rowsview *v = of(view);
    strbuf_add_str(&s->name, strbuf_str(&v->title));
    if (v->words.n > 0)
        strbuf_addf(&s->title, "%zu of %zu match \"%s\"", v->shown.n, v->rows.list.n,
                    strbuf_cstr(&v->words));
    if (v->model.count > 0)
        strbuf_addf(&s->right, "%ld/%ld", v->model.cursor + 1, v->model.count);
}

static void rowsview_spot(const struct view *view, int *x, int *y)
{
    *x = 0;
    *y = (int)(of(view)->model.cursor - of(view)->model.top);
}

/* ---------------------------------------------------------------- commands, life */

static bool rowsview_click(struct view *view, int x, int y)
{
    (void)x; /* all of a row is one */
    return listmodel_point(&mine(view)->model, y);
}

static void rowsview_wheel(struct view *view, int rows)
{
    listmodel_pan(&mine(view)->model, rows);
}

static bool rowsview_command(struct view *view, enum command command, long count,
                             struct intent *intent)
{
    (void)intent; /* what a row leads to is its owner's to know */
    return listkeys_command(&mine(view)->model, command, count);
}

struct rowsview *rowsview_new(void)
{
    struct rowsview *v = xcalloc(1, sizeof *v);
    v->ops = (struct view_ops){
        .name = "rows",
        .context = CONTEXT_LIST,
        .draw = rowsview_draw,
        .resize = rowsview_resize,
        .command = rowsview_command,
        .status = rowsview_status,
        .spot = rowsview_spot,
        .click = rowsview_click,
        .wheel = rowsview_wheel,
    };
    v->view.ops = &v->ops;
    v->title = v->nothing = v->words = STRBUF_INIT(STRBUF_TEXT);
    v->model.rows = 1;
    v->here = -1;
    return v;
}

void rowsview_free(struct rowsview *v)
{
    if (v == NULL)
        return;
    rows_release(&v->rows);
    VEC_RELEASE(&v->shown);
    strbuf_release(&v->title);
    strbuf_release(&v->nothing);
    strbuf_release(&v->words);
    free(v);
}

struct view *rowsview_view(struct rowsview *v)
{
    return &v->view;
}
