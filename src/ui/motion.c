/* SPDX-License-Identifier: MIT
 *
 * Ways of the cursor, all tried, the shortest taken.  Pure.
 */
#include "base/platform.h"

#include "ui/motion.h"

#include "ui/capstring.h"

enum {
    MOTION_MOST = 1 << 12,
    MOTION_REWRITE = 8, /* cells: any sequence is shorter than more */
    MOTION_FEEDS = 8,   /* rows */
    MOTION_CHEAP = 4,   /* bytes: no sequence to a place is shorter */
};

void motion_init(struct motion *m, const struct caps *caps, int w, int h)
{
    *m = (struct motion){
        .caps = caps,
        .w = w,
        .h = h,
        .x = -1,
        .bottom = h - 1,
        .best = STRBUF_INIT(MOTION_MOST),
        .other = STRBUF_INIT(MOTION_MOST),
    };
}

void motion_release(struct motion *m)
{
    strbuf_release(&m->best);
    strbuf_release(&m->other);
}

void motion_lose(struct motion *m)
{
    m->x = -1;
}

/* What is wanted: see motion_go. */
struct motion_goal {
    int x, y;
    const struct cell *row;
    const struct pens *pens;
    uint8_t pen;
};

/* Keeps the shorter of the two ways; none is known while best is empty. */
static void motion_keep(struct motion *m)
{
    if (m->best.n == 0 || m->other.n < m->best.n) {
        struct strbuf longer = m->best;
        m->best = m->other;
        m->other = longer;
    }
    strbuf_clear(&m->other);
}

/* Whether the cells [from, g->x) can be written again. */
static bool motion_can_rewrite(const struct motion_goal *g, int from)
{
    for (int x = from; x < g->x; x++) {
        const struct cell *cell = &g->row[x];
        if (cell->ch < ' ' || cell->ch > '~' || cell->mark != 0 ||
            !motion_pen_fits(g->pens, g->pen, cell))
            return false;
    }
    return true;
}

/* To the right within the goal's row; false: there is no way. */
static bool motion_right(struct motion *m, const struct motion_goal *g, int from,
                         struct strbuf *out)
{
    const struct caps *caps = m->caps;
    int cells = g->x - from;
    if (cells == 0)
        return true;
    if (cells <= MOTION_REWRITE && motion_can_rewrite(g, from)) {
        size_t single = cells == 1 || !caps_has(caps, CAP_RIGHTS) ? caps->at[CAP_RIGHT].n : 4;
        if (single == 0 || (size_t)cells <= single) {
            for (int x = from; x < g->x; x++)
                strbuf_add_char(out, (char)g->row[x].ch);
            return true;
        }
    }
    if (cells == 1 && caps_has(caps, CAP_RIGHT))
        strbuf_add_str(out, caps->at[CAP_RIGHT]);
    else if (caps_has(caps, CAP_RIGHTS))
        capstring_expand(out, caps->at[CAP_RIGHTS], cells, 0);
    else
        return false;
    return true;
}

static bool motion_left(struct motion *m, int cells, struct strbuf *out)
{
    for (int i = 0; i < cells && cells <= MOTION_REWRITE; i++)
        strbuf_add_char(out, '\b');
    if (cells > MOTION_REWRITE && caps_has(m->caps, CAP_LEFTS))
        capstring_expand(out, m->caps->at[CAP_LEFTS], cells, 0);
    return cells <= MOTION_REWRITE || caps_has(m->caps, CAP_LEFTS);
}

/* Line feeds from the row of the cursor to the goal's; false where they would scroll. */
static bool motion_feed(struct motion *m, const struct motion_goal *g)
{
    int rows = g->y - m->y;
    if (rows < 0 || rows > MOTION_FEEDS || (m->y <= m->bottom && g->y > m->bottom))
        return false;
    for (int i = 0; i < rows; i++)
        strbuf_add_char(&m->other, '\n');
    return true;
}

/* Tries the way by line feeds, in the same column or from the first one. */
static void motion_try(struct motion *m, const struct motion_goal *g, bool first_column)
{
    int from = first_column ? 0 : m->x;
    if (first_column)
        strbuf_add_char(&m->other, '\r');
    bool ok = motion_feed(m, g) && (g->x >= from ? motion_right(m, g, from, &m->other)
                                                 : motion_left(m, from - g->x, &m->other));
    if (ok)
        motion_keep(m);
    strbuf_clear(&m->other);
}

/* Tries the ways that name the place. */
static void motion_try_places(struct motion *m, const struct motion_goal *g)
{
    const struct caps *caps = m->caps;
    if (m->x >= 0 && m->y == g->y && caps_has(caps, CAP_HPA)) {
        capstring_expand(&m->other, caps->at[CAP_HPA], g->x, 0);
        motion_keep(m);
    }
    if (g->x == 0 && g->y == 0 && caps_has(caps, CAP_HOME))
        strbuf_add_str(&m->other, caps->at[CAP_HOME]);
    else
        capstring_expand(&m->other, caps->at[CAP_CUP], g->y, g->x);
    motion_keep(m);
}

void motion_go(struct motion *m, int x, int y, const struct cell *row, const struct pens *pens,
               uint8_t pen, struct strbuf *out)
{
    struct motion_goal g = {x, y, row, pens, pen};
    if (m->x == x && m->y == y)
        return;
    strbuf_clear(&m->best);
    strbuf_clear(&m->other);
    if (m->x >= 0 && m->x < m->w)
        motion_try(m, &g, false);
    if (m->x >= 0 && (m->best.n == 0 || m->best.n > MOTION_CHEAP))
        motion_try(m, &g, true);
    if (m->best.n == 0 || m->best.n > MOTION_CHEAP)
        motion_try_places(m, &g);
    strbuf_add_str(out, strbuf_str(&m->best));
    m->x = x;
    m->y = y;
}
