/* SPDX-License-Identifier: MIT
 *
 * completion - Tab in a prompt: the words that the one being typed may become.
 */
#ifndef APP_COMPLETION_H
#define APP_COMPLETION_H

#include "base/platform.h"
#include "app/state.h"

/* The next of them into the line (the one before it, when backward); behind the last comes what
 * was typed. */
void completion_next(struct app *a, bool backward);

/* Another key was typed: what is in the line stays. */
void completion_end(struct completion *c);

/* Draws what there is to choose from into one row. */
void completion_draw(const struct completion *c, struct canvas *canvas, struct rect r);

#endif
