/* SPDX-License-Identifier: MIT
 *
 * Old errata are better than none: then the reason why there are no newer ones is said.
 * Thread: main.
 */
#include "base/platform.h"

#include "cli/erratalist.h"

#include <stdio.h>

#include "cli/waiting.h"
#include "library/library.h"
#include "rfc/ref.h"
#include "rfc/source.h"

/* Waits for the fetch that was begun.  False and *e where it failed, or could not be kept. */
static bool erratalist_wait(struct library *l, struct err *e)
{
    for (bool over = false; !over;) {
        struct event *ev = library_next(l);
        if (ev == NULL) {
            library_wait(l);
            continue;
        }
        over = ev->kind == EVENT_ERRATA;
        if (over)
            *e = ev->err;
        waiting_say(ev);
        event_free(ev);
    }
    return e->kind == ERR_NONE;
}

/* They are known, or *e says why not. */
static bool erratalist_get(struct library *l, uint32_t number, struct err *e)
{
    struct erratasync *errata = library_errata(l);
    struct err why = {.kind = ERR_NONE};
    bool known = erratasync_check(errata, number);
    if (known && !erratasync_is_due(errata))
        return true;
    bool good = erratasync_begin(errata, &why) != 0 && erratalist_wait(l, &why);
    if (!erratasync_is_known(errata)) {
        *e = why;
        return false;
    }
    if (!good)
        fprintf(stderr, "rfcview: %s\n", why.text);
    return true;
}

/* Adds those of the RFCs. */
static bool erratalist_add(struct library *l, struct numbers rfcs, struct strbuf *out,
                           struct err *e)
{
    if (!erratalist_get(l, rfcs.at[0], e))
        return false;
    for (size_t i = 0; i < rfcs.n; i++)
        if (!erratasync_write(library_errata(l), rfcs.at[i], out))
            return err_set(e, ERR_DAMAGED,
                           "the errata on this machine are damaged: try again to "
                           "fetch them anew (disk)");
    if (out->overflow)
        return err_set(e, ERR_DAMAGED, "the errata are too long to be printed (errata)");
    return out->n > 0 || err_set(e, ERR_EMPTY, "no errata are known (errata)");
}

bool erratalist_run(const struct settings *settings, const char *target, struct err *e)
{
    struct ref r = {0};
    bool ok = ref_parse(str_of(target), &r);
    struct library *l = library_new(settings);
    struct numbers members = catalog_series(library_catalog(l), r.kind, r.number);
    struct numbers rfcs = ok && r.kind == REF_RFC ? (struct numbers){&r.number, 1} : members;
    struct strbuf out = STRBUF_INIT(DOCUMENT_MAX);
    if (rfcs.n == 0)
        ok = err_set(e, ERR_NOT_FOUND, "errata are of RFCs and series of them alone");
    ok = ok && erratalist_add(l, rfcs, &out, e);
    if (ok && (fwrite(out.p, 1, out.n, stdout) != out.n || fflush(stdout) != 0))
        ok = err_set(e, ERR_STORAGE, "cannot write standard output");
    strbuf_release(&out);
    library_free(l);
    return ok;
}
