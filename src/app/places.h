/* SPDX-License-Identifier: MIT
 *
 * places - what was kept, as rows of panes: jumps, marks, documents read, notes.  The target of a
 * row is the name of its memo; its key the memo's time.
 */
#ifndef APP_PLACES_H
#define APP_PLACES_H

#include "base/platform.h"
#include "app/state.h"

/* The latest first; of marks those of the document being read before the others. */
void places_fill_jumps(const struct app *a, struct rows *rows);
void places_fill_marks(const struct app *a, struct rows *rows);
void places_fill_recent(const struct app *a, struct rows *rows);
void places_fill_notes(const struct app *a, struct rows *rows);

void places_choose_jump(struct app *a, const struct row *row);
void places_choose_mark(struct app *a, const struct row *row);
void places_choose_document(struct app *a, const struct row *row);

void places_forget_jump(struct app *a, const struct row *row);
void places_forget_mark(struct app *a, const struct row *row);
void places_forget_recent(struct app *a, const struct row *row);

#endif
