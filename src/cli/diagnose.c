/* SPDX-License-Identifier: MIT
 *
 * One transfer after the other.  Thread: main.
 */
#include "base/platform.h"

#include "cli/diagnose.h"

#include <stdio.h>

#include "library/library.h"
#include "library/resolve.h"
#include "library/urls.h"

/* The event that ends the ticket; to be freed. */
static struct event *wait_for(struct library *l, uint64_t ticket)
{
    for (;;) {
        struct event *ev = library_next(l);
        if (ev == NULL)
            library_wait(l);
        else if (ev->ticket == ticket && ev->kind == EVENT_DIAGNOSIS)
            return ev;
        else
            event_free(ev);
    }
}

static bool diagnose_one(struct library *l, const char *url, const char *what, struct err *e)
{
    uint64_t ticket = library_diagnose(l, url, what, e);
    if (ticket == 0)
        return false;
    struct event *ev = wait_for(l, ticket);
    fputs(strbuf_cstr(&ev->raw), stdout);
    bool ok = ev->err.kind == ERR_NONE;
    if (!ok)
        err_set(e, ERR_NETWORK, "%s", ev->err.text);
    event_free(ev);
    return ok;
}

/* Everywhere, also where it failed before; the first failure is told. */
static bool diagnose_all(struct library *l, const struct urls *urls, const char *what,
                         struct err *e)
{
    bool ok = true;
    for (size_t i = 0; i < urls->n; i++) {
        if (i > 0)
            putchar('\n');
        ok &= diagnose_one(l, urls->at[i], what, ok ? e : NULL);
    }
    return ok;
}

/* Where a document is to be had; *name is what to call it. */
static bool find_urls(struct library *l, const struct urls *bases, const char *what,
                      struct urls *urls, struct strbuf *name, struct err *e)
{
    struct strbuf target = STRBUF_INIT(STRBUF_TEXT);
    struct ref r = {0};
    bool ok = ref_read(str_of(what), &target, e) && ref_parse(strbuf_str(&target), &r) &&
              resolve_document(library_catalog(l), &r, e);
    if (ok && r.kind != REF_RFC)
        ok = err_set(e, ERR_USAGE, "what is diagnosed is a URL or an RFC");
    if (ok) {
        *urls = urls_of_rfc(bases, r.number);
        strbuf_addf(name, "RFC %u", r.number);
    }
    strbuf_release(&target);
    return ok;
}

bool diagnose_run(const struct settings *settings, const char *what, struct err *e)
{
    struct library *l = library_new(settings);
    struct urls bases =
                    urls_copy((const char *const *)settings->base_urls.at, settings->base_urls.n),
                urls = {0};
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    bool ok = true;
    if (what == NULL) {
        urls = urls_of_file(&bases, "rfc-index.xml");
        strbuf_add_cstr(&name, "the index");
    } else if (str_find(str_of(what), STR("://"), 0) >= 0) {
        urls = urls_copy(&what, 1);
        strbuf_add_cstr(&name, "the URL");
    } else {
        ok = find_urls(l, &bases, what, &urls, &name, e);
    }
    ok = ok && diagnose_all(l, &urls, strbuf_cstr(&name), e);
    urls_release(&urls);
    urls_release(&bases);
    strbuf_release(&name);
    library_free(l);
    return ok;
}
