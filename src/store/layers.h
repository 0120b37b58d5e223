/* SPDX-License-Identifier: MIT
 *
 * layers - the directories that a shelf is made of: its own, and those below it.
 */
#ifndef STORE_LAYERS_H
#define STORE_LAYERS_H

#include "base/platform.h"

struct layers {
    char **dirs; /* dirs[0] is the shelf proper; owned */
    size_t count;
};

/* Copies. */
struct layers layers_new(const char *dir, const char *const *mirrors, size_t mirror_count);
void layers_release(struct layers *l);

#endif
