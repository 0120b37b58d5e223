/* SPDX-License-Identifier: MIT
 *
 * The list.  Holds indexes into the catalogue, latest number first; draws only the rows shown.
 */
#include "base/platform.h"

#include "view/catalogview.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "search/filter.h"
#include "ui/listmodel.h"
#include "view/age.h"
#include "view/listkeys.h"

struct catalogview {
    struct view view;
    const struct catalog *catalog;
    struct strbuf words;
    uint32_t *rows; /* catalogue indexes; room for all */
    struct listmodel model;
    uint32_t index_day, today;
    enum catalogview_refresh refresh;
    VEC(uint32_t) local; /* ascending */
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

/* The row of a number, or of the nearest below it; count when all are above. Rows descend. */
static long row_at_or_below(const struct catalogview *v, uint32_t number)
{
    long low = 0, high = v->model.count;
    while (low < high) {
        long mid = (low + high) / 2;
        if (row_number(v, mid) > number)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static void catalogview_select_rows(struct catalogview *v)
{
    size_t n = filter_select(v->catalog, strbuf_str(&v->words), v->rows);
    for (size_t i = 0; i < n / 2; i++) {
        uint32_t swap = v->rows[i];
        v->rows[i] = v->rows[n - 1 - i];
        v->rows[n - 1 - i] = swap;
    }
    listmodel_set_count(&v->model, (long)n);
}

void catalogview_filter(struct catalogview *v, struct str words)
{
    uint32_t here = catalogview_selected(v);
    strbuf_clear(&v->words);
    strbuf_add_str(&v->words, words);
    catalogview_select_rows(v);
    long row = row_at_or_below(v, here);
    bool still = row < v->model.count && row_number(v, row) == here;
    listmodel_go(&v->model, still ? row : 0);
    listmodel_centre(&v->model);
}

void catalogview_set_catalog(struct catalogview *v, const struct catalog *c)
{
    uint32_t here = catalogview_selected(v);
    struct listmodel before = v->model;
    v->catalog = c;
    v->rows = xreallocarray(v->rows, catalog_count(c) + 1, sizeof *v->rows);
    catalogview_select_rows(v);
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

/* ---------------------------------------------------------------- what is on disk */

static size_t local_lower(const struct catalogview *v, uint32_t number)
{
    size_t low = 0, high = v->local.n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (v->local.at[mid] < number)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static bool is_local(const struct catalogview *v, uint32_t number)
{
    size_t at = local_lower(v, number);
    return at < v->local.n && v->local.at[at] == number;
}

void catalogview_set_local(struct catalogview *v, const uint32_t *numbers, size_t n)
{
    v->local.n = 0;
    for (size_t i = 0; i < n; i++)
        VEC_PUSH(&v->local, numbers[i]);
}

struct numbers catalogview_local(const struct catalogview *v)
{
    return (struct numbers){v->local.at, v->local.n};
}

void catalogview_add_local(struct catalogview *v, uint32_t number)
{
    size_t at = local_lower(v, number);
    if (is_local(v, number))
        return;
    VEC_PUSH(&v->local, number);
    memmove(v->local.at + at + 1, v->local.at + at, (v->local.n - 1 - at) * sizeof *v->local.at);
    v->local.at[at] = number;
}

/* ---------------------------------------------------------------- drawing */

enum {
    NUMBER_W = 5,    /* numbers passed 9999 */
    MARKS_W = 4,     /* " +x " */
    DATE_W = 9,      /* " Jun 2022" */
    STATUS_W = 6,    /* " INFO " */
    TITLE_LEAST = 30 /* below: first the date goes, then the status */
};

/* Role of a row's parts: the cursor's row has one look all along. */
static enum role row_role(enum role role, bool cursor, bool focused)
{
    if (!cursor)
        return role;
    return focused ? ROLE_CURSOR : ROLE_CURSOR_ASIDE;
}

static int draw_right(struct canvas *c, struct rect line, int x, const char *text, int width,
                      enum role role)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&b, " %-*s", width - 1, text);
    x = canvas_text(c, line, x, 0, strbuf_str(&b), role);
    strbuf_release(&b);
    return x;
}

static void draw_date_and_status(struct canvas *c, struct rect line, int x, bool date, bool status,
                                 const struct entry *entry, enum role role)
{
    struct strbuf when = STRBUF_INIT(STRBUF_TEXT);
    if (entry->issued && entry->year > 0)
        strbuf_addf(&when, "%.3s %u", rfc_month_name(entry->month), entry->year);
    if (date)
        x = draw_right(c, line, x, strbuf_cstr(&when), DATE_W, role);
    if (status)
        draw_right(c, line, x, entry->issued ? rfc_status_short(entry->status) : "", STATUS_W,
                   role);
    strbuf_release(&when);
}

static void draw_row(const struct catalogview *v, struct canvas *c, struct rect line, long row,
                     bool focused)
{
    struct entry entry = catalog_entry(v->catalog, v->rows[row]);
    bool cursor = row == v->model.cursor;
    bool obsolete = entry.relations[RELATION_OBSOLETED_BY].n > 0;
    enum role text =
        row_role(obsolete || !entry.issued ? ROLE_OBSOLETE : ROLE_TEXT, cursor, focused);
    enum role number = row_role(obsolete ? ROLE_OBSOLETE : ROLE_NUMBER, cursor, focused);
    canvas_fill(c, line, row_role(ROLE_TEXT, cursor, focused));

    struct strbuf head = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&head, "%*u %c%c ", NUMBER_W, entry.number, is_local(v, entry.number) ? '+' : ' ',
                obsolete ? 'x' : ' ');
    int x = canvas_text(c, line, 0, 0, strbuf_str(&head), number);
    strbuf_release(&head);

    bool status = line.w >= NUMBER_W + MARKS_W + TITLE_LEAST + STATUS_W;
    bool date = line.w >= NUMBER_W + MARKS_W + TITLE_LEAST + STATUS_W + DATE_W;
    int title_w = line.w - x - (date ? DATE_W : 0) - (status ? STATUS_W : 1);
    canvas_text_fit(c, line, x, 0, title_w, entry.issued ? entry.title : STR("(not issued)"), text);
    draw_date_and_status(c, line, x + title_w, date, status, &entry, text);
}

static void catalogview_draw(const struct view *view, struct canvas *c, struct rect r, bool focused)
{
    const struct catalogview *v = of(view);
    canvas_fill(c, r, ROLE_TEXT);
    if (v->model.count == 0) {
        canvas_text_fit(c, r, 1, 0, r.w - 1, STR("nothing in the catalogue matches"), ROLE_DIM);
        return;
    }
    for (int y = 0; y < r.h && v->model.top + y < v->model.count; y++) {
        struct rect line = {r.x, r.y + y, r.w, 1};
        draw_row(v, c, line, v->model.top + y, focused);
    }
}

static void catalogview_resize(struct view *view, int w, int h)
{
    (void)w; /* rows are laid out when they are drawn */
    struct catalogview *v = (struct catalogview *)(void *)view;
    listmodel_set_rows(&v->model, h);
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

static void catalogview_status(const struct view *view, struct view_status *s)
{
    const struct catalogview *v = of(view);
    if (v->words.n > 0)
        strbuf_addf(&s->name, "%ld of %zu RFCs match \"%s\"", v->model.count,
                    catalog_issued(v->catalog), v->words.p);
    else
        strbuf_addf(&s->name, "%zu RFCs", catalog_issued(v->catalog));
    status_index(v, s);
    if (v->model.count > 0)
        strbuf_addf(&s->right, "%ld/%ld", v->model.cursor + 1, v->model.count);
}

/* ---------------------------------------------------------------- the card */

struct card {
    struct canvas *canvas;
    struct rect rect;
    int y;
};

/* A label and its text, wrapped at blanks. */
static void card_line(struct card *card, const char *label, struct str text)
{
    enum { LABEL_W = 15 };
    int width = card->rect.w - LABEL_W - 2;
    if (text.n == 0 || width < 10)
        return;
    canvas_text(card->canvas, card->rect, 1, card->y, str_of(label), ROLE_DIM);
    while (text.n > 0) {
        size_t n = utf8_clip(text, width), cut = n;
        while (n < text.n && cut > 0 && text.p[cut] != ' ')
            cut--;
        if (cut == 0 || n == text.n)
            cut = n > 0 ? n : text.n;
        canvas_text(card->canvas, card->rect, LABEL_W, card->y++, str_slice(text, 0, cut),
                    ROLE_TEXT);
        text = str_trim(str_from(text, cut));
    }
}

static void card_numbers(struct card *card, const char *label, struct numbers numbers)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    for (size_t i = 0; i < numbers.n; i++)
        strbuf_addf(&b, "%s%u", i > 0 ? ", " : "RFC ", numbers.at[i]);
    card_line(card, label, strbuf_str(&b));
    strbuf_release(&b);
}

void catalogview_draw_card(const struct catalogview *v, struct canvas *c, struct rect r)
{
    static const char *const relation_labels[RELATION_COUNT] = {
        [RELATION_OBSOLETES] = "Obsoletes",
        [RELATION_OBSOLETED_BY] = "Obsoleted by",
        [RELATION_UPDATES] = "Updates",
        [RELATION_UPDATED_BY] = "Updated by",
    };
    canvas_fill(c, r, ROLE_TEXT);
    if (v->model.count == 0)
        return;
    struct entry entry = catalog_entry(v->catalog, v->rows[v->model.cursor]);
    struct card card = {c, r, 1};
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&b, "RFC %u", entry.number);
    canvas_text(c, r, 1, card.y++, strbuf_str(&b), ROLE_TITLE);
    strbuf_clear(&b);
    card.y++;
    card_line(&card, "Title", entry.issued ? entry.title : STR("(not issued)"));
    card_line(&card, "Authors", entry.authors);
    if (entry.issued) {
        strbuf_addf(&b, "%s %u", rfc_month_name(entry.month), entry.year);
        card_line(&card, "Date", str_trim(strbuf_str(&b)));
        card_line(&card, "Status", str_of(rfc_status_name(entry.status)));
        card_line(&card, "Stream", str_of(rfc_stream_name(entry.stream)));
    }
    card_line(&card, "Also", entry.also);
    for (int i = 0; i < RELATION_COUNT; i++)
        card_numbers(&card, relation_labels[i], entry.relations[i]);
    strbuf_clear(&b);
    strbuf_addf(&b, "%u", entry.pages);
    card_line(&card, "Pages", entry.pages > 0 ? strbuf_str(&b) : STR_NONE);
    card_line(&card, "Keywords", entry.keywords);
    card_line(&card, "On disk",
              is_local(v, entry.number) ? STR("yes") : STR("no: Enter fetches it"));
    strbuf_release(&b);
}

/* ---------------------------------------------------------------- commands */

static bool catalogview_command(struct view *view, enum command command, long count,
                                struct intent *intent)
{
    struct catalogview *v = (struct catalogview *)(void *)view;
    if (listkeys_command(&v->model, command, count))
        return true;
    switch (command) {
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

static const struct view_ops catalogview_ops = {
    .name = "list",
    .context = CONTEXT_LIST,
    .draw = catalogview_draw,
    .resize = catalogview_resize,
    .command = catalogview_command,
    .status = catalogview_status,
};

struct catalogview *catalogview_new(const struct catalog *c)
{
    struct catalogview *v = xcalloc(1, sizeof *v);
    v->view.ops = &catalogview_ops;
    v->catalog = c;
    v->words = STRBUF_INIT(STRBUF_TEXT);
    v->rows = xreallocarray(NULL, catalog_count(c) + 1, sizeof *v->rows);
    v->index_day = v->today = catalog_date(c);
    v->model.rows = 1;
    catalogview_select_rows(v);
    return v;
}

void catalogview_free(struct catalogview *v)
{
    if (v == NULL)
        return;
    strbuf_release(&v->words);
    VEC_RELEASE(&v->local);
    free(v->rows);
    free(v);
}

struct view *catalogview_view(struct catalogview *v)
{
    return &v->view;
}
