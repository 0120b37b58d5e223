/* SPDX-License-Identifier: MIT
 *
 * listrow - one RFC as a row of the list: number, marks, title, and what else there is room for.
 *
 * Marks: + on disk, x obsolete, * favourite, r read, n new and c changed lately; where the list is
 * narrow the last three share a column, what is new before what is a favourite.
 */
#ifndef VIEW_LISTROW_H
#define VIEW_LISTROW_H

#include "base/platform.h"
#include "rfc/catalog.h"
#include "ui/canvas.h"
#include "view/listfacts.h"

struct listrow {
    const struct catalog *catalog;
    const struct listfacts *facts;
    bool news;            /* what happened to it has a column */
    bool cursor, focused; /* the cursor is on it; in this pane */
};

/* index: of the record, < catalog_count. */
void listrow_draw(const struct listrow *row, size_t index, struct canvas *c, struct rect line);

#endif
