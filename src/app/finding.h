/* SPDX-License-Identifier: MIT
 *
 * finding - the search in the document being read: begun, its matches taken, repeated.
 */
#ifndef APP_FINDING_H
#define APP_FINDING_H

#include "base/platform.h"
#include "app/state.h"

/* Begins looking for a pattern from the place given; the result comes as an event. */
void finding_begin(struct app *a, struct str pattern, bool backward,
                   struct readerview_place origin);

/* Gives up, unmarks, and goes back to the origin. */
void finding_abandon(struct app *a);

/* Enter: the pattern is the one that n repeats; its result is said, now or when it comes. */
void finding_accept(struct app *a);

/* n and N: the next match; a search made before in another document is made here first. */
void finding_next(struct app *a, enum command command, long count);

void finding_event(struct app *a, struct event *ev);

#endif
