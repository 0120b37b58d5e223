/* SPDX-License-Identifier: MIT
 *
 * Any bytes give links that can be followed: each target is well formed, a place here exists here,
 * and no byte belongs to two links.
 */
#include "base/platform.h"

#include <stdlib.h>

#include "text/document.h"
#include "rfc/ref.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool kept)
{
    if (!kept)
        abort();
}

/* The names of RFCs, series and places; drafts and addresses are as their authors wrote them. */
static bool is_known_form(struct str target)
{
    static const struct str forms[] = {{"#", 1}, {"rfc", 3}, {"bcp", 3}, {"std", 3}, {"fyi", 3}};
    for (size_t i = 0; i < ARRAY_LEN(forms); i++)
        if (str_starts(target, forms[i]))
            return true;
    return false;
}

static void check_target(const struct document *d, struct str target)
{
    struct ref r;
    uint32_t line;
    require(target.n > 0);
    if (!is_known_form(target))
        return;
    require(ref_parse(target, &r));
    if (r.kind != REF_HERE || r.place == PLACE_FIGURE || r.place == PLACE_TABLE)
        return;
    require(document_place(d, &r, &line) && line < d->line_count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > DOCUMENT_MAX)
        return 0;
    struct document *d = document_new((struct str){(const char *)data, size}, 9999);
    uint32_t end = 0;
    for (uint32_t i = 0; i < d->link_count; i++) {
        const struct link *k = &d->links[i];
        require(k->start >= end && k->end > k->start && k->end <= d->text.n);
        check_target(d, k->target);
        end = k->end;
    }
    document_release(d);
    return 0;
}
