/* SPDX-License-Identifier: MIT
 *
 * A text is never passed off as the newest: either the datatracker said so, or a warning goes with
 * it.  Thread: see the header.
 */
#include "base/platform.h"

#include "library/drafting.h"

#include <stdlib.h>

#include "rfc/draft.h"

static void drafting_revise(const struct drafting *d, int revision)
{
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    draft_format((struct draft){draft_of(str_of(*d->target)).base, revision}, &name);
    free(*d->target);
    *d->target = strbuf_take(&name);
}

/* "revision 19 of 2021; …" */
static void drafting_warn(const struct drafting *d, int revision, struct str text)
{
    struct err why = *d->warning;
    unsigned year = draft_year(text);
    struct strbuf of = STRBUF_INIT(STRBUF_TEXT);
    if (year > 0)
        strbuf_addf(&of, " of %u", year);
    if (why.kind == ERR_NONE)
        err_set(d->warning, ERR_NETWORK,
                "revision %02d%s; not asked whether there is a newer one (offline)", revision,
                strbuf_cstr(&of));
    else
        err_set(d->warning, why.kind, "revision %02d%s is the newest here: %s", revision,
                strbuf_cstr(&of), why.text);
    strbuf_release(&of);
}

static bool drafting_read_newest(const struct drafting *d, struct draftshelf *s, struct strbuf *out,
                                 struct err *e)
{
    int revision;
    if (draftshelf_read_newest(s, str_of(*d->target), &revision, out, e)) {
        drafting_warn(d, revision, strbuf_str(out));
        drafting_revise(d, revision);
        return true;
    }
    if (e != NULL && d->warning->kind != ERR_NONE)
        *e = *d->warning;
    return false;
}

bool drafting_read(const struct drafting *d, struct draftshelf *s, struct strbuf *out,
                   struct err *e)
{
    struct str name = str_of(*d->target);
    if (draft_of(name).revision == DRAFT_UNREVISED && d->told.n > 0 &&
        draftnews_read(d->told, name, d->news, d->warning))
        drafting_revise(d, d->news->newest);
    name = str_of(*d->target);
    return draft_of(name).revision == DRAFT_UNREVISED ? drafting_read_newest(d, s, out, e)
                                                      : draftshelf_read(s, name, out, e);
}
