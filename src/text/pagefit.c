/* SPDX-License-Identifier: MIT
 *
 * A footer stands at the same place on every page, so the blank lines above it tell how early the
 * text ended.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/pagefit.h"

enum {
    FULLEST_PERCENT = 5, /* of the pages have no room left */
    NEARLY_ALL_PERCENT = 85,
    MOST_BLANKS = 100
};

static uint32_t blanks_above(const struct lines *l, const struct cut *c)
{
    uint32_t n = 0;
    while (c->from + n < c->to && lines_blank(l, c->from + n))
        n++;
    return n;
}

static uint32_t blanks_below(const struct lines *l, const struct cut *c)
{
    uint32_t n = 0;
    while (c->to - n > c->from && lines_blank(l, c->to - n - 1))
        n++;
    return n;
}

/* Text on both sides, and a footer to measure by. */
static bool is_measured(const struct lines *l, const struct cut *c)
{
    return c->from > 0 && c->to < lines_count(l) && c->footed;
}

/* As many blank lines as this part of the pages has at most. */
static uint32_t usual_blanks(const struct lines *l, const struct furniture *f, size_t percent,
                             uint32_t (*blanks)(const struct lines *, const struct cut *))
{
    size_t counts[MOST_BLANKS + 1] = {0}, pages = 0, seen = 0;
    for (size_t i = 0; i < f->cuts.n; i++) {
        const struct cut *c = &f->cuts.at[i];
        if (!is_measured(l, c))
            continue;
        uint32_t n = blanks(l, c);
        counts[n < MOST_BLANKS ? n : MOST_BLANKS]++;
        pages++;
    }
    uint32_t n = 0;
    while (n < MOST_BLANKS && (seen += counts[n]) * 100 <= pages * percent)
        n++;
    return n;
}

/* Where it is certain that a paragraph goes on, how early did the page end?  Once may be chance,
 * where there are more. */
static uint32_t sentence_room(const struct pagefit *p, const struct lines *l,
                              const struct furniture *f)
{
    enum { ROOM_MOST = 2, FEW = 4 };
    size_t counts[ROOM_MOST + 1] = {0}, all = 0;
    for (size_t i = 0; i < f->cuts.n; i++) {
        const struct cut *c = &f->cuts.at[i];
        if (!is_measured(l, c))
            continue;
        const struct flow flow = pagefit_flow(p, l, c, l, c->from - 1);
        if (flow.early > ROOM_MOST || !flow_is_in_sentence(&flow))
            continue;
        counts[flow.early]++;
        all++;
    }
    uint32_t room = ROOM_MOST;
    while (room > 0 && counts[room] < (all < FEW ? 1 : 2))
        room--;
    return room;
}

void pagefit_measure(struct pagefit *p, const struct lines *l, const struct furniture *f)
{
    uint32_t below = usual_blanks(l, f, FULLEST_PERCENT, blanks_below);
    *p = (struct pagefit){
        .above = usual_blanks(l, f, FULLEST_PERCENT, blanks_above),
        .below = usual_blanks(l, f, NEARLY_ALL_PERCENT, blanks_below) == below ? below : 0,
    };
    p->room = sentence_room(p, l, f);
}

struct flow pagefit_flow(const struct pagefit *p, const struct lines *l, const struct cut *c,
                         const struct lines *before, uint32_t last)
{
    uint32_t above = blanks_above(l, c), below = blanks_below(l, c);
    return (struct flow){
        .before = before,
        .last = last,
        .after = l,
        .next = c->to,
        .early = c->footed && above > p->above ? above - p->above : 0,
        .room = p->room,
        .set_off = p->below != 0 && below > p->below,
    };
}
