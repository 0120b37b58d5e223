/* SPDX-License-Identifier: MIT
 *
 * Any bytes give references whose entries are in order, within the text, named, and found by name.
 */
#include "base/platform.h"

#include <stdlib.h>

#include "base/arena.h"
#include "text/lines.h"
#include "text/outline.h"
#include "text/pages.h"
#include "rfc/ref.h"
#include "text/reftags.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool kept)
{
    if (!kept)
        abort();
}

static void check_entry(const struct reftags *t, size_t i, const struct lines *l)
{
    const struct reftag *e = &t->entries.at[i];
    require(e->line < e->line_end && e->line_end <= lines_count(l));
    require(i == 0 || e[-1].line_end <= e->line);
    require(e->start >= l->start.at[e->line] && e->start < e->end);
    require(e->end <= l->start.at[e->line_end]);
    require(e->tag.n > 0 && reftags_get(t, e->tag) != NULL);
    require(e->number <= REF_NUMBER_MAX && (e->number == 0 || e->series.n == 0));
    struct ref r;
    require(e->series.n == 0 || ref_parse(e->series, &r));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 1 << 16)
        return 0;
    struct arena arena = {0};
    struct lines lines;
    struct pages pages;
    struct outline outline;
    struct reftags tags;
    lines_read(&lines, (struct str){(const char *)data, size});
    pages_join(&pages, &lines, 9999);
    outline_find(&outline, &lines, &arena);
    reftags_find(&tags, &lines, &outline, &arena);
    for (size_t i = 0; i < tags.entries.n; i++)
        check_entry(&tags, i, &lines);
    reftags_release(&tags);
    outline_release(&outline);
    pages_release(&pages);
    lines_release(&lines);
    arena_release(&arena);
    return 0;
}
