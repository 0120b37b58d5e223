/* SPDX-License-Identifier: MIT
 *
 * Sorted arrays.  Owned by the list; single-threaded.
 */
#include "base/platform.h"

#include "view/listfacts.h"

#include <stdlib.h>
#include <string.h>

void listfacts_release(struct listfacts *f)
{
    for (size_t i = 0; i < QUERY_FACTS; i++)
        VEC_RELEASE(&f->sets[i]);
    VEC_RELEASE(&f->latest);
    changes_release(&f->changes);
}

static void listfacts_copy(struct listfacts_set *s, struct numbers numbers)
{
    s->n = 0;
    for (size_t i = 0; i < numbers.n; i++)
        VEC_PUSH(s, numbers.at[i]);
}

void listfacts_set(struct listfacts *f, enum query_is is, struct numbers numbers)
{
    struct listfacts_set *s = &f->sets[is];
    listfacts_copy(s, numbers);
    if (is == QUERY_READ)
        listfacts_copy(&f->latest, numbers);
    numbers_sort(s->at, s->n);
}

/* Where a number is, or would be. */
static size_t listfacts_lower(const struct listfacts_set *s, uint32_t number)
{
    return numbers_lower((struct numbers){s->at, s->n}, number);
}

bool listfacts_is(const struct listfacts *f, enum query_is is, uint32_t number)
{
    const struct listfacts_set *s = &f->sets[is];
    size_t at = listfacts_lower(s, number);
    return at < s->n && s->at[at] == number;
}

static void listfacts_insert(struct listfacts_set *s, size_t at, uint32_t number)
{
    VEC_PUSH(s, number);
    memmove(s->at + at + 1, s->at + at, (s->n - 1 - at) * sizeof *s->at);
    s->at[at] = number;
}

static void listfacts_put_first(struct listfacts_set *s, uint32_t number)
{
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++)
        if (s->at[i] != number)
            s->at[n++] = s->at[i];
    s->n = n;
    listfacts_insert(s, 0, number);
}

void listfacts_add(struct listfacts *f, enum query_is is, uint32_t number)
{
    struct listfacts_set *s = &f->sets[is];
    if (!listfacts_is(f, is, number))
        listfacts_insert(s, listfacts_lower(s, number), number);
    if (is == QUERY_READ)
        listfacts_put_first(&f->latest, number);
}

static void listfacts_take(struct listfacts *f, enum query_is is, unsigned kinds)
{
    struct listfacts_set *s = &f->sets[is];
    VEC_RELEASE(s);
    s->at = changes_numbers(&f->changes, kinds, &s->n);
    s->size = s->n;
}

void listfacts_set_changes(struct listfacts *f, const struct changes *changes)
{
    f->changes.list.n = 0;
    for (size_t i = 0; i < changes->list.n; i++)
        VEC_PUSH(&f->changes.list, changes->list.at[i]);
    changes_keep_recent(&f->changes);
    listfacts_take(f, QUERY_NEW, CHANGES_NEW);
    listfacts_take(f, QUERY_CHANGED, CHANGES_OTHER);
}

struct query_facts listfacts_query(const struct listfacts *f)
{
    struct query_facts q;
    for (size_t i = 0; i < QUERY_FACTS; i++)
        q.are[i] = (struct numbers){f->sets[i].at, f->sets[i].n};
    return q;
}

void listfacts_describe(const struct listfacts *f, uint32_t number, struct strbuf *out)
{
    bool first = true;
    for (size_t i = 0; i < f->changes.list.n; i++) {
        if (f->changes.list.at[i].number != number)
            continue;
        strbuf_add_cstr(out, first ? "" : "; ");
        change_describe(&f->changes.list.at[i], out);
        first = false;
    }
}
