/* SPDX-License-Identifier: MIT
 *
 * contentsrows - the sections of a document as rows; the key of a row is the line of its heading.
 */
#ifndef VIEW_CONTENTSROWS_H
#define VIEW_CONTENTSROWS_H

#include "base/platform.h"
#include "text/document.h"
#include "view/rows.h"

void contentsrows_add(const struct document *d, struct rows *rows);

#endif
