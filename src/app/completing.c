/* SPDX-License-Identifier: MIT
 *
 * Brings together what view/opening asks for.  Thread: main; nothing is read from disk.
 */
#include "base/platform.h"

#include "app/completing.h"

#include <stdlib.h>

#include "base/vec.h"
#include "view/opening.h"

struct known {
    VEC(struct str) names;
};

static void add_known(struct known *k, const struct memory *m, enum memo_kind kind)
{
    size_t n = 0;
    const struct memo **list = memory_list(m, kind, &n);
    for (size_t i = 0; i < n; i++)
        VEC_PUSH(&k->names, list[i]->name);
    free(list);
}

/* k is to be released. */
static struct opening opening_of(const struct app *a, struct known *k)
{
    const struct memory *m = library_memory(a->library);
    add_known(k, m, MEMO_PLACE);
    add_known(k, m, MEMO_FAVOURITE);
    return (struct opening){library_catalog(a->library), catalogview_local(a->list), k->names.at,
                            k->names.n};
}

void completing_describe(const struct app *a, struct strbuf *out)
{
    struct known k = {0};
    struct opening o = opening_of(a, &k);
    opening_describe(&o, strbuf_str(&a->prompt.line.text), out);
    VEC_RELEASE(&k.names);
}

void completing_offer(const struct app *a, void (*offer)(void *to, struct str line), void *to)
{
    struct known k = {0};
    struct opening o = opening_of(a, &k);
    opening_offer(&o, strbuf_str(&a->prompt.line.text), offer, to);
    VEC_RELEASE(&k.names);
}
