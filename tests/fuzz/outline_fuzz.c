/* SPDX-License-Identifier: MIT
 *
 * Any text gives an outline, a contents list and captions that lie inside it and in order.
 */
#include "base/platform.h"

#include <stdlib.h>

#include "text/document.h"
#include "text/pages.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool kept)
{
    if (!kept)
        abort();
}

static bool is_inside(const struct lines *l, struct str s)
{
    return s.n == 0 || (s.p >= l->text && s.p + s.n <= l->text + l->n);
}

static bool is_label(struct str s)
{
    bool part = false;
    for (size_t i = 0; i < s.n; i++) {
        bool joint = s.p[i] == '.' || s.p[i] == '-';
        if (joint ? !part : !char_is_alnum(s.p[i]))
            return false;
        part = !joint;
    }
    return part;
}

static bool is_line(struct str s)
{
    return str_find_char(s, '\n', 0) < 0;
}

static void check_sections(const struct outline *o, const struct lines *l)
{
    for (size_t i = 0; i < o->sections.n; i++) {
        const struct section *s = &o->sections.at[i];
        require(s->lines > 0 && s->line + s->lines <= lines_count(l));
        require(i == 0 || s->line >= s[-1].line + s[-1].lines);
        require(s->level > 0 && s->level <= HEADING_DEPTH && is_line(s->title));
        require(s->label.n == 0 ? s->title.n > 0 : is_label(s->label) && is_inside(l, s->label));
        require(s->label.n == 0 || outline_section(o, s->label, false) != NULL ||
                outline_section(o, s->label, true) != NULL);
    }
}

static void check_contents(const struct outline *o, const struct lines *l)
{
    const struct contents *c = &o->contents;
    require(c->first <= c->end && c->end <= lines_count(l));
    for (size_t i = 0; i < c->entries.n; i++) {
        const struct contents_entry *e = &c->entries.at[i];
        require(e->line >= c->first && e->line < c->end && e->start < e->end && e->end <= l->n);
        require(i == 0 || e->start >= e[-1].end);
        require(e->section == CONTENTS_NOWHERE || e->section < o->sections.n);
    }
}

static void check_captions(const struct captions *c, const struct lines *l)
{
    for (size_t i = 0; i < c->at.n; i++) {
        const struct caption *at = &c->at.at[i];
        require(at->lines > 0 && at->line + at->lines <= lines_count(l));
        require(i == 0 || at->line > at[-1].line);
        require(is_label(at->label) && is_inside(l, at->label) && is_line(at->title));
        require(at->start >= l->start.at[at->line] && at->start < l->start.at[at->line + 1]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > DOCUMENT_MAX)
        return 0;
    struct lines l;
    struct pages pages;
    struct outline o;
    struct captions captions;
    struct arena a = {0};
    lines_read(&l, (struct str){(const char *)data, size});
    pages_join(&pages, &l, 0);
    outline_find(&o, &l, &a);
    captions_find(&captions, &l, &o.contents, &a);
    check_sections(&o, &l);
    check_contents(&o, &l);
    check_captions(&captions, &l);
    captions_release(&captions);
    outline_release(&o);
    arena_release(&a);
    pages_release(&pages);
    lines_release(&l);
    return 0;
}
