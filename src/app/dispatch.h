/* SPDX-License-Identifier: MIT
 *
 * dispatch - a key becomes a command, a command becomes an action.
 */
#ifndef APP_DISPATCH_H
#define APP_DISPATCH_H

#include "base/platform.h"
#include "app/state.h"

void dispatch_key(struct app *a, uint32_t key);

/* An event of the library; the caller frees it. */
void dispatch_event(struct app *a, struct event *ev);

/* Every command has a row in the table of actions or is known to a view. For tests. */
bool dispatch_knows(enum command command);

#endif
