/* SPDX-License-Identifier: MIT
 *
 * Cursor and window arithmetic.
 */
#include "base/platform.h"

#include "ui/listmodel.h"

static long clamp(long value, long low, long high)
{
    if (value > high)
        value = high;
    return value < low ? low : value;
}

/* Restores the invariants, moving top rather than cursor. */
static void listmodel_settle(struct listmodel *m)
{
    m->cursor = clamp(m->cursor, 0, m->count - 1);
    m->top = clamp(m->top, m->cursor - m->rows + 1, m->cursor);
    m->top = clamp(m->top, 0, m->count - m->rows);
}

void listmodel_set_count(struct listmodel *m, long count)
{
    m->count = count;
    listmodel_settle(m);
}

void listmodel_set_rows(struct listmodel *m, long rows)
{
    m->rows = rows > 0 ? rows : 1;
    listmodel_settle(m);
}

void listmodel_move(struct listmodel *m, long by)
{
    m->cursor = clamp(m->cursor + by, 0, m->count - 1);
    listmodel_settle(m);
}

void listmodel_go(struct listmodel *m, long to)
{
    m->cursor = to;
    listmodel_settle(m);
}

void listmodel_scroll(struct listmodel *m, long by)
{
    long top = clamp(m->top + by, 0, m->count - m->rows);
    long moved = top - m->top;
    m->top = top;
    m->cursor += moved != 0 ? moved : by;
    listmodel_settle(m);
}

void listmodel_pan(struct listmodel *m, long by)
{
    m->top = clamp(m->top + by, 0, m->count - m->rows);
    m->cursor = clamp(m->cursor, m->top, m->top + m->rows - 1);
    listmodel_settle(m);
}

bool listmodel_point(struct listmodel *m, long row)
{
    long at = m->top + row;
    bool was = at == m->cursor;
    if (row < 0 || row >= m->rows || at >= m->count)
        return false;
    m->cursor = at;
    return was;
}

void listmodel_show_at(struct listmodel *m, long offset)
{
    m->top = m->cursor - offset;
    listmodel_settle(m);
}

void listmodel_centre(struct listmodel *m)
{
    listmodel_show_at(m, m->rows / 2);
}
