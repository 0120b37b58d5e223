/* SPDX-License-Identifier: MIT
 *
 * Copies of names.
 */
#include "base/platform.h"

#include "store/layers.h"

#include <stdlib.h>

#include "base/xmalloc.h"

struct layers layers_new(const char *dir, const char *const *mirrors, size_t mirror_count)
{
    struct layers l = {xcalloc(mirror_count + 1, sizeof *l.dirs), mirror_count + 1};
    l.dirs[0] = xstrdup(dir);
    for (size_t i = 0; i < mirror_count; i++)
        l.dirs[i + 1] = xstrdup(mirrors[i]);
    return l;
}

void layers_release(struct layers *l)
{
    for (size_t i = 0; i < l->count; i++)
        free(l->dirs[i]);
    free(l->dirs);
    *l = (struct layers){0};
}
