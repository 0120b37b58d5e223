/* SPDX-License-Identifier: MIT
 *
 * hitrows - the matches of a search as rows, each with the line it is in; the key of a row is the
 * index of its match.
 */
#ifndef VIEW_HITROWS_H
#define VIEW_HITROWS_H

#include "base/platform.h"
#include "search/matches.h"
#include "text/document.h"
#include "view/rows.h"

enum { HITROWS_MOST = 20000 };

/* At most HITROWS_MOST. */
void hitrows_add(const struct document *d, const struct matches *m, struct rows *rows);

#endif
