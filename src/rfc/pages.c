/* SPDX-License-Identifier: MIT
 *
 * Joins pages.  What stands between two pages is decided by furniture; here it is decided whether
 * the text went on over the break, and the lines are closed up.  Pure; any thread.
 */
#include "base/platform.h"

#include "rfc/pages.h"

#include <string.h>

#include "rfc/furniture.h"
#include "rfc/heading.h"

enum {
    FULL_WIDTH = 70,    /* columns a line of text has, nearly always */
    LOOK_BACK = 4,      /* lines of a paragraph that tell its width */
    FIRST_INDENT = 6,   /* the most a paragraph's first line stands in or out */
    LEADER_LEAST = 3,   /* dots between a title and its page number */
    CHAPTER_INDENT = 3, /* of a chapter in the contents; its sections stand further in */
    LEAP = 50,          /* pages that may be without a number, one after the other */
    PAGES_MAX = 99999
};

/* ---------------------------------------------------------------- does the text go on? */

/* Over "3.1", "iv", "a": what numbers an item. Words are longer. */
static size_t item_label(struct str s, size_t at)
{
    enum { LETTERS = 3, LONGEST = 12 };
    size_t i = at, letters = 0;
    for (; i < s.n && i - at < LONGEST && (char_is_alnum(s.p[i]) || s.p[i] == '.'); i++)
        letters += char_is_alpha(s.p[i]);
    return letters <= LETTERS ? i : at;
}

/* Over "[RFC1]", "(iv)", "3.1.", "b)"; 0 when the line does not begin with a label. */
static size_t item_number(struct str s, size_t at)
{
    if (s.p[at] == '[') {
        ptrdiff_t close = str_find_char(s, ']', at);
        return close < 0 ? 0 : (size_t)close + 1;
    }
    size_t from = at + (s.p[at] == '('), i = item_label(s, from);
    if (i == from)
        return 0;
    if (i < s.n && strchr("):", s.p[i]) != NULL)
        return i + 1;
    return from == at && s.p[i - 1] == '.' ? i : 0;
}

/* A new item of a list: the column where its words begin; 0 when the line begins none. */
static uint32_t item_text(struct str s, uint32_t indent)
{
    size_t i = indent;
    if (i >= s.n)
        return 0;
    bool bullet = strchr("o*-+", s.p[i]) != NULL && i + 1 < s.n && s.p[i + 1] == ' ';
    i = bullet ? i + 1 : item_number(s, i);
    size_t blanks = i;
    while (i < s.n && s.p[i] == ' ')
        i++;
    return blanks != 0 && i > blanks && i < s.n ? (uint32_t)i : 0;
}

/* Two rows of a figure or a table: a bar stands in the same column of both. */
static bool are_rows(struct str a, struct str b)
{
    for (size_t i = 0; i < a.n && i < b.n; i++)
        if ((a.p[i] == '|' || a.p[i] == '+') && (b.p[i] == '|' || b.p[i] == '+'))
            return true;
    return false;
}

/* An entry of the contents: "4.5. End of Early Data ....... 72". */
static bool is_entry(struct str s)
{
    size_t i = s.n, dots = 0;
    while (i > 0 && char_is_digit(s.p[i - 1]))
        i--;
    if (i == s.n)
        return false;
    for (; i > 0 && (s.p[i - 1] == '.' || s.p[i - 1] == ' '); i--)
        dots += s.p[i - 1] == '.';
    return dots >= LEADER_LEAST;
}

static bool ends_sentence(struct str s)
{
    size_t i = s.n;
    while (i > 0 && strchr("\")']>", s.p[i - 1]) != NULL)
        i--;
    return i > 0 && strchr(".?!:", s.p[i - 1]) != NULL;
}

struct edge {
    struct str last, next; /* the lines on either side of the break */
    uint32_t last_indent, next_indent;
    bool opens;     /* last is the first line of its paragraph */
    bool closes;    /* next is the last line of its own */
    uint32_t width; /* of the lines of last's paragraph; FULL_WIDTH when it opens */
};

/* Would the next line's first word have fit behind the last one?  Then that was ended on purpose.
 */
static bool ended_early(const struct edge *e, uint32_t width)
{
    struct str word = str_trim(e->next);
    ptrdiff_t blank = str_find_char(word, ' ', 0);
    size_t n = blank < 0 ? word.n : (size_t)blank;
    return e->last.n + 1 + n <= width;
}

static bool is_same_paragraph(const struct edge *e)
{
    uint32_t item = item_text(e->last, e->last_indent);
    uint32_t apart = e->last_indent > e->next_indent ? e->last_indent - e->next_indent
                                                     : e->next_indent - e->last_indent;
    if (apart <= 1 || (item != 0 && item == e->next_indent))
        return true;
    return e->opens && apart <= FIRST_INDENT;
}

/* A number or "Appendix" to the left of the text before it, or alone. */
static bool is_heading(const struct edge *e)
{
    struct heading h;
    return (e->next_indent < e->last_indent || e->closes) && heading_read(e->next, &h) &&
           !char_is_lower(h.title.n > 0 ? h.title.p[0] : 'A');
}

/* The last line breaks off in a sentence: the next goes on with it wherever it stands. */
static bool breaks_off(const struct edge *e)
{
    char last = e->last.p[e->last.n - 1];
    return !ends_sentence(e->last) && last != ';' && !ended_early(e, e->width) &&
           item_text(e->last, e->last_indent) == 0;
}

static bool next_is_item(const struct edge *e)
{
    if (item_text(e->next, e->next_indent) == 0)
        return false;
    bool bullet = strchr("o*-+", e->next.p[e->next_indent]) != NULL;
    return bullet || !breaks_off(e) || e->last_indent != e->next_indent;
}

static bool text_goes_on(const struct edge *e)
{
    if (are_rows(e->last, e->next))
        return true;
    /* a chapter may be set off by a blank line, what is below it is not */
    if (is_entry(e->last) && is_entry(e->next) && e->next_indent > CHAPTER_INDENT)
        return true;
    if (next_is_item(e) || is_heading(e))
        return false;
    char first = e->next.p[e->next_indent], last = e->last.p[e->last.n - 1];
    if (char_is_lower(first) && breaks_off(e))
        return true;
    if (!is_same_paragraph(e))
        return false;
    if (!ends_sentence(e->last))
        return char_is_lower(first) || !ended_early(e, e->width) || strchr(",-;", last) != NULL;
    return !ended_early(e, FULL_WIDTH) && last != ':' && e->last_indent == e->next_indent &&
           !e->opens && str_find(e->next, STR("   "), e->next_indent) < 0;
}

/* ---------------------------------------------------------------- closing up */

struct page {
    uint32_t line; /* first kept line */
    uint32_t printed;
    bool roman;
};

/* The text moves down in place, so only what was kept already and what is still to come is whole.
 */
struct joiner {
    struct lines *lines;
    struct lines kept; /* its text is that of lines */
    uint32_t started;  /* kept line that the page being read began with */
    VEC(struct page) pages;
};

static void kept_line(struct joiner *j, uint32_t raw)
{
    VEC_PUSH(&j->kept.raw, raw);
    VEC_PUSH(&j->kept.start, (uint32_t)j->kept.n);
}

static void keep(struct joiner *j, uint32_t line)
{
    const struct lines *l = j->lines;
    struct str s = lines_at(l, line);
    memmove(j->kept.text + j->kept.n, s.p, s.n + 1);
    j->kept.n += s.n + 1;
    kept_line(j, l->raw.at[line]);
}

static void keep_blank(struct joiner *j, uint32_t line)
{
    j->kept.text[j->kept.n++] = '\n';
    kept_line(j, j->lines->raw.at[line]);
}

static void page_ends(struct joiner *j, uint32_t printed, bool roman)
{
    VEC_PUSH(&j->pages, (struct page){j->started, printed, roman});
    j->started = lines_count(&j->kept);
}

/* The longest of the lines before the last one, in its paragraph. */
static uint32_t paragraph_width(const struct lines *kept)
{
    uint32_t line = lines_count(kept) - 1, width = 0;
    uint32_t indent = lines_indent(kept, line);
    for (uint32_t i = 1; i <= LOOK_BACK && i <= line && !lines_blank(kept, line - i); i++) {
        uint32_t n = (uint32_t)lines_at(kept, line - i).n;
        if (lines_indent(kept, line - i) == indent && n > width)
            width = n;
    }
    return width != 0 && width < FULL_WIDTH ? width : FULL_WIDTH;
}

static bool joins(const struct joiner *j, const struct cut *c)
{
    uint32_t kept = lines_count(&j->kept);
    if (kept == 0 || c->to >= lines_count(j->lines))
        return true; /* nothing before, or nothing behind */
    struct edge e = {
        .last = lines_at(&j->kept, kept - 1),
        .next = lines_at(j->lines, c->to),
        .last_indent = lines_indent(&j->kept, kept - 1),
        .next_indent = lines_indent(j->lines, c->to),
        .opens = kept < 2 || lines_blank(&j->kept, kept - 2),
        .closes = c->to + 1 >= lines_count(j->lines) || lines_blank(j->lines, c->to + 1),
        .width = paragraph_width(&j->kept),
    };
    return e.last.n == 0 || text_goes_on(&e);
}

static void join_pages(struct joiner *j, const struct furniture *f)
{
    uint32_t line = 0, count = lines_count(j->lines);
    while (line < count && lines_blank(j->lines, line))
        line++;
    while (count > line && lines_blank(j->lines, count - 1))
        count--;
    for (size_t i = 0; i < f->cuts.n; i++) {
        const struct cut *c = &f->cuts.at[i];
        for (; line < c->from && line < count; line++)
            keep(j, line);
        if (c->to > c->from && !joins(j, c))
            keep_blank(j, c->from);
        page_ends(j, c->page, c->roman);
        line = c->to > line ? c->to : line;
    }
    for (; line < count; line++)
        keep(j, line);
    if (f->cuts.n > 0 && lines_count(&j->kept) > j->started)
        page_ends(j, 0, false);
}

/* ---------------------------------------------------------------- page numbers */

/* The number of the first page: a title page before page 2 is page 1, and the pages before page 1
 * (a cover, a preface with roman numbers) have numbers below 1. */
static int64_t first_number(const struct joiner *j)
{
    for (size_t i = 0; i < j->pages.n; i++)
        if (j->pages.at[i].printed != 0 && !j->pages.at[i].roman)
            return (int64_t)j->pages.at[i].printed - (int64_t)i;
    return 1;
}

/* Pages are found by the number they print; those that print none count on.  A number that is left
 * out begins where the next page begins. */
static void number_pages(struct pages *p, const struct joiner *j)
{
    int64_t number = first_number(j) - 1;
    for (size_t i = 0; i < j->pages.n; i++) {
        const struct page *page = &j->pages.at[i];
        number++;
        bool printed = page->printed != 0 && !page->roman;
        if (printed && page->printed > number && page->printed < number + LEAP)
            number = page->printed;
        while ((int64_t)p->line.n < number && number <= PAGES_MAX)
            VEC_PUSH(&p->line, page->line);
    }
}

void pages_join(struct pages *p, struct lines *l, uint32_t number)
{
    struct furniture furniture;
    *p = (struct pages){0};
    furniture_find(&furniture, l, number);
    struct joiner j = {.lines = l, .kept = {.text = l->text, .size = l->size}};
    VEC_RESERVE(&j.kept.start, l->start.n);
    VEC_RESERVE(&j.kept.raw, l->start.n);
    VEC_PUSH(&j.kept.start, 0);
    join_pages(&j, &furniture);
    number_pages(p, &j);
    VEC_RELEASE(&j.pages);
    l->text = NULL;
    lines_release(l);
    *l = j.kept;
    furniture_release(&furniture);
}

void pages_release(struct pages *p)
{
    VEC_RELEASE(&p->line);
}
