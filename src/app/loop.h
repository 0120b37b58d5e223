/* SPDX-License-Identifier: MIT
 *
 * loop - sleep, take keys and events, draw once.
 */
#ifndef APP_LOOP_H
#define APP_LOOP_H

#include "base/platform.h"
#include "app/state.h"
#include "ui/term.h"

/* Until the reader leaves.  Returns the signal that ended it, or 0. */
int loop_run(struct app *a, struct terminal *t);

/* Takes the events that wait. */
void loop_take_events(struct app *a);

#endif
