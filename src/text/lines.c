/* SPDX-License-Identifier: MIT
 *
 * Bytes to lines.  Nearly every line is plain ASCII and is copied; the others are set into a row of
 * cells, as a typewriter would, and written from there.  Owned by the caller; any thread.
 */
#include "base/platform.h"

#include "text/lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmalloc.h"

enum {
    TAB_COLUMNS = 8,
    TAB_LIMIT = 4096, /* columns; behind them a tab is one blank, so that none grows without end */
    NO_BREAK_SPACE = 0xA0,
    SOFT_HYPHEN = 0xAD,
    REPLACEMENT = 0xFFFD,
};

struct range {
    uint32_t first, last;
};

/* Not shown and not wanted: they reorder what is read, or hide in it. */
static const struct range dropped[] = {
    {0x061C, 0x061C}, {0x180E, 0x180E}, {0x200B, 0x200B}, {0x200E, 0x200F}, {0x202A, 0x202E},
    {0x2060, 0x206F}, {0xFEFF, 0xFEFF}, {0xFFF0, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE0000, 0xE0FFF},
};

/* One line being set. */
struct setter {
    struct lines *out;
    bool latin1;
    VEC(uint32_t) cells;
    size_t column;
    bool hyphen; /* a soft one came last: it is seen where the line ends */
};

static void lines_reserve(struct lines *l, size_t more)
{
    if (l->size - l->n >= more)
        return;
    l->size = l->size * 2 > l->n + more ? l->size * 2 : l->n + more;
    l->text = xrealloc(l->text, l->size);
}

static void lines_end(struct lines *l, uint32_t raw)
{
    uint32_t start = l->start.at[l->start.n - 1];
    while (l->n > start && l->text[l->n - 1] == ' ')
        l->n--;
    lines_reserve(l, 1);
    l->text[l->n++] = '\n';
    VEC_PUSH(&l->raw, raw);
    VEC_PUSH(&l->start, (uint32_t)l->n);
}

/* Printable ASCII only, eight bytes a step: no byte below 0x20, none above 0x7E. */
static bool line_is_plain(const char *p, size_t n)
{
    const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    uint64_t bad = 0;
    while (n >= 8) {
        uint64_t x;
        memcpy(&x, p, 8);
        bad |= (x - 0x20 * ones) | (x + ones) | x;
        p += 8;
        n -= 8;
    }
    if (bad & highs)
        return false;
    for (; n > 0; n--, p++)
        if (*p < 0x20 || *p > 0x7E)
            return false;
    return true;
}

static bool is_dropped(uint32_t c)
{
    if (c < 0x20 || c == 0x7F)
        return true;
    for (size_t i = 0; i < ARRAY_LEN(dropped) && c >= dropped[i].first; i++)
        if (c <= dropped[i].last)
            return true;
    return false;
}

static void setter_put(struct setter *s, uint32_t c)
{
    if (s->column == s->cells.n) {
        VEC_PUSH(&s->cells, c);
    } else {
        uint32_t *cell = &s->cells.at[s->column];
        if (*cell == ' ' || *cell == '_' || (c != '_' && c != ' '))
            *cell = c;
    }
    s->column++;
}

static void setter_tab(struct setter *s)
{
    do
        setter_put(s, ' ');
    while (s->column % TAB_COLUMNS != 0 && s->column < TAB_LIMIT);
}

static void setter_end(struct setter *s, uint32_t raw)
{
    struct lines *l = s->out;
    lines_reserve(l, s->cells.n * 4 + 1);
    for (size_t i = 0; i < s->cells.n; i++)
        l->n += utf8_encode(s->cells.at[i], l->text + l->n);
    lines_end(l, raw);
    s->cells.n = s->column = 0;
    s->hyphen = false;
}

/* Length of the control sequence at i: ESC [ … letter as terminals have them, ESC and a byte or
 * more as printers have them (ISO 2022); 1 when it is only an ESC. */
static size_t escape_length(struct str line, size_t i)
{
    size_t k = i + 1;
    bool terminal = k < line.n && line.p[k] == '[';
    for (k += terminal; k < line.n && k - i < 32; k++)
        if (line.p[k] < (terminal ? 0x20 : 0x21) || line.p[k] > (terminal ? 0x3F : 0x2F))
            break;
    bool ends = k < line.n && line.p[k] >= (terminal ? 0x40 : 0x30) && line.p[k] <= 0x7E;
    return ends ? k + 1 - i : 1;
}

/* Bytes that Latin-1 has no characters for are those of Windows. */
static uint32_t latin1_char(unsigned char byte)
{
    static const uint16_t windows[0x20] = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
    };
    if (byte < 0x80 || byte > 0x9F)
        return byte;
    return windows[byte - 0x80] != 0 ? windows[byte - 0x80] : REPLACEMENT;
}

static uint32_t setter_next(const struct setter *s, struct str line, size_t *i)
{
    if (s->latin1)
        return latin1_char((unsigned char)line.p[(*i)++]);
    return utf8_next(line, i);
}

static void setter_char(struct setter *s, uint32_t c, uint32_t raw)
{
    s->hyphen = false;
    if (c == '\t') {
        setter_tab(s);
    } else if (c == '\b') {
        s->column -= s->column > 0;
    } else if (c == '\f') {
        if (s->cells.n > 0) /* it ends a line, but is none */
            setter_end(s, raw);
        VEC_PUSH(&s->out->form_feeds, lines_count(s->out));
    } else if (c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029) {
        setter_end(s, raw);
    } else if (c == SOFT_HYPHEN) {
        s->hyphen = true;
    } else if (c == NO_BREAK_SPACE) {
        setter_put(s, ' ');
    } else if (c == UTF8_BAD || (c >= 0x80 && c < 0xA0)) {
        setter_put(s, REPLACEMENT);
    } else if (!is_dropped(c)) {
        setter_put(s, c);
    }
}

static void setter_line(struct setter *s, struct str line, uint32_t raw)
{
    if (line.n > 0 && line.p[line.n - 1] == '\r')
        line.n--;
    for (size_t i = 0; i < line.n;) {
        if (line.p[i] == '\x1B')
            i += escape_length(line, i);
        else
            setter_char(s, setter_next(s, line, &i), raw);
    }
    if (s->hyphen)
        setter_put(s, '-');
    if (line.n == 0 || line.p[line.n - 1] != '\f') /* that ended the line itself */
        setter_end(s, raw);
}

void lines_read(struct lines *l, struct str raw)
{
    *l = (struct lines){.size = raw.n + 1};
    l->text = xmalloc(l->size);
    VEC_RESERVE(&l->start, raw.n / 32 + 2);
    VEC_RESERVE(&l->raw, raw.n / 32 + 2);
    VEC_PUSH(&l->start, 0);
    if (str_starts(raw, STR("\xEF\xBB\xBF")))
        raw = str_from(raw, 3);
    struct setter setter = {.out = l, .latin1 = !utf8_valid(raw)};
    for (uint32_t number = 0; raw.n > 0; number++) {
        const char *lf = memchr(raw.p, '\n', raw.n);
        struct str line = {raw.p, lf != NULL ? (size_t)(lf - raw.p) : raw.n};
        raw = str_from(raw, lf != NULL ? line.n + 1 : raw.n);
        if (line_is_plain(line.p, line.n)) {
            lines_reserve(l, line.n + 1);
            memcpy(l->text + l->n, line.p, line.n);
            l->n += line.n;
            lines_end(l, number);
        } else {
            setter_line(&setter, line, number);
        }
    }
    VEC_RELEASE(&setter.cells);
}

void lines_release(struct lines *l)
{
    free(l->text);
    VEC_RELEASE(&l->start);
    VEC_RELEASE(&l->raw);
    VEC_RELEASE(&l->form_feeds);
    *l = (struct lines){0};
}

uint32_t lines_indent(const struct lines *l, uint32_t line)
{
    const char *p = l->text + l->start.at[line];
    uint32_t n = 0;
    while (p[n] == ' ')
        n++;
    return n;
}

bool lines_all_blank(const struct lines *l, uint32_t from, uint32_t to)
{
    while (from < to && lines_blank(l, from))
        from++;
    return from == to;
}

uint32_t lines_next_blank(const struct lines *l, uint32_t line)
{
    while (line < lines_count(l) && !lines_blank(l, line))
        line++;
    return line;
}

uint32_t lines_next_words(const struct lines *l, uint32_t line)
{
    while (line < lines_count(l) && lines_blank(l, line))
        line++;
    return line;
}

uint32_t lines_find(const struct lines *l, uint32_t offset)
{
    size_t low = 0, high = l->raw.n;
    while (high - low > 1) {
        size_t mid = (low + high) / 2;
        if (l->start.at[mid] <= offset)
            low = mid;
        else
            high = mid;
    }
    return (uint32_t)low;
}
