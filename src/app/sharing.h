/* SPDX-License-Identifier: MIT
 *
 * sharing - how list and text share the screen: as the settings say, or chosen with keys or the
 * mouse and kept from one run to the next.
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

/* The rule was let go: keeps where it is. */
void sharing_drop(struct app *a);

/* The settings may be others.  One that says how counts more than what was kept, less than a key
 * typed later. */
void sharing_heed(struct app *a);

/* What was kept came from disk. */
void sharing_came(struct app *a);

#endif
