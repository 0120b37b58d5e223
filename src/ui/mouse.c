/* SPDX-License-Identifier: MIT
 *
 * Reports of the mouse (XTerm Control Sequences, "Mouse Tracking").  Pure.
 */
#include "base/platform.h"

#include "ui/mouse.h"

enum { MOUSE_SHIFT = 4, MOUSE_ALT = 8, MOUSE_CTRL = 16, MOUSE_MOTION = 32, MOUSE_WHEEL = 64 };

/* code: the number of the button with what was held; x and y from 1. */
static bool mouse_decode(unsigned code, unsigned x, unsigned y, bool released,
                         struct mouse_event *ev)
{
    unsigned button = code & 3;
    if (x == 0 || y == 0 || code >= 128)
        return false;
    *ev = (struct mouse_event){
        .x = (int)x - 1,
        .y = (int)y - 1,
        .shift = code & MOUSE_SHIFT,
        .alt = code & MOUSE_ALT,
        .ctrl = code & MOUSE_CTRL,
    };
    if (code & MOUSE_WHEEL) {
        ev->action = button == 0 ? MOUSE_WHEEL_UP : MOUSE_WHEEL_DOWN;
        return button < 2;
    }
    ev->button = button < 3 ? (int)button + 1 : 0;
    ev->action = code & MOUSE_MOTION           ? MOUSE_DRAG
                 : released || ev->button == 0 ? MOUSE_RELEASE
                                               : MOUSE_PRESS;
    return ev->action != MOUSE_DRAG || ev->button != 0;
}

bool mouse_parse_sgr(struct str report, struct mouse_event *ev)
{
    enum { MOUSE_FARTHEST = 10000 };
    uint32_t code, x, y;
    if (report.n == 0)
        return false;
    char last = report.p[report.n - 1];
    report = str_slice(report, 0, report.n - 1);
    return (last == 'M' || last == 'm') && str_number(str_cut(&report, ';'), 255, &code) &&
           str_number(str_cut(&report, ';'), MOUSE_FARTHEST, &x) &&
           str_number(report, MOUSE_FARTHEST, &y) && mouse_decode(code, x, y, last == 'm', ev);
}

bool mouse_parse_x10(const char bytes[3], struct mouse_event *ev)
{
    unsigned value[3];
    for (int i = 0; i < 3; i++) {
        value[i] = (unsigned char)bytes[i];
        if (value[i] < 32)
            return false;
        value[i] -= 32;
    }
    return mouse_decode(value[0], value[1], value[2], false, ev);
}
