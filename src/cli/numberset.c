/* SPDX-License-Identifier: MIT
 *
 * Numbers are gathered, sorted, and held once.  Pure; any thread.
 */
#include "base/platform.h"

#include "cli/numberset.h"

#include <stdlib.h>

#include "base/vec.h"
#include "base/xmalloc.h"
#include "rfc/ref.h"

enum { NUMBERSET_MOST = 1000000 }; /* what a range may hold */

struct numberset {
    VEC(uint32_t) list;
};

static int numberset_order(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* "7", "rfc7" */
static bool numberset_number(struct str word, uint32_t *number)
{
    if (str_starts_nocase(word, STR("rfc")))
        word = str_from(word, 3);
    return str_number(word, REF_NUMBER_MAX, number) && *number > 0;
}

/* "7", "7-12" */
static bool numberset_add(struct numberset *s, struct str word)
{
    uint32_t from, to;
    struct str first = str_cut(&word, '-');
    if (!numberset_number(first, &from))
        return false;
    to = from;
    if (word.n > 0 && (!numberset_number(word, &to) || to < from))
        return false;
    if (to - from >= NUMBERSET_MOST - s->list.n)
        return false;
    for (; from <= to; from++)
        VEC_PUSH(&s->list, from);
    return true;
}

static struct numbers numberset_sorted(struct numberset *s)
{
    size_t n = 0;
    if (s->list.n > 0)
        qsort(s->list.at, s->list.n, sizeof *s->list.at, numberset_order);
    for (size_t i = 0; i < s->list.n; i++)
        if (i == 0 || s->list.at[i] != s->list.at[i - 1])
            s->list.at[n++] = s->list.at[i];
    return (struct numbers){s->list.at, n};
}

bool numberset_read(struct str words, struct archiving_set *set, struct err *e)
{
    struct numberset s = {0};
    *set = (struct archiving_set){.kind = ARCHIVING_SHELF};
    while (words.n > 0) {
        struct str word = str_cut(&words, ' ');
        if (word.n == 0)
            continue;
        if (str_eq_nocase(word, STR("all"))) {
            set->kind = ARCHIVING_ALL;
        } else if (!numberset_add(&s, word)) {
            VEC_RELEASE(&s.list);
            return err_set(e, ERR_USAGE, "\"%.*s\" is no number, range (20-30) or \"all\"",
                           STR_ARG(str_slice(word, 0, 60)));
        }
    }
    set->numbers = numberset_sorted(&s);
    if (set->kind == ARCHIVING_SHELF && set->numbers.n > 0)
        set->kind = ARCHIVING_NUMBERS;
    return true;
}

void numberset_release(struct archiving_set *set)
{
    free((void *)(uintptr_t)set->numbers.at);
    *set = (struct archiving_set){.kind = ARCHIVING_SHELF};
}
