/* SPDX-License-Identifier: MIT
 *
 * A list and a place in it.
 */
#include "base/platform.h"

#include "ui/recall.h"

#include <stdlib.h>

#include "base/vec.h"

static void recall_set(char **slot, struct str text)
{
    char *copy = xstrndup(text.p, text.n);
    free(*slot);
    *slot = copy;
}

void recall_release(struct recall *r)
{
    for (size_t i = 0; i < r->n; i++)
        free(r->at[i]);
    VEC_RELEASE(r);
    free(r->begun);
    free(r->typed);
    *r = (struct recall){0};
}

void recall_begin(struct recall *r, struct str line)
{
    recall_release(r);
    recall_set(&r->begun, line);
    recall_set(&r->typed, line);
}

void recall_add(struct recall *r, struct str text)
{
    VEC_PUSH(r, xstrndup(text.p, text.n));
}

void recall_touch(struct recall *r)
{
    r->shown = 0;
}

/* What was in the line from the start is no reason to pass others over. */
static bool recall_fits(const struct recall *r, struct str text)
{
    struct str typed = str_of(r->typed);
    return !str_eq(text, typed) && (str_eq(typed, str_of(r->begun)) || str_starts(text, typed));
}

bool recall_older(struct recall *r, struct str now, struct str *text)
{
    if (r->shown == 0)
        recall_set(&r->typed, now);
    for (size_t i = r->shown; i < r->n; i++)
        if (recall_fits(r, str_of(r->at[i]))) {
            r->shown = i + 1;
            *text = str_of(r->at[i]);
            return true;
        }
    return false;
}

bool recall_newer(struct recall *r, struct str *text)
{
    if (r->shown == 0)
        return false;
    while (--r->shown > 0)
        if (recall_fits(r, str_of(r->at[r->shown - 1]))) {
            *text = str_of(r->at[r->shown - 1]);
            return true;
        }
    *text = str_of(r->typed);
    return true;
}
