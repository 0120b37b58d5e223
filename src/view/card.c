/* SPDX-License-Identifier: MIT
 *
 * The card is run twice: without a canvas, to learn how high it is, then to be drawn.  Draws from
 * const state.
 */
#include "base/platform.h"

#include "view/card.h"

#include "base/utf8.h"
#include "view/wrap.h"

enum {
    CARD_LABEL_W = 14,
    CARD_NARROW = 48, /* below: the label stands before the text, not beside it */
    CARD_LOW = 12,    /* below: no empty rows */
    CARD_ABSTRACT = 8 /* rows of it that matter more than the titles of relations */
};

struct card {
    const struct catalog *catalog;
    const struct listfacts *facts;
    struct entry entry;
    struct canvas *canvas; /* NULL: only counted */
    struct rect rect;
    int y;
    bool titles; /* of relations */
};

static bool card_is_narrow(const struct card *k)
{
    return k->rect.w < CARD_NARROW;
}

static void card_skip(struct card *k)
{
    k->y += k->rect.h >= CARD_LOW;
}

/* Text wrapped from column x on; what the last row of the pane cannot hold ends in "…". */
static void card_text(struct card *k, int x, struct str text, enum role role)
{
    int width = k->rect.w - x - 1;
    if (width < 1)
        return;
    struct wrap_row row = wrap_next(text, 0, width);
    do {
        bool last = k->y == k->rect.h - 1;
        struct str rest = str_slice(text, row.start, last ? text.n : row.end);
        if (k->canvas != NULL && k->y < k->rect.h)
            canvas_text_fit(k->canvas, k->rect, x, k->y, width, rest, role);
        k->y++;
    } while (wrap_step(text, width, &row));
}

/* A label and its text; nothing where there is none. */
static void card_line(struct card *k, const char *label, struct str text)
{
    if (text.n == 0)
        return;
    if (card_is_narrow(k)) {
        struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
        strbuf_addf(&b, "%s: %.*s", label, STR_ARG(text));
        int y = k->y;
        card_text(k, 1, strbuf_str(&b), ROLE_TEXT);
        if (k->canvas != NULL && y < k->rect.h)
            canvas_role(k->canvas, k->rect, 1, y, utf8_columns(str_of(label)) + 1, ROLE_DIM);
        strbuf_release(&b);
        return;
    }
    if (k->canvas != NULL && k->y < k->rect.h)
        canvas_text(k->canvas, k->rect, 1, k->y, str_of(label), ROLE_DIM);
    card_text(k, CARD_LABEL_W + 1, text, ROLE_TEXT);
}

/* ---- relations */

static void card_numbers(struct card *k, const char *label, struct numbers numbers)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    for (size_t i = 0; i < numbers.n; i++)
        strbuf_addf(&b, "%s%u", i > 0 ? ", " : "RFC ", numbers.at[i]);
    card_line(k, label, strbuf_str(&b));
    strbuf_release(&b);
}

/* A row each: number and as much of the title as there is room for. */
static void card_titles(struct card *k, const char *label, struct numbers numbers)
{
    for (size_t i = 0; i < numbers.n; i++, k->y++) {
        if (k->canvas == NULL || k->y >= k->rect.h)
            continue;
        ptrdiff_t index = catalog_find(k->catalog, numbers.at[i]);
        struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
        strbuf_addf(&b, "RFC %u", numbers.at[i]);
        if (index >= 0)
            strbuf_addf(&b, "  %.*s", STR_ARG(catalog_entry(k->catalog, (size_t)index).title));
        if (i == 0)
            canvas_text(k->canvas, k->rect, 1, k->y, str_of(label), ROLE_DIM);
        canvas_text_fit(k->canvas, k->rect, CARD_LABEL_W + 1, k->y, k->rect.w - CARD_LABEL_W - 2,
                        strbuf_str(&b), ROLE_TEXT);
        strbuf_release(&b);
    }
}

static void card_relations(struct card *k)
{
    static const struct {
        enum rfc_relation relation;
        const char *label;
    } rows[RELATION_COUNT] = {
        {RELATION_OBSOLETED_BY, "Obsoleted by"},
        {RELATION_UPDATED_BY, "Updated by"},
        {RELATION_OBSOLETES, "Obsoletes"},
        {RELATION_UPDATES, "Updates"},
    };
    for (size_t i = 0; i < RELATION_COUNT; i++) {
        struct numbers numbers = k->entry.relations[rows[i].relation];
        if (k->titles)
            card_titles(k, rows[i].label, numbers);
        else
            card_numbers(k, rows[i].label, numbers);
    }
}

/* ---- the rest */

static void card_date(struct card *k)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    if (k->entry.year > 0)
        strbuf_addf(&b, "%s %u", rfc_month_name(k->entry.month), k->entry.year);
    card_line(k, "Date", str_trim(strbuf_str(&b)));
    strbuf_release(&b);
}

static void card_status(struct card *k)
{
    enum rfc_status then = k->entry.published_as;
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    strbuf_add_cstr(&b, rfc_status_name(k->entry.status));
    if (then != k->entry.status && then != STATUS_UNKNOWN)
        strbuf_addf(&b, " (published as %s)", rfc_status_name(then));
    card_line(k, "Status", strbuf_str(&b));
    strbuf_release(&b);
}

static void card_news(struct card *k)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    listfacts_describe(k->facts, k->entry.number, &b);
    card_line(k, "Lately", strbuf_str(&b));
    strbuf_release(&b);
}

static void card_pages(struct card *k)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    if (k->entry.pages > 0)
        strbuf_addf(&b, "%u", k->entry.pages);
    card_line(k, "Pages", strbuf_str(&b));
    strbuf_release(&b);
}

static void card_machine(struct card *k)
{
    uint32_t number = k->entry.number;
    bool read = listfacts_is(k->facts, QUERY_READ, number);
    bool local = listfacts_is(k->facts, QUERY_LOCAL, number);
    card_line(k, "On disk", local ? STR("yes") : STR("no: Enter fetches it"));
    if (listfacts_is(k->facts, QUERY_FAVOURITE, number))
        card_line(k, "Yours", read ? STR("a favourite; read") : STR("a favourite"));
    else
        card_line(k, "Yours", read ? STR("read") : STR_NONE);
}

static void card_abstract(struct card *k)
{
    struct str rest = k->entry.abstract;
    while (rest.n > 0) {
        ptrdiff_t end = str_find(rest, STR(CATALOG_PARAGRAPH), 0);
        card_skip(k);
        card_text(k, 1, end < 0 ? rest : str_slice(rest, 0, (size_t)end), ROLE_TEXT);
        rest = end < 0 ? STR_NONE : str_from(rest, (size_t)end + sizeof CATALOG_PARAGRAPH - 1);
    }
}

static void card_head(struct card *k)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&b, "RFC %u", k->entry.number);
    card_skip(k);
    card_text(k, 1, strbuf_str(&b), ROLE_TITLE);
    card_skip(k);
    strbuf_release(&b);
}

static void card_facts(struct card *k)
{
    const struct entry *e = &k->entry;
    card_line(k, "Title", e->issued ? e->title : STR("(not issued)"));
    if (e->issued) {
        card_line(k, "Authors", e->authors);
        card_date(k);
        card_status(k);
        card_line(k, "Stream", str_of(rfc_stream_name(e->stream)));
        card_line(k, "Group", e->group);
        card_line(k, "Also", e->also);
        card_news(k);
    }
    card_relations(k);
    if (e->errata)
        card_line(k, "Errata", STR("yes"));
    card_pages(k);
    card_line(k, "Keywords", e->keywords);
    if (e->issued)
        card_machine(k);
}

/* Rows that a part of it takes. */
static int card_height(const struct card *k, void (*part)(struct card *))
{
    struct card counted = *k;
    counted.canvas = NULL;
    counted.y = 0;
    part(&counted);
    return counted.y;
}

void card_draw(const struct catalog *catalog, size_t index, const struct listfacts *facts,
               struct canvas *c, struct rect r)
{
    struct card k = {.catalog = catalog,
                     .facts = facts,
                     .entry = catalog_entry(catalog, index),
                     .canvas = c,
                     .rect = r,
                     .titles = true};
    int abstract = card_height(&k, card_abstract);
    if (abstract > CARD_ABSTRACT)
        abstract = CARD_ABSTRACT;
    k.titles = !card_is_narrow(&k) &&
               card_height(&k, card_head) + card_height(&k, card_facts) + abstract <= r.h;
    canvas_fill(c, r, ROLE_TEXT);
    card_head(&k);
    card_facts(&k);
    card_abstract(&k);
}
