/* SPDX-License-Identifier: MIT
 *
 * anchor - a place in a text that outlives the text: its section and how far into it, and the
 * published line as it was.  What is kept between runs (marks, where reading stopped) is kept so,
 * and text/anchoring finds it again in whatever text there is then.
 */
#ifndef RFC_ANCHOR_H
#define RFC_ANCHOR_H

#include "base/platform.h"
#include "base/str.h"

struct anchor {
    struct str section; /* as in a target: "section-8.3", "appendix-A", "name-introduction"; empty
                           before the first, or where it has no name */
    uint32_t after;     /* published lines after the section's heading */
    uint32_t raw_line;  /* published line, from 0 */
    uint32_t column;    /* the first one in sight */
};

#endif
