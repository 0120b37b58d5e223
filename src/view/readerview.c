/* SPDX-License-Identifier: MIT
 *
 * Reading: the window over a document, the selected reference, the marked matches.
 * Positions are (line, row) of view/textrows.h.
 */
#include "base/platform.h"

#include "view/readerview.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "base/xmalloc.h"
#include "view/readerdraw.h"
#include "view/readerlinks.h"
#include "view/readersections.h"
#include "view/readerwindow.h"

enum { SCROLL_MOST = 10000 }; /* columns */

struct readerview {
    struct view view;
    struct readerdraw show; /* all that is drawn */
    char *name, *notice, *remark;
    uint32_t lines_expected; /* of the whole, while its beginning is shown; else 0 */
};

static const struct readerview *of(const struct view *v)
{
    return (const struct readerview *)(const void *)v;
}

static struct readerview *mine(struct view *v)
{
    return (struct readerview *)(void *)v;
}

static const struct document *doc(const struct readerview *v)
{
    return v->show.document;
}

/* ---------------------------------------------------------------- what is shown */

/* Lays out anew; `first` is the byte that stays at the top. */
static void lay_out(struct readerview *v, uint32_t first)
{
    readerdraw_resize(&v->show, v->show.w, v->show.h);
    readerwindow_go_byte(&v->show, first);
}

void readerview_go(struct readerview *v, uint32_t line)
{
    readerwindow_go(&v->show, line);
}

static void set_text(char **slot, const char *text)
{
    char *copy = xstrdup(text);
    free(*slot);
    *slot = copy;
}

void readerview_warn(struct readerview *v, const char *notice)
{
    set_text(&v->notice, notice);
}

void readerview_remark(struct readerview *v, const char *remark)
{
    set_text(&v->remark, remark);
}

void readerview_show(struct readerview *v, struct document *d, const char *name, const char *notice)
{
    struct document *before = v->show.document;
    v->show.document = d != NULL ? document_hold(d) : NULL;
    document_release(before);
    free(v->name);
    v->name = xstrdup(name);
    readerview_warn(v, notice);
    readerview_remark(v, "");
    v->show.top_line = v->show.top_row = 0;
    v->show.link = -1;
    v->show.labels = (struct readerlabels){0};
    v->lines_expected = 0;
    readerview_clear_matches(v);
}

void readerview_set_look(struct readerview *v, struct readerdraw_look look, bool wrap)
{
    uint32_t first = readerwindow_first_byte(&v->show);
    v->show.look = look;
    v->show.cut = !wrap;
    lay_out(v, first);
}

bool readerview_wraps(const struct readerview *v)
{
    return !v->show.cut;
}

void readerview_expect(struct readerview *v, uint32_t lines)
{
    v->lines_expected = lines;
}

void readerview_complete(struct readerview *v, struct document *d)
{
    struct readerview_place place = readerview_place(v);
    document_release(v->show.document);
    v->show.document = document_hold(d);
    v->lines_expected = 0;
    readerview_clear_matches(v);
    place.link = -1;
    readerview_restore(v, place);
}

struct document *readerview_document(const struct readerview *v)
{
    return v->show.document;
}

struct readerview_place readerview_place(const struct readerview *v)
{
    return (struct readerview_place){v->show.top_line, v->show.top_row, v->show.link, v->show.left};
}

const char *readerview_name(const struct readerview *v)
{
    return v->name != NULL ? v->name : "";
}

const struct section *readerview_section(const struct readerview *v)
{
    if (readerwindow_is_empty(&v->show))
        return NULL;
    return document_section_at(doc(v), readerwindow_first_text_line(&v->show));
}

void readerview_restore(struct readerview *v, struct readerview_place place)
{
    readerdraw_set_lines(&v->show, v->show.cut,
                         place.left < SCROLL_MOST ? place.left : SCROLL_MOST);
    readerwindow_place(&v->show, place.line, place.row);
    v->show.link = doc(v) != NULL && place.link < (int64_t)doc(v)->link_count ? place.link : -1;
}

/* ---------------------------------------------------------------- references */

bool readerview_clear_link(struct readerview *v)
{
    return readerlinks_clear(&v->show);
}

const struct link *readerview_link(const struct readerview *v)
{
    return readerwindow_is_empty(&v->show) ? NULL : readerlinks_selected(&v->show);
}

int readerview_link_row(const struct readerview *v)
{
    const struct link *link = readerview_link(v);
    return link != NULL ? readerwindow_row_of(&v->show, link->start) : -1;
}

bool readerview_is_labelled(const struct readerview *v)
{
    return v->show.labels.count > 0;
}

void readerview_label_key(struct readerview *v, uint32_t key, struct intent *intent)
{
    readerlinks_label_key(&v->show, key, intent);
}

/* ---------------------------------------------------------------- matches */

bool readerview_clear_matches(struct readerview *v)
{
    bool was = v->show.matches.n > 0;
    uint32_t first = readerwindow_first_byte(&v->show);
    matches_release(&v->show.matches);
    v->show.current_match = -1;
    lay_out(v, first);
    return was;
}

/* Scrolling on, one would pay for the bar with every line: it has to be drawn where the terminal
 * could else move the rows by itself. */
static void set_stepping(struct readerview *v, bool stepping)
{
    if (v->show.stepping == stepping)
        return;
    v->show.stepping = stepping;
    lay_out(v, readerwindow_first_byte(&v->show));
}

static void show_match(struct readerview *v, int64_t index)
{
    set_stepping(v, true);
    v->show.current_match = index;
    v->show.link = -1;
    readerwindow_reveal(&v->show, v->show.matches.at[index].start);
}

const struct matches *readerview_matches(const struct readerview *v)
{
    return &v->show.matches;
}

int64_t readerview_match(const struct readerview *v)
{
    return v->show.current_match;
}

void readerview_show_match(struct readerview *v, int64_t match)
{
    if (match >= 0 && match < (int64_t)v->show.matches.n)
        show_match(v, match);
}

static void say_match(const struct readerview *v, bool wrapped, bool backward, struct strbuf *said)
{
    const struct matches *m = &v->show.matches;
    if (wrapped)
        strbuf_addf(said, "search wrapped %s; ",
                    backward ? "from the beginning to the end" : "from the end to the beginning");
    strbuf_addf(said, "match %lld of %s%zu", (long long)v->show.current_match + 1,
                m->more ? "more than " : "", m->n);
}

void readerview_take_matches(struct readerview *v, struct matches *m, bool backward,
                             struct readerview_place origin, struct strbuf *said)
{
    readerview_clear_matches(v);
    v->show.matches = *m;
    *m = (struct matches){0};
    lay_out(v, readerwindow_first_byte(&v->show));
    readerview_restore(v, origin);
    if (readerwindow_is_empty(&v->show) || v->show.matches.n == 0)
        return;
    int64_t n = (int64_t)v->show.matches.n;
    int64_t at = (int64_t)matches_after(&v->show.matches, readerwindow_top_offset(&v->show)) -
                 (backward ? 1 : 0);
    bool wrapped = at < 0 || at >= n;
    show_match(v, at < 0 ? n - 1 : at >= n ? 0 : at);
    say_match(v, wrapped, backward, said);
}

/* Where no match is current, or the reader scrolled away from it, goes on from the window. */
static void next_match(struct readerview *v, int step, long times, struct intent *intent)
{
    int64_t n = (int64_t)v->show.matches.n, at = v->show.current_match;
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    bool wrapped = false;
    if (n == 0)
        return;
    if (at < 0 || !readerwindow_is_visible(&v->show, v->show.matches.at[at].start)) {
        at = (int64_t)matches_after(&v->show.matches, readerwindow_top_offset(&v->show)) - 1;
        if (step < 0)
            at++;
    }
    for (; times > 0; times--) {
        at += step;
        if (at < 0 || at >= n) {
            at = at < 0 ? n - 1 : 0;
            wrapped = true;
        }
    }
    show_match(v, at);
    say_match(v, wrapped, step < 0, &said);
    *intent = (struct intent){.kind = INTENT_MESSAGE, .text = strbuf_take(&said)};
}

/* ---------------------------------------------------------------- sections */

static void go_section(struct readerview *v, int64_t section, struct intent *intent)
{
    if (section < 0)
        readerview_go(v, 0);
    else if (section < (int64_t)doc(v)->section_count)
        readerview_go(v, doc(v)->sections[section].line);
    else
        *intent = (struct intent){.kind = INTENT_MESSAGE, .text = xstrdup("no section after this")};
}

bool readerview_go_section(struct readerview *v, struct str typed)
{
    int64_t section = readerwindow_is_empty(&v->show) ? -1 : readersections_find(doc(v), typed);
    if (section >= 0)
        readerview_go(v, doc(v)->sections[section].line);
    return section >= 0;
}

/* ---------------------------------------------------------------- long lines, place in words */

/* Scrolls sideways by half a pane, or changes between cutting and wrapping. */
static bool lines_command(struct readerview *v, enum command command, long times)
{
    struct readerdraw *s = &v->show;
    int half = (int)times * ((s->text_w + 1) / 2);
    uint32_t first = readerwindow_first_byte(s);
    switch (command) {
    case CMD_SCROLL_RIGHT:
        readerdraw_set_lines(s, s->cut,
                             s->left + half < SCROLL_MOST ? s->left + half : SCROLL_MOST);
        break;
    case CMD_SCROLL_LEFT:
        readerdraw_set_lines(s, s->cut, s->left - half);
        break;
    case CMD_WRAP:
        readerdraw_set_lines(s, !s->cut, 0);
        break;
    default:
        return false;
    }
    readerwindow_go_byte(s, first);
    return true;
}

/* "line 120 of 10800, page 3, 15.4 Redirection". */
static void say_where(const struct readerview *v, struct intent *intent)
{
    const struct document *d = doc(v);
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    const struct section *s = document_section_at(d, readerwindow_first_text_line(&v->show));
    uint32_t page = 0;
    while (page < d->page_count && d->page_line[page] <= v->show.top_line)
        page++;
    strbuf_addf(&said, "line %u of %u", v->show.top_line + 1, d->line_count);
    if (page > 0)
        strbuf_addf(&said, ", page %u of %u", page, d->page_count);
    if (s != NULL)
        strbuf_addf(&said, ", %.*s%s%.*s", STR_ARG(s->label), s->label.n > 0 ? " " : "",
                    STR_ARG(s->title));
    *intent = (struct intent){.kind = INTENT_MESSAGE, .text = strbuf_take(&said)};
}

/* ---------------------------------------------------------------- commands */

/* Commands that jump: the place before is for the history. */
static bool jump_command(struct readerview *v, enum command command, long count,
                         struct intent *intent)
{
    uint32_t line = v->show.top_line;
    switch (command) {
    case CMD_TOP:
        readerwindow_go_number(&v->show, count);
        return true;
    case CMD_BOTTOM:
        if (count > 0)
            readerwindow_go_number(&v->show, count);
        else
            readerwindow_go_end(&v->show);
        return true;
    case CMD_PERCENT:
        if (count >= 100)
            readerwindow_go_end(&v->show);
        else
            readerview_go(v, (uint32_t)((uint64_t)doc(v)->line_count *
                                        (uint64_t)(count > 0 ? count : 0) / 100));
        return true;
    case CMD_NEXT_SECTION:
        go_section(v, readersections_step(doc(v), line, count > 0 ? count : 1), intent);
        return true;
    case CMD_PREVIOUS_SECTION:
        go_section(v, readersections_step(doc(v), line, count > 0 ? -count : -1), intent);
        return true;
    case CMD_NEXT_SIBLING:
        go_section(v, readersections_sibling(doc(v), line, 1), intent);
        return true;
    case CMD_PREVIOUS_SIBLING:
        go_section(v, readersections_sibling(doc(v), line, -1), intent);
        return true;
    default:
        return false;
    }
}

/* Rows that a scrolling command moves by; 0: it is none. */
static long scroll_rows(const struct readerview *v, enum command command)
{
    long page = v->show.h > 1 ? v->show.h : 1;
    switch (command) {
    case CMD_LINE_DOWN:
        return 1;
    case CMD_LINE_UP:
        return -1;
    case CMD_PAGE_DOWN:
        return page;
    case CMD_PAGE_UP:
        return -page;
    case CMD_HALF_DOWN:
        return (page + 1) / 2;
    case CMD_HALF_UP:
        return -(page + 1) / 2;
    default:
        return 0;
    }
}

static bool readerview_command(struct view *view, enum command command, long count,
                               struct intent *intent)
{
    struct readerview *v = mine(view);
    if (readerwindow_is_empty(&v->show))
        return false;
    long times = count > 0 ? count : 1;
    long rows = scroll_rows(v, command);
    if (rows != 0) {
        set_stepping(v, false);
        readerwindow_scroll(&v->show, rows * times);
        return true;
    }
    if (lines_command(v, command, times))
        return true;
    struct readerview_place from = readerview_place(v);
    if (jump_command(v, command, count, intent)) {
        if (intent->kind == INTENT_NONE)
            *intent = (struct intent){
                .kind = INTENT_JUMPED, .from_line = from.line, .from_row = from.row};
        return true;
    }
    switch (command) {
    case CMD_NEXT_LINK:
        readerlinks_select(&v->show, 1, intent);
        return true;
    case CMD_PREVIOUS_LINK:
        readerlinks_select(&v->show, -1, intent);
        return true;
    case CMD_FOLLOW:
        readerlinks_follow(&v->show, intent);
        return true;
    case CMD_LABELS:
        readerlinks_label(&v->show, intent);
        return true;
    case CMD_WHERE:
        say_where(v, intent);
        return true;
    case CMD_NEXT_MATCH:
    case CMD_PREVIOUS_MATCH:
        next_match(v, command == CMD_NEXT_MATCH ? 1 : -1, times, intent);
        return v->show.matches.n > 0;
    default:
        return false;
    }
}

/* ---------------------------------------------------------------- status, drawing, life */

static void readerview_status(const struct view *view, struct view_status *status)
{
    const struct readerview *v = of(view);
    struct strbuf *right = &status->right;
    if (readerwindow_is_empty(&v->show))
        return;
    strbuf_add_cstr(&status->name, v->name);
    strbuf_add_cstr(&status->alert, v->notice);
    strbuf_add_cstr(&status->remark, v->remark);
    strbuf_add_str(&status->title, doc(v)->title);
    const struct section *s = readerview_section(v);
    if (s != NULL)
        strbuf_addf(&status->place, "%.*s%s%.*s", STR_ARG(s->label), s->label.n > 0 ? " " : "",
                    STR_ARG(s->title));
    uint32_t bottom = readerwindow_bottom_line(&v->show);
    uint32_t lines = v->lines_expected > 0 ? v->lines_expected : doc(v)->line_count;
    strbuf_addf(right, "%u%%",
                (unsigned)((uint64_t)(bottom < lines ? bottom : lines) * 100 / lines));
}

/* What is told first: the reference or the match being shown, else the line at the top. */
static void readerview_spot(const struct view *view, int *x, int *y)
{
    const struct readerdraw *s = &of(view)->show;
    uint32_t offset;
    *x = s->margin;
    *y = 0;
    if (!readerwindow_is_empty(s) && readerdraw_subject(s, &offset) &&
        readerwindow_is_visible(s, offset))
        readerwindow_cell_of(s, offset, x, y);
}

static bool readerview_click(struct view *view, int x, int y)
{
    struct readerdraw *s = &mine(view)->show;
    return !readerwindow_is_empty(s) && readerlinks_point(s, x, y);
}

static void readerview_wheel(struct view *view, int rows)
{
    set_stepping(mine(view), false);
    readerwindow_scroll(&mine(view)->show, rows);
}

static void readerview_draw(const struct view *view, struct canvas *c, struct rect r, bool focused)
{
    readerdraw(&of(view)->show, c, r, focused);
}

static void readerview_resize(struct view *view, int w, int h)
{
    struct readerdraw *s = &mine(view)->show;
    uint32_t first = readerwindow_first_byte(s);
    s->w = w;
    s->h = h;
    lay_out(mine(view), first);
}

static const struct view_ops readerview_ops = {
    .name = "reader",
    .context = CONTEXT_READER,
    .draw = readerview_draw,
    .resize = readerview_resize,
    .command = readerview_command,
    .status = readerview_status,
    .spot = readerview_spot,
    .click = readerview_click,
    .wheel = readerview_wheel,
};

struct readerview *readerview_new(void)
{
    struct readerview *v = xcalloc(1, sizeof *v);
    v->view.ops = &readerview_ops;
    v->name = xstrdup("");
    v->notice = xstrdup("");
    v->remark = xstrdup("");
    v->show.link = v->show.current_match = -1;
    readerdraw_resize(&v->show, 1, 1);
    return v;
}

void readerview_free(struct readerview *v)
{
    if (v == NULL)
        return;
    document_release(v->show.document);
    matches_release(&v->show.matches);
    free(v->name);
    free(v->notice);
    free(v->remark);
    free(v);
}

struct view *readerview_view(struct readerview *v)
{
    return &v->view;
}
