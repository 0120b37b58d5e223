/* SPDX-License-Identifier: MIT
 *
 * The shelf looked over.  Names are read from the directory, bytes as any reader of the shelf would
 * get them.  A left-over is known by the exact form of its name, its writer and its age: a writer
 * may be of another machine or container that shares the directory, where its number says nothing,
 * but no write takes an hour; and a number may have passed to another process, for a day at most.
 */
#include "base/platform.h"

#include "store/shelfcare.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/paths.h"
#include "base/vec.h"
#include "rfc/source.h"

enum {
    SHELFCARE_TEXT_MAX = 32 << 20,
    SHELFCARE_GONE_SECONDS = 3600,
    SHELFCARE_ALIVE_SECONDS = 86400,
};

/* ---- verifying */

struct shelfcare_file {
    uint32_t number;
    char *name;
};

struct shelfcare_files {
    VEC(struct shelfcare_file) list;
};

static int shelfcare_order(const void *pa, const void *pb)
{
    const struct shelfcare_file *a = pa, *b = pb;
    if (a->number != b->number)
        return a->number < b->number ? -1 : 1;
    return strcmp(a->name, b->name);
}

static bool shelfcare_list(const char *path, struct shelfcare_files *files, struct err *e)
{
    DIR *dir = opendir(path);
    if (dir == NULL && errno == ENOENT)
        return true;
    if (dir == NULL)
        return err_set(e, ERR_STORAGE, "cannot read %s: %s (disk)", path, strerror(errno));
    const struct dirent *entry;
    struct shelfcare_file file;
    while ((entry = readdir(dir)) != NULL)
        if (source_file_number(str_of(entry->d_name), &file.number)) {
            file.name = xstrdup(entry->d_name);
            VEC_PUSH(&files->list, file);
        }
    closedir(dir);
    if (files->list.n > 0)
        qsort(files->list.at, files->list.n, sizeof *files->list.at, shelfcare_order);
    return true;
}

static bool shelfcare_check(const char *dir, const struct shelfcare_file *file, struct strbuf *text,
                            struct err *e)
{
    char *path = paths_join(dir, file->name);
    strbuf_clear(text);
    text->overflow = false;
    bool ok = file_read(path, text, e) && source_check(file->number, strbuf_str(text), e);
    free(path);
    return ok;
}

bool shelfcare_verify(const char *dir, const atomic_bool *ending, shelfcare_fn refused,
                      void *context, struct shelfcare_report *report, struct err *e)
{
    int64_t began = clock_monotonic_ms();
    struct shelfcare_files files = {0};
    struct strbuf text = STRBUF_INIT(SHELFCARE_TEXT_MAX);
    *report = (struct shelfcare_report){.files = 0};
    bool ok = shelfcare_list(dir, &files, e);
    for (size_t i = 0; i < files.list.n; i++) {
        struct err why = {.kind = ERR_NONE};
        if (!atomic_load(ending)) {
            report->files++;
            if (!shelfcare_check(dir, &files.list.at[i], &text, &why)) {
                report->refused++;
                refused(context, files.list.at[i].name, &why);
            }
            report->bytes += text.n;
        }
        free(files.list.at[i].name);
    }
    report->ms = clock_monotonic_ms() - began;
    VEC_RELEASE(&files.list);
    strbuf_release(&text);
    return ok;
}

/* ---- sweeping */

/* "rfc793.txt.4711.0a1b2c3d.new" → 4711; 0: not the name of a temporary file. */
static uint32_t shelfcare_writer(const char *name)
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
    return good ? pid : 0;
}

static bool shelfcare_is_left_over(int dir, const char *name)
{
    struct stat st;
    uint32_t writer = shelfcare_writer(name);
    if (writer == 0 || fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(st.st_mode))
        return false;
    int64_t age = clock_wall_ms() / 1000 - st.st_mtime;
    bool gone = kill((pid_t)writer, 0) != 0 && errno == ESRCH;
    return age > (gone ? SHELFCARE_GONE_SECONDS : SHELFCARE_ALIVE_SECONDS);
}

size_t shelfcare_sweep(const char *path)
{
    size_t swept = 0;
    DIR *dir = opendir(path);
    const struct dirent *entry;
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        if (!shelfcare_is_left_over(dirfd(dir), entry->d_name) ||
            unlinkat(dirfd(dir), entry->d_name, 0) != 0)
            continue;
        log_line("shelf", "left over, removed: %s", entry->d_name);
        swept++;
    }
    if (dir != NULL)
        closedir(dir);
    return swept;
}
