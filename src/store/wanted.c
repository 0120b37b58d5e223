/* SPDX-License-Identifier: MIT
 *
 * One line in a file of its own.  Thread: one at a time (a worker's).
 */
#include "base/platform.h"

#include "store/wanted.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/paths.h"

bool wanted_keep(const char *dir, struct str words, struct err *e)
{
    char *path = paths_join(dir, "wanted");
    bool ok = true;
    if (words.n > 0)
        ok = file_make_dir(dir, e) && file_write(path, words, e);
    else if (unlink(path) != 0 && errno != ENOENT)
        ok = err_set(e, ERR_STORAGE, "cannot remove %s: %s (disk)", path, strerror(errno));
    free(path);
    return ok;
}

void wanted_read(const char *dir, struct strbuf *out)
{
    char *path = paths_join(dir, "wanted");
    if (!file_read(path, out, NULL))
        strbuf_clear(out);
    free(path);
}
