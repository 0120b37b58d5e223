/* SPDX-License-Identifier: MIT
 *
 * library/grepping for pipes and scripts.  Thread: main; touches no network.
 */
#include "base/platform.h"

#include "cli/grep.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/xmalloc.h"
#include "library/grepping.h"
#include "library/library.h"
#include "library/userfacts.h"
#include "search/selection.h"

typedef VEC(uint32_t) grep_numbers;

/* What the query selects of what is here, the newest first.  Without a query, also what the
 * catalogue does not know. */
static bool choose(const struct catalog *c, const struct userfacts *facts, struct str query,
                   grep_numbers *chosen, struct err *e)
{
    struct numbers here = facts->query.are[QUERY_LOCAL];
    uint32_t *found = xreallocarray(NULL, catalog_count(c) + 1, sizeof *found);
    size_t n = 0, k = here.n;
    bool ok = query.n == 0 ||
              (catalog_verify(c, e) && selection_find(c, query, &facts->query, found, &n, e));
    for (size_t i = ok && query.n == 0 ? here.n : 0; i > 0; i--)
        VEC_PUSH(chosen, here.at[i - 1]);
    for (size_t i = ok ? n : 0; i > 0; i--) {
        uint32_t number = catalog_entry(c, found[i - 1]).number;
        while (k > 0 && here.at[k - 1] > number)
            k--;
        if (k > 0 && here.at[k - 1] == number)
            VEC_PUSH(chosen, number);
    }
    free(found);
    return ok;
}

/* A text that cannot be read is told and passed over; a pattern that is too much ends it. */
static bool print_all(struct grepping *g, bool *any, struct err *e)
{
    struct grepping_text text;
    bool ok = true;
    while (ok && grepping_next(g, &text)) {
        *any = *any || text.lines.n > 0;
        if (text.lines.n > 0 && fwrite(text.lines.p, 1, text.lines.n, stdout) != text.lines.n)
            ok = err_set(e, ERR_STORAGE, "cannot write standard output");
        else if (text.err.kind == ERR_USAGE)
            ok = err_set(e, ERR_USAGE, "%s", text.err.text);
        else if (text.err.kind != ERR_NONE)
            fprintf(stderr, "rfcview: %s\n", text.err.text);
        grepping_text_release(&text);
    }
    return ok;
}

bool grep_run(const struct settings *settings, const char *pattern, const char *query,
              struct err *e)
{
    struct library *l = library_new(settings);
    struct userfacts facts;
    grep_numbers chosen = {0};
    bool any = false;
    userfacts_load_all(&facts, settings);
    bool ok = choose(library_catalog(l), &facts, str_of(query), &chosen, e);
    if (ok && chosen.n == 0) {
        ok = err_set(e, ERR_EMPTY, "no text of that is on this machine: --fetch gets some (shelf)");
    } else if (ok) {
        struct grepping *g = grepping_new(settings, chosen.at, chosen.n, str_of(pattern), e);
        ok = g != NULL && print_all(g, &any, e);
        grepping_free(g);
        if (ok && !any)
            ok = err_set(e, ERR_EMPTY, "not found in the %zu text%s of this machine (search)",
                         chosen.n, chosen.n == 1 ? "" : "s");
    }
    userfacts_release(&facts);
    VEC_RELEASE(&chosen);
    library_free(l);
    return ok;
}
