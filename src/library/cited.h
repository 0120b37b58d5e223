/* SPDX-License-Identifier: MIT
 *
 * cited - which RFCs the texts on this machine refer to.  Thread: the shelf's.
 */
#ifndef LIBRARY_CITED_H
#define LIBRARY_CITED_H

#include "base/platform.h"
#include "base/err.h"
#include "search/rfcset.h"
#include "store/shelf.h"

/* The numbers as they stand in the text of an RFC, again and again, and for a series what it holds
 * today; to be freed, *n of them.  *n is 0 and *e says why where the text cannot be read. */
uint32_t *cited_by(struct shelf *shelf, const struct catalog *c, uint32_t number, size_t *n,
                   struct err *e);

/* Adds to the numbers of a set all that is cited from it, as far as texts are on this machine.
 * Numbers that texts get wrong, or that have no text, are nobody's wish. */
void cited_complete(struct shelf *shelf, const struct catalog *c, struct rfcset *set);

#endif
