/* SPDX-License-Identifier: MIT
 *
 * One catalogue, in whatever memory it lies: the program's own data, a mapping, the heap.
 * Shared by an atomic count; nothing else in it changes.
 */
#include "base/platform.h"

#include "store/catalogfile.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/bug.h"
#include "base/file.h"
#include "base/paths.h"
#include "base/xmalloc.h"

enum { CATALOGFILE_MAX = 64 << 20 };

static const char catalogfile_image_name[] = "catalog.img";
static const char catalogfile_origin_name[] = "catalog.from";

struct catalogfile {
    atomic_uint holders;
    struct catalog catalog;
    struct origin origin;
    struct str mapped;   /* what is to be unmapped */
    struct strbuf owned; /* what is to be freed */
};

static struct catalogfile *catalogfile_new(struct catalog catalog)
{
    struct catalogfile *f = xcalloc(1, sizeof *f);
    atomic_init(&f->holders, 1);
    f->catalog = catalog;
    return f;
}

struct catalogfile *catalogfile_builtin(struct str image)
{
    struct catalog catalog;
    struct err e = {0};
    if (!catalog_open(&catalog, image, &e))
        BUG("built-in catalogue: %s", e.text);
    return catalogfile_new(catalog);
}

struct catalogfile *catalogfile_take(struct strbuf *image, const struct origin *from, struct err *e)
{
    struct catalog catalog;
    if (!catalog_open(&catalog, strbuf_str(image), e))
        return NULL;
    struct catalogfile *f = catalogfile_new(catalog);
    f->owned = *image;
    f->origin = origin_copy(from);
    *image = STRBUF_INIT(image->cap);
    return f;
}

struct catalogfile *catalogfile_hold(struct catalogfile *f)
{
    atomic_fetch_add(&f->holders, 1);
    return f;
}

void catalogfile_release(struct catalogfile *f)
{
    if (f == NULL || atomic_fetch_sub(&f->holders, 1) > 1)
        return;
    file_unmap(f->mapped);
    strbuf_release(&f->owned);
    origin_release(&f->origin);
    free(f);
}

const struct catalog *catalogfile_catalog(const struct catalogfile *f)
{
    return &f->catalog;
}

const struct origin *catalogfile_origin(const struct catalogfile *f)
{
    return &f->origin;
}

uint32_t catalogfile_day_of(int64_t wall_ms)
{
    time_t seconds = (time_t)(wall_ms / 1000);
    struct tm day = {0};
    gmtime_r(&seconds, &day);
    return (uint32_t)((day.tm_year + 1900) * 10000 + (day.tm_mon + 1) * 100 + day.tm_mday);
}

uint32_t catalogfile_day(const struct catalogfile *f)
{
    uint32_t date = catalog_date(&f->catalog);
    uint32_t checked = f->origin.checked > 0 ? catalogfile_day_of(f->origin.checked) : 0;
    return checked > date ? checked : date;
}

bool catalogfile_verify(const struct catalogfile *f, struct err *e)
{
    return f->mapped.n == 0 || catalog_verify(&f->catalog, e);
}

/* ---- the files */

struct catalogfile *catalogfile_load(const char *dir, struct str builtin)
{
    struct catalogfile *f = catalogfile_builtin(builtin);
    char *path = paths_join(dir, catalogfile_image_name);
    struct str mapped = file_map(path, CATALOGFILE_MAX);
    struct catalog catalog;
    if (catalog_open(&catalog, mapped, NULL) &&
        catalog_date(&catalog) > catalog_date(&f->catalog)) {
        f->catalog = catalog;
        f->mapped = mapped;
    } else {
        file_unmap(mapped);
    }
    /* without it the index is as old as its image says */
    f->origin = origin_load(dir, catalogfile_origin_name, catalog_checksum(&f->catalog));
    free(path);
    return f;
}

bool catalogfile_write_origin(const struct catalogfile *f, const char *dir, const struct origin *o,
                              struct err *e)
{
    return origin_keep(o, dir, catalogfile_origin_name, catalog_checksum(&f->catalog), e);
}

void catalogfile_remove(const char *dir)
{
    char *path = paths_join(dir, catalogfile_image_name);
    unlink(path);
    free(path);
}

bool catalogfile_write(const struct catalogfile *f, const char *dir, struct err *e)
{
    struct str image = {(const char *)f->catalog.image, f->catalog.size};
    return file_put(dir, catalogfile_image_name, image, e) &&
           catalogfile_write_origin(f, dir, &f->origin, e);
}
