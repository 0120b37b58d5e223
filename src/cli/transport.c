/* SPDX-License-Identifier: MIT
 *
 * Archives in and out.  Thread: main.
 */
#include "base/platform.h"

#include "cli/transport.h"

#include <stdio.h>

#include "library/archiving.h"

static const char *const transport_words[ARCHIVING_FATES] = {
    [ARCHIVING_TAKEN] = "taken",
    [ARCHIVING_THERE] = "there",
    [ARCHIVING_REFUSED] = "refused",
};

/* A name may be anything but what moves the cursor. */
static void transport_tell(void *context, enum archiving_fate fate, struct str name,
                           const struct err *why)
{
    struct err shown = {.kind = ERR_NONE};
    (void)context;
    err_set(&shown, ERR_DAMAGED, "%.*s", STR_ARG(name));
    printf("%s\t%s%s%s\n", transport_words[fate], shown.text, why != NULL ? "\t" : "",
           why != NULL ? why->text : "");
}

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

/* ---- out */

static void say_export(const struct archivewriter_report *r, const char *file)
{
    fprintf(stderr, "rfcview: %zu text%s, %.1f MB, and the index are in %s\n", r->texts,
            plural(r->texts), (double)r->bytes / 1e6, file);
    if (r->missing > 0)
        fprintf(stderr, "rfcview: %zu of those named %s not on this machine\n", r->missing,
                r->missing == 1 ? "is" : "are");
}

bool transport_export(const struct settings *settings, const char *file, const char *words,
                      bool quiet, struct err *e)
{
    struct archivewriter_report report;
    bool ok =
        archiving_export(settings, str_trim(str_of(words)), file, transport_tell, NULL, &report, e);
    if (ok && !quiet)
        say_export(&report, file);
    if (ok && report.refused > 0)
        return err_set(e, ERR_DAMAGED, "%zu text%s left out, not being what %s should be (shelf)",
                       report.refused, report.refused == 1 ? " was" : "s were",
                       report.refused == 1 ? "it" : "they");
    return ok;
}

/* ---- in */

static void say_import(const struct archiving_report *r)
{
    fprintf(stderr, "rfcview: %zu taken, %zu there already, %zu refused\n",
            r->count[ARCHIVING_TAKEN], r->count[ARCHIVING_THERE], r->count[ARCHIVING_REFUSED]);
    if (!r->index_taken)
        return;
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    changes_describe(&r->changes, &said);
    fprintf(stderr, "rfcview: %s\n", strbuf_cstr(&said));
    strbuf_release(&said);
}

static bool import_is_whole(const struct archiving_report *r, struct err *e)
{
    size_t refused = r->count[ARCHIVING_REFUSED];
    if (r->missing > 0)
        return err_set(e, ERR_DAMAGED, "%zu member%s of the archive %s missing (archive)",
                       r->missing, plural(r->missing), r->missing == 1 ? "is" : "are");
    return refused == 0 ||
           err_set(e, ERR_DAMAGED, "%zu member%s of the archive %s refused (archive)", refused,
                   plural(refused), refused == 1 ? "was" : "were");
}

bool transport_import(const struct settings *settings, const char *file, bool quiet, struct err *e)
{
    struct archiving_report report;
    bool ok = archiving_import(settings, file, transport_tell, NULL, &report, e);
    if (!quiet && (ok || report.count[ARCHIVING_TAKEN] > 0))
        say_import(&report);
    changes_release(&report.changes);
    return ok && import_is_whole(&report, e);
}
