/* SPDX-License-Identifier: MIT
 *
 * A short list, latest first.  Thread: main.
 */
#include "base/platform.h"

#include "library/recent.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "rfc/ref.h"

void recent_release(struct recent *r)
{
    for (int i = 0; i < RECENT_MOST; i++) {
        document_release(r->documents[i]);
        free(r->targets[i]);
    }
    *r = (struct recent){0};
}

struct document *recent_find(const struct recent *r, struct str target)
{
    struct str name = ref_document(target);
    for (int i = 0; i < RECENT_MOST; i++)
        if (r->documents[i] != NULL && str_eq(name, str_of(r->targets[i])))
            return document_hold(r->documents[i]);
    return NULL;
}

void recent_add(struct recent *r, const char *target, struct document *d)
{
    int at = 0;
    while (at < RECENT_MOST - 1 && r->documents[at] != NULL && strcmp(r->targets[at], target) != 0)
        at++;
    document_release(r->documents[at]);
    free(r->targets[at]);
    memmove(r->documents + 1, r->documents, (size_t)at * sizeof r->documents[0]);
    memmove(r->targets + 1, r->targets, (size_t)at * sizeof r->targets[0]);
    r->documents[0] = document_hold(d);
    r->targets[0] = xstrdup(target);
}
