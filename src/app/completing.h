/* SPDX-License-Identifier: MIT
 *
 * completing - the name being typed in the open prompt: what it would open, and what it may become.
 */
#ifndef APP_COMPLETING_H
#define APP_COMPLETING_H

#include "base/platform.h"
#include "app/state.h"

/* Adds what Enter would open; nothing where the name is none. */
void completing_describe(const struct app *a, struct strbuf *out);

/* Gives the lines that the name may become, the best first. */
void completing_offer(const struct app *a, void (*offer)(void *to, struct str line), void *to);

#endif
