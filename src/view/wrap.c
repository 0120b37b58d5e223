/* SPDX-License-Identifier: MIT
 *
 * Breaking long lines.
 */
#include "base/platform.h"

#include "view/wrap.h"

#include "base/utf8.h"

static int wrap_indent(struct str line, int width)
{
    int n = 0;
    while (n <= width && (size_t)n < line.n && line.p[n] == ' ')
        n++;
    return n <= width / 3 ? n : 0;
}

struct wrap_row wrap_next(struct str line, size_t start, int width)
{
    int indent = start == 0 ? 0 : wrap_indent(line, width);
    struct str rest = str_from(line, start);
    int room = width - indent;
    if (rest.n <= (size_t)room) /* no character is narrower than a byte is long */
        return (struct wrap_row){start, line.n, indent};
    size_t n = utf8_clip(rest, room);
    if (n == rest.n)
        return (struct wrap_row){start, line.n, indent};
    if (n == 0) { /* a wide character in one column: shown as far as it goes */
        utf8_next(rest, &n);
        return (struct wrap_row){start, start + n, indent};
    }
    size_t cut = n;
    while (cut > n / 2 && rest.p[cut] != ' ')
        cut--;
    if (cut <= n / 2)
        return (struct wrap_row){start, start + n, indent};
    return (struct wrap_row){start, start + cut, indent};
}

bool wrap_step(struct str line, int width, struct wrap_row *row)
{
    size_t next = row->end;
    while (next < line.n && line.p[next] == ' ')
        next++; /* blanks at the break are not shown */
    if (next == line.n)
        return false;
    *row = wrap_next(line, next, width);
    return true;
}

uint32_t wrap_count(struct str line, int width)
{
    uint32_t count = 1;
    struct wrap_row row = wrap_next(line, 0, width);
    while (wrap_step(line, width, &row))
        count++;
    return count;
}

struct wrap_row wrap_row_at(struct str line, int width, uint32_t index)
{
    struct wrap_row row = wrap_next(line, 0, width);
    while (index > 0 && wrap_step(line, width, &row))
        index--;
    return row;
}

uint32_t wrap_row_of(struct str line, int width, size_t at)
{
    uint32_t index = 0;
    struct wrap_row row = wrap_next(line, 0, width);
    while (wrap_step(line, width, &row) && row.start <= at)
        index++;
    return index;
}
