/* SPDX-License-Identifier: MIT
 *
 * grid - is what is drawn with bars and corners a table?
 */
#ifndef TEXT_GRID_H
#define TEXT_GRID_H

#include "base/platform.h"
#include "text/lines.h"

/* The lines across have corners at the same columns, three or more, and all other lines have bars
 * there.  The cells of a packet differ from row to row. */
bool grid_is_table(const struct lines *l, uint32_t first, uint32_t end);

#endif
