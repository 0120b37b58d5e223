/* SPDX-License-Identifier: MIT
 *
 * Joins pages.  What stands between two pages is decided by furniture, and by flow whether the text
 * went on over the break; here the lines are closed up.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/pages.h"

#include <string.h>

#include "base/xmalloc.h"
#include "text/flow.h"
#include "text/furniture.h"
#include "text/pagefit.h"

enum {
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
    uint32_t started; /* kept line that the page being read began with */
    struct pagefit fit;
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

static bool joins(const struct joiner *j, const struct cut *c)
{
    uint32_t kept = lines_count(&j->kept);
    if (kept == 0 || c->to >= lines_count(j->lines) || lines_blank(&j->kept, kept - 1))
        return true; /* nothing before, or nothing behind */
    const struct flow flow = pagefit_flow(&j->fit, j->lines, c, &j->kept, kept - 1);
    return flow_goes_on(&flow);
}

static void join_pages(struct joiner *j, const struct furniture *f)
{
    uint32_t line = lines_next_words(j->lines, 0), count = lines_count(j->lines);
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
    };
    pagefit_measure(&j.fit, l, &furniture);
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
