/* SPDX-License-Identifier: MIT
 *
 * Finding moves.  Where text did not move as far as the last time, rows are compared by their
 * hashes over the columns that changed, which gives a guess or two how far it did; each guess is
 * then judged by what the rows would cost with and without it.  Owner: the caller.  Pure.
 */
#include "base/platform.h"

#include "ui/scroll.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"

enum {
    SCROLL_STRAYS = 2,   /* rows whose change does not say which columns moved: a status, a title */
    SCROLL_GUESSES = 2,  /* distances that are judged */
    SCROLL_FULL = 8,     /* bytes: going there, moving */
    SCROLL_PARTIAL = 36, /* bytes: the same with columns, set and unset */
    SCROLL_SET = 12,     /* bytes: setting the rows, and losing the cursor by it */
    SCROLL_RUN = 6,      /* bytes: going to the next run of changed cells */
    SCROLL_ERASE = 3,    /* bytes: blanks to the end of the row */
};

struct scroller_row {
    int first, end; /* the columns that changed; first == w: none did */
    uint32_t was, now;
    int votes_up, votes_down; /* for this row's number as the distance */
    int cost;                 /* of sending what changed; below 0: not counted yet */
};

struct scroll_task {
    struct scroller_row *rows;
    const struct cell *was, *now;
    int w, h;
    int top, bottom;         /* rows that changed */
    int voting, voting_end;  /* columns that are hashed */
    int set_top, set_bottom; /* rows that are set already */
};

/* ---------------------------------------------------------------- rows */

static const struct cell *scroll_row(const struct scroll_task *t, const struct cell *cells, int y)
{
    return cells + (size_t)y * (size_t)t->w;
}

static bool scroll_cell_same(const struct cell *a, const struct cell *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

static void scroll_measure(struct scroll_task *t)
{
    enum { STEP = 16 };
    t->top = t->h;
    t->bottom = -1;
    for (int y = 0; y < t->h; y++) {
        const struct cell *was = scroll_row(t, t->was, y), *now = scroll_row(t, t->now, y);
        int first = 0, end = t->w;
        if (memcmp(was, now, (size_t)t->w * sizeof *was) == 0)
            first = t->w;
        while (first < end && scroll_cell_same(&was[first], &now[first]))
            first++;
        while (end - STEP >= first &&
               memcmp(&was[end - STEP], &now[end - STEP], STEP * sizeof *was) == 0)
            end -= STEP;
        while (end > first && scroll_cell_same(&was[end - 1], &now[end - 1]))
            end--;
        t->rows[y] = (struct scroller_row){.first = first, .end = end, .cost = -1};
        if (first < t->w) {
            t->top = y < t->top ? y : t->top;
            t->bottom = y;
        }
    }
}

/* The columns that changed, but for those of a few rows. */
static void scroll_columns(struct scroll_task *t)
{
    int changed = 0, firsts[SCROLL_STRAYS + 1], ends[SCROLL_STRAYS + 1];
    for (int i = 0; i <= SCROLL_STRAYS; i++) {
        firsts[i] = t->w;
        ends[i] = 0;
    }
    for (int y = t->top; y <= t->bottom; y++) {
        int first = t->rows[y].first, end = t->rows[y].end;
        if (first == t->w)
            continue;
        changed++;
        for (int i = 0; i <= SCROLL_STRAYS; i++) { /* the least firsts and the greatest ends */
            int f = firsts[i], n = ends[i];
            firsts[i] = first < f ? first : f;
            first = first < f ? f : first;
            ends[i] = end > n ? end : n;
            end = end > n ? n : end;
        }
    }
    int stray = changed > 2 * SCROLL_STRAYS + 1 ? SCROLL_STRAYS : 0;
    t->voting = firsts[stray];
    t->voting_end = ends[stray];
}

/* 0: nothing is seen in these columns. */
static uint32_t scroll_hash(const struct scroll_task *t, const struct cell *row)
{
    uint32_t hash = 0;
    for (int x = t->voting; x < t->voting_end; x++) {
        if (row[x].ch != ' ')
            hash = (hash ^ (row[x].ch << 8) ^ row[x].role ^ (uint32_t)x) * 0x9E3779B1u;
    }
    return hash;
}

/* Most of what changed is what stood so many rows below. */
static bool scroll_moved_by(const struct scroll_task *t, int rows)
{
    size_t width = (size_t)(t->voting_end - t->voting) * sizeof *t->now;
    int votes = 0;
    for (int y = t->top; rows != 0 && y <= t->bottom; y++)
        votes += t->rows[y].first < t->w && y + rows >= t->top && y + rows <= t->bottom &&
                 memcmp(scroll_row(t, t->now, y) + t->voting,
                        scroll_row(t, t->was, y + rows) + t->voting, width) == 0;
    return 2 * votes > t->bottom - t->top;
}

/* How far rows moved, the most frequent distances first; returns how many. */
static int scroll_count(struct scroll_task *t, int guesses[SCROLL_GUESSES])
{
    int count = 0;
    for (int y = t->top; y <= t->bottom; y++) {
        t->rows[y].was = scroll_hash(t, scroll_row(t, t->was, y));
        t->rows[y].now = scroll_hash(t, scroll_row(t, t->now, y));
    }
    for (int y = t->top; y <= t->bottom; y++)
        for (int from = t->top; t->rows[y].now != 0 && from <= t->bottom; from++)
            if (t->rows[from].was == t->rows[y].now && from > y)
                t->rows[from - y].votes_up++;
            else if (t->rows[from].was == t->rows[y].now && from < y)
                t->rows[y - from].votes_down++;
    while (count < SCROLL_GUESSES) {
        int best = 0, votes = 1;
        for (int n = 1; n < t->h; n++) {
            if (t->rows[n].votes_up > votes)
                votes = t->rows[best = n].votes_up;
            if (t->rows[n].votes_down > votes)
                votes = t->rows[n].votes_down, best = -n;
        }
        if (best == 0)
            break;
        bool sure = 2 * votes > t->bottom - t->top;
        *(best > 0 ? &t->rows[best].votes_up : &t->rows[-best].votes_down) = 0;
        guesses[count++] = best;
        if (sure)
            break;
    }
    return count;
}

/* As scroll_count; but what moves mostly moves as far as it did before, or back. */
static int scroll_guess(struct scroll_task *t, int last, int guesses[SCROLL_GUESSES])
{
    guesses[0] = scroll_moved_by(t, last) ? last : scroll_moved_by(t, -last) ? -last : 0;
    return guesses[0] != 0 ? 1 : scroll_count(t, guesses);
}

/* ---------------------------------------------------------------- costs */

/* About how many bytes turn one row into another. was NULL: a blank one. */
static int scroll_cost(const struct cell *was, const struct cell *now, int from, int to)
{
    int cost = 0, same = SCROLL_RUN, end = to;
    if (was != NULL && memcmp(was + from, now + from, (size_t)(to - from) * sizeof *now) == 0)
        return 0;
    while (end > from && now[end - 1].ch == ' ' && scroll_cell_same(&now[end - 1], &now[to - 1]))
        end--;
    for (int x = from; x < end; x++) {
        bool is_same = was != NULL ? scroll_cell_same(&was[x], &now[x]) : now[x].ch == ' ';
        if (is_same) {
            same++;
            continue;
        }
        cost += 1 + (same < SCROLL_RUN ? same : SCROLL_RUN);
        same = 0;
    }
    bool erase = was != NULL && end < to &&
                 memcmp(was + end, now + end, (size_t)(to - end) * sizeof *now) != 0;
    return cost + (erase ? SCROLL_ERASE : 0);
}

/* What row y costs where nothing moves. */
static int scroll_plain_cost(const struct scroll_task *t, int y)
{
    struct scroller_row *row = &t->rows[y];
    if (row->cost < 0)
        row->cost = row->first == t->w
                        ? 0
                        : scroll_cost(scroll_row(t, t->was, y), scroll_row(t, t->now, y),
                                      row->first, row->end);
    return row->cost;
}

static int scroll_gain(const struct scroll_task *t, const struct scroll *m, int y, int from)
{
    const struct cell *now = scroll_row(t, t->now, y);
    const struct cell *moved =
        from >= m->top && from <= m->bottom ? scroll_row(t, t->was, from) : NULL;
    return scroll_plain_cost(t, y) - scroll_cost(moved, now, m->left, m->right);
}

/* What the whole move saves. */
static int scroll_worth(const struct scroll_task *t, const struct scroll *m)
{
    bool full = m->left == 0 && m->right == t->w;
    bool set = m->top == t->set_top && m->bottom == t->set_bottom;
    int worth = -(full ? SCROLL_FULL : SCROLL_PARTIAL) - (set ? 0 : SCROLL_SET);
    for (int y = m->top; y <= m->bottom; y++)
        worth += scroll_gain(t, m, y, y + m->rows);
    return worth;
}

/* Sets the rows of the move, whose columns and distance are known: those that together gain most.
 */
static void scroll_fit_rows(const struct scroll_task *t, struct scroll *m)
{
    int first = m->rows > 0 ? t->top : t->top - m->rows;
    int last = m->rows > 0 ? t->bottom - m->rows : t->bottom;
    int sum = 0, best = 0, start = first, from = first, to = first - 1;
    m->top = t->top;
    m->bottom = t->bottom;
    for (int y = first; y <= last; y++) {
        sum += scroll_gain(t, m, y, y + m->rows);
        if (sum <= 0) {
            sum = 0;
            start = y + 1;
        } else if (sum > best) {
            best = sum;
            from = start;
            to = y;
        }
    }
    m->top = m->rows > 0 ? from : from + m->rows;
    m->bottom = m->rows > 0 ? to + m->rows : to;
    if (to < from)
        m->bottom = m->top - 1;
}

/* No wide character stands across the edges of the move. */
static bool scroll_is_clean(const struct scroll_task *t, const struct scroll *m)
{
    for (int y = m->top; y <= m->bottom; y++) {
        const struct cell *was = scroll_row(t, t->was, y), *now = scroll_row(t, t->now, y);
        if (was[m->left].ch == CELL_TAIL || now[m->left].ch == CELL_TAIL)
            return false;
        if (m->right < t->w && (was[m->right].ch == CELL_TAIL || now[m->right].ch == CELL_TAIL))
            return false;
    }
    return true;
}

/* Sets the columns of the move to those that changed in its rows. */
static void scroll_fit_columns(const struct scroll_task *t, struct scroll *m)
{
    m->left = t->w;
    m->right = 0;
    for (int y = m->top; y <= m->bottom; y++) {
        m->left = t->rows[y].first < m->left ? t->rows[y].first : m->left;
        m->right = t->rows[y].end > m->right && t->rows[y].first < t->w ? t->rows[y].end : m->right;
    }
}

/* Keeps the move where it is worth more than *best. */
static void scroll_judge(const struct scroll_task *t, const struct scroll *m, int *best,
                         struct scroll *found)
{
    int far = m->rows > 0 ? m->rows : -m->rows;
    if (m->top < 0 || m->bottom - m->top < far || m->right <= m->left || !scroll_is_clean(t, m))
        return;
    int worth = scroll_worth(t, m);
    if (worth > *best) {
        *best = worth;
        *found = *m;
    }
}

void scroller_release(struct scroller *s)
{
    free(s->rows);
    *s = (struct scroller){0};
}

bool scroll_find(struct scroller *s, const struct cell *was, const struct cell *now, int w, int h,
                 bool margins, struct scroll *found)
{
    int guesses[SCROLL_GUESSES], best = 0;
    if (s->size < h) {
        s->rows = xreallocarray(s->rows, (size_t)h, sizeof *s->rows);
        s->size = h;
    }
    struct scroll_task t = {.rows = s->rows,
                            .was = was,
                            .now = now,
                            .w = w,
                            .h = h,
                            .set_top = s->top,
                            .set_bottom = s->bottom};
    scroll_measure(&t);
    if (t.bottom - t.top < SCROLL_STRAYS)
        return false;
    scroll_columns(&t);
    int count = scroll_guess(&t, s->last, guesses);
    for (int i = 0; i < count; i++) {
        struct scroll full = {.left = 0, .right = w, .rows = guesses[i]};
        scroll_fit_rows(&t, &full);
        scroll_judge(&t, &full, &best, found);
        if (full.top != s->top || full.bottom != s->bottom) {
            full.top = s->top;
            full.bottom = s->bottom < h ? s->bottom : h - 1;
            scroll_judge(&t, &full, &best, found);
        }
        struct scroll part = {.left = t.voting, .right = t.voting_end, .rows = guesses[i]};
        if (!margins || (part.left == 0 && part.right == w))
            continue;
        scroll_fit_rows(&t, &part);
        scroll_fit_columns(&t, &part);
        scroll_judge(&t, &part, &best, found);
    }
    if (best > 0)
        s->last = found->rows;
    return best > 0;
}

void scroll_apply(const struct scroll *move, struct cell *cells, int w, struct cell blank)
{
    int rows = move->bottom - move->top + 1, step = move->rows > 0 ? 1 : -1;
    int first = move->rows > 0 ? move->top : move->bottom;
    size_t width = (size_t)(move->right - move->left);
    for (int i = 0; i < rows; i++) {
        int y = first + i * step, from = y + move->rows;
        struct cell *row = cells + (size_t)y * (size_t)w + (size_t)move->left;
        if (from >= move->top && from <= move->bottom)
            memcpy(row, cells + (size_t)from * (size_t)w + (size_t)move->left, width * sizeof *row);
        else
            for (size_t x = 0; x < width; x++)
                row[x] = blank;
    }
}
