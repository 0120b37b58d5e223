/* SPDX-License-Identifier: MIT
 *
 * nav - going to documents and places, and back.  One list of stops for all jumps, no two alike
 * next to each other; returning restores the exact line and column.
 */
#ifndef APP_NAV_H
#define APP_NAV_H

#include "base/platform.h"
#include "app/state.h"

/* Goes to a canonical target, within the document being read or in another; says why not. */
void nav_open(struct app *a, struct str target);

/* Asks for a document, to be shown as arrival says when it comes. */
void nav_ask(struct app *a, struct str target, struct nav_arrival arrival);

/* Goes to a line of the document being read; here becomes a stop. */
void nav_go_line(struct app *a, uint32_t line);

/* Shows the help, what became of the last fetches, what is known of an RFC; they are documents like
 * others. */
void nav_open_help(struct app *a);
void nav_open_fetches(struct app *a);
void nav_open_about(struct app *a, uint32_t number);
void nav_open_errata(struct app *a, uint32_t number);
void nav_open_fetch(struct app *a, uint64_t id);

/* It is one of these that is being read. */
bool nav_is_made(const struct app *a);

/* Back to what was being read before them, past all jumps within, or to the list; what is coming
 * goes on coming. */
void nav_leave_made(struct app *a);

void nav_back(struct app *a);
void nav_forward(struct app *a);

/* A view jumped by itself: the place before becomes a stop. */
void nav_jumped(struct app *a, struct readerview_place from);

/* What is coming and waits for its next try is tried now.  False: nothing does. */
bool nav_try_now(struct app *a);

/* Tries again what failed last. */
void nav_retry(struct app *a);

/* Gives up what is coming; nav_retry asks for it again.  False: nothing was. */
bool nav_give_up(struct app *a);

/* Closes the document: the list alone; Backspace returns. */
void nav_close(struct app *a);

/* An event of the library that carries a ticket of nav's. */
void nav_event(struct app *a, struct event *ev);

/* Another catalogue is in use, or more is known of a draft: what is to be warned of is said of the
 * text being read. */
void nav_news_came(struct app *a);

void nav_release(struct nav *n);

#endif
