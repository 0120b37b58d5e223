/* SPDX-License-Identifier: MIT
 *
 * A sorted array.  Thread: main.
 */
#include "base/platform.h"

#include "library/places.h"

#include <stdlib.h>

#include "base/xmalloc.h"

static int places_order(const void *a, const void *b)
{
    const struct userdata_place *x = a, *y = b;
    return (x->number > y->number) - (x->number < y->number);
}

void places_release(struct places *p)
{
    free(p->at);
    *p = (struct places){0};
}

static void places_sort(struct places *p)
{
    if (p->n > 0)
        qsort(p->at, p->n, sizeof *p->at, places_order);
}

void places_take(struct places *p, struct userdata_place *at, size_t n)
{
    free(p->at);
    *p = (struct places){at, n};
    places_sort(p);
}

const struct userdata_place *places_find(const struct places *p, uint32_t number)
{
    struct userdata_place key = {.number = number};
    return p->n > 0 ? bsearch(&key, p->at, p->n, sizeof key, places_order) : NULL;
}

static int places_by_time(const void *a, const void *b)
{
    const struct userdata_place *x = a, *y = b;
    return x->when != y->when ? (x->when < y->when) - (x->when > y->when) : places_order(a, b);
}

uint32_t *places_numbers(const struct places *p, size_t *n)
{
    struct userdata_place *latest = xreallocarray(NULL, p->n + 1, sizeof *latest);
    uint32_t *numbers = xreallocarray(NULL, p->n + 1, sizeof *numbers);
    for (size_t i = 0; i < p->n; i++)
        latest[i] = p->at[i];
    qsort(latest, p->n, sizeof *latest, places_by_time);
    for (size_t i = 0; i < p->n; i++)
        numbers[i] = latest[i].number;
    *n = p->n;
    free(latest);
    return numbers;
}

void places_put(struct places *p, struct userdata_place place)
{
    size_t i = 0;
    while (i < p->n && p->at[i].number != place.number)
        i++;
    if (i == p->n)
        p->at = xreallocarray(p->at, ++p->n, sizeof *p->at);
    p->at[i] = place;
    places_sort(p);
}
