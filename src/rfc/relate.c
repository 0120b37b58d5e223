/* SPDX-License-Identifier: MIT
 *
 * Closes relations: every statement is written down from both sides, then one sort groups what
 * belongs to each record.  Owned by the parser that gathers; single-threaded.
 */
#include "base/platform.h"

#include "rfc/relate.h"

#include <stdlib.h>

#include "base/strbuf.h"

static const enum rfc_relation relate_inverse[RELATION_COUNT] = {
    [RELATION_OBSOLETES] = RELATION_OBSOLETED_BY,
    [RELATION_OBSOLETED_BY] = RELATION_OBSOLETES,
    [RELATION_UPDATES] = RELATION_UPDATED_BY,
    [RELATION_UPDATED_BY] = RELATION_UPDATES,
};

static const char *relate_series_name(uint32_t kind)
{
    return kind == REF_BCP ? "BCP" : kind == REF_STD ? "STD" : "FYI";
}

void relate_add(struct relate *r, uint32_t rfc, enum rfc_relation relation, uint32_t other)
{
    if (rfc == other)
        return;
    VEC_PUSH(&r->relations, (struct relate_pair){relation, rfc, other});
    VEC_PUSH(&r->relations, (struct relate_pair){relate_inverse[relation], other, rfc});
}

void relate_add_member(struct relate *r, enum ref_kind series, uint32_t number, uint32_t rfc)
{
    VEC_PUSH(&r->members, (struct relate_pair){series, number, rfc});
}

static int relate_order(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int relate_by_from(const void *pa, const void *pb)
{
    const struct relate_pair *a = pa, *b = pb;
    int order = relate_order(a->from, b->from);
    order = order != 0 ? order : relate_order(a->kind, b->kind);
    return order != 0 ? order : relate_order(a->to, b->to);
}

static int relate_by_kind(const void *pa, const void *pb)
{
    const struct relate_pair *a = pa, *b = pb;
    int order = relate_order(a->kind, b->kind);
    return order != 0 ? order : relate_by_from(pa, pb);
}

static int relate_by_to(const void *pa, const void *pb)
{
    const struct relate_pair *a = pa, *b = pb;
    int order = relate_order(a->to, b->to);
    return order != 0 ? order : relate_by_kind(pa, pb);
}

static int relate_by_number(const void *pa, const void *pb)
{
    const struct entry *a = pa, *b = pb;
    return relate_order(a->number, b->number);
}

/* Sorts and keeps each pair once; returns how many are left. */
static size_t relate_sort(struct relate_pair *pairs, size_t n,
                          int (*order)(const void *, const void *))
{
    size_t kept = 0;
    if (n > 0)
        qsort(pairs, n, sizeof *pairs, order);
    for (size_t i = 0; i < n; i++)
        if (kept == 0 || order(&pairs[kept - 1], &pairs[i]) != 0)
            pairs[kept++] = pairs[i];
    return kept;
}

/* The numbers on the far side of pairs[0, n). */
static struct numbers relate_numbers(const struct relate_pair *pairs, size_t n, struct arena *a)
{
    uint32_t *at = ARENA_ARRAY(a, uint32_t, n);
    for (size_t i = 0; i < n; i++)
        at[i] = pairs[i].to;
    return (struct numbers){at, n};
}

/* How many pairs from the first on share its kind and from. */
static size_t relate_run(const struct relate_pair *pairs, size_t n)
{
    size_t run = 0;
    while (run < n && pairs[run].from == pairs[0].from && pairs[run].kind == pairs[0].kind)
        run++;
    return run;
}

static void relate_set_relations(struct relate *r, struct entry *entries, size_t n, struct arena *a)
{
    const struct relate_pair *pairs = r->relations.at;
    size_t count = relate_sort(r->relations.at, r->relations.n, relate_by_from);
    for (size_t i = 0, k = 0, run; i < count; i += run) {
        run = relate_run(pairs + i, count - i);
        while (k < n && entries[k].number < pairs[i].from)
            k++;
        if (k < n && entries[k].number == pairs[i].from && entries[k].issued)
            entries[k].relations[pairs[i].kind] = relate_numbers(pairs + i, run, a);
    }
}

static void relate_set_series(struct relate *r, struct arena *a, struct catalogimage_source *set)
{
    const struct relate_pair *pairs = r->members.at;
    size_t count = relate_sort(r->members.at, r->members.n, relate_by_kind);
    struct catalogimage_series *series = ARENA_ARRAY(a, struct catalogimage_series, count);
    set->series = series;
    for (size_t i = 0, run; i < count; i += run) {
        run = relate_run(pairs + i, count - i);
        series[set->series_count++] = (struct catalogimage_series){
            (enum ref_kind)pairs[i].kind, pairs[i].from, relate_numbers(pairs + i, run, a)};
    }
}

static void relate_set_also(struct relate *r, struct entry *entries, size_t n, struct arena *a)
{
    size_t count = relate_sort(r->members.at, r->members.n, relate_by_to);
    struct strbuf also = STRBUF_INIT(STRBUF_TEXT);
    for (size_t i = 0, k = 0; k < n; k++) {
        strbuf_clear(&also);
        while (i < count && r->members.at[i].to < entries[k].number)
            i++;
        for (; i < count && r->members.at[i].to == entries[k].number; i++)
            strbuf_addf(&also, "%s%s %u", also.n > 0 ? ", " : "",
                        relate_series_name(r->members.at[i].kind), r->members.at[i].from);
        if (also.n > 0 && entries[k].issued)
            entries[k].also = arena_str(a, strbuf_str(&also));
    }
    strbuf_release(&also);
}

void relate_close(struct relate *r, struct entry *entries, size_t n, struct arena *a,
                  struct catalogimage_source *set)
{
    *set = (struct catalogimage_source){.entries = entries, .entry_count = n};
    if (n > 0)
        qsort(entries, n, sizeof *entries, relate_by_number);
    relate_set_relations(r, entries, n, a);
    relate_set_series(r, a, set);
    relate_set_also(r, entries, n, a);
}

void relate_release(struct relate *r)
{
    VEC_RELEASE(&r->relations);
    VEC_RELEASE(&r->members);
}
