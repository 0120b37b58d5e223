/* SPDX-License-Identifier: MIT
 *
 * stops - places to come back to, the nearest last; at most STOPS_MOST, no two alike next to each
 * other.
 */
#ifndef APP_STOPS_H
#define APP_STOPS_H

#include "base/platform.h"
#include "app/state.h"

enum { STOPS_MOST = 200 };

/* The same place in a document, whatever link is selected there. */
bool stops_same_place(struct readerview_place a, struct readerview_place b);

void stops_push(struct nav_stops *s, const char *target, struct readerview_place place);

/* Forgets the nearest, where it is this one. */
void stops_take_back(struct nav_stops *s, const struct nav_stop *stop);

/* The nth from the end is arrived at: it is a stop no more, and those after it go to the other
 * list. */
void stops_pass(struct nav_stops *from, struct nav_stops *to, size_t nth);

/* The nth from the end cannot be gone to any more. */
void stops_forget(struct nav_stops *s, size_t nth);

void stops_clear(struct nav_stops *s);
void stops_release(struct nav_stops *s);

#endif
