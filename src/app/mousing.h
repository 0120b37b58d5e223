/* SPDX-License-Identifier: MIT
 *
 * mousing - what the mouse does: the wheel scrolls the pane it is over; a click gives the keys to a
 * pane, selects a row, opens the one selected, follows a reference; the rule between the panes can
 * be dragged; a click beside a popup closes it.
 */
#ifndef APP_MOUSING_H
#define APP_MOUSING_H

#include "base/platform.h"
#include "app/state.h"
#include "ui/mouse.h"

void mousing_event(struct app *a, struct mouse_event ev);

#endif
