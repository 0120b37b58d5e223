/* SPDX-License-Identifier: MIT
 *
 * Composing the screen.  Reads state, writes cells.
 */
#include "base/platform.h"

#include "app/screen.h"

#include "app/completing.h"
#include "app/completion.h"
#include "app/pane.h"
#include "app/gather.h"
#include "app/peek.h"
#include "app/prompt.h"
#include "app/sharing.h"
#include "base/clock.h"
#include "base/utf8.h"
#include "view/wrap.h"

void screen_arrange(struct app *a)
{
    pane_follow(a);
    struct layout l = layout_compute(a->canvas.w, a->canvas.h, sharing_wish(a));
    a->layout = l;
    struct view *list = app_side(a), *reader = readerview_view(a->reader);
    if (l.list.w > 0)
        list->ops->resize(list, l.list.w, l.list.h);
    if (l.reader.w > 0)
        reader->ops->resize(reader, l.reader.w, l.reader.h);
    a->dirty = true;
}

void screen_resize(struct app *a, int w, int h)
{
    canvas_resize(&a->canvas, w, h);
    screen_arrange(a);
}

/* ---------------------------------------------------------------- rows at the bottom */

/* Left text as far as there is room beside the right one. */
static void draw_sides(struct canvas *c, struct rect r, struct str left, struct str right,
                       enum role role)
{
    int right_w = utf8_columns(right);
    int room = r.w - 2 - (right_w > 0 ? right_w + 1 : 0);
    canvas_fill(c, r, role);
    canvas_text_fit(c, r, 1, 0, room, left, role);
    if (right_w + 2 <= r.w)
        canvas_text(c, r, r.w - 1 - right_w, 0, right, role);
}

/* Title and place in words: the title gives way, and goes where little of it would be left. */
static void draw_title_and_place(struct app *a, struct rect r, struct str title, struct str place)
{
    enum { TITLE_LEAST = 12 };
    int place_w = place.n > 0 ? utf8_columns(place) : 0;
    int title_w = utf8_columns(title);
    int room = r.w - (place_w > 0 ? place_w + 3 : 0);
    if (title_w > room)
        title_w = room >= TITLE_LEAST ? room : place_w > 0 ? 0 : room;
    int x = canvas_text_fit(&a->canvas, r, 0, 0, title_w < r.w ? title_w : r.w, title, ROLE_STATUS);
    if (place_w > 0 && x > 0)
        x = canvas_text(&a->canvas, r, x, 0, STR(" · "), ROLE_STATUS);
    canvas_text_fit(&a->canvas, r, x, 0, r.w - x, place, ROLE_STATUS);
}

static void draw_status_texts(struct app *a, struct rect r, const struct view_status *s)
{
    int right_w = utf8_columns(strbuf_str(&s->right));
    canvas_fill(&a->canvas, r, ROLE_STATUS);
    int x = canvas_text(&a->canvas, r, 1, 0, strbuf_str(&s->name), ROLE_STATUS) + 1;
    if (s->alert.n > 0) {
        x = canvas_text(&a->canvas, r, x, 0, STR(" "), ROLE_STATUS_ALERT);
        x = canvas_text(&a->canvas, r, x, 0, strbuf_str(&s->alert), ROLE_STATUS_ALERT);
        x = canvas_text(&a->canvas, r, x, 0, STR(" "), ROLE_STATUS_ALERT);
    }
    if (s->remark.n > 0 && x + utf8_columns(strbuf_str(&s->remark)) + right_w + 2 < r.w)
        x = canvas_text(&a->canvas, r, x + 1, 0, strbuf_str(&s->remark), ROLE_STATUS) + 1;
    struct rect middle = {r.x + x + 1, r.y, r.w - x - right_w - 3, 1};
    bool brief = s->brief.n > 0 && utf8_columns(strbuf_str(&s->title)) > middle.w;
    if (middle.w > 0)
        draw_title_and_place(a, middle, strbuf_str(brief ? &s->brief : &s->title),
                             strbuf_str(&s->place));
    if (x + right_w + 1 < r.w)
        canvas_text(&a->canvas, r, r.w - 1 - right_w, 0, strbuf_str(&s->right), ROLE_STATUS);
}

static void draw_status(struct app *a)
{
    struct view_status s;
    struct view *v = app_view(a);
    view_status_init(&s);
    v->ops->status(v, &s);
    draw_status_texts(a, a->layout.status, &s);
    view_status_release(&s);
}

/* A sentence in the row r, and in rows above it where one is not enough: it is never cut. */
static void draw_sentence(struct app *a, struct rect r, struct str text, enum role role)
{
    int width = r.w > 2 ? r.w - 2 : 1;
    int rows = (int)wrap_count(text, width);
    if (rows > r.y + 1)
        rows = r.y + 1;
    r.y -= rows - 1;
    r.h = rows;
    canvas_fill(&a->canvas, r, role);
    for (int y = 0; y < rows; y++) {
        struct wrap_row row = wrap_row_at(text, width, (uint32_t)y);
        canvas_text(&a->canvas, r, 1, y, str_slice(text, row.start, row.end), role);
    }
}

/* Why what was typed cannot be, or what it can become, above the prompt. */
static void draw_trouble(struct app *a, struct rect r)
{
    struct str trouble = strbuf_str(&a->prompt.trouble);
    if (a->prompt.kind == PROMPT_SEARCH && a->finding.bad)
        trouble = strbuf_str(&a->finding.said);
    r.y--;
    completion_draw(&a->prompt.completion, &a->canvas, r);
    if (trouble.n > 0)
        draw_sentence(a, r, trouble, ROLE_ERROR);
}

/* Returns the column of the cursor. */
static int draw_prompt(struct app *a, struct rect r)
{
    const struct prompt *p = &a->prompt;
    struct str text = strbuf_str(&p->line.text);
    bool found = p->kind == PROMPT_SEARCH && !a->finding.bad;
    struct str beside = found ? strbuf_str(&a->finding.said) : STR_NONE;
    if (p->kind == PROMPT_SEARCH && text.n == 0)
        beside = STR("Alt with r: literal  w: whole word  c: match case  i: any case");
    struct strbuf label = STRBUF_INIT(STRBUF_TEXT), opens = STRBUF_INIT(STRBUF_TEXT);
    if (p->kind == PROMPT_OPEN) {
        completing_describe(a, &opens);
        beside = strbuf_str(&opens);
    }
    prompt_label(a, &label);
    int x = canvas_text(&a->canvas, r, 0, 0, strbuf_str(&label), ROLE_HINT_KEY);
    strbuf_release(&label);
    /* A long line shows its end. */
    int over = x + utf8_columns(str_slice(text, 0, p->line.cursor)) + 1 - r.w;
    size_t skip = over > 0 ? utf8_clip(text, over + 1) : 0;
    int end = canvas_text(&a->canvas, r, x, 0, str_from(text, skip), ROLE_TEXT);
    if (beside.n > 0 && end + 4 < r.w) {
        int w = utf8_columns(beside), room = r.w - end - 3;
        canvas_text_fit(&a->canvas, r, w < room ? r.w - 1 - w : end + 2, 0, room, beside, ROLE_DIM);
    }
    strbuf_release(&opens);
    draw_trouble(a, r);
    return x + utf8_columns(str_slice(text, skip, p->line.cursor));
}

static void add_size(struct strbuf *b, uint64_t bytes)
{
    if (bytes < 10000)
        strbuf_addf(b, "%llu bytes", (unsigned long long)bytes);
    else
        strbuf_addf(b, "%llu kB", (unsigned long long)(bytes / 1000));
}

/* Seconds until the next try, the one that runs included. */
static int64_t seconds_left(const struct fetching *f)
{
    int64_t left = f->next_try_ms - clock_monotonic_ms();
    return left > 0 ? (left + 999) / 1000 : 0;
}

/* Why it waits, and for how long. */
static void draw_waiting(struct app *a, struct rect r, const struct fetching *f)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&b, "%s; again in %lld s; Esc gives up, r tries now", f->befell.text,
                (long long)seconds_left(f));
    draw_sentence(a, r, strbuf_str(&b), ROLE_TEXT);
    strbuf_release(&b);
}

/* doing: what is under way, to which the numbers are added. */
static void draw_progress(struct app *a, struct rect r, struct strbuf *doing,
                          const struct fetching *f)
{
    if (f->stage == STAGE_WAITING) {
        draw_waiting(a, r, f);
        return;
    }
    strbuf_add_cstr(doing, f->stage == STAGE_QUEUED ? " (others first) … " : " … ");
    if (f->received > 0)
        add_size(doing, f->received);
    if (f->received > 0 && f->expected > f->received) {
        strbuf_add_cstr(doing, " of ");
        add_size(doing, f->expected);
    }
    draw_sides(&a->canvas, r, strbuf_str(doing), STR("Esc cancels"), ROLE_TEXT);
}

/* The fetch that the message row tells of where there is nothing else to tell, or NULL. */
static const struct fetching *shown_fetch(const struct app *a)
{
    return a->nav.ticket != 0      ? &a->nav.progress
           : a->refresh.asked      ? &a->refresh.progress
           : a->errata.wanted != 0 ? &a->errata.progress
                                   : NULL;
}

int screen_sleep_ms(const struct app *a)
{
    const struct fetching *f = shown_fetch(a);
    if (f == NULL || f->stage != STAGE_WAITING)
        return -1;
    int64_t left = f->next_try_ms - clock_monotonic_ms();
    return left > 0 ? (int)((left - 1) % 1000) + 1 : -1;
}

static void draw_nav_progress(struct app *a, struct rect r)
{
    const struct nav *n = &a->nav;
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    struct ref ref = {0};
    strbuf_add_cstr(&b, n->fetching ? "fetching " : "opening ");
    if (ref_parse(str_of(n->coming), &ref))
        ref_describe(&ref, &b);
    draw_progress(a, r, &b, &n->progress);
    strbuf_release(&b);
}

static void draw_facts_progress(struct app *a, struct rect r)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    strbuf_add_cstr(&b, a->refresh.asked ? "fetching the index" : "fetching the errata");
    draw_progress(a, r, &b, shown_fetch(a));
    strbuf_release(&b);
}

static void draw_hint(struct app *a, struct rect r, int *x, enum command command, const char *text)
{
    struct strbuf key = STRBUF_INIT(STRBUF_TEXT);
    int words = utf8_columns(str_of(text));
    if (*x + 2 + words >= r.w) /* not with the shortest key either */
        return;
    keymap_describe(&a->keymap, app_view(a)->ops->context, (int)command, 1, &key);
    int need = utf8_columns(strbuf_str(&key)) + 1 + words;
    if (key.n > 0 && *x + need < r.w) {
        *x = canvas_text(&a->canvas, r, *x, 0, strbuf_str(&key), ROLE_HINT_KEY) + 1;
        *x = canvas_text(&a->canvas, r, *x, 0, str_of(text), ROLE_HINT) + 2;
    }
    strbuf_release(&key);
}

/* The keys that matter here, as many as fit, the most needed first. */
static void draw_hints(struct app *a, struct rect r)
{
    static const struct command_hint in_peek[] = {
        {CONTEXT_ALL, CMD_FOLLOW, "go there"},
        {CONTEXT_ALL, CMD_LINE_DOWN, "scroll"},
        {CONTEXT_ALL, CMD_PEEK, "close"},
    };
    struct str gathering = gather_words(a);
    int x = canvas_text_fit(&a->canvas, r, 1, 0, r.w - 2, gathering, ROLE_TEXT);
    x += gathering.n > 0 ? 2 : 0;
    for (size_t i = 0; peek_is_open(a) && i < ARRAY_LEN(in_peek); i++)
        draw_hint(a, r, &x, in_peek[i].command, in_peek[i].words);
    for (size_t i = 0; !peek_is_open(a) && i < command_hint_count(); i++)
        if (command_hint(i)->contexts & app_view(a)->ops->context)
            draw_hint(a, r, &x, command_hint(i)->command, command_hint(i)->words);
}

/* Keys that wait for more. */
static void draw_typed(struct app *a, struct rect r)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    if (a->count >= 0)
        strbuf_addf(&b, ":%ld", a->count);
    if (a->typing.typed.n > 0) {
        keymap_describe_keys(&a->typing.typed, &b);
        strbuf_add_cstr(&b, " …");
    }
    canvas_text(&a->canvas, r, 0, 0, strbuf_str(&b), ROLE_HINT_KEY);
    strbuf_release(&b);
}

/* One row, for the first of: prompt, typed keys, message, progress, hints.  Returns the cursor's
 * column or -1. */
static int draw_message(struct app *a)
{
    struct rect r = a->layout.message;
    canvas_fill(&a->canvas, r, ROLE_TEXT);
    if (a->prompt.kind != PROMPT_NONE)
        return draw_prompt(a, r);
    if (a->count >= 0 || a->typing.typed.n > 0)
        draw_typed(a, r);
    else if (a->message.n > 0) {
        draw_sentence(a, r, strbuf_str(&a->message), a->message_is_error ? ROLE_ERROR : ROLE_TEXT);
    } else if (readerview_is_labelled(a->reader)) {
        canvas_text_fit(&a->canvas, r, 1, 0, r.w - 2,
                        STR("type the letters of a reference; any other key leaves"), ROLE_TEXT);
    } else if (a->nav.ticket != 0) {
        draw_nav_progress(a, r);
    } else if (shown_fetch(a) != NULL) {
        draw_facts_progress(a, r);
    } else {
        draw_hints(a, r);
    }
    return -1;
}

/* ---------------------------------------------------------------- panes */

static void draw_rule(struct app *a)
{
    struct rect r = a->layout.rule;
    bool beside = a->layout.kind == LAYOUT_BESIDE;
    if (a->settings->plain) { /* a rule is read out as a name a cell */
        canvas_fill(&a->canvas, r, ROLE_RULE);
        return;
    }
    for (int y = 0; y < r.h; y++)
        for (int x = 0; x < r.w; x++)
            canvas_text(&a->canvas, r, x, y,
                        !beside  ? STR("─")
                        : x == 0 ? STR("│")
                                 : STR(" "),
                        ROLE_RULE);
}

static void draw_panes(struct app *a)
{
    const struct layout *l = &a->layout;
    struct view *list = app_side(a), *reader = readerview_view(a->reader);
    if (l->list.w > 0)
        list->ops->draw(list, &a->canvas, l->list, !a->reader_focus);
    if (l->reader.w > 0 && readerview_document(a->reader) != NULL)
        reader->ops->draw(reader, &a->canvas, l->reader, a->reader_focus);
    else if (l->reader.w > 0)
        catalogview_draw_card(a->list, &a->canvas, l->reader);
    draw_rule(a);
    peek_draw(a);
}

/* The cursor where reading goes on: in the popup, else in the pane that has the keys. */
static void place_cursor(struct app *a, int *x, int *y)
{
    struct rect r = a->reader_focus ? a->layout.reader : a->layout.list, popup;
    int column = 2, row = 1; /* within its edge */
    if (peek_place(a, &popup))
        r = popup;
    else
        app_view(a)->ops->spot(app_view(a), &column, &row);
    *x = r.x + (column < r.w ? column : r.w - 1);
    *y = r.y + (row < r.h ? row : r.h - 1);
}

void screen_draw(struct app *a, int *x, int *y)
{
    *x = -1;
    *y = a->layout.message.y;
    if (a->layout.kind == LAYOUT_TOO_SMALL) {
        canvas_fill(&a->canvas, canvas_rect(&a->canvas), ROLE_TEXT);
        canvas_text_fit(&a->canvas, canvas_rect(&a->canvas), 0, 0, a->canvas.w,
                        STR("too small: enlarge"), ROLE_TEXT);
        return;
    }
    draw_panes(a);
    if (a->layout.status.h > 0)
        draw_status(a);
    *x = draw_message(a);
    if (*x < 0 && a->settings->plain)
        place_cursor(a, x, y);
}
