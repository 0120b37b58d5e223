/* SPDX-License-Identifier: MIT
 *
 * Finds the first lines by the words they begin with; the title is what comes next.  Pure; any
 * thread.
 */
#include "base/platform.h"

#include "text/masthead.h"

#include "text/heading.h"
#include "text/running.h"
#include "text/title.h"

enum {
    MASTHEAD_WITHIN = 12,
    TITLE_LINES = 6,
    TITLE_INDENT = 8,
    MIDDLE_INDENT = 20,
    CENTRE = 36, /* the column in the middle of a line */
    CENTRE_SLACK = 2,
    DATE_LONGEST = 24,
    BLOCKS_SKIPPED = 3,
    AUTHOR_INDENT = 30, /* of the right column, when the left one is empty */
    AUTHOR_END = 70     /* bytes: it reaches the right edge, as no title does */
};

/* Indented it must have columns, or stand in the middle: a text may begin with such words too. */
static bool is_masthead(const struct lines *l, uint32_t line)
{
    static const struct str signs[] = {
        STR_INIT("Request for Comments"),
        STR_INIT("Internet Engineering Task Force"),
        STR_INIT("Internet Research Task Force"),
        STR_INIT("Independent Submission"),
        STR_INIT("Internet Architecture Board"),
        STR_INIT("Network Working Group"),
        STR_INIT("RFC: "),
        STR_INIT("RFC "),
        STR_INIT("NWG"),
    };
    struct str s = str_trim(lines_at(l, line));
    uint32_t indent = lines_indent(l, line);
    if (indent > 0 && indent < MIDDLE_INDENT && !title_has_gap(s))
        return false;
    for (size_t i = 0; i < ARRAY_LEN(signs); i++)
        if (str_starts_nocase(s, signs[i]))
            return true;
    return false;
}

/* "June 2012" */
static bool ends_in_year(struct str s)
{
    uint32_t year;
    return s.n > 4 && str_number(str_from(s, s.n - 4), 2999, &year) && year >= 1968;
}

/* More authors and the date, behind a blank line; or the masthead proper, below a running header.
 */
static bool goes_on(const struct lines *l, uint32_t first, uint32_t end)
{
    struct str last = first < end ? lines_at(l, end - 1) : STR_NONE;
    bool right = ends_in_year(last) || last.n >= AUTHOR_END;
    for (uint32_t line = first; line < end; line++) {
        if (running_own_number(str_trim(lines_at(l, line))) != 0)
            return true;
        right = right && lines_indent(l, line) >= AUTHOR_INDENT;
    }
    return right;
}

/* Up to a line that begins something else. */
static uint32_t title_end(const struct lines *l, uint32_t first, uint32_t end)
{
    for (uint32_t line = first + 1; line < end; line++)
        if (title_is_known(str_trim(lines_at(l, line))))
            return line;
    return end;
}

/* "I. ABSTRACT" */
static bool begins_text(struct str line)
{
    struct heading h;
    return title_is_known(str_trim(line)) || (heading_read(line, &h) && title_is_known(h.title));
}

/* More about the document, not its title: columns, a date, what it obsoletes. */
static bool is_particulars(struct str s)
{
    static const struct str words[] = {STR_INIT("Obsoletes:"),  STR_INIT("Updates:"),
                                       STR_INIT("Category:"),   STR_INIT("Categories:"),
                                       STR_INIT("Related"),     STR_INIT("NIC "),
                                       STR_INIT("References:"), STR_INIT("NIC: ")};
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (str_starts_nocase(s, words[i]))
            return true;
    return title_has_gap(s) || (ends_in_year(s) && s.n < DATE_LONGEST);
}

static bool is_centred(const struct lines *l, uint32_t first, uint32_t end)
{
    if (end > lines_count(l))
        return false;
    for (uint32_t line = first; line < end; line++) {
        size_t middle = (lines_indent(l, line) + lines_at(l, line).n) / 2;
        if (lines_indent(l, line) < TITLE_INDENT || middle + CENTRE_SLACK < CENTRE ||
            middle > CENTRE + CENTRE_SLACK)
            return false;
    }
    return first < end;
}

/* A second part of the title, one line, may stand behind a blank line. */
static uint32_t second_part_end(const struct lines *l, uint32_t first, uint32_t end)
{
    uint32_t next = lines_next_words(l, end);
    bool goes_on = next <= end + 1 && is_centred(l, first, end) && is_centred(l, next, next + 1) &&
                   lines_next_blank(l, next) == next + 1;
    if (!goes_on || end - first >= TITLE_LINES)
        return end;
    struct str part = str_trim(lines_at(l, next));
    bool other = begins_text(part) || is_particulars(part) || str_starts_nocase(part, STR("by ")) ||
                 str_ends(part, STR("ontents")) || str_ends(part, STR("ONTENTS"));
    return other ? end : next + 1;
}

static void find_title(struct masthead *m, const struct lines *l, struct arena *a)
{
    uint32_t first = lines_next_words(l, m->end);
    for (int i = 0; i < BLOCKS_SKIPPED && first < lines_count(l); i++)
        if (is_particulars(str_trim(lines_at(l, first))))
            first = lines_next_words(l, lines_next_blank(l, first));
    uint32_t end = lines_next_blank(l, first);
    if (first < lines_count(l) && begins_text(lines_at(l, first))) {
        end = m->end; /* the title stands below the date at once */
        first = end - 1;
        if (lines_indent(l, first) < TITLE_INDENT || is_particulars(str_trim(lines_at(l, first))))
            return;
    }
    end = title_end(l, first, end);
    if (first >= lines_count(l) || end - first > TITLE_LINES)
        return;
    if (m->number != 0)
        end = second_part_end(l, first, end);
    m->title_line = first;
    m->title_end = end;
    m->title = title_fold(a, l, first, end - first, str_trim(lines_at(l, first)));
}

void masthead_find(struct masthead *m, const struct lines *l, struct arena *a)
{
    uint32_t line = lines_next_words(l, 0), limit = line + MASTHEAD_WITHIN;
    *m = (struct masthead){0};
    while (line < lines_count(l) && line < limit && !is_masthead(l, line))
        line++;
    if (line >= lines_count(l) || line >= limit)
        return;
    m->end = lines_next_blank(l, line);
    for (uint32_t next = lines_next_words(l, m->end); goes_on(l, next, lines_next_blank(l, next));
         next = lines_next_words(l, m->end))
        m->end = lines_next_blank(l, next);
    for (; line < m->end && m->number == 0; line++)
        m->number = running_own_number(str_trim(lines_at(l, line)));
    find_title(m, l, a);
}
