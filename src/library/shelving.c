/* SPDX-License-Identifier: MIT
 *
 * Settings → directories.
 */
#include "base/platform.h"

#include "library/shelving.h"

#include <stdlib.h>

#include "base/xmalloc.h"

char *shelving_dir(const struct settings *settings)
{
    return paths_join(settings->paths.data, "rfc");
}

const char **shelving_mirrors(const struct settings *settings, size_t *n)
{
    const char **mirrors = xcalloc(settings->mirrors.n + 1, sizeof *mirrors);
    *n = 0;
    while (*n < settings->mirrors.n) {
        mirrors[*n] = settings->mirrors.at[*n];
        ++*n;
    }
    mirrors[(*n)++] = shelf_debian_mirror;
    return mirrors;
}

struct shelf *shelving_shelf(const struct settings *settings, bool mirrors)
{
    char *dir = shelving_dir(settings);
    size_t n;
    const char **layers = shelving_mirrors(settings, &n);
    struct shelf *shelf = shelf_new(dir, layers, mirrors ? n : 0);
    free(layers);
    free(dir);
    return shelf;
}
