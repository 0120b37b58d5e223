/* SPDX-License-Identifier: MIT
 *
 * The grid.  Owner: whoever declared it.  Single-threaded.
 */
#include "base/platform.h"

#include "ui/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmalloc.h"

void canvas_init(struct canvas *c, int w, int h)
{
    *c = (struct canvas){0};
    canvas_resize(c, w, h);
}

void canvas_resize(struct canvas *c, int w, int h)
{
    c->w = w;
    c->h = h;
    c->cells = xreallocarray(c->cells, (size_t)w * (size_t)h, sizeof *c->cells);
    canvas_fill(c, canvas_rect(c), ROLE_TEXT);
}

void canvas_release(struct canvas *c)
{
    free(c->cells);
    *c = (struct canvas){0};
}

struct rect canvas_rect(const struct canvas *c)
{
    return (struct rect){0, 0, c->w, c->h};
}

/* The cell at (x, y) of r, or NULL where that is outside r or the canvas. */
static struct cell *canvas_cell(struct canvas *c, struct rect r, int x, int y)
{
    if (x < 0 || y < 0 || x >= r.w || y >= r.h)
        return NULL;
    x += r.x;
    y += r.y;
    if (x < 0 || y < 0 || x >= c->w || y >= c->h)
        return NULL;
    return &c->cells[(size_t)y * (size_t)c->w + (size_t)x];
}

/* What of r lies on the canvas. */
static struct rect canvas_clip(const struct canvas *c, struct rect r)
{
    int right = r.x + r.w < c->w ? r.x + r.w : c->w;
    int bottom = r.y + r.h < c->h ? r.y + r.h : c->h;
    int x = r.x > 0 ? r.x : 0, y = r.y > 0 ? r.y : 0;
    return (struct rect){x, y, right - x, bottom - y};
}

void canvas_fill(struct canvas *c, struct rect r, enum role role)
{
    struct cell blank = {.ch = ' ', .role = (uint8_t)role};
    r = canvas_clip(c, r);
    for (int y = 0; y < r.h; y++) {
        struct cell *row = &c->cells[(size_t)(r.y + y) * (size_t)c->w + (size_t)r.x];
        if (r.w > 0 && r.x > 0 && row[0].ch == CELL_TAIL)
            row[-1].ch = ' ', row[-1].mark = 0;
        if (r.w > 0 && r.x + r.w < c->w && row[r.w].ch == CELL_TAIL)
            row[r.w].ch = ' ';
        if (y > 0 && r.w > 0)
            memcpy(row, row - c->w, (size_t)r.w * sizeof *row);
        for (int x = 0; x < r.w && y == 0; x++)
            row[x] = blank;
    }
}

/* Replaces a cell; where it was half of a wide character the other half becomes a blank. */
static void canvas_put(struct canvas *c, struct cell *cell, uint32_t ch, enum role role)
{
    if (cell->ch == CELL_TAIL)
        cell[-1].ch = ' ', cell[-1].mark = 0;
    if (cell + 1 < c->cells + (size_t)c->w * (size_t)c->h && cell[1].ch == CELL_TAIL)
        cell[1].ch = ' ';
    *cell = (struct cell){.ch = ch, .role = (uint8_t)role};
}

/* The printable ASCII that s begins with, at (x, y) inside r and the canvas; most of every text.
 * Returns how many characters were drawn. */
static size_t canvas_ascii(struct canvas *c, struct rect r, int x, int y, struct str s,
                           enum role role)
{
    int right = r.x + r.w < c->w ? r.w : c->w - r.x;
    struct cell *cell = x < right ? canvas_cell(c, r, x, y) : NULL;
    size_t room = cell != NULL ? (size_t)(right - x) : 0, n = 0;
    bool half = cell != NULL && cell->ch == CELL_TAIL;
    for (; n < s.n && n < room && s.p[n] >= ' ' && s.p[n] < 0x7F; n++)
        cell[n] = (struct cell){.ch = (unsigned char)s.p[n], .role = (uint8_t)role};
    if (n > 0 && half)
        cell[-1].ch = ' ', cell[-1].mark = 0;
    if (n > 0 && cell + n < c->cells + (size_t)c->w * (size_t)c->h && cell[n].ch == CELL_TAIL)
        cell[n].ch = ' ';
    return n;
}

/* A character without width: upon the one before it, where it is a mark that a terminal puts there
 * (directions, joiners and variants of emoji are not).  Of several the first is kept. */
static void canvas_mark(struct canvas *c, struct rect r, int x, int y, uint32_t ch)
{
    bool invisible = (ch >= 0x200B && ch <= 0x200F) || (ch >= 0x2028 && ch <= 0x202E) ||
                     (ch >= 0x2060 && ch <= 0x206F) || (ch >= 0xFE00 && ch <= 0xFE0F);
    struct cell *cell = canvas_cell(c, r, x - 1, y);
    if (cell == NULL || ch < 0x300 || ch >= 0xFEFF || invisible)
        return;
    if (cell->ch == CELL_TAIL)
        cell--;
    if (cell->mark == 0 && cell->ch != ' ')
        cell->mark = (uint16_t)ch;
}

int canvas_text(struct canvas *c, struct rect r, int x, int y, struct str s, enum role role)
{
    size_t plain = canvas_ascii(c, r, x, y, s, role);
    x += (int)plain;
    for (size_t i = plain; i < s.n;) {
        uint32_t ch = utf8_next(s, &i);
        if (ch == UTF8_BAD || utf8_is_control(ch))
            ch = '?';
        int width = utf8_width(ch);
        if (width == 0) {
            canvas_mark(c, r, x, y, ch);
            continue;
        }
        struct cell *cell = canvas_cell(c, r, x, y);
        struct cell *tail = width == 2 ? canvas_cell(c, r, x + 1, y) : cell;
        if (cell != NULL)
            canvas_put(c, cell, tail != NULL ? ch : ' ', role);
        if (width == 2 && tail != NULL)
            canvas_put(c, tail, cell != NULL ? CELL_TAIL : ' ', role);
        x += width;
    }
    return x;
}

int canvas_text_fit(struct canvas *c, struct rect r, int x, int y, int width, struct str s,
                    enum role role)
{
    if (width <= 0)
        return x;
    if (utf8_columns(s) <= width)
        return canvas_text(c, r, x, y, s, role);
    x = canvas_text(c, r, x, y, str_slice(s, 0, utf8_clip(s, width - 1)), role);
    return canvas_text(c, r, x, y, STR("…"), role);
}

void canvas_role(struct canvas *c, struct rect r, int x, int y, int n, enum role role)
{
    int first = x > 0 ? x : 0, end = x + n < r.w ? x + n : r.w;
    first = r.x + first > 0 ? first : -r.x;
    end = r.x + end < c->w ? end : c->w - r.x;
    struct cell *cell = first < end ? canvas_cell(c, r, first, y) : NULL;
    for (int i = first; cell != NULL && i < end; i++)
        (cell++)->role = (uint8_t)role;
}

static void canvas_dump(const struct canvas *c, struct strbuf *out, bool roles)
{
    for (int y = 0; y < c->h; y++) {
        size_t keep = out->n;
        for (int x = 0; x < c->w; x++) {
            const struct cell *cell = &c->cells[(size_t)y * (size_t)c->w + (size_t)x];
            char bytes[4];
            if (roles) {
                strbuf_add_char(out, theme_role_letter(cell->role));
            } else if (cell->ch != CELL_TAIL) {
                strbuf_add(out, bytes, utf8_encode(cell->ch, bytes));
                if (cell->mark != 0)
                    strbuf_add(out, bytes, utf8_encode(cell->mark, bytes));
            }
            if (roles ? cell->role != ROLE_TEXT : cell->ch != ' ')
                keep = out->n;
        }
        strbuf_truncate(out, keep);
        strbuf_add_char(out, '\n');
    }
}

void canvas_dump_text(const struct canvas *c, struct strbuf *out)
{
    canvas_dump(c, out, false);
}

void canvas_dump_roles(const struct canvas *c, struct strbuf *out)
{
    canvas_dump(c, out, true);
}
