/* SPDX-License-Identifier: MIT
 *
 * Directories of drafts, the first of which is ours to write.  No name is remembered between calls.
 * Thread: see the header.
 */
#include "base/platform.h"

#include "store/draftshelf.h"

#include <dirent.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/paths.h"
#include "base/xmalloc.h"
#include "rfc/draft.h"
#include "rfc/source.h"
#include "store/layers.h"
#include "store/shelfcare.h"

static const char *const draftshelf_endings[] = {".txt", ".txt.gz"};

struct draftshelf {
    struct layers layers;
    bool swept; /* left-overs are looked for once, at the first write */
};

struct draftshelf *draftshelf_new(const char *dir, const char *const *mirrors, size_t mirror_count)
{
    struct draftshelf *s = xcalloc(1, sizeof *s);
    s->layers = layers_new(dir, mirrors, mirror_count);
    return s;
}

void draftshelf_free(struct draftshelf *s)
{
    if (s == NULL)
        return;
    layers_release(&s->layers);
    free(s);
}

/* To be freed. */
static char *draftshelf_path(const char *dir, struct str name, const char *ending)
{
    return xasprintf("%s/%.*s%s", dir, STR_ARG(name), ending);
}

static bool draftshelf_read_file(const char *path, struct str name, struct strbuf *out,
                                 struct err *e)
{
    strbuf_clear(out);
    if (!file_read(path, out, e))
        return false;
    return source_check_draft(name, strbuf_str(out), e) || err_prefix(e, "%s", path);
}

bool draftshelf_read(struct draftshelf *s, struct str name, struct strbuf *out, struct err *e)
{
    enum { ENDINGS = ARRAY_LEN(draftshelf_endings) };
    struct err first = {.kind = ERR_NONE};
    for (size_t i = 0; i < s->layers.count * ENDINGS; i++) {
        char *path =
            draftshelf_path(s->layers.dirs[i / ENDINGS], name, draftshelf_endings[i % ENDINGS]);
        struct err why = {.kind = ERR_NONE};
        bool ok = draftshelf_read_file(path, name, out, &why);
        free(path);
        if (ok)
            return true;
        if (why.kind != ERR_NOT_FOUND && first.kind == ERR_NONE)
            first = why;
    }
    strbuf_clear(out);
    if (first.kind == ERR_NONE)
        return err_set(e, ERR_NOT_FOUND, "%.*s is neither on the shelf nor in a mirror (shelf)",
                       STR_ARG(name));
    if (e != NULL)
        *e = first;
    return false;
}

/* Marks the revisions of base that a layer has a file of. */
static void draftshelf_list(const char *layer, struct str base, bool has[DRAFT_REVISIONS])
{
    DIR *dir = opendir(layer);
    const struct dirent *entry;
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        int revision = draft_file_revision(str_of(entry->d_name), base);
        if (revision != DRAFT_UNREVISED)
            has[revision] = true;
    }
    if (dir != NULL)
        closedir(dir);
}

static bool draftshelf_read_revision(struct draftshelf *s, struct draft d, struct strbuf *out,
                                     struct err *e)
{
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    draft_format(d, &name);
    bool ok = draftshelf_read(s, strbuf_str(&name), out, e);
    strbuf_release(&name);
    return ok;
}

bool draftshelf_read_newest(struct draftshelf *s, struct str base, int *revision,
                            struct strbuf *out, struct err *e)
{
    bool has[DRAFT_REVISIONS] = {false};
    struct err first = {.kind = ERR_NONE};
    for (size_t i = 0; i < s->layers.count; i++)
        draftshelf_list(s->layers.dirs[i], base, has);
    for (int i = DRAFT_REVISIONS - 1; i >= 0; i--) {
        *revision = i;
        if (has[i] && draftshelf_read_revision(s, (struct draft){base, i}, out,
                                               first.kind == ERR_NONE ? &first : NULL))
            return true;
    }
    if (first.kind == ERR_NONE)
        return err_set(e, ERR_NOT_FOUND,
                       "no revision of %.*s is on the shelf or in a mirror (shelf)", STR_ARG(base));
    if (e != NULL)
        *e = first;
    return false;
}

bool draftshelf_write(struct draftshelf *s, struct str name, struct str bytes, struct err *e)
{
    if (!source_check_draft(name, bytes, e) || !file_make_dir(s->layers.dirs[0], e))
        return false;
    if (!s->swept)
        shelfcare_sweep(s->layers.dirs[0]);
    s->swept = true;
    char *path = draftshelf_path(s->layers.dirs[0], name, ".txt");
    bool ok = file_write(path, bytes, e);
    free(path);
    return ok;
}
