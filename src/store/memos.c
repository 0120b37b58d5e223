/* SPDX-License-Identifier: MIT
 *
 * A sorted array.
 */
#include "base/platform.h"

#include "store/memos.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

/* Index of the first that does not come before m. */
static size_t memos_index(const struct memos *s, const struct memo *m)
{
    size_t low = 0, high = s->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (memo_order(s->at[mid], m) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

bool memos_put(struct memos *s, const struct memo *m)
{
    size_t i = memos_index(s, m);
    bool known = i < s->n && memo_order(s->at[i], m) == 0;
    if (known && s->at[i]->when > m->when)
        return false;
    struct memo *copy = memo_copy(m);
    if (known) {
        free(s->at[i]);
    } else {
        VEC_RESERVE(s, s->n + 1);
        memmove(s->at + i + 1, s->at + i, (s->n++ - i) * sizeof *s->at);
    }
    s->at[i] = copy;
    return true;
}

const struct memo *memos_find(const struct memos *s, enum memo_kind kind, struct str name)
{
    struct memo key = {.kind = kind, .name = name};
    size_t i = memos_index(s, &key);
    return i < s->n && memo_order(s->at[i], &key) == 0 ? s->at[i] : NULL;
}

size_t memos_first(const struct memos *s, enum memo_kind kind)
{
    return memos_index(s, &(struct memo){.kind = kind});
}

static void memos_drop(struct memos *s, size_t i)
{
    free(s->at[i]);
    memmove(s->at + i, s->at + i + 1, (--s->n - i) * sizeof *s->at);
}

void memos_prune(struct memos *s, enum memo_kind kind)
{
    size_t first = memos_first(s, kind), end = memos_first(s, kind + 1);
    for (; end - first > memo_most(kind); end--) {
        size_t earliest = first;
        for (size_t i = first; i < end; i++)
            if (s->at[i]->when < s->at[earliest]->when)
                earliest = i;
        memos_drop(s, earliest);
    }
}

void memos_release(struct memos *s)
{
    for (size_t i = 0; i < s->n; i++)
        free(s->at[i]);
    VEC_RELEASE(s);
}
