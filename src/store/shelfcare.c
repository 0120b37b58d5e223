/* SPDX-License-Identifier: MIT
 *
 * The shelf looked over.  Names are read from the directory, bytes as any reader of the shelf would
 * get them.
 */
#include "base/platform.h"

#include "store/shelfcare.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/paths.h"
#include "base/vec.h"
#include "rfc/source.h"
#include "store/leftover.h"

enum { SHELFCARE_TEXT_MAX = 32 << 20 };

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

static bool shelfcare_look(const char *dir, const char *name, uint32_t number, struct strbuf *text,
                           struct err *e)
{
    char *path = paths_join(dir, name);
    strbuf_clear(text);
    text->overflow = false;
    bool ok = file_read(path, text, e) && source_check(number, strbuf_str(text), e);
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
        const struct shelfcare_file *file = &files.list.at[i];
        struct err why = {.kind = ERR_NONE};
        if (!atomic_load(ending)) {
            report->files++;
            if (!shelfcare_look(dir, file->name, file->number, &text, &why)) {
                report->refused++;
                refused(context, file->name, &why);
            }
            report->bytes += text.n;
        }
        free(file->name);
    }
    report->ms = clock_monotonic_ms() - began;
    VEC_RELEASE(&files.list);
    strbuf_release(&text);
    return ok;
}

bool shelfcare_check(const char *dir, const char *name, struct err *e)
{
    struct strbuf text = STRBUF_INIT(SHELFCARE_TEXT_MAX);
    uint32_t number;
    bool ok = source_file_number(str_of(name), &number)
                  ? shelfcare_look(dir, name, number, &text, e)
                  : err_set(e, ERR_DAMAGED, "%s is no name of a text (shelf)", name);
    strbuf_release(&text);
    return ok;
}

char *shelfcare_set_aside(const char *dir, const char *name, struct err *e)
{
    char *from = paths_join(dir, name), *to = file_bad_name(from), *aside = NULL;
    if (rename(from, to) == 0)
        aside = xstrdup(to + (strlen(from) - strlen(name)));
    else
        err_set(e, ERR_STORAGE, "cannot rename %s in %s: %s (disk)", name, dir, strerror(errno));
    free(from);
    free(to);
    return aside;
}

size_t shelfcare_sweep(const char *dir)
{
    return leftover_sweep(dir, NULL);
}
