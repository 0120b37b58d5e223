/* SPDX-License-Identifier: MIT
 *
 * Page headers and footers.  Of the lines next to a page break one is furniture when its form says
 * so ("[Page 9]", "RFC 822 … May 1982"), when it or one of its columns comes back at many breaks,
 * when its number counts the pages, or when it stands where the others stand.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/furniture.h"

#include "text/running.h"
#include "text/tally.h"
#include "text/turns.h"

enum {
    NOWHERE = CANDIDATE_WIDTH + 1, /* no column */
    EDGE_INDENT = 20,              /* what stands farther to the right is no text */
    COLUMN_LINES = 2,              /* a header that has only a column in common has no more */
    MANY_TURNS = 5,                /* as many are needed to tell a habit */
    BELOW_PERCENT = 10,            /* of the breaks, to be furniture next to a line that is */
    OFTEN_PERCENT = 25,            /* the same, by repetition alone */
    HALF_PERCENT = 50,             /* most pages do so */
    NEARLY_ALL_PERCENT = 66
};

struct finder {
    struct turns turns;
    struct tally tally;
    uint32_t edge;       /* column where the first line of most pages ends; or NOWHERE */
    uint32_t edge_start; /* column where it begins, if it has two of them; or NOWHERE */
    bool blank_start;    /* no text stands before the first break: it begins behind it */
    bool flush;          /* many headers go on below with a line flush with them */
};

/* ---------------------------------------------------------------- repetition */

/* Does a line nearer to the break have the same key? */
static bool is_met(const struct margin *m, uint32_t line, size_t kind)
{
    uint32_t i = 0;
    while (m->at[i].keys[kind] != m->at[line].keys[kind])
        i++;
    return i < line;
}

/* Once a page: the rows of one table are alike, too. */
static void tally_margin(struct tally *t, const struct margin *m)
{
    for (uint32_t i = 0; i < m->n; i++)
        for (size_t k = 0; k < CANDIDATE_KEYS; k++)
            if (!is_met(m, i, k))
                tally_add(t, m->at[i].keys[k]);
    /* a block of its own is counted apart: it is told by how often it is there */
    if (m->apart.keys[KEY_LINE] != 0)
        tally_add(t, ~m->apart.keys[KEY_LINE]);
}

static void finder_count(struct finder *f)
{
    tally_init(&f->tally, f->turns.at.n * (MARGIN_LINES * CANDIDATE_KEYS + 1) * 2);
    for (size_t i = 0; i < f->turns.at.n; i++) {
        tally_margin(&f->tally, &f->turns.at.at[i].foot);
        tally_margin(&f->tally, &f->turns.at.at[i].head);
    }
}

static bool is_share(const struct finder *f, size_t count, size_t percent)
{
    return count * 100 >= f->turns.at.n * percent;
}

/* Those before i are furniture.  The rows of a table have a column in common too, but there
 * are more of them, or it is not the first. */
static bool is_repeated(const struct finder *f, const struct margin *m, uint32_t i)
{
    const uint64_t *keys = m->at[i].keys;
    size_t most = 0;
    size_t kinds = !m->closed ? KEY_LINE + 1 : m->n > COLUMN_LINES ? KEY_LEFT + 1 : CANDIDATE_KEYS;
    for (size_t k = 0; k < kinds; k++) {
        uint32_t count = tally_count(&f->tally, keys[k]);
        most = count > most ? count : most;
    }
    size_t least = i > 0 && f->turns.at.n <= 4 ? 2 : 3;
    return most >= least && is_share(f, most, i > 0 ? BELOW_PERCENT : OFTEN_PERCENT);
}

/* ---------------------------------------------------------------- the neighbouring pages */

static const struct margin *margin_of(const struct turn *t, bool head)
{
    return head ? &t->head : &t->foot;
}

/* The same margin of the page before or after; NULL where there is none. */
static const struct margin *neighbour(const struct finder *f, size_t turn, bool head, int step)
{
    if ((step < 0 && turn == 0) || (step > 0 && turn + 1 >= f->turns.at.n))
        return NULL;
    return margin_of(&f->turns.at.at[(ptrdiff_t)turn + step], head);
}

/* The neighbour page's number is one more or one less. */
static bool counts_pages(const struct finder *f, size_t turn, bool head, uint32_t number)
{
    for (int step = -1; step <= 1; step += 2) {
        const struct margin *m = neighbour(f, turn, head, step);
        for (uint32_t i = 0; m != NULL && i < m->n; i++)
            if (m->at[i].number != 0 && m->at[i].number == number + (uint32_t)step)
                return true;
    }
    return false;
}

/* The last line of a header is that of the neighbour's header too: the name of a section. */
static bool goes_with_neighbour(const struct finder *f, size_t turn, const struct margin *mine,
                                uint32_t i)
{
    if (i == 0 || i + 1 != mine->n || !mine->closed || mine->at[i].keys[KEY_LINE] == 0)
        return false;
    for (int step = -1; step <= 1; step += 2) {
        const struct margin *m = neighbour(f, turn, true, step);
        if (m != NULL && m->closed && m->n == mine->n &&
            m->at[i].keys[KEY_LINE] == mine->at[i].keys[KEY_LINE])
            return true;
    }
    return false;
}

/* ---------------------------------------------------------------- the verdict */

static bool is_furniture(const struct finder *f, size_t turn, bool head, uint32_t i)
{
    const struct margin *m = margin_of(&f->turns.at.at[turn], head);
    const struct candidate *c = &m->at[i];
    if (c->strong || is_repeated(f, m, i))
        return true;
    if (c->number != 0 && i == 0 && counts_pages(f, turn, head, c->number))
        return true;
    return head && goes_with_neighbour(f, turn, m, i);
}

/* Lines that only come back, and others below them: the head of a table, on each of its pages. */
static bool is_part_of_more(const struct margin *m, uint32_t depth)
{
    bool strong = false;
    for (uint32_t i = 0; i < depth; i++)
        strong = strong || m->at[i].strong || m->at[i].number != 0;
    return !strong && depth + 1 < m->n && m->closed;
}

/* How many candidates, from the break outwards, are furniture: a line between the break and a
 * strong one goes too. */
static uint32_t furniture_depth(const struct finder *f, size_t turn, bool head)
{
    const struct margin *m = margin_of(&f->turns.at.at[turn], head);
    uint32_t depth = 0;
    while (depth < m->n && is_furniture(f, turn, head, depth))
        depth++;
    if (depth == 0 && m->n > 1 && m->at[1].strong)
        depth = 2;
    return is_part_of_more(m, depth) ? 0 : depth;
}

/* The only line of its block, where the first lines of most pages stand: it ends at their edge, far
 * to the right, or has their two columns. */
static bool is_in_place(const struct finder *f, const struct margin *m)
{
    const struct candidate *c = &m->at[0];
    if (m->n != 1 || !m->closed || c->end != f->edge)
        return false;
    return c->indent >= EDGE_INDENT || (c->columns && c->indent == f->edge_start);
}

/* The last line of a header's block, with the others furniture: its right end stands below one of
 * theirs, or its beginning does. */
static bool is_below(const struct margin *m, uint32_t depth, bool right_end)
{
    if (depth == 0 || depth + 1 != m->n || !m->closed || m->at[depth].columns)
        return false;
    const struct candidate *c = &m->at[depth];
    for (uint32_t i = 0; i < depth; i++)
        if (right_end ? m->at[i].end == c->end : m->at[i].indent == c->indent)
            return true;
    return false;
}

static bool is_flush_below(const struct margin *m, uint32_t depth)
{
    return is_below(m, depth, true) || is_below(m, depth, false);
}

/* There where no text stands. */
static bool is_at_right_edge(const struct margin *m, uint32_t depth)
{
    return is_below(m, depth, true) && m->at[depth].indent >= EDGE_INDENT;
}

/* after_footer: the page before has one, so that this is no title page. */
static uint32_t head_depth(const struct finder *f, size_t turn, bool after_footer)
{
    if (turn == 0 && f->blank_start)
        return 0;
    const struct margin *m = &f->turns.at.at[turn].head;
    uint32_t depth = furniture_depth(f, turn, true);
    if (depth == 0 && is_in_place(f, m))
        depth = 1;
    bool flush = f->flush && is_flush_below(m, depth);
    return depth + (flush || (after_footer && is_at_right_edge(m, depth)));
}

/* The column where most pages have what was counted; NOWHERE when they differ. */
static uint32_t usual_column(const struct finder *f, const size_t *counts)
{
    for (uint32_t column = 0; column <= CANDIDATE_WIDTH; column++)
        if (counts[column] >= MANY_TURNS && is_share(f, counts[column], HALF_PERCENT))
            return column;
    return NOWHERE;
}

/* Headers that name the section change their words; what they keep is their place. */
static void finder_places(struct finder *f)
{
    size_t ends[CANDIDATE_WIDTH + 1] = {0}, starts[CANDIDATE_WIDTH + 1] = {0}, flush = 0;
    for (size_t i = 0; i < f->turns.at.n; i++) {
        const struct margin *m = &f->turns.at.at[i].head;
        if (m->n == 0)
            continue;
        flush += furniture_depth(f, i, true) + 1 >= m->n && is_flush_below(m, m->n - 1);
        if (m->at[0].columns || m->at[0].indent >= EDGE_INDENT)
            ends[m->at[0].end]++;
        if (m->at[0].columns)
            starts[m->at[0].indent]++;
    }
    f->flush = flush >= MANY_TURNS && is_share(f, flush, OFTEN_PERCENT);
    f->edge = usual_column(f, ends);
    f->edge_start = usual_column(f, starts);
}

/* ---------------------------------------------------------------- cutting out */

/* The line of the block outside of the furniture, when nearly all pages have it. */
static bool is_apart_furniture(const struct finder *f, const struct margin *m, uint32_t depth)
{
    if (m->apart.line == 0 || depth != m->n || m->apart.keys[KEY_LINE] == 0)
        return false;
    uint32_t count = tally_count(&f->tally, ~m->apart.keys[KEY_LINE]);
    return count >= MANY_TURNS && is_share(f, count, NEARLY_ALL_PERCENT);
}

/* Of the page that ends, when the next one's header is numbered; 0 when not. */
static uint32_t page_before(const struct finder *f, size_t turn)
{
    uint32_t number = f->turns.at.at[turn].head.at[0].number;
    bool counts = number > 1 && number < RUNNING_ROMAN && counts_pages(f, turn, true, number);
    return counts ? number - 1 : 0;
}

static struct cut cut_at(const struct finder *f, size_t turn)
{
    const struct turn *t = &f->turns.at.at[turn];
    uint32_t feet = furniture_depth(f, turn, false), heads = head_depth(f, turn, feet > 0);
    struct cut cut = {.from = t->at, .to = t->at};
    if (feet > 0) {
        cut.footed = true;
        cut.from = t->foot.at[feet - 1].line;
        cut.roman = t->foot.at[0].number > RUNNING_ROMAN;
        cut.page = t->foot.at[0].number - (cut.roman ? RUNNING_ROMAN : 0);
    }
    if (cut.page == 0 && heads > 0)
        cut.page = page_before(f, turn);
    if (is_apart_furniture(f, &t->foot, feet))
        cut.from = t->foot.apart.line;
    if (heads > 0)
        cut.to = t->head.at[heads - 1].line + 1;
    if (is_apart_furniture(f, &t->head, heads))
        cut.to = t->head.apart.line + 1;
    return cut;
}

/* Adds the cut and the blank lines around it; one that touches the last is part of that. */
static void furniture_add(struct furniture *out, const struct lines *l, struct cut cut)
{
    struct cut *last = out->cuts.n > 0 ? &out->cuts.at[out->cuts.n - 1] : NULL;
    uint32_t low = last != NULL ? last->to : 0;
    while (cut.from > low && lines_blank(l, cut.from - 1))
        cut.from--;
    cut.to = lines_next_words(l, cut.to);
    if (last == NULL || cut.from > low) {
        VEC_PUSH(&out->cuts, cut);
        return;
    }
    last->to = cut.to > low ? cut.to : low;
    if (last->page == 0) { /* else that page has no text, and its number is left out */
        last->page = cut.page;
        last->roman = cut.roman;
    }
}

/* What the text calls itself on its first page. */
static uint32_t own_number(const struct lines *l)
{
    enum { FIRST_LINES = 40 };
    uint32_t number = 0;
    for (uint32_t line = 0; line < lines_count(l) && line < FIRST_LINES && number == 0; line++)
        number = running_own_number(lines_at(l, line));
    return number;
}

void furniture_find(struct furniture *f, const struct lines *l, uint32_t number)
{
    struct finder finder = {0};
    *f = (struct furniture){0};
    turns_find(&finder.turns, l, number != 0 ? number : own_number(l));
    if (finder.turns.at.n > 0) {
        finder_count(&finder);
        finder_places(&finder);
        finder.blank_start = lines_all_blank(l, 0, finder.turns.at.at[0].at);
        for (size_t i = 0; i < finder.turns.at.n; i++)
            furniture_add(f, l, cut_at(&finder, i));
        tally_release(&finder.tally);
    }
    turns_release(&finder.turns);
}

void furniture_release(struct furniture *f)
{
    VEC_RELEASE(&f->cuts);
}
