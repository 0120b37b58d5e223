/* SPDX-License-Identifier: MIT
 *
 * color - a colour in words, and what of it a terminal can show.
 *
 * Words: "-" (the terminal's own), a name ("red", "bright-red"), a number of the palette (0–255),
 * "#rrggbb"; or several with "/" between, the finest first: "#d7af5f/179/yellow".  A terminal shows
 * the finest it can; where none is coarse enough, the nearest it has to the last.
 */
#ifndef UI_COLOR_H
#define UI_COLOR_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"

/* Colours a terminal can show; none has no row in a struct color. */
enum color_depth {
    DEPTH_8,
    DEPTH_16,
    DEPTH_256,
    DEPTH_TRUE,
    DEPTH_COUNT,
    DEPTH_NONE = DEPTH_COUNT
};

#define COLOR_OWN (-1)
#define COLOR_RGB 0x1000000 /* | 0xrrggbb; else a number of the palette */

struct color {
    int32_t at[DEPTH_COUNT];
};

#define COLOR_NONE ((struct color){{COLOR_OWN, COLOR_OWN, COLOR_OWN, COLOR_OWN}})

bool color_parse(struct str words, struct color *c, struct err *e) ATTR_MUST_USE;

/* 0xrrggbb of a colour as xterm shows it; not of COLOR_OWN. */
uint32_t color_rgb(int32_t color);

/* Light text is read on it better than dark text. */
bool color_is_dark(uint32_t rgb);

#endif
