/* SPDX-License-Identifier: MIT
 *
 * listorder - the orders in which the list can be shown.  Pure.
 */
#ifndef VIEW_LISTORDER_H
#define VIEW_LISTORDER_H

#include "base/platform.h"
#include "rfc/catalog.h"
#include "view/listfacts.h"

enum listorder {
    LISTORDER_NEWEST, /* by number */
    LISTORDER_OLDEST,
    LISTORDER_DATE, /* latest first; most number there are of a month, the highest first */
    LISTORDER_TITLE,
    LISTORDER_STATUS, /* standards first */
    LISTORDER_PAGES,  /* longest first */
    LISTORDER_COUNT,
    LISTORDER_NEWS = LISTORDER_COUNT, /* what changed alone: latest first */
    LISTORDER_READ,                   /* what was read alone: latest first */
};

/* "newest first", "by title", …; for the two that choose as well "". */
const char *listorder_name(enum listorder order);

/* Writes the indexes of all records of the catalogue in that order (of those alone that NEWS and
 * READ speak of) into out, which has room for catalog_count; returns how many. */
size_t listorder_sort(const struct catalog *c, const struct listfacts *f, enum listorder order,
                      uint32_t *out);

#endif
