/* SPDX-License-Identifier: MIT
 *
 * A frame: cells in the form the terminal has them, what moved, then row by row what changed.
 * Owner: the caller.  Pure.
 */
#include "base/platform.h"

#include "ui/paint.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmalloc.h"
#include "ui/capstring.h"

enum {
    PAINT_STEPS = 5,  /* bytes: longer steps are made by a number */
    PAINT_ERASE = 10, /* cells: fewer blanks are written */
    PAINT_REPEAT = 7, /* cells: as many are written one by one */
};

#define PAINT_UNSEEN 0xFFFFFFFFu /* a character that is in no cell: what is shown is not known */

/* Ends every region of rows that is used: ui/terminfo sees to it. */
static const struct str paint_whole_region = STR_INIT("\033[r");

static const struct cell paint_blank = {.ch = ' ', .role = PEN_PLAIN};

void paint_init(struct paint *p, const struct caps *caps, const struct theme *theme, bool colors)
{
    *p = (struct paint){.caps = caps, .pen = PEN_UNKNOWN, .top = -1};
    pens_init(&p->pens, caps, theme, colors);
    motion_init(&p->motion, caps, 0, 0);
}

void paint_release(struct paint *p)
{
    free(p->shown);
    free(p->next);
    free(p->drawn);
    motion_release(&p->motion);
    scroller_release(&p->scroller);
}

void paint_set_theme(struct paint *p, const struct theme *theme, bool colors)
{
    pens_init(&p->pens, p->caps, theme, colors);
    paint_forget(p);
}

void paint_forget(struct paint *p)
{
    p->known = false;
    p->pen = PEN_UNKNOWN;
    p->cursor = PAINT_CURSOR_UNKNOWN;
    p->top = -1;
    motion_lose(&p->motion);
}

static void paint_resize(struct paint *p, int w, int h)
{
    size_t cells = (size_t)w * (size_t)h;
    p->w = w;
    p->h = h;
    p->shown = xreallocarray(p->shown, cells, sizeof *p->shown);
    p->next = xreallocarray(p->next, cells, sizeof *p->next);
    p->drawn = xreallocarray(p->drawn, cells, sizeof *p->drawn);
    p->motion.w = w;
    p->motion.h = h;
    p->motion.bottom = h - 1;
    paint_forget(p);
}

static struct cell *paint_row(const struct paint *p, struct cell *cells, int y)
{
    return cells + (size_t)y * (size_t)p->w;
}

/* ---------------------------------------------------------------- cells */

/* The nearest ASCII for a character of ours, where the terminal is to have nothing else. */
static uint32_t paint_ascii(uint32_t ch)
{
    static const struct {
        uint32_t ch;
        char ascii;
    } table[] = {{0x2026, '~'}, {0x2502, '|'},  {0x2500, '-'},  {0x253C, '+'}, {0xD7, 'x'},
                 {0xB7, '.'},   {0xA7, 'S'},    {0x2192, '>'},  {0x2190, '<'}, {0x2191, '^'},
                 {0x2193, 'v'}, {0x2019, '\''}, {0x2018, '\''}, {0x201C, '"'}, {0x201D, '"'},
                 {0x2013, '-'}, {0x2014, '-'},  {0x2022, '*'},  {0xA0, ' '},   {CELL_TAIL, ' '}};
    for (size_t i = 0; i < ARRAY_LEN(table); i++)
        if (table[i].ch == ch)
            return (uint32_t)(unsigned char)table[i].ascii;
    return '?';
}

static bool paint_same(const struct cell *a, const struct cell *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

/* The cell at x, which is not plain ASCII. */
static struct cell paint_make_odd(const struct paint *p, const struct cell *from, int x)
{
    struct cell cell = from[x];
    bool half = cell.ch == CELL_TAIL && (x == 0 || from[x - 1].ch < 0x80);
    if ((cell.ch < ' ' || cell.ch > '~') && (p->ascii || half))
        cell.ch = paint_ascii(cell.ch);
    /* some terminals put a mark behind the last column into the next row */
    bool last = x + 1 == p->w || (x + 2 == p->w && from[x + 1].ch == CELL_TAIL);
    if (p->ascii || last)
        cell.mark = 0;
    cell.role = p->pens.of[cell.role];
    if (cell.ch == ' ')
        cell.role = p->pens.blank[cell.role];
    return cell;
}

/* Where the run of cells like the one at x ends. */
static int paint_run_end(const struct cell *row, int x, int w)
{
    enum { STEP = 16 };
    int end = x + 1;
    while (end + STEP <= w && memcmp(&row[end], &row[end - 1], STEP * sizeof *row) == 0)
        end += STEP;
    while (end < w && paint_same(&row[end], &row[x]))
        end++;
    return end;
}

static void paint_fill(struct cell *cells, int n, struct cell cell)
{
    cells[0] = cell;
    for (int done = 1, more; done < n; done += more) {
        more = done < n - done ? done : n - done;
        memcpy(cells + done, cells, (size_t)more * sizeof *cells);
    }
}

/* One row of the canvas as the terminal will have it: roles that look the same are the same.  Most
 * of it is blank: a run is looked at once. */
static void paint_make_row(const struct paint *p, const struct cell *from, struct cell *to)
{
    for (int x = 0; x < p->w;) {
        struct cell cell = from[x];
        if (cell.ch < ' ' || cell.ch > '~' || cell.mark != 0) {
            to[x] = paint_make_odd(p, from, x);
            x++;
            continue;
        }
        cell.role = p->pens.of[cell.role];
        if (cell.ch != ' ') {
            to[x++] = cell;
            continue;
        }
        /* between words it is alone */
        int end = x + 1 < p->w && paint_same(&from[x + 1], &from[x]) ? paint_run_end(from, x, p->w)
                                                                     : x + 1;
        cell.role = p->pens.blank[cell.role];
        paint_fill(to + x, end - x, cell);
        x = end;
    }
}

/* A row of the canvas is as row y was in the frame before. */
static bool paint_was(const struct paint *p, const struct cell *row, int y)
{
    return p->known && y >= 0 && y < p->h &&
           memcmp(row, paint_row(p, p->drawn, y), (size_t)p->w * sizeof *row) == 0;
}

/* The canvas as the terminal will have it.  A row is not made again where it was, nor where text
 * moves as far as it did the last time: then those are made first whose place others take. */
static void paint_make(struct paint *p, const struct canvas *c)
{
    size_t size = (size_t)p->w * sizeof *c->cells;
    int by = p->scroller.last;
    for (int i = 0; i < p->h; i++) {
        int y = by < 0 ? p->h - 1 - i : i;
        const struct cell *from = paint_row(p, c->cells, y);
        if (paint_was(p, from, y))
            continue;
        if (paint_was(p, from, y + by))
            memcpy(paint_row(p, p->next, y), paint_row(p, p->next, y + by), size);
        else
            paint_make_row(p, from, paint_row(p, p->next, y));
        memcpy(paint_row(p, p->drawn, y), from, size);
    }
}

/* ---------------------------------------------------------------- sending */

static void paint_use(struct paint *p, uint8_t pen, struct strbuf *out)
{
    pens_switch(&p->pens, p->pen, pen, out);
    p->pen = pen;
}

static void paint_go(struct paint *p, int x, int y, struct strbuf *out)
{
    if (p->motion.x == x && p->motion.y == y)
        return;
    if (!p->caps->moves_in_color && p->pen != PEN_PLAIN)
        paint_use(p, PEN_PLAIN, out);
    motion_go(&p->motion, x, y, paint_row(p, p->shown, y), &p->pens, p->pen, out);
}

static void paint_character(const struct cell *cell, struct strbuf *out)
{
    char bytes[4];
    if (cell->ch < 0x80)
        strbuf_add_char(out, (char)cell->ch);
    else
        strbuf_add(out, bytes, utf8_encode(cell->ch, bytes));
    if (cell->mark != 0)
        strbuf_add(out, bytes, utf8_encode(cell->mark, bytes));
}

/* Follows the cursor over what was written. sure: every terminal gives it as many columns. */
static void paint_moved(struct paint *p, int columns, bool sure)
{
    struct motion *m = &p->motion;
    m->x += columns;
    if (m->x >= p->w && !p->caps->wraps)
        m->x = p->w - 1;
    if (!sure || (m->x >= p->w && !p->caps->wraps_late))
        motion_lose(m);
}

/* The last cell of the screen, whose writing would scroll it. */
static bool paint_is_fatal(const struct paint *p, int x, int y, int columns)
{
    return y == p->h - 1 && x + columns == p->w && p->caps->wraps && !p->caps->wraps_late;
}

/* Writes the cell at (x, y), where the cursor is brought; returns its columns. */
static int paint_cell(struct paint *p, const struct cell *row, int x, int y, struct strbuf *out)
{
    const struct cell *cell = &row[x];
    int columns = x + 1 < p->w && row[x + 1].ch == CELL_TAIL ? 2 : 1;
    bool fatal = paint_is_fatal(p, x, y, columns);
    if (fatal && !(caps_has(p->caps, CAP_WRAP_OFF) && caps_has(p->caps, CAP_WRAP_ON))) {
        paint_row(p, p->shown, y)[x].ch = PAINT_UNSEEN;
        return columns;
    }
    paint_go(p, x, y, out);
    if (!motion_pen_fits(&p->pens, p->pen, cell))
        paint_use(p, cell->role, out);
    if (fatal)
        strbuf_add_str(out, p->caps->at[CAP_WRAP_OFF]);
    paint_character(cell, out);
    if (fatal)
        strbuf_add_str(out, p->caps->at[CAP_WRAP_ON]);
    memcpy(paint_row(p, p->shown, y) + x, cell, (size_t)columns * sizeof *cell);
    paint_moved(p, columns, columns == 1 && cell->mark == 0 && !fatal);
    return columns;
}

/* ---------------------------------------------------------------- rows */

/* The cell is a blank that erasing leaves. */
static bool paint_can_erase(const struct paint *p, const struct cell *cell)
{
    const struct pen *pen = &p->pens.at[cell->role];
    return cell->ch == ' ' && (pen->attrs & (ATTR_UNDERLINE | ATTR_REVERSE)) == 0 &&
           (pen->bg == COLOR_OWN || p->caps->erases_in_color);
}

/* A pen on that ground: what is erased gets the ground in use. */
static void paint_use_ground(struct paint *p, const struct cell *cell, struct strbuf *out)
{
    if (p->pen >= PEN_COUNT || p->pens.blank[p->pen] != cell->role)
        paint_use(p, cell->role, out);
}

/* How many cells from x on are to be the same as the one there, up to the last that is not yet. */
static int paint_alike(const struct cell *was, const struct cell *now, int x, int end)
{
    int n = 0;
    for (int i = x; i < end && paint_same(&now[i], &now[x]); i++)
        if (!paint_same(&was[i], &now[i]))
            n = i - x + 1;
    return n;
}

/* Sends several cells that are alike in one; returns how many, 0 where that is not shorter. */
static int paint_many(struct paint *p, const struct cell *was, const struct cell *now, int x, int y,
                      int end, struct strbuf *out)
{
    const struct cell *cell = &now[x];
    bool blank = cell->ch == ' ';
    enum cap cap = blank ? CAP_ECH : CAP_REP;
    if (!caps_has(p->caps, cap) || cell->ch > '~' || cell->ch < ' ' || cell->mark != 0 ||
        x + 1 >= end || !paint_same(cell, cell + 1))
        return 0;
    int n = paint_alike(was, now, x, end);
    /* some terminals take what is repeated up to the last column but one for a whole row */
    if (n < (blank ? PAINT_ERASE : PAINT_REPEAT) || x + n >= p->w - 1 ||
        (blank && !paint_can_erase(p, cell)))
        return 0;
    paint_go(p, x, y, out);
    memcpy(paint_row(p, p->shown, y) + x, cell, (size_t)n * sizeof *cell);
    if (blank) {
        paint_use_ground(p, cell, out);
        capstring_expand(out, p->caps->at[cap], n, 0);
        return n;
    }
    paint_use(p, cell->role, out);
    capstring_expand(out, p->caps->at[cap], (int)cell->ch, n);
    p->motion.x += n;
    return n;
}

/* Where the blanks begin with which the row ends, if erasing them is shorter than writing those of
 * them that changed; else its end. */
static int paint_tail(const struct paint *p, const struct cell *was, const struct cell *now)
{
    const struct cell *last = &now[p->w - 1];
    int tail = p->w, changed = 0;
    if (!caps_has(p->caps, CAP_EL) || !paint_can_erase(p, last))
        return p->w;
    while (tail > 0 && paint_same(&now[tail - 1], last))
        changed += !paint_same(&was[--tail], last);
    return changed > (int)p->caps->at[CAP_EL].n ? tail : p->w;
}

/* A cell is to be sent if it or the other half of its character, then or now, changed. */
static bool paint_is_changed(const struct cell *was, const struct cell *now, int x, int w)
{
    if (!paint_same(&was[x], &now[x]))
        return true;
    bool next = x + 1 < w && (was[x + 1].ch == CELL_TAIL || now[x + 1].ch == CELL_TAIL);
    bool before = x > 0 && (was[x].ch == CELL_TAIL || now[x].ch == CELL_TAIL);
    return (next && !paint_same(&was[x + 1], &now[x + 1])) ||
           (before && !paint_same(&was[x - 1], &now[x - 1]));
}

static void paint_send_row(struct paint *p, int y, struct strbuf *out)
{
    struct cell *was = paint_row(p, p->shown, y), *now = paint_row(p, p->next, y);
    if (memcmp(was, now, (size_t)p->w * sizeof *was) == 0)
        return;
    int tail = paint_tail(p, was, now), x = 0;
    while (x < tail) {
        int n = 1;
        bool in_wide = now[x].ch == CELL_TAIL;
        if (!in_wide && paint_is_changed(was, now, x, p->w)) {
            n = paint_many(p, was, now, x, y, tail, out);
            if (n == 0)
                n = paint_cell(p, now, x, y, out);
        }
        x += n;
    }
    if (tail < p->w) {
        while (paint_same(&was[x], &now[x]))
            x++;
        paint_go(p, x, y, out);
        paint_use_ground(p, &now[x], out);
        strbuf_add_str(out, p->caps->at[CAP_EL]);
        memcpy(was + x, now + x, (size_t)(p->w - x) * sizeof *was);
    }
}

/* ---------------------------------------------------------------- what moved */

/* Rows top to bottom scroll from now on. */
static void paint_set_region(struct paint *p, int top, int bottom, struct strbuf *out)
{
    if (p->top == top && p->bottom == bottom)
        return;
    if (top == 0 && bottom == p->h - 1)
        strbuf_add_str(out, paint_whole_region);
    else
        capstring_expand(out, p->caps->at[CAP_CSR], top, bottom);
    motion_lose(&p->motion);
    p->top = top;
    p->bottom = p->motion.bottom = bottom;
}

/* By single steps or by a number. */
static void paint_shift(struct paint *p, int rows, enum cap one, enum cap many, struct strbuf *out)
{
    size_t length = (size_t)rows * p->caps->at[one].n;
    bool steps = length > 0 && (length <= PAINT_STEPS || !caps_has(p->caps, many));
    for (int i = 0; steps && i < rows; i++)
        strbuf_add_str(out, p->caps->at[one]);
    if (!steps)
        capstring_expand(out, p->caps->at[many], rows, 0);
}

/* The column from which the row moves: where the text begins that comes in, as the cursor keeps it.
 */
static int paint_entry(const struct paint *p, const struct scroll *m)
{
    const struct cell *row = paint_row(p, p->next, m->rows > 0 ? m->bottom : m->top);
    for (int x = m->left; x < m->right; x++)
        if (!paint_same(&row[x], &paint_blank) && row[x].ch != CELL_TAIL)
            return x;
    return m->left;
}

static void paint_move_in_region(struct paint *p, const struct scroll *m, struct strbuf *out)
{
    bool partial = m->left > 0 || m->right<p->w, up = m->rows> 0;
    paint_set_region(p, m->top, m->bottom, out);
    paint_use(p, PEN_PLAIN, out);
    if (partial) {
        capstring_expand(out, p->caps->at[CAP_MARGINS], m->left, m->right - 1);
        motion_lose(&p->motion);
    }
    paint_go(p, paint_entry(p, m), up ? m->bottom : m->top, out);
    if (up)
        paint_shift(p, m->rows, CAP_IND, CAP_INDN, out);
    else
        paint_shift(p, -m->rows, CAP_RI, CAP_RIN, out);
    if (partial) {
        strbuf_add_str(out, p->caps->at[CAP_NO_MARGINS]);
        motion_lose(&p->motion);
    }
}

/* Without a region: rows are taken out at one end and put in at the other. */
static void paint_move_by_rows(struct paint *p, const struct scroll *m, struct strbuf *out)
{
    int rows = m->rows > 0 ? m->rows : -m->rows, edge = m->bottom - rows + 1;
    paint_use(p, PEN_PLAIN, out);
    paint_go(p, 0, m->rows > 0 ? m->top : edge, out);
    paint_shift(p, rows, CAP_DL1, CAP_DL, out);
    paint_go(p, 0, m->rows > 0 ? edge : m->top, out);
    paint_shift(p, rows, CAP_IL1, CAP_IL, out);
}

/* Whether it can move text at all, and by a region. */
static bool paint_can_move(const struct paint *p, bool *region)
{
    const struct caps *c = p->caps;
    *region = caps_has(c, CAP_CSR) && (caps_has(c, CAP_RI) || caps_has(c, CAP_RIN));
    return *region || ((caps_has(c, CAP_IL) || caps_has(c, CAP_IL1)) &&
                       (caps_has(c, CAP_DL) || caps_has(c, CAP_DL1)));
}

static void paint_move(struct paint *p, struct strbuf *out)
{
    struct scroll move;
    bool region;
    p->scroller.top = p->top;
    p->scroller.bottom = p->bottom;
    if (!paint_can_move(p, &region) ||
        !scroll_find(&p->scroller, p->shown, p->next, p->w, p->h,
                     region && p->margins && caps_has(p->caps, CAP_MARGINS), &move))
        return;
    if (region)
        paint_move_in_region(p, &move, out);
    else
        paint_move_by_rows(p, &move, out);
    scroll_apply(&move, p->shown, p->w, paint_blank);
    /* where the cursor is now */
    for (int y = move.bottom - move.rows + 1; move.rows > 0 && y <= move.bottom; y++)
        paint_send_row(p, y, out);
}

/* ---------------------------------------------------------------- frames */

static void paint_clear(struct paint *p, struct strbuf *out)
{
    pens_reset(&p->pens, out);
    p->pen = PEN_PLAIN;
    if (caps_has(p->caps, CAP_CSR))
        paint_set_region(p, 0, p->h - 1, out);
    for (size_t i = 0; i < (size_t)p->w * (size_t)p->h; i++)
        p->shown[i] = paint_blank;
    p->known = true;
    if (caps_has(p->caps, CAP_CLEAR)) {
        strbuf_add_str(out, p->caps->at[CAP_CLEAR]);
        p->motion.x = p->motion.y = 0;
        return;
    }
    for (size_t i = 0; i < (size_t)p->w * (size_t)p->h; i++)
        p->shown[i].ch = PAINT_UNSEEN;
}

static void paint_set_cursor(struct paint *p, bool on, struct strbuf *out)
{
    enum paint_cursor cursor = on ? PAINT_CURSOR_ON : PAINT_CURSOR_OFF;
    if (p->cursor != cursor)
        strbuf_add_str(out, p->caps->at[on ? CAP_CURSOR_ON : CAP_CURSOR_OFF]);
    p->cursor = cursor;
}

void paint_frame(struct paint *p, const struct canvas *c, int x, int y, struct strbuf *out)
{
    if (p->w != c->w || p->h != c->h)
        paint_resize(p, c->w, c->h);
    paint_make(p, c);
    if (x < 0 || p->cursor == PAINT_CURSOR_UNKNOWN)
        paint_set_cursor(p, false, out);
    if (!p->known)
        paint_clear(p, out);
    else
        paint_move(p, out);
    for (int row = 0; row < p->h; row++)
        paint_send_row(p, row, out);
    if (x >= 0 && x < p->w && y >= 0 && y < p->h) {
        paint_go(p, x, y, out);
        paint_set_cursor(p, true, out);
    }
}

void paint_end(struct paint *p, struct strbuf *out)
{
    pens_reset(&p->pens, out);
    if (caps_has(p->caps, CAP_CSR))
        strbuf_add_str(out, paint_whole_region);
    strbuf_add_str(out, p->caps->at[CAP_CURSOR_ON]);
    paint_forget(p);
}
