/* SPDX-License-Identifier: MIT
 *
 * Whatever the pages look like: a line of the text is kept unless it is furniture, in its order,
 * and the pages begin in theirs.
 */
#include "base/platform.h"

#include <stdlib.h>

#include "text/furniture.h"
#include "text/pages.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { OWN_NUMBER = 90010 };

static void require(bool kept)
{
    if (!kept)
        abort();
}

static void check_cuts(const struct furniture *f, uint32_t lines)
{
    for (size_t i = 0; i < f->cuts.n; i++) {
        const struct cut *c = &f->cuts.at[i];
        require(c->from <= c->to && c->to <= lines);
        require(i == 0 || f->cuts.at[i - 1].to < c->from);
    }
}

/* Walks both texts at once; what is in a cut was removed, and else only blank lines may be. */
static void check_content(const struct lines *all, const struct furniture *f,
                          const struct lines *kept)
{
    uint32_t k = 0;
    size_t cut = 0;
    for (uint32_t i = 0; i < lines_count(all); i++) {
        while (cut < f->cuts.n && f->cuts.at[cut].to <= i)
            cut++;
        if (lines_blank(all, i) || (cut < f->cuts.n && f->cuts.at[cut].from <= i))
            continue;
        while (k < lines_count(kept) && lines_blank(kept, k))
            k++;
        require(k < lines_count(kept) && str_eq(lines_at(kept, k), lines_at(all, i)));
        require(kept->raw.at[k++] == all->raw.at[i]);
    }
    require(k == lines_count(kept)); /* and no blank line at the end */
}

static void check_maps(const struct lines *l, const struct pages *p)
{
    require(l->start.n == l->raw.n + 1 && l->start.at[l->raw.n] == l->n);
    require(lines_count(l) == 0 || !lines_blank(l, 0));
    for (uint32_t i = 0; i < lines_count(l); i++)
        require(l->start.at[i] < l->start.at[i + 1] &&
                (i == 0 || l->raw.at[i - 1] <= l->raw.at[i]));
    for (size_t i = 0; i < p->line.n; i++)
        require(p->line.at[i] < lines_count(l) && (i == 0 || p->line.at[i - 1] <= p->line.at[i]));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str raw = {(const char *)data, size};
    struct lines all, kept;
    struct furniture furniture;
    struct pages pages;
    lines_read(&all, raw);
    lines_read(&kept, raw);
    furniture_find(&furniture, &all, OWN_NUMBER);
    check_cuts(&furniture, lines_count(&all));
    pages_join(&pages, &kept, OWN_NUMBER);
    check_content(&all, &furniture, &kept);
    check_maps(&kept, &pages);
    pages_release(&pages);
    furniture_release(&furniture);
    lines_release(&all);
    lines_release(&kept);
    return 0;
}
