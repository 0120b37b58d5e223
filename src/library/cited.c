/* SPDX-License-Identifier: MIT
 *
 * A text is parsed as for reading; what its links lead to is what it cites.  Thread: see the
 * header.
 */
#include "base/platform.h"

#include "library/cited.h"

#include <stdlib.h>

#include "base/xmalloc.h"
#include "rfc/source.h"
#include "text/document.h"

uint32_t *cited_by(struct shelf *shelf, const struct catalog *c, uint32_t number, size_t *n,
                   struct err *e)
{
    struct strbuf bytes = STRBUF_INIT(DOCUMENT_MAX);
    VEC(uint32_t) found = {0};
    if (shelf_read(shelf, number, &bytes, e)) {
        struct document *d = document_new(strbuf_str(&bytes), number);
        for (uint32_t i = 0; i < d->link_count; i++) {
            struct ref r;
            if (!ref_parse(d->links[i].target, &r))
                continue;
            struct numbers to = {&r.number, r.kind == REF_RFC};
            if (r.kind == REF_BCP || r.kind == REF_STD || r.kind == REF_FYI)
                to = catalog_series(c, r.kind, r.number);
            for (size_t k = 0; k < to.n; k++)
                VEC_PUSH(&found, to.at[k]);
        }
        document_release(d);
    }
    strbuf_release(&bytes);
    *n = found.n;
    return found.at;
}

/* ---- all of a set */

struct cited {
    unsigned char *depths; /* by number: 0: not in the set; else 1 and how deep it is followed */
    VEC(uint32_t) queue;   /* those to be followed, again where it is deeper than before */
};

static void cited_wish(struct cited *d, uint32_t number, uint32_t depth)
{
    if (number > REF_NUMBER_MAX || d->depths[number] > depth)
        return;
    d->depths[number] = (unsigned char)(depth + 1);
    if (depth > 0)
        VEC_PUSH(&d->queue, number);
}

static void cited_follow(struct cited *d, struct shelf *shelf, const struct catalog *c,
                         uint32_t number)
{
    size_t n;
    uint32_t *to = cited_by(shelf, c, number, &n, NULL), depth = d->depths[number] - 1u;
    for (size_t i = 0; i < n; i++)
        if (catalog_find(c, to[i]) >= 0 && source_expect(c, to[i], NULL))
            cited_wish(d, to[i], depth - 1);
    free(to);
}

void cited_complete(struct shelf *shelf, const struct catalog *c, struct rfcset *set)
{
    struct cited d = {.depths = NULL};
    if (set->cites.n == 0)
        return;
    d.depths = xcalloc((size_t)REF_NUMBER_MAX + 1, 1); /* pages of zeros cost nothing */
    for (size_t i = 0; i < set->numbers.n; i++)
        cited_wish(&d, set->numbers.at[i], 0);
    for (size_t i = 0; i < set->cites.n; i++)
        cited_wish(&d, set->cites.at[i].number, set->cites.at[i].depth);
    for (size_t i = 0; i < d.queue.n; i++)
        cited_follow(&d, shelf, c, d.queue.at[i]);
    set->numbers.n = 0;
    for (uint32_t number = 0; number <= REF_NUMBER_MAX; number++)
        if (d.depths[number] > 0)
            VEC_PUSH(&set->numbers, number);
    VEC_RELEASE(&d.queue);
    free(d.depths);
}
