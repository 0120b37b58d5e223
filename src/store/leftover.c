/* SPDX-License-Identifier: MIT
 *
 * A left-over is known by the exact form of its name, its owner, its writer and its age: a writer
 * may be of another machine or container that shares the directory, where its number says nothing,
 * but no write takes an hour; and a number may have passed to another process, for a day at most.
 * Thread: any.
 */
#include "base/platform.h"

#include "store/leftover.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/str.h"
#include "base/xmalloc.h"

enum { LEFTOVER_GONE_SECONDS = 3600, LEFTOVER_ALIVE_SECONDS = 86400 };

/* "rfc793.txt.4711.0a1b2c3d.new" → 4711, and "rfc793.txt" in *of; 0: not the name of a temporary
 * file. */
static uint32_t leftover_writer(const char *name, struct str *of)
{
    enum { RANDOM_DIGITS = 8 };
    struct str s = str_of(name), ending = STR(".new");
    uint32_t pid = 0;
    if (!str_ends(s, ending))
        return 0;
    s.n -= ending.n;
    for (int i = 0; i < RANDOM_DIGITS; i++, s.n--)
        if (s.n == 0 || strchr("0123456789abcdef", s.p[s.n - 1]) == NULL)
            return 0;
    if (s.n == 0 || s.p[--s.n] != '.')
        return 0;
    size_t from = s.n;
    while (from > 0 && char_is_digit(s.p[from - 1]))
        from--;
    bool good = from > 1 && s.p[from - 1] == '.' && str_number(str_from(s, from), INT32_MAX, &pid);
    *of = str_slice(s, 0, from - good);
    return good ? pid : 0;
}

static bool leftover_is_one(int dir, const char *name, const char *of)
{
    struct stat st;
    struct str whose;
    uint32_t writer = leftover_writer(name, &whose);
    if (writer == 0 || (of != NULL && !str_eq(whose, str_of(of))) ||
        fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(st.st_mode) ||
        st.st_uid != geteuid())
        return false;
    int64_t age = clock_wall_ms() / 1000 - st.st_mtime;
    bool gone = kill((pid_t)writer, 0) != 0 && errno == ESRCH;
    return age > (gone ? LEFTOVER_GONE_SECONDS : LEFTOVER_ALIVE_SECONDS);
}

size_t leftover_sweep(const char *path, const char *of)
{
    size_t swept = 0;
    DIR *dir = opendir(path);
    const struct dirent *entry;
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        if (!leftover_is_one(dirfd(dir), entry->d_name, of) ||
            unlinkat(dirfd(dir), entry->d_name, 0) != 0)
            continue;
        log_line("shelf", "left over, removed: %s", entry->d_name);
        swept++;
    }
    if (dir != NULL)
        closedir(dir);
    return swept;
}

size_t leftover_sweep_beside(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *dir = slash == NULL ? xstrdup(".") : xstrndup(path, (size_t)(slash - path) + 1);
    size_t swept = leftover_sweep(dir, slash == NULL ? path : slash + 1);
    free(dir);
    return swept;
}
