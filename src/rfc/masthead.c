/* SPDX-License-Identifier: MIT
 *
 * Finds the first lines by the words they begin with; the title is what comes next.  Pure; any
 * thread.
 */
#include "base/platform.h"

#include "rfc/masthead.h"

#include "rfc/running.h"
#include "rfc/title.h"

enum { MASTHEAD_WITHIN = 12, TITLE_LINES = 6, TITLE_INDENT = 8 };

static bool is_masthead(struct str s)
{
    static const struct str signs[] = {
        {"Request for Comments", 20},
        {"Internet Engineering Task Force", 31},
        {"Internet Research Task Force", 28},
        {"Independent Submission", 22},
        {"Internet Architecture Board", 27},
        {"Network Working Group", 21},
        {"RFC: ", 5},
        {"RFC ", 4},
        {"NWG", 3},
    };
    for (size_t i = 0; i < ARRAY_LEN(signs); i++)
        if (str_starts_nocase(s, signs[i]))
            return true;
    return false;
}

static uint32_t block_end(const struct lines *l, uint32_t line)
{
    while (line < lines_count(l) && !lines_blank(l, line))
        line++;
    return line;
}

static uint32_t skip_blank(const struct lines *l, uint32_t line)
{
    while (line < lines_count(l) && lines_blank(l, line))
        line++;
    return line;
}

void masthead_find(struct masthead *m, const struct lines *l, struct arena *a)
{
    uint32_t line = skip_blank(l, 0), limit = line + MASTHEAD_WITHIN;
    *m = (struct masthead){0};
    while (line < lines_count(l) && line < limit && !is_masthead(lines_at(l, line)))
        line++;
    if (line >= lines_count(l) || line >= limit)
        return;
    m->end = block_end(l, line);
    for (; line < m->end && m->number == 0; line++)
        m->number = running_own_number(lines_at(l, line));
    uint32_t first = skip_blank(l, m->end), end = block_end(l, first);
    if (first < lines_count(l) && title_is_known(str_trim(lines_at(l, first)))) {
        end = m->end; /* the title stands below the date at once */
        first = end - 1;
        if (lines_indent(l, first) < TITLE_INDENT || title_has_gap(str_trim(lines_at(l, first))))
            return;
    }
    if (first >= lines_count(l) || end - first > TITLE_LINES)
        return;
    m->title_line = first;
    m->title_end = end;
    m->title = title_fold(a, l, first, end - first, str_trim(lines_at(l, first)));
}
