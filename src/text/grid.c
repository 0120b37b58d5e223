/* SPDX-License-Identifier: MIT
 *
 * Compares where bars stand, columns being bits.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/grid.h"

#include <string.h>

#include "text/scan.h"

enum { COLUMNS_MOST = 128, NARROWEST = 3 /* columns of a cell */ };

struct columns {
    uint64_t low, high;
};

static void columns_add(struct columns *c, size_t column)
{
    if (column < 64)
        c->low |= UINT64_C(1) << column;
    else if (column < COLUMNS_MOST)
        c->high |= UINT64_C(1) << (column - 64);
}

static bool columns_within(const struct columns *a, const struct columns *b)
{
    return (a->low & ~b->low) == 0 && (a->high & ~b->high) == 0;
}

static struct columns columns_of(struct str s, const char *signs)
{
    struct columns c = {0, 0};
    for (size_t i = 0; i < s.n; i++)
        if (strchr(signs, s.p[i]) != NULL)
            columns_add(&c, i);
    return c;
}

static uint32_t corners_of(const struct columns *c)
{
    return (uint32_t)(__builtin_popcountll(c->low) + __builtin_popcountll(c->high));
}

/* "+-----+---------+", "------+------" */
static bool is_rule(struct str s)
{
    s = str_trim(s);
    for (size_t i = 0; i < s.n; i++)
        if (strchr("-=+|", s.p[i]) == NULL)
            return false;
    return s.n > NARROWEST && strchr("-=", s.p[1]) != NULL;
}

/* Corners at the edges, or only between the columns. */
static bool has_columns(struct str rule, const struct columns *corners)
{
    bool closed = strchr("+|", str_trim(rule).p[0]) != NULL;
    return corners_of(corners) >= (closed ? 3 : 1);
}

bool grid_is_table(const struct lines *l, uint32_t first, uint32_t end)
{
    struct columns corners = {0, 0};
    uint32_t rules = 0, rows = 0;
    for (uint32_t line = first; line < end; line++) {
        struct str s = lines_at(l, line);
        if (!is_rule(s))
            continue;
        struct columns found = columns_of(s, "+|");
        if (rules++ == 0)
            corners = found;
        if (!has_columns(s, &found) || !columns_within(&found, &corners) ||
            !columns_within(&corners, &found))
            return false;
    }
    for (uint32_t line = first; rules > 0 && line < end; line++) {
        struct str s = lines_at(l, line);
        if (is_rule(s) || str_find_char(s, '|', 0) < 0)
            continue;
        struct columns found = columns_of(s, "|");
        if (!columns_within(&corners, &found))
            return false;
        rows++;
    }
    return rows > 0;
}
