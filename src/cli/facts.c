/* SPDX-License-Identifier: MIT
 *
 * rfc/about and rfc/cite for the command line.  Thread: main.
 */
#include "base/platform.h"

#include "cli/facts.h"

#include <stdio.h>

#include "cli/listing.h"
#include "library/library.h"
#include "rfc/about.h"
#include "rfc/cite.h"

/* Facts or a citation of one RFC. */
static bool add_facts(const struct catalog *c, uint32_t number, const struct ref *place,
                      const enum cite_format *format, struct strbuf *out, struct err *e)
{
    ptrdiff_t at = catalog_find(c, number);
    if (at < 0)
        return err_set(e, ERR_NOT_FOUND, "RFC %u is not in the catalogue", (unsigned)number);
    struct entry entry = catalog_entry(c, (size_t)at);
    if (format == NULL)
        return about_write(c, number, out);
    if (!entry.issued)
        return err_set(e, ERR_NOT_FOUND, "RFC %u was never issued", (unsigned)number);
    cite_write(&entry, place, *format, out);
    return true;
}

static bool add_all(const struct catalog *c, const struct ref *r, const enum cite_format *format,
                    struct strbuf *out, struct err *e)
{
    struct numbers members = catalog_series(c, r->kind, r->number);
    if (r->kind == REF_RFC)
        return add_facts(c, r->number, r, format, out, e);
    if (members.n == 0)
        return err_set(e, ERR_NOT_FOUND, "the catalogue has RFCs and series of them alone");
    for (size_t i = 0; i < members.n; i++)
        if (!add_facts(c, members.at[i], r, format, out, e))
            return false;
    return true;
}

/* What the list tells of it, for machines. */
static bool list_facts(const struct settings *settings, const struct ref *r, struct err *e)
{
    struct strbuf query = STRBUF_INIT(STRBUF_TEXT);
    struct ref document = {.kind = r->kind, .number = r->number, .name = r->name};
    if (r->kind == REF_RFC)
        strbuf_addf(&query, "number:%u", (unsigned)r->number);
    else
        ref_format(&document, &query);
    bool ok = listing_run(settings, strbuf_cstr(&query), true, e);
    strbuf_release(&query);
    return ok;
}

bool facts_run(const struct settings *settings, const char *target, const char *format, bool json,
               struct err *e)
{
    struct strbuf out = STRBUF_INIT((size_t)1 << 20);
    struct ref r = {0};
    enum cite_format wanted;
    if (format != NULL && !cite_parse(str_of(format), &wanted))
        return err_set(e, ERR_USAGE, "--cite knows text, bibtex, markdown, xml and link, not %s",
                       format);
    (void)!ref_parse(str_of(target), &r);
    if (format == NULL && json)
        return list_facts(settings, &r, e);
    struct library *l = library_new(settings);
    bool ok = add_all(library_catalog(l), &r, format != NULL ? &wanted : NULL, &out, e);
    if (ok && (fwrite(out.p, 1, out.n, stdout) != out.n || fflush(stdout) != 0))
        ok = err_set(e, ERR_STORAGE, "cannot write standard output");
    library_free(l);
    strbuf_release(&out);
    return ok;
}
