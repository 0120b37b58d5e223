/* SPDX-License-Identifier: MIT
 *
 * gather - many documents at once while reading goes on (P): the plan, which Enter accepts, then a
 * line that tells how far it is, and a sentence at the end.
 */
#ifndef APP_GATHER_H
#define APP_GATHER_H

#include "base/platform.h"
#include "app/state.h"

/* Begins to plan: all that the document refers to (a count: so deep), or, in the list, all that is
 * shown there. */
void gather_plan(struct app *a);

/* Goes on with what is missing of an earlier fetch. */
void gather_go_on(struct app *a);

/* An earlier fetch was not finished: its words. */
void gather_earlier(struct app *a, struct str words);

/* A key while a plan is shown: Enter or y begins, any other leaves it.  False: none is shown, or
 * the key is to be taken as any other. */
bool gather_key(struct app *a, uint32_t key);

/* Takes an event of a bulk fetch; false: it is none. */
bool gather_event(struct app *a, const struct event *ev);

/* Brings what is shown of fetches up to date, at most ten times a second and only where it differs.
 * Milliseconds until it is to be called again; -1: not before something happens. */
int gather_tick(struct app *a);

/* The same at once. */
void gather_look(struct app *a);

/* Something of it changed. */
void gather_note(struct app *a);

/* How far it is, in a few words; empty: nothing is fetched in the background. */
struct str gather_words(const struct app *a);

#endif
