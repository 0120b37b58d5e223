/* SPDX-License-Identifier: MIT
 *
 * pane - the list panes that take the list's place while they are open: the contents of the
 * document, what it refers to, what was found in it, what was kept.
 *
 * One is open at a time.  It is filled when it is opened, when its document makes room for another
 * or is closed (then it closes too), and by pane_changed.
 */
#ifndef APP_PANE_H
#define APP_PANE_H

#include "base/platform.h"
#include "app/state.h"

/* Opens it and gives it the keys; one that has them already is closed. */
void pane_open(struct app *a, enum pane_kind kind);

/* Closes what is open; the keys go where they were.  False: none is open. */
bool pane_close(struct app *a);

/* Enter: goes to what the cursor is on. */
void pane_choose(struct app *a);

/* Forgets what the cursor is on, where that was kept. */
void pane_forget(struct app *a);

/* What a pane of that kind shows is different now. */
void pane_changed(struct app *a, enum pane_kind kind);

/* What was kept came from disk. */
void pane_kept(struct app *a);

/* Brings the open one up to date with the document and the place in it. */
void pane_follow(struct app *a);

#endif
