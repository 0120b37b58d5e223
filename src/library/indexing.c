/* SPDX-License-Identifier: MIT
 *
 * Parsing, comparing and keeping an index.  The image is built with the day of the one in use
 * first: where both are the same then, nothing is written but that it was looked at.
 * Thread: a worker's.
 */
#include "base/platform.h"

#include "library/indexing.h"

#include "base/file.h"
#include "base/log.h"
#include "base/paths.h"
#include "rfc/catalogtext.h"
#include "rfc/indexfile.h"
#include "rfc/indextext.h"

enum {
    INDEXING_IMAGE_MAX = 64 << 20,
    INDEXING_CHANGES = 5000, /* kept */
    INDEXING_CHANGES_MAX = 1 << 20,
    INDEXING_LOST_PERCENT =
        1, /* of the RFCs known, that an index may lack: numbers are corrected */
};

static const char indexing_changes_name[] = "changes";

static bool indexing_parse_xml(const struct indexing *x, struct arena *a,
                               struct catalogimage_source *out, struct err *e)
{
    uint32_t date = catalog_date(catalogfile_catalog(x->known));
    return indexfile_parse_until(x->bytes, date, x->ending, a, out, e);
}

/* Short enough to be finished. */
static bool indexing_parse_text(const struct indexing *x, struct arena *a,
                                struct catalogimage_source *out, struct err *e)
{
    const struct catalog *known = catalogfile_catalog(x->known);
    return indextext_parse(x->bytes, catalog_date(known), known, a, out, e);
}

/* What an archive holds (rfc/catalogtext.h). */
static bool indexing_parse_catalog(const struct indexing *x, struct arena *a,
                                   struct catalogimage_source *out, struct err *e)
{
    bool ok = catalogtext_parse(x->bytes, a, out, e);
    if (ok)
        out->date = catalog_date(catalogfile_catalog(x->known));
    return ok;
}

static const struct indexing_form indexing_forms[INDEXING_FORMS_ALL] = {
    {"rfc-index.xml", INDEXFILE_MAX, indexing_parse_xml},
    {"rfc-index.txt", INDEXTEXT_MAX, indexing_parse_text},
    [INDEXING_CATALOG] = {"catalog.txt", INDEXFILE_MAX, indexing_parse_catalog},
};

const struct indexing_form *indexing_form(unsigned form)
{
    return &indexing_forms[form < INDEXING_FORMS_ALL ? form : 0];
}

/* ---- what changed */

void indexing_load_changes(const char *dir, struct changes *changes)
{
    char *path = paths_join(dir, indexing_changes_name);
    struct strbuf text = STRBUF_INIT(INDEXING_CHANGES_MAX);
    if (file_read(path, &text, NULL)) /* none yet, or none that can be used: begin anew */
        changes_parse(changes, strbuf_str(&text));
    strbuf_release(&text);
    free(path);
}

static bool indexing_keep_changes(const char *dir, const struct changes *changes, struct err *e)
{
    char *path = paths_join(dir, indexing_changes_name);
    struct strbuf text = STRBUF_INIT(INDEXING_CHANGES_MAX);
    struct changes kept = {0};
    indexing_load_changes(dir, &kept);
    changes_merge(&kept, changes, INDEXING_CHANGES);
    changes_write(&kept, &text);
    bool ok = file_make_dir(dir, e) && file_write(path, strbuf_str(&text), e);
    changes_release(&kept);
    strbuf_release(&text);
    free(path);
    return ok;
}

/* ---- the catalogue */

static bool indexing_is_whole(const struct catalog *known, const struct catalog *now, struct err *e)
{
    size_t had = catalog_issued(known), has = catalog_issued(now);
    if (has >= had - had * INDEXING_LOST_PERCENT / 100)
        return true;
    return err_set(e, ERR_DAMAGED, "the index holds %zu RFCs of the %zu known: it is cut (index)",
                   has, had);
}

/* The image of the facts, held for the caller: x->known itself where it is the same. */
static struct catalogfile *indexing_image(const struct indexing *x,
                                          const struct catalogimage_source *facts, struct err *e)
{
    struct strbuf image = STRBUF_INIT(INDEXING_IMAGE_MAX);
    struct catalog built;
    struct catalogfile *f = NULL;
    if (atomic_load(x->ending)) {
        err_set(e, ERR_CANCELLED, "the index is not wanted any more (index)");
    } else if (catalogimage_build(facts, &image, e) &&
               catalog_open(&built, strbuf_str(&image), e)) {
        if (catalog_checksum(&built) == catalog_checksum(catalogfile_catalog(x->known))) {
            f = catalogfile_hold(x->known);
        } else {
            catalogimage_set_date(&image, catalogfile_day_of(x->from->checked));
            f = catalogfile_take(&image, x->from, e);
        }
    }
    strbuf_release(&image);
    return f;
}

/* The facts of the bytes, the same way. */
static struct catalogfile *indexing_catalog(const struct indexing *x, struct err *e)
{
    struct catalogimage_source facts;
    struct arena arena = {0};
    struct catalogfile *f = NULL;
    if (indexing_form(x->form)->parse(x, &arena, &facts, e))
        f = indexing_image(x, &facts, e);
    arena_release(&arena);
    return f;
}

static bool indexing_keep(const struct indexing *x, const struct indexing_result *r, struct err *e)
{
    if (atomic_load(x->ending))
        return true;
    return (indexing_keep_changes(x->dir, &r->changes, e) &&
            catalogfile_write(r->catalog, x->dir, e)) ||
           err_prefix(e, "the index is not kept");
}

bool indexing_unchanged(const struct indexing *x, struct err *e)
{
    return catalogfile_write_origin(x->known, x->dir, x->from, e) ||
           err_prefix(e, "the age of the index is not kept");
}

static bool indexing_compare(const struct indexing *x, struct catalogfile *now,
                             struct indexing_result *r, struct err *e)
{
    const struct catalog *known = catalogfile_catalog(x->known);
    if (!indexing_is_whole(known, catalogfile_catalog(now), e))
        return false;
    r->catalog = catalogfile_hold(now);
    changes_find(&r->changes, known, catalogfile_catalog(now), x->read);
    (void)!indexing_keep(x, r, &r->warning);
    return true;
}

bool indexing_run(const struct indexing *x, struct indexing_result *r, struct err *e)
{
    *r = (struct indexing_result){.catalog = NULL};
    struct catalogfile *now = indexing_catalog(x, e);
    bool ok = now != NULL;
    if (now == x->known)
        (void)!indexing_unchanged(x, &r->warning);
    else if (ok)
        ok = indexing_compare(x, now, r, e);
    catalogfile_release(now);
    return ok;
}
