/* SPDX-License-Identifier: MIT
 *
 * visit - going to places that were kept: the one before, a mark, one of the list of jumps.  Each
 * is a jump: here becomes a stop.
 */
#ifndef APP_VISIT_H
#define APP_VISIT_H

#include "base/platform.h"
#include "app/state.h"

/* Where the last jump came from; twice leads back. */
void visit_previous(struct app *a);

/* A place in a document, which is opened if it is not the one being read. */
void visit_anchor(struct app *a, struct str document, const struct anchor *at);

/* The document itself, where it was left. */
void visit_document(struct app *a, struct str document);

#endif
