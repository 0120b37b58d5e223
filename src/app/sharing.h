/* SPDX-License-Identifier: MIT
 *
 * sharing - how list and text share the screen: chosen with keys or the mouse, kept from one run to
 * the next.
 */
#ifndef APP_SHARING_H
#define APP_SHARING_H

#include "base/platform.h"
#include "app/state.h"

/* What ui/layout is to make of the screen. */
struct layout_wish sharing_wish(const struct app *a);

/* The next arrangement, and says which it is; behind the last comes the first, with the sizes that
 * are best. */
void sharing_next(struct app *a);

/* Makes the list larger by that many steps, smaller where below 0; a step is two columns or a
 * row. */
void sharing_grow(struct app *a, long steps);

/* The rule between the panes goes to that cell. */
void sharing_drag(struct app *a, int x, int y);

/* Keeps what was chosen, for the next run. */
void sharing_keep(struct app *a);

/* What was kept before came from disk; it counts where nothing was chosen in this run. */
void sharing_came(struct app *a);

#endif
