/* SPDX-License-Identifier: MIT
 *
 * Two shelves look at the same files: one with the mirrors below it, one without.  The library must
 * not write there meanwhile; other processes may, since files are only ever replaced as a whole.
 * Thread: main.
 */
#include "base/platform.h"

#include "library/mending.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/asset.h"
#include "base/paths.h"
#include "base/xmalloc.h"
#include "library/shelving.h"
#include "rfc/source.h"
#include "store/catalogfile.h"
#include "store/shelfcare.h"
#include "text/document.h"

struct mending {
    char *dir;
    struct shelf *own, *all; /* the shelf proper; with the mirrors */
    struct catalogfile *catalog;
    struct strbuf text; /* the one at hand */
    VEC(struct mending_file) files;
};

struct mending *mending_new(const struct settings *settings)
{
    struct mending *m = xcalloc(1, sizeof *m);
    m->dir = shelving_dir(settings);
    m->own = shelving_shelf(settings, false);
    m->all = shelving_shelf(settings, true);
    m->catalog = catalogfile_load(settings->paths.data, asset_get(ASSET_CATALOG));
    m->text = STRBUF_INIT(DOCUMENT_MAX);
    return m;
}

void mending_free(struct mending *m)
{
    if (m == NULL)
        return;
    for (size_t i = 0; i < m->files.n; i++) {
        free(m->files.at[i].name);
        free(m->files.at[i].aside);
    }
    VEC_RELEASE(&m->files);
    shelf_free(m->own);
    shelf_free(m->all);
    catalogfile_release(m->catalog);
    strbuf_release(&m->text);
    free(m->dir);
    free(m);
}

size_t mending_count(const struct mending *m)
{
    return m->files.n;
}

size_t mending_count_of(const struct mending *m, enum mending_fate fate)
{
    size_t n = 0;
    for (size_t i = 0; i < m->files.n; i++)
        n += m->files.at[i].fate == fate;
    return n;
}

const struct mending_file *mending_file(const struct mending *m, size_t i)
{
    return &m->files.at[i];
}

/* ---- what can be done */

static bool mending_read(struct mending *m, struct shelf *shelf, uint32_t number)
{
    m->text.overflow = false;
    return shelf_read(shelf, number, &m->text, NULL);
}

/* A directory or a device is no text gone bad, and somebody else's business. */
static bool mending_is_replaceable(const struct mending *m, const struct mending_file *f,
                                   struct err *why)
{
    struct stat st;
    char *path = paths_join(m->dir, f->name);
    bool is = lstat(path, &st) == 0 && (S_ISREG(st.st_mode) || S_ISLNK(st.st_mode));
    free(path);
    return is || err_set(why, ERR_STORAGE, "%s is no regular file (disk)", f->name);
}

const struct mending_file *mending_add(struct mending *m, const char *name,
                                       const struct err *damage)
{
    struct mending_file f = {.name = xstrdup(name), .damage = *damage, .fate = MENDING_STAYS};
    if (!source_file_number(str_of(name), &f.number))
        err_set(&f.why, ERR_DAMAGED, "%s is no name of a text (shelf)", name);
    else if (!mending_is_replaceable(m, &f, &f.why))
        f.fate = MENDING_STAYS;
    else if (mending_read(m, m->own, f.number))
        f.fate = MENDING_ASIDE;
    else if (mending_read(m, m->all, f.number))
        f.fate = MENDING_COPY;
    else if (source_expect(catalogfile_catalog(m->catalog), f.number, &f.why))
        f.fate = MENDING_FETCH;
    VEC_PUSH(&m->files, f);
    return &m->files.at[m->files.n - 1];
}

void mending_words(const struct mending *m, struct strbuf *out)
{
    size_t before = out->n;
    for (size_t i = 0; i < m->files.n; i++)
        if (m->files.at[i].fate == MENDING_FETCH)
            strbuf_addf(out, "%s%u", out->n > before ? "," : "", (unsigned)m->files.at[i].number);
}

/* ---- what is done */

/* With a sound text on the shelf: it has taken the file's place, or the file makes way. */
static void mending_give_way(struct mending *m, struct mending_file *f)
{
    char *path = paths_join(m->dir, f->name);
    struct stat st;
    bool gone = lstat(path, &st) != 0;
    free(path);
    f->fate = MENDING_REPLACED;
    if (gone || shelfcare_check(m->dir, f->name, NULL))
        return;
    f->aside = shelfcare_set_aside(m->dir, f->name, &f->why);
    f->fate = f->aside != NULL ? MENDING_SET_ASIDE : MENDING_STAYS;
}

static void mending_end(struct mending *m, struct mending_file *f)
{
    bool copied = f->fate != MENDING_COPY || !mending_read(m, m->all, f->number) ||
                  shelf_write(m->own, f->number, strbuf_str(&m->text), &f->why);
    if (mending_read(m, m->own, f->number)) {
        mending_give_way(m, f);
        return;
    }
    f->fate = MENDING_STAYS;
    if (copied)
        err_set(&f->why, ERR_NETWORK, "no sound text of RFC %u came", (unsigned)f->number);
}

void mending_run(struct mending *m)
{
    for (size_t i = 0; i < m->files.n; i++)
        if (m->files.at[i].fate != MENDING_STAYS)
            mending_end(m, &m->files.at[i]);
}
