/* SPDX-License-Identifier: MIT
 *
 * Opens its own shelf and catalogue: no library runs beside it in this process, and another process
 * may, since files are only ever replaced as a whole.  Thread: main.
 */
#include "base/platform.h"

#include "library/archiving.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/asset.h"
#include "base/clock.h"
#include "base/xmalloc.h"
#include "library/cited.h"
#include "library/indexing.h"
#include "library/shelving.h"
#include "library/userfacts.h"
#include "rfc/catalogtext.h"
#include "store/archivereader.h"
#include "store/catalogfile.h"
#include "store/manifest.h"
#include "store/userdata.h"

/* ---- what both need */

/* The catalogue in use, all of it right; held for the caller. */
static struct catalogfile *archiving_catalog(const struct settings *s)
{
    struct catalogfile *f = catalogfile_load(s->paths.data, asset_get(ASSET_CATALOG));
    if (catalogfile_verify(f, NULL))
        return f;
    catalogfile_release(f);
    return catalogfile_builtin(asset_get(ASSET_CATALOG));
}

/* The beginning of a day YYYYMMDD in UTC, ms since 1970. */
static int64_t archiving_time_of(uint32_t day)
{
    struct tm tm = {.tm_year = (int)(day / 10000) - 1900,
                    .tm_mon = (int)(day / 100 % 100) - 1,
                    .tm_mday = (int)(day % 100)};
    return (int64_t)timegm(&tm) * 1000;
}

/* ---- packing */

struct archiving_told {
    archiving_fn tell;
    void *context;
};

static void archiving_refused_text(void *context, uint32_t number, const struct err *why)
{
    struct archiving_told *told = context;
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    manifest_member(number, &name);
    told->tell(told->context, ARCHIVING_REFUSED, strbuf_str(&name), why);
    strbuf_release(&name);
}

/* set: rfcset_release in any case. */
static bool archiving_choose(struct rfcset *set, const struct settings *settings,
                             const struct catalog *c, struct shelf *shelf, struct str words,
                             struct err *e)
{
    size_t n;
    uint32_t *at = shelf_numbers(shelf, &n);
    *set = (struct rfcset){0};
    if (words.n == 0) {
        for (size_t i = 0; i < n; i++)
            VEC_PUSH(&set->numbers, at[i]);
        free(at);
        return true;
    }
    struct userfacts facts;
    userfacts_load(&facts, settings, words);
    bool ok = rfcset_read_here(set, c, (struct numbers){at, n}, &facts.query, words, e);
    userfacts_release(&facts);
    if (ok)
        cited_complete(shelf, c, set);
    free(at);
    return ok;
}

bool archiving_export(const struct settings *s, struct str words, const char *path,
                      archiving_fn tell, void *context, struct archivewriter_report *report,
                      struct err *e)
{
    struct catalogfile *f = archiving_catalog(s);
    const struct catalog *c = catalogfile_catalog(f);
    struct shelf *shelf = shelving_shelf(s, words.n > 0);
    struct strbuf index = STRBUF_INIT(MANIFEST_INDEX_MAX);
    uint32_t day = catalogfile_day(f);
    struct archiving_told told = {tell, context};
    struct rfcset set;
    bool ok = archiving_choose(&set, s, c, shelf, words, e);
    if (ok) {
        catalogtext_write_catalog(c, day, &index);
        struct archivewriter_plan plan = {
            .shelf = shelf,
            .wanted = {set.numbers.at, set.numbers.n},
            .index = strbuf_str(&index),
            .mtime = archiving_time_of(day) / 1000,
        };
        ok = archivewriter_run(&plan, path, archiving_refused_text, &told, report, e);
    }
    strbuf_release(&index);
    rfcset_release(&set);
    shelf_free(shelf);
    catalogfile_release(f);
    return ok;
}

/* ---- unpacking */

struct archiving {
    const struct settings *settings;
    struct archiving_told told;
    struct archiving_report *report;
    struct shelf *shelf;
    struct strbuf own; /* the text that the shelf has */
};

static void archiving_tell(struct archiving *a, enum archiving_fate fate, struct str name,
                           const struct err *why)
{
    a->report->count[fate]++;
    a->told.tell(a->told.context, fate, name, why);
}

static void archiving_refused(void *context, struct str name, const struct err *why)
{
    archiving_tell(context, ARCHIVING_REFUSED, name, why);
}

static bool archiving_text(struct archiving *a, uint32_t number, struct str bytes,
                           enum archiving_fate *fate, struct err *e)
{
    a->own.overflow = false;
    *fate = shelf_read(a->shelf, number, &a->own, NULL) ? ARCHIVING_THERE : ARCHIVING_TAKEN;
    return *fate == ARCHIVING_THERE || shelf_write(a->shelf, number, bytes, e);
}

/* The day is in its first line; it cannot be later than today. */
static bool archiving_index_day(struct str bytes, uint32_t *day, struct err *e)
{
    struct arena arena = {0};
    struct catalogimage_source facts;
    bool ok = catalogtext_parse(bytes, &arena, &facts, e);
    if (ok)
        *day = facts.date;
    arena_release(&arena);
    return ok && (*day <= catalogfile_day_of(clock_wall_ms()) ||
                  err_set(e, ERR_DAMAGED, "the index is of a day to come (index)"));
}

/* The RFCs that were read; to be freed. */
static uint32_t *archiving_read_numbers(const struct archiving *a, size_t *n)
{
    *n = 0;
    if (!userdata_exists(a->settings->paths.state))
        return NULL;
    struct userdata *u = userdata_open(a->settings->paths.state, NULL);
    uint32_t *numbers = userdata_numbers(u, n);
    userdata_close(u);
    return numbers;
}

static bool archiving_take_index(struct archiving *a, struct catalogfile *known, uint32_t day,
                                 struct str bytes, struct err *e)
{
    atomic_bool ending;
    atomic_init(&ending, false);
    struct origin from = {.checked = archiving_time_of(day)};
    struct indexing_result result;
    size_t n;
    uint32_t *read = archiving_read_numbers(a, &n);
    struct indexing x = {
        .form = INDEXING_CATALOG,
        .bytes = bytes,
        .from = &from,
        .known = known,
        .read = {read, n},
        .dir = a->settings->paths.data,
        .ending = &ending,
    };
    bool ok = indexing_run(&x, &result, e);
    free(read);
    catalogfile_release(result.catalog);
    a->report->changes = result.changes;
    if (ok && result.warning.kind != ERR_NONE) {
        *e = result.warning;
        return false;
    }
    a->report->index_taken = ok;
    return ok;
}

static bool archiving_index(struct archiving *a, struct str bytes, enum archiving_fate *fate,
                            struct err *e)
{
    uint32_t day;
    if (!archiving_index_day(bytes, &day, e))
        return false;
    struct catalogfile *known = archiving_catalog(a->settings);
    bool later = day > catalogfile_day(known);
    *fate = later ? ARCHIVING_TAKEN : ARCHIVING_THERE;
    bool ok = !later || archiving_take_index(a, known, day, bytes, e);
    catalogfile_release(known);
    return ok;
}

static bool archiving_member(void *context, uint32_t number, struct str bytes, struct err *e)
{
    struct archiving *a = context;
    enum archiving_fate fate = ARCHIVING_REFUSED;
    bool ok = number == MANIFEST_INDEX ? archiving_index(a, bytes, &fate, e)
                                       : archiving_text(a, number, bytes, &fate, e);
    if (ok) {
        struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
        manifest_member(number, &name);
        archiving_tell(a, fate, strbuf_str(&name), NULL);
        strbuf_release(&name);
    }
    return ok;
}

bool archiving_import(const struct settings *s, const char *path, archiving_fn tell, void *context,
                      struct archiving_report *report, struct err *e)
{
    *report = (struct archiving_report){.missing = 0};
    struct archiving a = {
        .settings = s,
        .told = {tell, context},
        .report = report,
        .shelf = shelving_shelf(s, false),
        .own = STRBUF_INIT(MANIFEST_TEXT_MAX),
    };
    struct archivereader_handler handler = {archiving_member, archiving_refused, &a};
    struct archivereader_report read;
    bool ok = archivereader_run_file(path, &handler, &read, e);
    report->missing = read.missing;
    strbuf_release(&a.own);
    shelf_free(a.shelf);
    return ok;
}
