/* SPDX-License-Identifier: MIT
 *
 * A key for each record, sorted once for all filters that follow.  Pure.
 */
#include "base/platform.h"

#include "view/listorder.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"

/* Ascending by key, then by title, then descending by number. */
struct listorder_key {
    uint64_t key;
    struct str title; /* folded */
    uint32_t number, index;
};

static const char *const listorder_names[] = {
    [LISTORDER_NEWEST] = "newest first",
    [LISTORDER_OLDEST] = "oldest first",
    [LISTORDER_DATE] = "by date",
    [LISTORDER_TITLE] = "by title",
    [LISTORDER_STATUS] = "by status",
    [LISTORDER_PAGES] = "by pages",
    [LISTORDER_NEWS] = "",
    [LISTORDER_READ] = "",
};

const char *listorder_name(enum listorder order)
{
    return listorder_names[order];
}

static struct str listorder_title(struct str haystack)
{
    struct str line = str_cut(&haystack, '\n');
    str_cut(&line, ' ');
    return line;
}

static struct listorder_key listorder_key(const struct catalog *c, enum listorder order,
                                          size_t index)
{
    struct entry_brief b = catalog_brief(c, index);
    struct listorder_key k = {.number = b.number, .index = (uint32_t)index};
    /* what is not known, or was not issued, comes last */
    if (order == LISTORDER_OLDEST)
        k.key = b.number;
    else if (order == LISTORDER_DATE)
        k.key = UINT32_MAX - (b.year * 10000u + b.month * 100u + b.day);
    else if (order == LISTORDER_STATUS)
        k.key = b.status != STATUS_UNKNOWN ? b.status : b.issued ? STATUS_COUNT : STATUS_COUNT + 1u;
    else if (order == LISTORDER_PAGES)
        k.key = UINT32_MAX - b.pages;
    else if (order == LISTORDER_TITLE) {
        k.key = !b.issued;
        k.title = listorder_title(catalog_haystack(c, index));
    }
    return k;
}

static int listorder_compare(const void *pa, const void *pb)
{
    const struct listorder_key *a = pa, *b = pb;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    size_t n = a->title.n < b->title.n ? a->title.n : b->title.n;
    int title = n > 0 ? memcmp(a->title.p, b->title.p, n) : 0;
    if (title != 0 || a->title.n != b->title.n)
        return title != 0 ? title : a->title.n < b->title.n ? -1 : 1;
    return (a->number < b->number) - (a->number > b->number);
}

static size_t listorder_put(const struct catalog *c, uint32_t number, uint32_t *out, size_t n)
{
    ptrdiff_t index = catalog_find(c, number);
    if (index >= 0)
        out[n++] = (uint32_t)index;
    return n;
}

/* What changed, each RFC once, at its latest change. */
static size_t listorder_news(const struct catalog *c, const struct listfacts *f, uint32_t *out)
{
    size_t n = f->changes.list.n, put = 0;
    struct listorder_key *keys = xreallocarray(NULL, n + 1, sizeof *keys);
    unsigned char *seen = xcalloc(REF_NUMBER_MAX + 1, 1);
    for (size_t i = 0; i < n; i++)
        keys[i] = (struct listorder_key){.key = UINT32_MAX - f->changes.list.at[i].day,
                                         .number = f->changes.list.at[i].number};
    qsort(keys, n, sizeof *keys, listorder_compare);
    for (size_t i = 0; i < n; i++)
        if (!seen[keys[i].number]) {
            seen[keys[i].number] = 1;
            put = listorder_put(c, keys[i].number, out, put);
        }
    free(seen);
    free(keys);
    return put;
}

static size_t listorder_read(const struct catalog *c, const struct listfacts *f, uint32_t *out)
{
    size_t put = 0;
    for (size_t i = 0; i < f->latest.n && put < catalog_count(c); i++)
        put = listorder_put(c, f->latest.at[i], out, put);
    return put;
}

size_t listorder_sort(const struct catalog *c, const struct listfacts *f, enum listorder order,
                      uint32_t *out)
{
    size_t n = catalog_count(c);
    if (order == LISTORDER_NEWS)
        return listorder_news(c, f, out);
    if (order == LISTORDER_READ)
        return listorder_read(c, f, out);
    if (order == LISTORDER_NEWEST) {
        for (size_t i = 0; i < n; i++)
            out[i] = (uint32_t)(n - 1 - i);
        return n;
    }
    struct listorder_key *keys = xreallocarray(NULL, n + 1, sizeof *keys);
    for (size_t i = 0; i < n; i++)
        keys[i] = listorder_key(c, order, i);
    qsort(keys, n, sizeof *keys, listorder_compare);
    for (size_t i = 0; i < n; i++)
        out[i] = keys[i].index;
    free(keys);
    return n;
}
