/* SPDX-License-Identifier: MIT
 *
 * Joins pages.  What stands between two pages is decided by furniture; here it is decided whether
 * the text went on over the break, and the lines are closed up.  Pure; any thread.
 */
#include "base/platform.h"

#include "rfc/pages.h"

#include <string.h>

#include "base/xmalloc.h"
#include "rfc/flow.h"
#include "rfc/furniture.h"

enum {
    FULLEST_PERCENT = 5, /* of the pages have no room left */
    NEARLY_ALL_PERCENT = 85,
    LEAP = 50, /* pages that may be without a number, one after the other */
    PAGES_MAX = 99999
};

/* ---------------------------------------------------------------- closing up */

struct page {
    uint32_t line; /* first kept line */
    uint32_t printed;
    bool roman;
};

struct joiner {
    const struct lines *lines;
    struct lines kept;
    uint32_t started;                  /* kept line that the page being read began with */
    uint32_t usual_above, usual_below; /* blank lines around the text of a full page; 0 unknown */
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
    memcpy(j->kept.text + j->kept.n, s.p, s.n + 1);
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

/* Blank lines between the text and a footer, which stands at the same place on every page. */
static uint32_t blanks_above(const struct lines *l, const struct cut *c)
{
    uint32_t n = 0;
    while (c->from + n < c->to && lines_blank(l, c->from + n))
        n++;
    return n;
}

/* And between a header and the text. */
static uint32_t blanks_below(const struct lines *l, const struct cut *c)
{
    uint32_t n = 0;
    while (c->to - n > c->from && lines_blank(l, c->to - n - 1))
        n++;
    return n;
}

/* As many blank lines as this part of the pages has at most. */
static uint32_t usual_blanks(const struct lines *l, const struct furniture *f, size_t percent,
                             uint32_t (*blanks)(const struct lines *, const struct cut *))
{
    enum { MOST = 100 };
    size_t counts[MOST + 1] = {0}, pages = 0, seen = 0;
    for (size_t i = 0; i < f->cuts.n; i++) {
        const struct cut *c = &f->cuts.at[i];
        if (c->from == 0 || c->to >= lines_count(l) || !c->footed)
            continue; /* nothing before, nothing behind, or nothing to measure by */
        uint32_t n = blanks(l, c);
        counts[n < MOST ? n : MOST]++;
        pages++;
    }
    uint32_t n = 0;
    while (n < MOST && (seen += counts[n]) * 100 <= pages * percent)
        n++;
    return n;
}

/* Below the header, where nearly all pages have as many; else 0. */
static uint32_t steady_blanks(const struct lines *l, const struct furniture *f)
{
    uint32_t n = usual_blanks(l, f, FULLEST_PERCENT, blanks_below);
    return usual_blanks(l, f, NEARLY_ALL_PERCENT, blanks_below) == n ? n : 0;
}

static bool joins(const struct joiner *j, const struct cut *c)
{
    uint32_t kept = lines_count(&j->kept);
    if (kept == 0 || c->to >= lines_count(j->lines))
        return true; /* nothing before, or nothing behind */
    if (lines_blank(&j->kept, kept - 1))
        return true;
    uint32_t above = blanks_above(j->lines, c), below = blanks_below(j->lines, c);
    const struct flow flow = {
        .before = &j->kept,
        .after = j->lines,
        .next = c->to,
        .early = c->footed && above > j->usual_above ? above - j->usual_above : 0,
        .set_off = j->usual_below != 0 && below > j->usual_below,
    };
    return flow_goes_on(&flow);
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
        if (!joins(j, c))
            keep_blank(j, c->from < c->to ? c->from : c->from - 1);
        if (lines_count(&j->kept) > j->started) /* else it was empty, before the first */
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
    size_t size = l->n + furniture.cuts.n + 1; /* a blank line may come into each cut */
    struct joiner j = {
        .lines = l,
        .kept = {.text = xmalloc(size), .size = size},
        .usual_above = usual_blanks(l, &furniture, FULLEST_PERCENT, blanks_above),
        .usual_below = steady_blanks(l, &furniture),
    };
    VEC_RESERVE(&j.kept.start, l->start.n);
    VEC_RESERVE(&j.kept.raw, l->start.n);
    VEC_PUSH(&j.kept.start, 0);
    join_pages(&j, &furniture);
    number_pages(p, &j);
    VEC_RELEASE(&j.pages);
    lines_release(l);
    *l = j.kept;
    furniture_release(&furniture);
}

void pages_release(struct pages *p)
{
    VEC_RELEASE(&p->line);
}
