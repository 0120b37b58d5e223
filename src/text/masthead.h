/* SPDX-License-Identifier: MIT
 *
 * masthead - the top of the first page: who, when, which number; and the title below it.
 */
#ifndef TEXT_MASTHEAD_H
#define TEXT_MASTHEAD_H

#include "base/platform.h"
#include "base/arena.h"
#include "base/str.h"
#include "text/lines.h"

struct masthead {
    uint32_t end;                   /* line behind it; 0 when there is none */
    uint32_t title_line, title_end; /* lines of the title; equal when there is none */
    uint32_t number;                /* that it gives itself; 0 for none */
    struct str title;
};

/* The title is kept in a. */
void masthead_find(struct masthead *m, const struct lines *l, struct arena *a);

#endif
