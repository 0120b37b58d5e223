/* SPDX-License-Identifier: MIT
 *
 * refrows - what a document refers to, as rows: each RFC, series, draft, address and tag once, in
 * the order of the first use; the key of a row is the index of the first link that leads there.
 */
#ifndef VIEW_REFROWS_H
#define VIEW_REFROWS_H

#include "base/platform.h"
#include "rfc/catalog.h"
#include "text/document.h"
#include "view/rows.h"

/* local: the RFCs on this machine, ascending. */
void refrows_add(const struct document *d, const struct catalog *c, struct numbers local,
                 struct rows *rows);

#endif
