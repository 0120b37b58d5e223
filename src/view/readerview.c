/* SPDX-License-Identifier: MIT
 *
 * Reading: the window over a document, the selected reference, the marked matches.
 * Positions are (line, row): a line wider than the pane takes several rows (view/wrap.h).
 */
#include "base/platform.h"

#include "view/readerview.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "base/xmalloc.h"
#include "view/readerdraw.h"
#include "view/wrap.h"

struct readerview {
    struct view view;
    struct readerdraw show; /* all that is drawn */
    char *name, *notice;
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

/* ---------------------------------------------------------------- moving the window */

static uint32_t rows_of(const struct readerview *v, uint32_t line)
{
    return wrap_count(document_line(doc(v), line), v->show.text_w);
}

/* Moves a position by rows; stops at the first row and at the last. */
static void move_rows(const struct readerview *v, uint32_t *line, uint32_t *row, long by)
{
    uint32_t rows = by > 0 ? rows_of(v, *line) : 0; /* counted once: a line may be the whole text */
    for (; by > 0; by--) {
        if (*row + 1 < rows)
            ++*row;
        else if (*line + 1 < doc(v)->line_count)
            rows = rows_of(v, ++*line), *row = 0;
        else
            return;
    }
    for (; by < 0; by++) {
        if (*row > 0)
            --*row;
        else if (*line > 0)
            --*line, *row = rows_of(v, *line) - 1;
        else
            return;
    }
}

/* The top that shows the end of the text in the last row. */
static void last_top(const struct readerview *v, uint32_t *line, uint32_t *row)
{
    *line = doc(v)->line_count - 1;
    *row = rows_of(v, *line) - 1;
    move_rows(v, line, row, -(long)(v->show.h - 1));
}

static bool is_after(uint32_t line_a, uint32_t row_a, uint32_t line_b, uint32_t row_b)
{
    return line_a > line_b || (line_a == line_b && row_a > row_b);
}

static bool is_empty(const struct readerview *v)
{
    return doc(v) == NULL || doc(v)->line_count == 0;
}

/* Scrolls; downward never past the end, though a jump may have put the top behind that. */
static void scroll(struct readerview *v, long by)
{
    struct readerdraw *s = &v->show;
    uint32_t end_line, end_row, line = s->top_line, row = s->top_row;
    if (is_empty(v))
        return;
    move_rows(v, &line, &row, by);
    last_top(v, &end_line, &end_row);
    if (by > 0 && is_after(line, row, end_line, end_row)) {
        if (!is_after(end_line, end_row, s->top_line, s->top_row))
            return;
        line = end_line;
        row = end_row;
    }
    s->top_line = line;
    s->top_row = row;
}

void readerview_go(struct readerview *v, uint32_t line)
{
    if (is_empty(v))
        return;
    uint32_t last = doc(v)->line_count - 1;
    v->show.top_line = line < last ? line : last;
    v->show.top_row = 0;
}

static void go_end(struct readerview *v)
{
    if (!is_empty(v))
        last_top(v, &v->show.top_line, &v->show.top_row);
}

/* The first line that is not in the window any more. */
static uint32_t bottom_line(const struct readerview *v)
{
    uint32_t line = v->show.top_line, row = v->show.top_row;
    move_rows(v, &line, &row, v->show.h - 1);
    return line + 1;
}

static struct wrap_row row_at(const struct readerview *v, uint32_t line, uint32_t row)
{
    return wrap_row_at(document_line(doc(v), line), v->show.text_w, row);
}

/* The window shows the bytes [top_offset, bottom_offset). */
static uint32_t top_offset(const struct readerview *v)
{
    uint32_t line = v->show.top_line;
    return doc(v)->line_start[line] + (uint32_t)row_at(v, line, v->show.top_row).start;
}

static uint32_t bottom_offset(const struct readerview *v)
{
    uint32_t line = v->show.top_line, row = v->show.top_row;
    move_rows(v, &line, &row, v->show.h - 1);
    if (row + 1 == rows_of(v, line))
        return doc(v)->line_start[line + 1];
    return doc(v)->line_start[line] + (uint32_t)row_at(v, line, row + 1).start;
}

static bool is_visible(const struct readerview *v, uint32_t offset)
{
    return offset >= top_offset(v) && offset < bottom_offset(v);
}

/* The row of its line in which an offset is shown. */
static uint32_t row_of_offset(const struct readerview *v, uint32_t line, uint32_t offset)
{
    return wrap_row_of(document_line(doc(v), line), v->show.text_w,
                       offset - doc(v)->line_start[line]);
}

/* Brings an offset into the window: not at all if it is there, else a third down from the top. */
static void reveal(struct readerview *v, uint32_t offset)
{
    if (is_visible(v, offset))
        return;
    uint32_t line = document_line_at(doc(v), offset), row = row_of_offset(v, line, offset);
    uint32_t end_line, end_row;
    move_rows(v, &line, &row, -(long)(v->show.h / 3));
    last_top(v, &end_line, &end_row);
    bool past = is_after(line, row, end_line, end_row);
    v->show.top_line = past ? end_line : line;
    v->show.top_row = past ? end_row : row;
}

/* ---------------------------------------------------------------- what is shown */

void readerview_show(struct readerview *v, struct document *d, const char *name, const char *notice)
{
    struct document *before = v->show.document;
    v->show.document = d != NULL ? document_hold(d) : NULL;
    document_release(before);
    free(v->name);
    free(v->notice);
    v->name = xstrdup(name);
    v->notice = xstrdup(notice);
    v->show.top_line = v->show.top_row = 0;
    v->show.link = -1;
    v->lines_expected = 0;
    readerview_clear_matches(v);
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
    return (struct readerview_place){v->show.top_line, v->show.top_row, v->show.link};
}

void readerview_restore(struct readerview *v, struct readerview_place place)
{
    readerview_go(v, place.line);
    if (!is_empty(v) && place.row < rows_of(v, v->show.top_line))
        v->show.top_row = place.row;
    v->show.link = doc(v) != NULL && place.link < (int64_t)doc(v)->link_count ? place.link : -1;
}

/* ---------------------------------------------------------------- references */

bool readerview_clear_link(struct readerview *v)
{
    bool was = v->show.link >= 0;
    v->show.link = -1;
    return was;
}

static bool link_is_visible(const struct readerview *v, int64_t link)
{
    return link >= 0 && is_visible(v, doc(v)->links[link].start);
}

/* Where to look for a reference from: the match being shown, else the top of the window. */
static uint32_t link_origin(const struct readerview *v)
{
    if (v->show.current_match >= 0) {
        uint32_t start = v->show.matches.at[v->show.current_match].start;
        if (is_visible(v, start))
            return start;
    }
    return top_offset(v);
}

/* The next reference in a direction; where none is selected in the window, the first at the match
 * or in the window (the last there). */
static void select_link(struct readerview *v, int step)
{
    int64_t count = doc(v)->link_count, next;
    if (link_is_visible(v, v->show.link)) {
        next = v->show.link + step;
    } else if (step > 0) {
        next = document_link_after(doc(v), link_origin(v));
        if (next < count && doc(v)->links[next].start < top_offset(v))
            next++; /* begun above the window */
    } else {
        next = document_link_after(doc(v), bottom_offset(v));
        if (next == count || doc(v)->links[next].start >= bottom_offset(v))
            next--; /* begins below the window */
    }
    if (next < 0 || next >= count)
        return;
    v->show.link = next;
    reveal(v, doc(v)->links[next].start);
}

static void follow(struct readerview *v, struct intent *intent)
{
    if (!link_is_visible(v, v->show.link)) {
        scroll(v, 1);
        return;
    }
    struct str target = doc(v)->links[v->show.link].target;
    *intent = (struct intent){.kind = INTENT_OPEN, .text = xstrndup(target.p, target.n)};
}

/* ---------------------------------------------------------------- matches */

bool readerview_clear_matches(struct readerview *v)
{
    bool was = v->show.matches.n > 0;
    matches_release(&v->show.matches);
    v->show.current_match = -1;
    return was;
}

static void show_match(struct readerview *v, int64_t index)
{
    v->show.current_match = index;
    v->show.link = -1;
    reveal(v, v->show.matches.at[index].start);
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
    readerview_restore(v, origin);
    if (is_empty(v) || v->show.matches.n == 0)
        return;
    int64_t n = (int64_t)v->show.matches.n;
    int64_t at = (int64_t)matches_after(&v->show.matches, top_offset(v)) - (backward ? 1 : 0);
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
    if (at < 0 || !is_visible(v, v->show.matches.at[at].start)) {
        at = (int64_t)matches_after(&v->show.matches, top_offset(v)) - 1;
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

static void go_section(struct readerview *v, int step, long times)
{
    const struct document *d = doc(v);
    int64_t at = -1; /* the last section whose heading is at or above the top */
    while (at + 1 < (int64_t)d->section_count && d->sections[at + 1].line <= v->show.top_line)
        at++;
    bool on_heading = at >= 0 && d->sections[at].line == v->show.top_line;
    if (step < 0 && !on_heading)
        at++;
    at += step * times;
    if (at < 0)
        readerview_go(v, 0);
    else if (at < (int64_t)d->section_count)
        readerview_go(v, d->sections[at].line);
}

/* ---------------------------------------------------------------- commands */

/* Commands that jump: the place before is for the history. */
static bool jump_command(struct readerview *v, enum command command, long count)
{
    switch (command) {
    case CMD_TOP:
        readerview_go(v, count > 0 ? (uint32_t)count - 1 : 0);
        return true;
    case CMD_BOTTOM:
        if (count > 0)
            readerview_go(v, (uint32_t)count - 1);
        else
            go_end(v);
        return true;
    case CMD_PERCENT:
        if (count >= 100)
            go_end(v);
        else
            readerview_go(v, (uint32_t)((uint64_t)doc(v)->line_count *
                                        (uint64_t)(count > 0 ? count : 0) / 100));
        return true;
    case CMD_NEXT_SECTION:
        go_section(v, 1, count > 0 ? count : 1);
        return true;
    case CMD_PREVIOUS_SECTION:
        go_section(v, -1, count > 0 ? count : 1);
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
    if (is_empty(v))
        return false;
    long times = count > 0 ? count : 1;
    long rows = scroll_rows(v, command);
    if (rows != 0) {
        scroll(v, rows * times);
        return true;
    }
    struct readerview_place from = readerview_place(v);
    if (jump_command(v, command, count)) {
        *intent =
            (struct intent){.kind = INTENT_JUMPED, .from_line = from.line, .from_row = from.row};
        return true;
    }
    switch (command) {
    case CMD_NEXT_LINK:
        select_link(v, 1);
        return true;
    case CMD_PREVIOUS_LINK:
        select_link(v, -1);
        return true;
    case CMD_FOLLOW:
        follow(v, intent);
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

/* The first line in the window that is not blank. */
static uint32_t first_text_line(const struct readerview *v)
{
    uint32_t line = v->show.top_line, bottom = bottom_line(v);
    while (line + 1 < bottom && document_line(doc(v), line).n == 0)
        line++;
    return line;
}

static void readerview_status(const struct view *view, struct view_status *status)
{
    const struct readerview *v = of(view);
    struct strbuf *right = &status->right;
    if (is_empty(v))
        return;
    strbuf_add_cstr(&status->name, v->name);
    strbuf_add_cstr(&status->alert, v->notice);
    strbuf_add_str(&status->title, doc(v)->title);
    const struct section *s = document_section_at(doc(v), first_text_line(v));
    if (s != NULL)
        strbuf_addf(&status->place, "%.*s%s%.*s", STR_ARG(s->label), s->label.n > 0 ? " " : "",
                    STR_ARG(s->title));
    uint32_t bottom = bottom_line(v);
    uint32_t lines = v->lines_expected > 0 ? v->lines_expected : doc(v)->line_count;
    if (v->show.current_match >= 0)
        strbuf_addf(right, "match %lld/%zu  ", (long long)v->show.current_match + 1,
                    v->show.matches.n);
    strbuf_addf(right, "%u%%",
                (unsigned)((uint64_t)(bottom < lines ? bottom : lines) * 100 / lines));
}

static void readerview_draw(const struct view *view, struct canvas *c, struct rect r, bool focused)
{
    readerdraw(&of(view)->show, c, r, focused);
}

static void readerview_resize(struct view *view, int w, int h)
{
    readerdraw_resize(&mine(view)->show, w, h);
    struct readerview *v = mine(view);
    if (!is_empty(v) && v->show.top_row >= rows_of(v, v->show.top_line))
        v->show.top_row = rows_of(v, v->show.top_line) - 1;
}

static const struct view_ops readerview_ops = {
    .name = "reader",
    .context = CONTEXT_READER,
    .draw = readerview_draw,
    .resize = readerview_resize,
    .command = readerview_command,
    .status = readerview_status,
};

struct readerview *readerview_new(void)
{
    struct readerview *v = xcalloc(1, sizeof *v);
    v->view.ops = &readerview_ops;
    v->name = xstrdup("");
    v->notice = xstrdup("");
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
    free(v);
}

struct view *readerview_view(struct readerview *v)
{
    return &v->view;
}
