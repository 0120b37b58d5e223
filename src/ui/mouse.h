/* SPDX-License-Identifier: MIT
 *
 * mouse - what the mouse did, as terminals report it.
 */
#ifndef UI_MOUSE_H
#define UI_MOUSE_H

#include "base/platform.h"
#include "base/str.h"

enum mouse_action { MOUSE_PRESS, MOUSE_RELEASE, MOUSE_DRAG, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct mouse_event {
    enum mouse_action action;
    int button; /* 1 left, 2 middle, 3 right; 0: a release whose button is not told, or the wheel */
    int x, y;   /* the cell, from 0 */
    bool shift, alt, ctrl;
};

/* The report "ESC [ < B ; X ; Y M" (or m: released), given as what stands behind "<". */
bool mouse_parse_sgr(struct str report, struct mouse_event *ev) ATTR_MUST_USE;

/* The report "ESC [ M" of old, given as the three bytes behind it. */
bool mouse_parse_x10(const char bytes[3], struct mouse_event *ev) ATTR_MUST_USE;

#endif
