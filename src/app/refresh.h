/* SPDX-License-Identifier: MIT
 *
 * refresh - the index kept current while reading goes on: once a day by itself, and on a key.
 */
#ifndef APP_REFRESH_H
#define APP_REFRESH_H

#include "base/platform.h"
#include "app/state.h"

/* Begins now, because the reader asks; says why not. */
void refresh_begin(struct app *a);

/* Begins where it is due and what this machine has was looked at; says nothing. */
void refresh_if_due(struct app *a);

/* Gives up what the reader asked for.  False: nothing was. */
bool refresh_give_up(struct app *a);

/* What the reader asked for and waits for its next try is tried now.  False: nothing does. */
bool refresh_try_now(struct app *a);

/* False: not an event of a refresh. */
bool refresh_event(struct app *a, struct event *ev);

/* What this machine has is known: from now on the network may be asked. */
void refresh_scanned(struct app *a);

/* Tells the list which index it shows, and how old that is. */
void refresh_show_age(struct app *a);

#endif
