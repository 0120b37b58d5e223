/* SPDX-License-Identifier: MIT
 *
 * From mentions to links, in their order.  Whose a section is, owner says; a place of this document
 * is linked only if it exists, and one whose document cannot be followed is none.  Pure; any
 * thread.
 */
#include "base/platform.h"

#include "text/links.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "text/mention.h"
#include "text/owner.h"
#include "text/place.h"
#include "text/scan.h"
#include "text/survey.h"

enum { TARGET_LONGEST = 256 };

struct binder {
    const struct links_context *context;
    struct arena *arena;
    struct links *out;
    struct str text;
    const struct mentions *mentions;
    const struct mention *at;
    size_t n;
    size_t before; /* the document that the last list belongs to (struct places) */
    uint32_t before_end;
    size_t contents;       /* next entry of the contents list */
    size_t section;        /* first that begins behind the mention being bound */
    size_t entry;          /* the same of the references */
    uint32_t contents_end; /* offset behind the last one that was linked */
};

/* ---------------------------------------------------------------- making links */

static void add_link(struct binder *b, uint32_t start, uint32_t end, struct str target)
{
    struct links *k = b->out;
    if (k->at.n > 0 && start < k->at.at[k->at.n - 1].end)
        start = (uint32_t)scan_gap(b->text, k->at.at[k->at.n - 1].end);
    if (start < end)
        VEC_PUSH(&k->at, (struct link){.start = start, .end = end, .target = target});
}

static struct str format(struct binder *b, const char *fmt, ...) ATTR_PRINTF(2, 3);

static struct str format(struct binder *b, const char *fmt, ...)
{
    char target[TARGET_LONGEST];
    va_list args;
    va_start(args, fmt);
    int n = vsnprintf(target, sizeof target, fmt, args);
    va_end(args);
    size_t length = n < 0 ? 0 : (size_t)n < sizeof target ? (size_t)n : sizeof target - 1;
    return arena_str(b->arena, (struct str){target, length});
}

/* The tag of an entry of the references would lead to itself. */
static bool is_own_entry(const struct binder *b, const struct mention *m)
{
    const struct reftag *entry = reftags_get(b->context->tags, m->text);
    return entry != NULL && entry->start >= m->start && entry->end <= m->end;
}

static bool in_code(const struct binder *b, uint32_t line)
{
    size_t i = blocks_find_line(b->context->blocks, line);
    const struct block *k = i < b->context->blocks->at.n ? &b->context->blocks->at.at[i] : NULL;
    return k != NULL && k->first <= line && k->kind == BLOCK_CODE;
}

/* What only looks like a tag in a program: "(ip)[4]", the field "weight [1] Weight" of ASN.1, a
 * column of numbers.  Comments and descriptions there have true ones. */
static bool is_index(const struct binder *b, const struct mention *m)
{
    uint32_t line, ignored;
    if (m->kind != MENTION_TAG || m->end - m->start < 3 ||
        !str_number(str_slice(b->text, m->start + 1, m->end - 1), UINT32_MAX, &ignored))
        return false;
    line = lines_find(b->context->lines, m->start);
    struct str s = lines_at(b->context->lines, line);
    size_t start = m->start - b->context->lines->start.at[line];
    struct str before = str_trim(str_slice(s, 0, start));
    struct str behind = str_trim(str_from(s, start + (m->end - m->start)));
    if (before.n == 0 || behind.n == 0 || !in_code(b, line))
        return false;
    char last = before.p[before.n - 1], next = behind.p[0];
    bool field = char_is_lower(before.p[0]) && str_find_char(before, ' ', 0) < 0 &&
                 (char_is_upper(next) || next == '{');
    return field || s.p[start - 1] == ')' || (char_is_digit(last) && char_is_digit(next));
}

static void link_document(struct binder *b, const struct mention *m)
{
    if (is_index(b, m))
        return;
    if (m->number != 0 && m->number != b->context->number)
        add_link(b, m->start, m->end, format(b, "rfc%u", m->number));
    else if (m->number == 0 && m->text.n > 0 && !is_own_entry(b, m))
        add_link(b, m->start, m->end, format(b, "#ref-%.*s", STR_ARG(m->text)));
}

/* "Appendix 19.4" is section 19.4 where the appendices are the last section. */
static const struct section *find_place(const struct binder *b, const struct mention *m)
{
    const struct outline *o = b->context->outline;
    const struct section *s = outline_section(o, m->text, m->appendix);
    bool dotted = memchr(m->text.p, '.', m->text.n) != NULL;
    return s == NULL && m->appendix && dotted ? outline_section(o, m->text, false) : s;
}

/* document: number of the RFC that has the place; 0 is this one, where the section must exist. */
static void link_place(struct binder *b, const struct mention *m, uint32_t document, uint32_t start,
                       uint32_t end)
{
    const char *kind = m->appendix ? "appendix" : "section";
    if (document != 0 && document != b->context->number) {
        add_link(b, start, end, format(b, "rfc%u#%s-%.*s", document, kind, STR_ARG(m->text)));
        return;
    }
    const struct section *s = find_place(b, m);
    if (s != NULL)
        add_link(b, start, end,
                 format(b, "#%s-%.*s", s->appendix ? "appendix" : "section", STR_ARG(s->label)));
}

/* ---------------------------------------------------------------- a list of places */

/* A document beside its list is part of the link next to it. */
static void link_owned(struct binder *b, const struct places *p, const struct owner *o)
{
    const struct mention *owner = &b->at[o->mention];
    bool behind = o->mention >= p->end;
    if (owner->number == 0) { /* a book or a draft: only its entry can be shown */
        if (behind && o->joined)
            link_document(b, owner);
        return;
    }
    for (size_t i = p->first; i < p->end; i++) {
        const struct mention *m = &b->at[i];
        bool first = o->joined && !behind && i == p->first;
        bool last = o->joined && behind && i + 1 == p->end;
        link_place(b, m, owner->number, first ? owner->start : m->start,
                   last ? owner->end : m->end);
    }
}

static void link_here(struct binder *b, const struct places *p)
{
    for (size_t i = p->first; i < p->end; i++)
        link_place(b, &b->at[i], 0, b->at[i].start, b->at[i].end);
}

/* The section that a byte stands in, asked for in their order; NULL before the first. */
static const struct section *section_at(struct binder *b, uint32_t at)
{
    const struct outline *o = b->context->outline;
    const struct lines *l = b->context->lines;
    while (b->section < o->sections.n && l->start.at[o->sections.at[b->section].line] <= at)
        b->section++;
    return b->section > 0 ? &o->sections.at[b->section - 1] : NULL;
}

/* "Appendix A" that begins a heading. */
static bool is_heading(struct binder *b, uint32_t at)
{
    const struct section *s = section_at(b, at);
    const struct lines *l = b->context->lines;
    return s != NULL && at == l->start.at[s->line] + lines_indent(l, s->line);
}

/* A chapter in an entry of the References is one of a book. */
static bool is_of_book(struct binder *b, uint32_t at)
{
    if (char_lower(b->text.p[at]) != 'c')
        return false;
    const struct reftags *t = b->context->tags;
    const struct section *s = section_at(b, at);
    while (b->entry < t->entries.n && t->entries.at[b->entry].start < at)
        b->entry++;
    return b->entry > 0 && s != NULL && t->entries.at[b->entry - 1].line > s->line;
}

/* The document is the end of another link: "Section 3 of [X], Section 4". */
static bool is_taken(const struct binder *b, const struct mention *m)
{
    const struct link *last = b->out->at.n > 0 ? &b->out->at.at[b->out->at.n - 1] : NULL;
    return last != NULL && last->start < m->start && m->start < last->end;
}

static struct places list_at(const struct binder *b, size_t first)
{
    struct places p = {.first = first,
                       .end = owner_list_end(b->mentions, first),
                       .taken = first > 0 && is_taken(b, &b->at[first - 1]),
                       .before = b->before,
                       .before_end = b->before_end};
    for (size_t i = first; i < p.end; i++)
        p.missing |= find_place(b, &b->at[i]) == NULL;
    return p;
}

static struct owner owner_of(const struct binder *b, const struct places *p)
{
    struct owner o = owner_find(b->mentions, p);
    o.joined &= o.mention == p->end || o.mention + 1 == p->first;
    return o;
}

static size_t bind_places(struct binder *b, size_t i)
{
    if (is_heading(b, b->at[i].start))
        return i + 1;
    struct places p = list_at(b, i);
    struct owner o = owner_of(b, &p);
    if (o.kind == OWNER_DOCUMENT)
        link_owned(b, &p, &o);
    else if (o.kind == OWNER_HERE && !is_of_book(b, b->at[i].start))
        link_here(b, &p);
    bool behind = o.kind == OWNER_DOCUMENT && o.mention >= p.end;
    b->before = o.kind == OWNER_DOCUMENT && !behind ? o.mention : OWNER_NONE;
    b->before_end = b->at[p.end - 1].end;
    return behind && o.joined ? o.mention + 1 : p.end;
}

/* A document that the list behind it belongs to is linked there. */
static bool owns_next(const struct binder *b, size_t i)
{
    if (i + 1 >= b->n || b->at[i + 1].kind != MENTION_PLACE || b->at[i].number == 0)
        return false;
    struct places p = list_at(b, i + 1);
    struct owner o = owner_of(b, &p);
    return o.kind == OWNER_DOCUMENT && o.joined && o.mention == i;
}

static size_t bind_document(struct binder *b, size_t i)
{
    if (!owns_next(b, i))
        link_document(b, &b->at[i]);
    return i + 1;
}

static size_t bind_target(struct binder *b, size_t i)
{
    add_link(b, b->at[i].start, b->at[i].end, b->at[i].text);
    return i + 1;
}

static size_t bind_nothing(struct binder *b, size_t i)
{
    (void)b;
    return i + 1;
}

/* ---------------------------------------------------------------- figures and tables */

/* Where "Figures 3 and 4" ends, that begins with mention i. */
static size_t captioned_end(const struct binder *b, size_t i)
{
    size_t end = i + 1;
    while (end < b->n && b->at[end].more && b->at[end].kind == b->at[i].kind)
        end++;
    return end;
}

/* "Figure 3 of [X]" */
static bool is_of_another(const struct binder *b, size_t i, size_t end)
{
    struct places p = {.first = i, .end = end, .before = OWNER_NONE};
    struct owner o = owner_find(b->mentions, &p);
    return o.kind == OWNER_DOCUMENT && o.mention > i &&
           b->at[o.mention].number != b->context->number;
}

static void link_captioned(struct binder *b, const struct mention *m)
{
    enum caption_kind kind = m->kind == MENTION_FIGURE ? CAPTION_FIGURE : CAPTION_TABLE;
    const struct caption *caption = captions_get(b->context->captions, kind, m->text);
    if (caption != NULL && caption->start != m->start)
        add_link(b, m->start, m->end,
                 format(b, "#%s-%.*s", kind == CAPTION_FIGURE ? "figure" : "table",
                        STR_ARG(caption->label)));
}

static size_t bind_captioned(struct binder *b, size_t i)
{
    size_t end = captioned_end(b, i);
    bool another = is_of_another(b, i, end);
    for (; i < end; i++)
        if (!another)
            link_captioned(b, &b->at[i]);
    return end;
}

/* ---------------------------------------------------------------- the contents list */

static void link_entry(struct binder *b, const struct contents_entry *e)
{
    const struct outline *o = b->context->outline;
    const struct section *s = e->section != CONTENTS_NOWHERE ? &o->sections.at[e->section] : NULL;
    if (s != NULL && s->label.n > 0)
        add_link(b, e->start, e->end,
                 format(b, "#%s-%.*s", s->appendix ? "appendix" : "section", STR_ARG(s->label)));
    else if (s != NULL && s->name.n > 0 && s->name.n < TARGET_LONGEST / 2)
        add_link(b, e->start, e->end, format(b, "#name-%.*s", STR_ARG(s->name)));
    else if (e->page != 0 && e->page <= b->context->page_count)
        add_link(b, e->start, e->end, format(b, "#page-%u", e->page));
    else
        return;
    b->contents_end = e->end;
}

/* Entries that begin before offset. */
static void link_entries(struct binder *b, uint32_t offset)
{
    const struct contents *c = &b->context->outline->contents;
    for (; b->contents < c->entries.n && c->entries.at[b->contents].start < offset; b->contents++)
        link_entry(b, &c->entries.at[b->contents]);
}

/* ---------------------------------------------------------------- all of them */

static void bind_all(struct binder *b)
{
    static size_t (*const bind[])(struct binder *, size_t) = {
        [MENTION_RFC] = bind_document,    [MENTION_TAG] = bind_document,
        [MENTION_PLACE] = bind_places,    [MENTION_FIGURE] = bind_captioned,
        [MENTION_TABLE] = bind_captioned, [MENTION_TARGET] = bind_target,
        [MENTION_NOTHING] = bind_nothing,
    };
    for (size_t i = 0; i < b->n;) {
        link_entries(b, b->at[i].end);
        i = b->at[i].start < b->contents_end ? i + 1 : bind[b->at[i].kind](b, i);
    }
    link_entries(b, UINT32_MAX);
}

void links_find(struct links *k, const struct links_context *c, struct arena *a)
{
    struct mentions m;
    struct str text = {c->lines->text, c->lines->n};
    *k = (struct links){0};
    survey_text(&m, text, c->lines->start.at[c->outline->masthead.end], c->tags, a);
    struct binder b = {.context = c,
                       .arena = a,
                       .out = k,
                       .text = text,
                       .mentions = &m,
                       .at = m.at.at,
                       .n = m.at.n,
                       .before = OWNER_NONE};
    bind_all(&b);
    mentions_release(&m);
}

void links_release(struct links *k)
{
    VEC_RELEASE(&k->at);
}
