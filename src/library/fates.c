/* SPDX-License-Identifier: MIT
 *
 * Each RFC is in one state; entering and leaving it keeps the tally.  Thread: main.
 */
#include "base/platform.h"

#include "library/fates.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "rfc/ref.h"

enum {
    FATES_PAGE = 2177,  /* bytes: the mean of the series until 2023 */
    FATES_TEXT = 54056, /* where the catalogue has no pages: the mean of all texts */
};

void fates_init(struct fates *f)
{
    *f = (struct fates){.of = xcalloc(REF_NUMBER_MAX + 1, sizeof *f->of)};
}

void fates_release(struct fates *f)
{
    free(f->of);
    for (size_t i = 0; i < f->failures.n; i++)
        free(f->failures.at[i].why);
    VEC_RELEASE(&f->failures);
    VEC_RELEASE(&f->named);
}

void fates_reset(struct fates *f)
{
    fates_release(f);
    fates_init(f);
}

uint64_t fates_estimate(const struct catalog *c, uint32_t number)
{
    ptrdiff_t index = catalog_find(c, number);
    uint32_t pages = index < 0 ? 0 : catalog_entry(c, (size_t)index).pages;
    return pages == 0 ? FATES_TEXT : (uint64_t)pages * FATES_PAGE;
}

static bool fates_is_todo(enum fate_state state)
{
    return state == FATE_WANTED || state == FATE_ASKED || state == FATE_CAME;
}

void fates_set(struct fates *f, const struct catalog *c, uint32_t number, enum fate_state state)
{
    struct fate *fate = &f->of[number];
    enum fate_state before = fate->state;
    uint64_t bytes = fates_estimate(c, number);
    f->count[before]--;
    f->count[state]++;
    fate->state = (unsigned char)state;
    if (fates_is_todo(before) && !fates_is_todo(state))
        f->to_come_bytes -= bytes;
    else if (!fates_is_todo(before) && fates_is_todo(state))
        f->to_come_bytes += bytes;
}

void fates_name(struct fates *f, const struct catalog *c, uint32_t number)
{
    const struct fate *fate = &f->of[number];
    if (fate->state != FATE_UNNAMED)
        return;
    f->count[FATE_UNNAMED]++; /* from where it is taken at once */
    fates_set(f, c, number, fate->present ? FATE_HERE : FATE_WANTED);
    f->named_bytes += fate->present ? 0 : fates_estimate(c, number);
    VEC_PUSH(&f->named, number);
}

void fates_fail(struct fates *f, const struct catalog *c, uint32_t number, const char *why)
{
    fates_set(f, c, number, FATE_FAILED);
    VEC_PUSH(&f->failures, (struct fate_failure){number, xstrdup(why)});
}

const char *fates_why(const struct fates *f, uint32_t number)
{
    for (size_t i = f->failures.n; i-- > 0;)
        if (f->failures.at[i].number == number)
            return f->failures.at[i].why;
    return NULL;
}

bool fates_again(struct fates *f, const struct catalog *c, uint32_t number)
{
    enum fate_state state = f->of[number].state;
    if (state != FATE_FAILED && state != FATE_CANCELLED)
        return false;
    size_t at = 0;
    while (f->named.at[at] != number)
        at++;
    memmove(f->named.at + at, f->named.at + at + 1, (f->named.n - at - 1) * sizeof number);
    f->named.at[f->named.n - 1] = number;
    f->next -= at < f->next;
    fates_set(f, c, number, FATE_WANTED);
    return true;
}

uint32_t fates_peek(const struct fates *f)
{
    return f->next < f->named.n ? f->named.at[f->next] : 0;
}

void fates_pass(struct fates *f)
{
    f->next++;
}

size_t fates_todo(const struct fates *f)
{
    return f->count[FATE_WANTED] + f->count[FATE_ASKED] + f->count[FATE_CAME];
}

size_t fates_wanted(const struct fates *f)
{
    return fates_todo(f) + f->count[FATE_HERE] + f->count[FATE_KEPT] + f->count[FATE_FAILED] +
           f->count[FATE_CANCELLED];
}
