/* SPDX-License-Identifier: MIT
 *
 * transferpane - the pane of all that is fetched (D): its rows, and what its keys do.
 */
#ifndef APP_TRANSFERPANE_H
#define APP_TRANSFERPANE_H

#include "base/platform.h"
#include "app/state.h"

/* The pane has the keys. */
bool transferpane_is_focused(const struct app *a);

/* See app/pane.c. */
void transferpane_fill(const struct app *a, struct rows *rows);

/* The one under the cursor: its text; what happened to it; given up; tried again, or now. */
void transferpane_inform(struct app *a);
void transferpane_choose(struct app *a, const struct row *row);
void transferpane_drop(struct app *a);
void transferpane_retry(struct app *a);

/* All of a bulk fetch; all that nobody waits for, or on again. */
void transferpane_drop_all(struct app *a);
void transferpane_pause(struct app *a);

#endif
