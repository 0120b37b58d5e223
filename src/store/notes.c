/* SPDX-License-Identifier: MIT
 *
 * Files.  Nothing is remembered of them: their directory is the list.
 */
#include "base/platform.h"

#include "store/notes.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/paths.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "base/xmalloc.h"
#include "rfc/ref.h"

static const char notes_end[] = ".md";

/* ---------------------------------------------------------------- names */

static bool notes_is_plain(char c)
{
    return char_is_alnum(c) || c == '-' || c == '.' || c == '_';
}

static char *notes_name(struct str document)
{
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    for (size_t i = 0; i < document.n; i++) {
        char c = document.p[i];
        if (notes_is_plain(c) && (c != '.' || i > 0)) /* no hidden file */
            strbuf_add_char(&name, c);
        else
            strbuf_addf(&name, "%%%02X", (unsigned char)c);
    }
    strbuf_add_cstr(&name, notes_end);
    return strbuf_take(&name);
}

/* The document of a file, canonical, to be freed; NULL where it is none of ours. */
static char *notes_document(struct str name)
{
    struct strbuf document = STRBUF_INIT(STRBUF_TEXT);
    struct ref r = {0};
    if (!str_ends(name, str_of(notes_end)))
        return NULL;
    name.n -= sizeof notes_end - 1;
    for (size_t i = 0; i < name.n; i++) {
        char hex[3] = {0};
        if (name.p[i] != '%' || i + 2 >= name.n) {
            strbuf_add_char(&document, name.p[i]);
            continue;
        }
        memcpy(hex, name.p + i + 1, 2);
        strbuf_add_char(&document, (char)strtol(hex, NULL, 16));
        i += 2;
    }
    struct str target = strbuf_str(&document);
    char *again = ref_parse(target, &r) && r.kind != REF_HERE ? notes_name(target) : NULL;
    bool ours = again != NULL && strncmp(again, name.p, name.n) == 0;
    free(again);
    if (ours)
        return strbuf_take(&document);
    strbuf_release(&document);
    return NULL;
}

char *notes_path(const char *data_dir, struct str document)
{
    char *dir = paths_join(data_dir, "notes"), *name = notes_name(document);
    char *path = paths_join(dir, name);
    free(dir);
    free(name);
    return path;
}

/* ---------------------------------------------------------------- files */

/* Never over one that is there, whoever made it meanwhile. */
static bool notes_write(const char *path, struct str heading, struct err *e)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0 && errno == EEXIST)
        return true;
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&text, "# %.*s\n\n", STR_ARG(heading));
    bool ok = fd >= 0 && write(fd, text.p, text.n) == (ssize_t)text.n;
    int why = errno;
    strbuf_release(&text);
    if (fd >= 0)
        close(fd);
    if (fd >= 0 && !ok)
        unlink(path);
    return ok || err_set(e, ERR_STORAGE, "cannot write %s: %s (disk)", path, strerror(why));
}

char *notes_begin(const char *data_dir, struct str document, struct str heading, struct err *e)
{
    char *dir = paths_join(data_dir, "notes"), *path = notes_path(data_dir, document);
    bool ok = file_make_dir(dir, e) && notes_write(path, heading, e);
    free(dir);
    if (ok)
        return path;
    free(path);
    return NULL;
}

/* ---------------------------------------------------------------- the list */

static int notes_latest_first(const void *a, const void *b)
{
    const struct notes_entry *x = a, *y = b;
    if (x->when != y->when)
        return x->when > y->when ? -1 : 1;
    return strcmp(x->document, y->document);
}

static void notes_take(struct notes *n, int dir, const char *name)
{
    struct stat st;
    char *document = notes_document(str_of(name));
    if (document == NULL || fstatat(dir, name, &st, 0) != 0 || !S_ISREG(st.st_mode)) {
        free(document);
        return;
    }
    int64_t when = (int64_t)st.st_mtim.tv_sec * 1000 + st.st_mtim.tv_nsec / 1000000;
    VEC_PUSH(n, (struct notes_entry){document, when});
}

void notes_find(struct notes *n, const char *data_dir)
{
    char *path = paths_join(data_dir, "notes");
    DIR *dir = opendir(path);
    const struct dirent *entry;
    while (dir != NULL && (entry = readdir(dir)) != NULL)
        notes_take(n, dirfd(dir), entry->d_name);
    if (dir != NULL)
        closedir(dir);
    if (n->n > 0)
        qsort(n->at, n->n, sizeof *n->at, notes_latest_first);
    free(path);
}

void notes_release(struct notes *n)
{
    for (size_t i = 0; i < n->n; i++)
        free(n->at[i].document);
    VEC_RELEASE(n);
}
