/* SPDX-License-Identifier: MIT
 *
 * Any bytes as a theme: looks stay within what a terminal can be told.
 */
#include "base/platform.h"

#include <stdlib.h>

#include "ui/themefile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const int32_t most[DEPTH_COUNT] = {7, 15, 255, COLOR_RGB | 0xFFFFFF};
    struct theme t;
    struct err e = {0};
    theme_init(&t);
    size_t bad = themefile_apply(&t, (struct str){(const char *)data, size}, "theme", &e);
    if ((bad > 0) != (e.kind != ERR_NONE))
        abort();
    for (int r = 0; r < ROLE_COUNT; r++)
        for (int d = 0; d < DEPTH_COUNT; d++)
            if (t.looks[r].fg.at[d] < COLOR_OWN || t.looks[r].fg.at[d] > most[d] ||
                t.looks[r].bg.at[d] < COLOR_OWN || t.looks[r].bg.at[d] > most[d])
                abort();
    return 0;
}
