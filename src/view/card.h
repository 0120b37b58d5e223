/* SPDX-License-Identifier: MIT
 *
 * card - all that is known of one RFC, drawn into any pane from 36x6 on: facts, relations (with
 * titles where there is room), the abstract.
 */
#ifndef VIEW_CARD_H
#define VIEW_CARD_H

#include "base/platform.h"
#include "rfc/catalog.h"
#include "ui/canvas.h"
#include "view/listfacts.h"

/* index: of the record, < catalog_count. */
void card_draw(const struct catalog *catalog, size_t index, const struct listfacts *facts,
               struct canvas *c, struct rect r);

#endif
