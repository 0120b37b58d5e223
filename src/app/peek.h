/* SPDX-License-Identifier: MIT
 *
 * peek - what a reference leads to, in a small window over the text: title, status, and the first
 * lines of the document, section, entry or figure.  Nothing is fetched for it.
 */
#ifndef APP_PEEK_H
#define APP_PEEK_H

#include "base/platform.h"
#include "app/state.h"

/* Looks at the selected reference, or the row under the cursor of a pane; where none is selected,
 * at the next one. */
void peek_begin(struct app *a);

bool peek_is_open(const struct app *a);
void peek_close(struct app *a);

/* A command given while it is open: scrolling, following, closing.  False: the window is closed,
 * and the command is for the rest of the program. */
bool peek_command(struct app *a, enum command command);

/* False: not an event of what is looked at. */
bool peek_event(struct app *a, struct event *ev);

/* Where it is on the screen; false: it is not. */
bool peek_place(const struct app *a, struct rect *place);

void peek_draw(struct app *a);

#endif
