/* SPDX-License-Identifier: MIT
 *
 * Runs lines, pages, outline, reftags, captions, blocks and links into one object and keeps what
 * they made until the last holder lets go.  Any thread: immutable but for the count, and for the
 * prose, which is there once somebody has asked for it.
 */
#include "base/platform.h"

#include "text/document.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/xmalloc.h"
#include "text/lines.h"
#include "text/normative.h"
#include "text/outline.h"
#include "text/pages.h"
#include "text/reftags.h"

/* The document comes first, so that a pointer to it is one to its owner. */
struct document_owner {
    struct document document;
    atomic_uint holders;
    struct arena arena;
    struct lines lines;
    struct pages pages;
    struct outline outline;
    struct reftags reftags;
    struct captions captions;
    struct blocks blocks;
    struct links links;
    _Atomic(struct prose *) prose; /* NULL before it is asked for */
};

static struct document_owner *owner_of(struct document *d)
{
    return (struct document_owner *)d;
}

static const struct document_owner *owner_of_const(const struct document *d)
{
    return (const struct document_owner *)d;
}

static void document_fill(struct document_owner *o)
{
    struct document *d = &o->document;
    d->text = (struct str){o->lines.text, o->lines.n};
    d->line_start = o->lines.start.at;
    d->line_count = lines_count(&o->lines);
    d->raw_line = o->lines.raw.at;
    d->page_line = o->pages.line.at;
    d->page_count = (uint32_t)o->pages.line.n;
    d->sections = o->outline.sections.at;
    d->section_count = (uint32_t)o->outline.sections.n;
    d->contents_first = o->outline.contents.first;
    d->contents_end = o->outline.contents.end;
    d->captions = o->captions.at.at;
    d->caption_count = (uint32_t)o->captions.at.n;
    d->links = o->links.at.at;
    d->link_count = (uint32_t)o->links.at.n;
    d->blocks = o->blocks.at.at;
    d->block_count = (uint32_t)o->blocks.at.n;
    d->references_line =
        o->reftags.first_line < d->line_count ? o->reftags.first_line : d->line_count;
    d->title = o->outline.masthead.title;
    d->title_line = o->outline.masthead.title_line;
    d->title_end = o->outline.masthead.title_end;
}

struct document *document_new(struct str raw, uint32_t number)
{
    if (raw.n > DOCUMENT_MAX)
        BUG("document of %zu bytes", raw.n);
    struct document_owner *o = xcalloc(1, sizeof *o);
    atomic_init(&o->holders, 1);
    atomic_init(&o->prose, NULL);
    o->document.number = number;
    lines_read(&o->lines, raw);
    pages_join(&o->pages, &o->lines, number);
    outline_find(&o->outline, &o->lines, &o->arena);
    reftags_find(&o->reftags, &o->lines, &o->outline, &o->arena);
    captions_find(&o->captions, &o->lines, &o->outline.contents, &o->arena);
    blocks_find(&o->blocks, &o->lines, &o->outline, &o->reftags);
    const struct links_context context = {
        .lines = &o->lines,
        .outline = &o->outline,
        .tags = &o->reftags,
        .captions = &o->captions,
        .blocks = &o->blocks,
        .number = number != 0 ? number : o->outline.masthead.number,
        .page_count = (uint32_t)o->pages.line.n,
    };
    links_find(&o->links, &context, &o->arena);
    normative_find(&o->links, &o->lines, &o->reftags, &o->arena);
    document_fill(o);
    return &o->document;
}

struct document *document_hold(struct document *d)
{
    atomic_fetch_add_explicit(&owner_of(d)->holders, 1, memory_order_relaxed);
    return d;
}

void document_release(struct document *d)
{
    struct document_owner *o = d != NULL ? owner_of(d) : NULL;
    if (o == NULL || atomic_fetch_sub_explicit(&o->holders, 1, memory_order_acq_rel) != 1)
        return;
    struct prose *prose = atomic_load(&o->prose);
    if (prose != NULL)
        prose_release(prose);
    free(prose);
    links_release(&o->links);
    captions_release(&o->captions);
    blocks_release(&o->blocks);
    reftags_release(&o->reftags);
    outline_release(&o->outline);
    pages_release(&o->pages);
    lines_release(&o->lines);
    arena_release(&o->arena);
    free(o);
}

struct str document_line(const struct document *d, uint32_t line)
{
    if (line >= d->line_count)
        BUG("line %u of %u", line, d->line_count);
    return lines_at(&owner_of_const(d)->lines, line);
}

uint32_t document_line_at(const struct document *d, uint32_t offset)
{
    return d->line_count > 0 ? lines_find(&owner_of_const(d)->lines, offset) : 0;
}

uint32_t document_line_of_raw(const struct document *d, uint32_t raw)
{
    uint32_t low = 0, high = d->line_count;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (d->raw_line[mid] < raw)
            low = mid + 1;
        else
            high = mid;
    }
    return low < d->line_count || low == 0 ? low : low - 1;
}

const struct section *document_section_at(const struct document *d, uint32_t line)
{
    uint32_t low = 0, high = d->section_count;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (d->sections[mid].line <= line)
            low = mid + 1;
        else
            high = mid;
    }
    return low > 0 ? &d->sections[low - 1] : NULL;
}

const struct block *document_block_at(const struct document *d, uint32_t line)
{
    size_t i = blocks_find_line(&owner_of_const(d)->blocks, line);
    return i < d->block_count && d->blocks[i].first <= line ? &d->blocks[i] : NULL;
}

/* Two that ask at once may both make it; the first to be ready is kept. */
const struct prose *document_prose(struct document *d)
{
    struct document_owner *o = owner_of(d);
    struct prose *kept = atomic_load(&o->prose);
    if (kept != NULL)
        return kept;
    struct prose *mine = xmalloc(sizeof *mine);
    prose_make(mine, &o->lines, &o->blocks);
    if (atomic_compare_exchange_strong(&o->prose, &kept, mine))
        return mine;
    prose_release(mine);
    free(mine);
    return kept;
}

uint32_t document_link_after(const struct document *d, uint32_t offset)
{
    uint32_t low = 0, high = d->link_count;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (d->links[mid].end <= offset)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* ---------------------------------------------------------------- places */

static bool place_of_heading(const struct document *d, struct str label, bool appendix,
                             uint32_t *line)
{
    const struct section *s = outline_section(&owner_of_const(d)->outline, label, appendix);
    if (s != NULL)
        *line = s->line;
    return s != NULL;
}

static bool place_of_section(const struct document *d, struct str label, uint32_t *line)
{
    return place_of_heading(d, label, false, line);
}

static bool place_of_appendix(const struct document *d, struct str label, uint32_t *line)
{
    return place_of_heading(d, label, true, line);
}

static bool place_of_title(const struct document *d, struct str name, uint32_t *line)
{
    const struct section *s = outline_titled(&owner_of_const(d)->outline, name);
    if (s != NULL)
        *line = s->line;
    return s != NULL;
}

static bool place_of_tag(const struct document *d, struct str label, uint32_t *line)
{
    const struct reftag *t = reftags_get(&owner_of_const(d)->reftags, label);
    if (t != NULL)
        *line = t->line;
    return t != NULL;
}

static bool place_of_page(const struct document *d, struct str label, uint32_t *line)
{
    uint32_t page;
    if (!str_number(label, UINT32_MAX, &page) || page == 0 || page > d->page_count)
        return false;
    *line = d->page_line[page - 1];
    return *line < d->line_count;
}

static bool place_of_caption(const struct document *d, enum caption_kind kind, struct str label,
                             uint32_t *line)
{
    const struct caption *c = captions_get(&owner_of_const(d)->captions, kind, label);
    if (c != NULL)
        *line = c->line;
    return c != NULL;
}

static bool place_of_figure(const struct document *d, struct str label, uint32_t *line)
{
    return place_of_caption(d, CAPTION_FIGURE, label, line);
}

static bool place_of_table(const struct document *d, struct str label, uint32_t *line)
{
    return place_of_caption(d, CAPTION_TABLE, label, line);
}

bool document_place(const struct document *d, const struct ref *place, uint32_t *line)
{
    static bool (*const finders[])(const struct document *, struct str, uint32_t *) = {
        [PLACE_NONE] = NULL,
        [PLACE_SECTION] = place_of_section,
        [PLACE_APPENDIX] = place_of_appendix,
        [PLACE_TAG] = place_of_tag,
        [PLACE_PAGE] = place_of_page,
        [PLACE_FIGURE] = place_of_figure,
        [PLACE_TABLE] = place_of_table,
        [PLACE_NAME] = place_of_title,
    };
    size_t kind = (size_t)place->place;
    if (kind >= ARRAY_LEN(finders) || finders[kind] == NULL || place->label.n == 0)
        return false;
    return finders[kind](d, place->label, line);
}
