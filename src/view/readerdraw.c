/* SPDX-License-Identifier: MIT
 *
 * Drawing a document.  Pure but for the canvas.
 */
#include "base/platform.h"

#include "view/readerdraw.h"

#include "base/strbuf.h"
#include "base/utf8.h"
#include "text/spans.h"

enum { MARGIN_MOST = 8, SPANS_MOST = 32 };

static int digits(uint32_t number)
{
    int n = 1;
    for (; number >= 10; number /= 10)
        n++;
    return n;
}

void readerdraw_resize(struct readerdraw *s, int w, int h)
{
    s->w = w;
    s->h = h;
    s->gutter = s->look.numbers && s->document != NULL ? digits(s->document->line_count) + 2 : 0;
    int room = w - s->gutter, columns = s->look.columns > 0 ? s->look.columns : READERDRAW_PAGE;
    int spare = room > columns ? (room - columns) / 2 : 0;
    s->bar = s->stepping && s->matches.n > 0 && spare > 0;
    s->margin = s->gutter + (spare < MARGIN_MOST || s->look.centre ? spare : MARGIN_MOST);
    if (s->look.plain && s->margin == s->gutter)
        s->margin++; /* for the mark */
    s->text_w = w > s->margin + s->bar ? w - s->margin - s->bar : 1;
    readerdraw_set_lines(s, s->cut, s->left);
}

void readerdraw_set_lines(struct readerdraw *s, bool cut, int left)
{
    enum { NO_END = 1 << 20 };
    s->cut = cut;
    s->left = left > 0 ? left : 0;
    s->wrap_w = s->cut || s->left > 0 ? NO_END : s->text_w;
}

/* Looked for once a line, not once a row. */
struct drawn_spans {
    uint32_t line;
    size_t n;
    struct span at[SPANS_MOST];
};

/* One row on the screen. */
struct drawn_row {
    struct canvas *canvas;
    struct rect rect;
    struct str text; /* the document's */
    const struct textrow *row;
    int x, y;
};

/* Gives document bytes [start, end) a role, as far as a piece of this row shows them; what goes on
 * in the next piece goes over the gap, too. */
static void paint_piece(const struct drawn_row *d, const struct textpiece *p, uint32_t start,
                        uint32_t end, enum role role)
{
    uint32_t from = start > p->start ? start : p->start, to = end < p->end ? end : p->end;
    if (start < p->start) /* begun in a line above: not the indentation */
        while (from < to && d->text.p[from] == ' ')
            from++;
    if (from >= to)
        return;
    int x = d->x + p->x + utf8_columns(str_slice(d->text, p->start, from));
    int n = utf8_columns(str_slice(d->text, from, to)) + (end > p->end ? p->gap : 0);
    canvas_role(d->canvas, d->rect, x, d->y, n, role);
}

static void paint(const struct drawn_row *d, uint32_t start, uint32_t end, enum role role)
{
    for (int i = 0; i < d->row->n; i++)
        paint_piece(d, &d->row->piece[i], start, end, role);
}

/* Of the lines that the row has pieces of. */
static void paint_spans(const struct readerdraw *s, const struct drawn_row *d,
                        struct drawn_spans *spans)
{
    static const enum role roles[SPAN_KINDS] = {
        [SPAN_HEADING] = ROLE_HEADING, [SPAN_TITLE] = ROLE_TITLE, [SPAN_KEYWORD] = ROLE_KEYWORD,
        [SPAN_CAPTION] = ROLE_CAPTION, [SPAN_TERM] = ROLE_TERM,   [SPAN_LITERAL] = ROLE_LITERAL,
        [SPAN_COMMENT] = ROLE_COMMENT,
    };
    for (int piece = 0; piece < d->row->n; piece++) {
        const struct textpiece *p = &d->row->piece[piece];
        uint32_t line = document_line_at(s->document, p->start);
        if (line != spans->line)
            spans->n = spans_of_line(s->document, line, spans->at, ARRAY_LEN(spans->at));
        spans->line = line;
        for (size_t i = 0; i < spans->n; i++)
            paint_piece(d, p, spans->at[i].start, spans->at[i].end, roles[spans->at[i].kind]);
    }
}

static void paint_links(const struct readerdraw *s, const struct drawn_row *d)
{
    const struct document *doc = s->document;
    uint32_t i = document_link_after(doc, d->row->start);
    for (; i < doc->link_count && doc->links[i].start < d->row->end; i++)
        paint(d, doc->links[i].start, doc->links[i].end, ROLE_LINK);
}

/* Over everything else: it is what Enter follows. */
static void paint_selected(const struct readerdraw *s, const struct drawn_row *d)
{
    if (s->link < 0)
        return;
    const struct link *link = &s->document->links[s->link];
    paint(d, link->start, link->end, ROLE_LINK_SELECTED);
}

bool readerdraw_subject(const struct readerdraw *s, uint32_t *offset)
{
    if (s->link >= 0)
        *offset = s->document->links[s->link].start;
    else if (s->current_match >= 0)
        *offset = s->matches.at[s->current_match].start;
    return s->link >= 0 || s->current_match >= 0;
}

/* Before what is selected, in the blank that is there or in the margin. */
static void mark_subject(const struct readerdraw *s, const struct drawn_row *d)
{
    uint32_t offset;
    int x;
    if (!readerdraw_subject(s, &offset) || !textrows_column(s->document, d->row, offset, &x))
        return;
    bool begins = offset == d->row->piece[0].start;
    bool blank = !begins && char_is_space(s->document->text.p[offset - 1]);
    x += d->x;
    canvas_text(d->canvas, d->rect, blank && x > s->margin ? x - 1 : s->margin - 1, d->y, STR(">"),
                ROLE_LINK_SELECTED);
}

/* The letters of each reference that begins in this row, over its beginning. */
static void paint_labels(const struct readerdraw *s, const struct drawn_row *d)
{
    const struct readerlabels *l = &s->labels;
    for (uint32_t i = l->first; i < l->first + l->count; i++) {
        char label[READERLABELS_LETTERS];
        int n = readerlabels_of(l, i, label);
        uint32_t start = s->document->links[i].start;
        int x;
        if (n > 0 && textrows_column(s->document, d->row, start, &x))
            canvas_text(d->canvas, d->rect, d->x + x, d->y, (struct str){label, (size_t)n},
                        ROLE_LABEL);
    }
}

static void paint_matches(const struct readerdraw *s, const struct drawn_row *d)
{
    const struct matches *m = &s->matches;
    size_t i = matches_after(m, d->row->start);
    while (i > 0 && m->at[i - 1].end > d->row->start)
        i--; /* begun above, ends here */
    for (; i < m->n && m->at[i].start < d->row->end; i++)
        paint(d, m->at[i].start, m->at[i].end,
              (int64_t)i == s->current_match ? ROLE_MATCH_CURRENT : ROLE_MATCH);
}

/* ---------------------------------------------------------------- around the text */

static void draw_number(const struct readerdraw *s, struct canvas *c, struct rect r, uint32_t line,
                        int y)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&b, "%*u", s->gutter - 2, line + 1);
    canvas_text(c, r, 0, y, strbuf_str(&b), ROLE_DIM);
    strbuf_release(&b);
}

/* The page that begins with a line; 0: none does.  The first needs no mark. */
static uint32_t page_at(const struct document *d, uint32_t line)
{
    uint32_t low = 0, high = d->page_count;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        if (d->page_line[mid] < line)
            low = mid + 1;
        else
            high = mid;
    }
    return low > 0 && low < d->page_count && d->page_line[low] == line ? low + 1 : 0;
}

/* Where a page ends in print: a rule in a blank line before the next one; else the number of the
 * page that begins, at the right edge of its first line, where there is room. */
static void draw_page_break(const struct readerdraw *s, struct canvas *c, struct rect r,
                            uint32_t line, int y)
{
    const struct document *d = s->document;
    bool blank = document_line(d, line).n == 0;
    uint32_t page = page_at(d, blank ? line + 1 : line);
    if (page == 0 || (!blank && document_line(d, line - 1).n == 0 && y > 0))
        return;
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&b, "%s%u", s->look.plain ? "page " : "", page);
    int w = utf8_columns(strbuf_str(&b)), edge = s->margin + READERDRAW_PAGE;
    edge = edge < r.w - s->bar ? edge : r.w - s->bar;
    int text_end = s->margin - s->left + utf8_columns(document_line(d, line));
    for (int x = s->margin; blank && !s->look.plain && x < edge - w - 1; x++)
        canvas_text(c, r, x, y, STR("─"), ROLE_RULE);
    if (text_end < edge - w)
        canvas_text(c, r, edge - w, y, strbuf_str(&b), ROLE_DIM);
    strbuf_release(&b);
}

/* The last column: the part of the document in the window, and where its matches are. */
static void draw_bar(const struct readerdraw *s, struct canvas *c, struct rect r, uint32_t bottom)
{
    uint32_t top = s->document->line_start[s->top_line];
    const struct matches *m = &s->matches;
    uint64_t size = s->document->text.n > 0 ? s->document->text.n : 1;
    for (int y = 0; y < r.h; y++) {
        uint32_t from = (uint32_t)(size * (uint64_t)y / (uint64_t)r.h);
        uint32_t to = (uint32_t)(size * (uint64_t)(y + 1) / (uint64_t)r.h);
        size_t first = matches_after(m, from);
        bool seen = from < bottom && to > top;
        bool hit = first < m->n && m->at[first].start < to;
        bool current = s->current_match >= 0 && m->at[s->current_match].start >= from &&
                       m->at[s->current_match].start < to;
        struct str mark = hit ? STR("=") : seen && !s->look.plain ? STR("│") : STR(" ");
        canvas_text(c, r, r.w - 1, y, mark,
                    current ? ROLE_MATCH_CURRENT
                    : hit   ? ROLE_NUMBER
                            : ROLE_SCROLLBAR);
    }
}

/* ---------------------------------------------------------------- the text */

static void draw_text(const struct drawn_row *d)
{
    if (d->row->bar >= 0)
        canvas_text(d->canvas, d->rect, d->x + d->row->bar, d->y, STR("|"), ROLE_TEXT);
    for (int i = 0; i < d->row->n; i++) {
        const struct textpiece *p = &d->row->piece[i];
        canvas_text(d->canvas, d->rect, d->x + p->x, d->y, str_slice(d->text, p->start, p->end),
                    ROLE_TEXT);
    }
}

static void draw_row(const struct readerdraw *s, const struct drawn_row *d,
                     struct drawn_spans *spans)
{
    const struct textrow *row = d->row;
    if (s->gutter > 0 && row->row == 0)
        draw_number(s, d->canvas, d->rect, row->line, d->y);
    if (s->look.page_breaks && row->row == 0)
        draw_page_break(s, d->canvas, d->rect, row->line, d->y);
    draw_text(d);
    paint_spans(s, d, spans);
    paint_links(s, d);
    paint_matches(s, d);
    paint_selected(s, d);
    if (s->look.plain)
        mark_subject(s, d);
    paint_labels(s, d);
}

void readerdraw(const struct readerdraw *s, struct canvas *c, struct rect r, bool focused)
{
    (void)focused;
    canvas_fill(c, r, ROLE_TEXT);
    if (s->document == NULL || s->document->line_count == 0)
        return;
    struct textrows rows = readerdraw_rows(s);
    struct textrow row = textrows_at(&rows, s->top_line, s->top_row);
    struct drawn_row d = {c, r, s->document->text, &row, .x = s->margin - s->left};
    struct drawn_spans spans = {.line = UINT32_MAX};
    bool more = true;
    for (; d.y < r.h && more; d.y++, more = textrows_step(&rows, &row))
        draw_row(s, &d, &spans);
    if (s->bar)
        draw_bar(s, c, r, more ? row.start : row.end);
}
