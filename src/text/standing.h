/* SPDX-License-Identifier: MIT
 *
 * standing - how a line stands in its text: to the left of it, between blank lines, in a list.
 */
#ifndef TEXT_STANDING_H
#define TEXT_STANDING_H

#include "base/platform.h"
#include "text/heading.h"
#include "text/lines.h"

struct standing {
    const struct lines *lines;
    uint32_t text_indent; /* of running text */
};

void standing_init(struct standing *s, const struct lines *l);

/* No line, or a blank one. */
bool standing_blank(const struct standing *s, uint32_t line);

/* Lines of the heading: it may go on below its own words, if a blank line follows. */
uint32_t standing_lines(const struct standing *s, uint32_t line, const struct heading *h);

/* Blank lines follow the whole heading. */
bool standing_alone(const struct standing *s, uint32_t line, const struct heading *h);

/* Left of the text, where nothing else stands. */
bool standing_out(const struct standing *s, const struct heading *h);

/* The next line of the text is the same kind of item with the next number. */
bool standing_listed(const struct standing *s, uint32_t line, const struct heading *h);

#endif
