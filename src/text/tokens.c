/* SPDX-License-Identifier: MIT
 *
 * Reads one line from its left to its right.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/tokens.h"

#include <string.h>

#include "text/scan.h"

struct writer {
    struct span *out;
    size_t n, max;
};

static void add(struct writer *w, size_t start, size_t end, enum span_kind kind)
{
    if (w->n < w->max && start < end)
        w->out[w->n++] = (struct span){(uint32_t)start, (uint32_t)end, kind};
}

/* Behind the character that closes what is opened at `at`; at + 1 when nothing does. */
static size_t closed_end(struct str s, size_t at, char close)
{
    ptrdiff_t end = str_find_char(s, close, at + 1);
    return end >= 0 ? (size_t)end + 1 : at + 1;
}

/* ---------------------------------------------------------------- grammars */

/* Behind "name" or "<name>"; at where none stands. */
static size_t name_end(struct str s, size_t at)
{
    size_t i = at;
    if (scan_char(s, i) == '<')
        return closed_end(s, at, '>');
    while (char_is_alnum(scan_char(s, i)) || scan_char(s, i) == '-' || scan_char(s, i) == '_')
        i++;
    return i;
}

static bool is_defined(struct str s, size_t at)
{
    size_t i = scan_blanks(s, at);
    while (scan_char(s, i) == ':')
        i++;
    return scan_char(s, i) == '=';
}

size_t tokens_of_rule(struct str line, struct span *out, size_t max)
{
    struct writer w = {out, 0, max};
    size_t first = scan_blanks(line, 0), i = name_end(line, first);
    if (is_defined(line, i))
        add(&w, first, i, SPAN_TERM);
    else
        i = first;
    while (i < line.n) {
        size_t end = i + 1;
        char c = line.p[i];
        if (c == ';') {
            add(&w, i, line.n, SPAN_COMMENT);
            break;
        }
        if (c == '"') {
            end = closed_end(line, i, '"');
            if (end > i + 1)
                add(&w, i, end, SPAN_LITERAL);
        } else if (c == '<') {
            end = closed_end(line, i, '>');
        }
        i = end;
    }
    return w.n;
}

/* ---------------------------------------------------------------- programs */

/* Where a comment begins that has something before it; line.n when none does.  A blank must stand
 * before it: "http://", "a--b". */
static size_t comment_start(struct str s, size_t from)
{
    bool quoted = false;
    for (size_t i = from; i + 1 < s.n; i++) {
        quoted ^= s.p[i] == '"';
        bool apart = !quoted && (i == from || s.p[i - 1] == ' ');
        bool slash = s.p[i] == '/' && (s.p[i + 1] == '*' || s.p[i + 1] == '/');
        bool dashes = s.p[i] == '-' && s.p[i + 1] == '-' && scan_char(s, i + 2) == ' ';
        if (apart && (slash || dashes))
            return i;
    }
    return s.n;
}

size_t tokens_of_code(struct str line, bool inside, struct span *out, size_t max)
{
    struct writer w = {out, 0, max};
    size_t first = scan_blanks(line, 0);
    size_t start = inside ? first : comment_start(line, first);
    bool closes = inside || (scan_char(line, start) == '/' && scan_char(line, start + 1) == '*');
    ptrdiff_t close = closes ? str_find(line, STR("*/"), start) : -1;
    add(&w, start, close >= 0 ? (size_t)close + 2 : line.n, SPAN_COMMENT);
    return w.n;
}
