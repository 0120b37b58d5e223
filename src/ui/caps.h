/* SPDX-License-Identifier: MIT
 *
 * caps - what a terminal can do: a value that ui/terminfo fills, or a test.  Sequences are without
 * padding; parameters are put in by ui/capstring.
 */
#ifndef UI_CAPS_H
#define UI_CAPS_H

#include "base/platform.h"
#include "base/str.h"
#include "ui/color.h"

#define CAP(id, name) CAP_##id,
enum cap {
#include "ui/caps.def"
    CAP_COUNT
};
#undef CAP

struct caps {
    struct str at[CAP_COUNT]; /* empty: it cannot */
    bool wraps;               /* what is written in the last column moves the cursor on ... */
    bool wraps_late;          /* ... but only when the next character comes */
    bool erases_in_color;     /* what is erased gets the background in use */
    bool moves_in_color;      /* the cursor may move while attributes are on */
    bool xterm_like;          /* answers questions, knows titles and the clipboard */
    enum color_depth depth;
    unsigned no_color_with; /* enum theme_attr: those that cannot be where there is colour */
};

static inline bool caps_has(const struct caps *c, enum cap cap)
{
    return c->at[cap].n > 0;
}

#endif
