/* SPDX-License-Identifier: MIT
 *
 * dispatch - a key becomes a command, a command becomes an action.
 */
#ifndef APP_DISPATCH_H
#define APP_DISPATCH_H

#include "base/platform.h"
#include "app/state.h"

void dispatch_key(struct app *a, uint32_t key);

/* Does a command, as its key would. */
void dispatch_command(struct app *a, enum command command);

/* What was begun with keys (a count, letters on references) and not ended is no more. */
void dispatch_forget(struct app *a);

/* An event of the library; the caller frees it. */
void dispatch_event(struct app *a, struct event *ev);

/* Every command has a row in the table of actions or is known to a view. For tests. */
bool dispatch_knows(enum command command);

#endif
