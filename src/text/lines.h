/* SPDX-License-Identifier: MIT
 *
 * lines - published bytes made into lines that may be shown.
 *
 * The text is UTF-8; input that is not UTF-8 as a whole is taken as Latin-1, with the characters
 * that Windows has besides.  Each line ends in LF; LF, CR LF, CR, form feed and the line separators
 * of Unicode end one.  Tabs are expanded to 8 columns, overstrikes resolved, the commands to
 * terminals and printers and trailing blanks cut.  No control, bidirectional or invisible format
 * character is left but LF.
 */
#ifndef TEXT_LINES_H
#define TEXT_LINES_H

#include "base/platform.h"
#include "base/str.h"
#include "base/vec.h"

struct lines {
    char *text;
    size_t n, size;      /* bytes used and allotted */
    VEC(uint32_t) start; /* of each line; one more after the last: n */
    VEC(uint32_t) raw;   /* of each line: how many LF stand before it in the bytes */
    VEC(uint32_t)
    form_feeds; /* lines that a form feed stands before, ascending; the last
                   may be lines_count */
};

/* raw.n must be less than 2^29.  Released with lines_release. */
void lines_read(struct lines *l, struct str raw);

void lines_release(struct lines *l);

static inline uint32_t lines_count(const struct lines *l)
{
    return (uint32_t)l->raw.n;
}

/* Without the LF. */
static inline struct str lines_at(const struct lines *l, uint32_t line)
{
    uint32_t start = l->start.at[line];
    return (struct str){l->text + start, l->start.at[line + 1] - start - 1};
}

static inline bool lines_blank(const struct lines *l, uint32_t line)
{
    return l->start.at[line + 1] - l->start.at[line] == 1;
}

/* The lines [from, to); true when there are none. */
bool lines_all_blank(const struct lines *l, uint32_t from, uint32_t to);

/* The first from this line on that is blank, or is not; lines_count when none is. */
uint32_t lines_next_blank(const struct lines *l, uint32_t line);
uint32_t lines_next_words(const struct lines *l, uint32_t line);

/* Columns of blanks before the first character; 0 for a blank line. */
uint32_t lines_indent(const struct lines *l, uint32_t line);

/* The line that holds a byte offset < n. */
uint32_t lines_find(const struct lines *l, uint32_t offset);

#endif
