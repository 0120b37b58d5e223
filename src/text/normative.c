/* SPDX-License-Identifier: MIT
 *
 * What a list of references says of its entries goes to every link that leads where the entry does:
 * to its RFC, its series, or, where it has neither, to whatever it links to.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/normative.h"

#include <stdio.h>

#include "text/names.h"
#include "rfc/ref.h"

struct bearer {
    const struct lines *lines;
    const struct reftags *tags;
    struct arena *arena;
    struct links *links;
    struct names targets; /* document → index of its entry */
};

static void add_target(struct bearer *b, struct str target, uint32_t entry)
{
    if (target.n > 0)
        names_add(&b->targets, target, entry);
}

/* Drafts and addresses within the entry; *link moves behind it. */
static void add_links(struct bearer *b, const struct reftag *entry, uint32_t index, size_t *link)
{
    const uint32_t *start = b->lines->start.at;
    const struct links *k = b->links;
    while (*link < k->at.n && k->at.at[*link].start < start[entry->line])
        (*link)++;
    for (; *link < k->at.n && k->at.at[*link].start < start[entry->line_end]; (*link)++)
        add_target(b, ref_document(k->at.at[*link].target), index);
}

static void index_targets(struct bearer *b)
{
    size_t link = 0;
    for (uint32_t i = 0; i < b->tags->entries.n; i++) {
        const struct reftag *entry = &b->tags->entries.at[i];
        char name[16];
        int n = snprintf(name, sizeof name, "rfc%u", entry->number);
        if (entry->number != 0)
            add_target(b, arena_str(b->arena, (struct str){name, (size_t)n}), i);
        else if (entry->series.n > 0)
            add_target(b, entry->series, i);
        else
            add_links(b, entry, i, &link);
    }
}

static enum reftag_standing standing_of(const struct bearer *b, struct str target)
{
    struct str document = ref_document(target), tag = STR("#ref-");
    const struct reftag *entry = NULL;
    uint32_t index;
    if (str_starts(target, tag))
        entry = reftags_get(b->tags, str_from(target, tag.n));
    else if (document.n > 0 && names_find(&b->targets, document, &index))
        entry = &b->tags->entries.at[index];
    return entry != NULL ? entry->standing : REFTAG_UNSTATED;
}

void normative_find(struct links *k, const struct lines *l, const struct reftags *t,
                    struct arena *a)
{
    struct bearer b = {.lines = l, .tags = t, .arena = a, .links = k};
    index_targets(&b);
    for (size_t i = 0; i < k->at.n; i++)
        k->at.at[i].standing = standing_of(&b, k->at.at[i].target);
    names_release(&b.targets);
}
