/* SPDX-License-Identifier: MIT
 *
 * screen - the whole picture: panes by the layout, the status row, the bottom row.
 */
#ifndef APP_SCREEN_H
#define APP_SCREEN_H

#include "base/platform.h"
#include "app/state.h"

/* A new size of the terminal. */
void screen_resize(struct app *a, int w, int h);

/* Arranges the panes anew: after focus, zoom or what is open changed. */
void screen_arrange(struct app *a);

/* Draws everything into a->canvas; where the cursor is to be, *x < 0 for hidden. */
void screen_draw(struct app *a, int *x, int *y);

/* Milliseconds until the picture changes by time alone, so that it has to be drawn again; -1: not
 * without an event. */
int screen_sleep_ms(const struct app *a);

#endif
