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
    FULL_WIDTH = 72,  /* columns a line of text has at most, nearly always */
    FIRST_INDENT = 6, /* the most a paragraph's first line stands in or out */
    LEAP = 50,        /* pages that may be without a number, one after the other */
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

/* A row of a figure or a table. */
static bool is_drawing(struct str s)
{
    s = str_trim(s);
    return s.n > 1 && strchr("|+", s.p[0]) != NULL && strchr("|+", s.p[s.n - 1]) != NULL;
}

static bool ends_sentence(struct str s)
{
    size_t i = s.n;
    while (i > 0 && strchr("\")']>", s.p[i - 1]) != NULL)
        i--;
    return i > 0 && strchr(".?!:", s.p[i - 1]) != NULL;
}

/* Would the next line's first word have fit behind this one?  Then the line was ended on purpose.
 */
static bool ended_early(struct str line, struct str next)
{
    struct str word = str_trim(next);
    ptrdiff_t blank = str_find_char(word, ' ', 0);
    size_t n = blank < 0 ? word.n : (size_t)blank;
    return line.n + 1 + n < FULL_WIDTH - 2;
}

struct edge {
    struct str last, next; /* the lines on either side of the break */
    uint32_t last_indent, next_indent;
    bool opens; /* last is the first line of its paragraph */
};

static bool is_same_paragraph(const struct edge *e)
{
    uint32_t item = item_text(e->last, e->last_indent);
    if (e->last_indent == e->next_indent || (item != 0 && item == e->next_indent))
        return true;
    uint32_t apart = e->last_indent > e->next_indent ? e->last_indent - e->next_indent
                                                     : e->next_indent - e->last_indent;
    return e->opens && apart <= FIRST_INDENT;
}

/* A number or "Appendix" to the left of the text before it. */
static bool is_heading(const struct edge *e)
{
    struct heading h;
    return e->next_indent < e->last_indent && heading_read(e->next, &h);
}

static bool text_goes_on(const struct edge *e)
{
    if (is_drawing(e->last) && is_drawing(e->next))
        return true;
    if (item_text(e->next, e->next_indent) != 0 || is_heading(e) || !is_same_paragraph(e))
        return false;
    char first = e->next.p[e->next_indent];
    if (!ends_sentence(e->last))
        return char_is_lower(first) || !ended_early(e->last, e->next) ||
               strchr(",-;", e->last.p[e->last.n - 1]) != NULL;
    return !ended_early(e->last, e->next) && e->last.p[e->last.n - 1] != ':' &&
           e->last_indent == e->next_indent && !e->opens &&
           str_find(e->next, STR("   "), e->next_indent) < 0;
}

/* ---------------------------------------------------------------- closing up */

/* The text moves down in place, so only what was kept already and what is still to come is whole.
 */
struct joiner {
    struct lines *lines;
    struct lines kept; /* its text is that of lines */
    struct pages *pages;
    uint32_t started; /* kept line that the page being read began with */
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

/* Pages that print their number are found by it, though a title page or preface before them has
 * none; numbers that are left out begin where the next page begins. */
static void page_ends(struct joiner *j, uint32_t printed)
{
    uint32_t number = (uint32_t)j->pages->line.n + 1;
    if (printed > number && printed < number + LEAP)
        number = printed;
    while (j->pages->line.n < number && number <= PAGES_MAX)
        VEC_PUSH(&j->pages->line, j->started);
    j->started = lines_count(&j->kept);
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
        page_ends(j, c->page);
        line = c->to > line ? c->to : line;
    }
    for (; line < count; line++)
        keep(j, line);
    if (f->cuts.n > 0 && lines_count(&j->kept) > j->started)
        page_ends(j, 0);
}

void pages_join(struct pages *p, struct lines *l, uint32_t number)
{
    struct furniture furniture;
    *p = (struct pages){0};
    furniture_find(&furniture, l, number);
    struct joiner j = {.lines = l, .kept = {.text = l->text, .size = l->size}, .pages = p};
    VEC_RESERVE(&j.kept.start, l->start.n);
    VEC_RESERVE(&j.kept.raw, l->start.n);
    VEC_PUSH(&j.kept.start, 0);
    join_pages(&j, &furniture);
    l->text = NULL;
    lines_release(l);
    *l = j.kept;
    furniture_release(&furniture);
}

void pages_release(struct pages *p)
{
    VEC_RELEASE(&p->line);
}
