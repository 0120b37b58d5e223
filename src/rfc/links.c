/* SPDX-License-Identifier: MIT
 *
 * From mentions to links.  The question is always which document a section belongs to: the one
 * named behind it ("Section 4.2 of [HTTP]"), the one named before it ("[HTTP], Section 4.2"), this
 * one, or one that is named nowhere; then there is no link.  Pure; any thread.
 */
#include "base/platform.h"

#include "rfc/links.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "rfc/mention.h"
#include "rfc/place.h"
#include "rfc/scan.h"
#include "rfc/survey.h"

enum {
    WORDS_LONGEST = 120, /* bytes between "of" and the document */
    TARGET_LONGEST = 256
};

struct binder {
    const struct links_context *context;
    struct arena *arena;
    struct links *out;
    struct str text;
    const struct mention *at;
    size_t n;
    struct names figures, tables; /* labels that have a caption → index of its mention */
    size_t contents;              /* next entry of the contents list */
    size_t section;               /* first that ends behind the mention being bound */
    uint32_t contents_end;        /* offset behind the last one that was linked */
};

/* ---------------------------------------------------------------- making links */

static void add_link(struct binder *b, uint32_t start, uint32_t end, struct str target)
{
    struct links *k = b->out;
    if (k->at.n > 0 && start < k->at.at[k->at.n - 1].end)
        start = k->at.at[k->at.n - 1].end;
    if (start < end)
        VEC_PUSH(&k->at, (struct link){start, end, target});
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

static bool names_document(const struct mention *m)
{
    return m->kind == MENTION_RFC || m->kind == MENTION_TAG;
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

/* document: number of the RFC that has the place; 0 is this one, where the section must exist. */
static void link_place(struct binder *b, const struct mention *m, uint32_t document, uint32_t start,
                       uint32_t end)
{
    const char *kind = m->appendix ? "appendix" : "section";
    if (document != 0 && document != b->context->number) {
        add_link(b, start, end, format(b, "rfc%u#%s-%.*s", document, kind, STR_ARG(m->text)));
        return;
    }
    const struct section *s = outline_section(b->context->outline, m->text, m->appendix);
    if (s != NULL)
        add_link(b, start, end,
                 format(b, "#%s-%.*s", s->appendix ? "appendix" : "section", STR_ARG(s->label)));
}

/* ---------------------------------------------------------------- what the words between say */

enum owner {
    OWNER_HERE,      /* this document */
    OWNER_ELSEWHERE, /* one that is not named in a way to be followed */
    OWNER_DOCUMENT   /* a mention */
};

static bool word_is(struct str s, size_t at, struct str word)
{
    size_t behind = scan_word(s, at, word);
    return behind != 0 && !char_is_alnum(scan_char(s, behind));
}

static bool is_one_of(struct str s, size_t at, const struct str *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (word_is(s, at, words[i]))
            return true;
    return false;
}

/* The words of a document's name go on; verbs and the like end it. */
static bool ends_name(struct str s, size_t at)
{
    static const struct str words[] = {
        {"is", 2},     {"are", 3},  {"that", 4}, {"which", 5}, {"describes", 9}, {"defines", 7},
        {"with", 4},   {"as", 2},   {"by", 2},   {"but", 3},   {"specifies", 9}, {"when", 4},
        {"should", 6}, {"must", 4}, {"may", 3},  {"can", 3},   {"has", 3},       {"was", 3},
    };
    return is_one_of(s, at, words, ARRAY_LEN(words));
}

static bool says_here(struct str s, size_t at)
{
    static const struct str words[] = {
        {"this", 4}, {"the present", 11}, {"the current", 11}, {"our", 3}, {"these", 5}};
    return is_one_of(s, at, words, ARRAY_LEN(words));
}

/* From behind "of": over the words of a name up to a mention at `to`.  A full stop that ends a
 * sentence, or a verb, says that the mention is another matter. */
static bool name_reaches(struct str s, size_t at, size_t to)
{
    if (to - at > WORDS_LONGEST)
        return false;
    bool word = true, quoted = false;
    for (; at < to; at++) {
        char c = s.p[at];
        quoted ^= c == '"';
        if (c == ',' && !quoted && scan_gap(s, at + 1) != to)
            return false;
        if (c == ';' || c == '[' ||
            (strchr(".:", c) != NULL && !char_is_alnum(scan_char(s, at + 1)) && !quoted))
            return false;
        if (c == '\n' && scan_char(s, at + 1) == '\n')
            return false;
        if (word && char_is_alpha(c) && !quoted && ends_name(s, at))
            return false;
        word = !char_is_alnum(c);
    }
    return true;
}

/* Over a title in brackets or quotes behind a section: Section 5.8 ("Retry") of … */
static size_t skip_title(struct str s, size_t at)
{
    size_t i = scan_gap(s, at);
    char open = scan_char(s, i), close = open == '(' ? ')' : open == '"' ? '"' : '\0';
    if (close == '\0')
        return at;
    for (size_t k = i + 1; k < s.n && k - i < WORDS_LONGEST; k++) {
        if (s.p[k] == close)
            return k + 1;
        if (s.p[k] == '\n' && scan_char(s, k + 1) == '\n')
            break;
    }
    return at;
}

/* Whose is the list of places that ends at `at`, as the words behind it say? next: index of the
 * mention behind it.  Sets *owner_index for OWNER_DOCUMENT.  False when they say nothing. */
static bool owner_behind(const struct binder *b, size_t at, size_t next, enum owner *owner,
                         size_t *owner_index)
{
    struct str s = b->text;
    size_t i = scan_gap(s, skip_title(s, at));
    if (scan_char(s, i) == '.' && word_is(s, scan_gap(s, i + 1), STR("of")))
        i = scan_gap(s, i + 1); /* "Section 3.2. of [X]" */
    const struct mention *m = next < b->n ? &b->at[next] : NULL;
    size_t of = word_is(s, i, STR("of")) ? i + 2 : 0;
    size_t in = word_is(s, i, STR("in")) ? i + 2 : word_is(s, i, STR("from")) ? i + 4 : 0;
    size_t name = scan_gap(s, of != 0 ? of : in);
    if ((of != 0 || in != 0) && says_here(s, name)) {
        *owner = OWNER_HERE;
        return true;
    }
    bool direct = m != NULL && names_document(m) && (m->start == name || m->start == i);
    bool tagged = direct && (of != 0 || in != 0 || m->kind == MENTION_TAG);
    bool far = of != 0 && m != NULL && names_document(m) && name_reaches(s, name, m->start);
    if (of == 0 && !tagged)
        return false;
    *owner = tagged || far ? OWNER_DOCUMENT : OWNER_ELSEWHERE;
    *owner_index = next;
    return true;
}

/* Only a comma, a colon, an opening bracket or nothing between a document and its section. */
static bool adjoins(struct str s, size_t from, size_t to)
{
    static const struct str joints[] = {{"", 0},   {",", 1},  {":", 1},  {"(", 1},
                                        {",(", 2}, {"-", 1},  {"'s", 2}, {",in", 3},
                                        {"in", 2}, {"--", 2}, {"]", 1},  {"],", 2}};
    char kept[8];
    size_t n = 0;
    for (; from < to; from++) {
        char c = s.p[from];
        if (c == ' ' || c == '\n')
            continue;
        if (n == sizeof kept)
            return false;
        kept[n++] = c;
    }
    for (size_t k = 0; k < ARRAY_LEN(joints); k++)
        if (str_eq((struct str){kept, n}, joints[k]))
            return true;
    return false;
}

/* ---------------------------------------------------------------- a list of places */

/* [first, end) are the mentions of one list. */
struct group {
    size_t first, end;
    enum owner owner;
    size_t owner_index;
    bool behind; /* the owner stands behind the list */
};

static void group_owner(const struct binder *b, struct group *g)
{
    const struct mention *first = &b->at[g->first], *last = &b->at[g->end - 1];
    g->owner = OWNER_HERE;
    g->behind = false;
    if (owner_behind(b, last->end, g->end, &g->owner, &g->owner_index)) {
        g->behind = true;
        return;
    }
    if (g->first > 0 && names_document(&b->at[g->first - 1]) &&
        adjoins(b->text, b->at[g->first - 1].end, first->start)) {
        g->owner = OWNER_DOCUMENT;
        g->owner_index = g->first - 1;
    }
}

/* A list with an owner: its document is part of the link next to it. */
static void link_owned(struct binder *b, const struct group *g)
{
    const struct mention *owner = &b->at[g->owner_index];
    uint32_t document = owner->number;
    if (document == 0) { /* a book or a draft: only its entry can be shown */
        if (g->behind)
            link_document(b, owner);
        return;
    }
    for (size_t i = g->first; i < g->end; i++) {
        const struct mention *m = &b->at[i];
        uint32_t start = m->start, end = m->end;
        if (!g->behind && i == g->first)
            start = owner->start;
        if (g->behind && i + 1 == g->end)
            end = owner->end;
        link_place(b, m, document, start, end);
    }
}

static void link_here(struct binder *b, const struct group *g)
{
    for (size_t i = g->first; i < g->end; i++)
        link_place(b, &b->at[i], 0, b->at[i].start, b->at[i].end);
}

/* "Appendix A" that begins a heading. */
static bool is_heading(struct binder *b, uint32_t start)
{
    const struct outline *o = b->context->outline;
    const struct lines *l = b->context->lines;
    while (b->section < o->sections.n && l->start.at[o->sections.at[b->section].line + 1] <= start)
        b->section++;
    if (b->section == o->sections.n)
        return false;
    uint32_t line = o->sections.at[b->section].line;
    return start == l->start.at[line] + lines_indent(l, line);
}

static size_t bind_places(struct binder *b, size_t i)
{
    if (is_heading(b, b->at[i].start))
        return i + 1;
    struct group g = {.first = i, .end = i + 1};
    while (g.end < b->n && b->at[g.end].kind == MENTION_PLACE && b->at[g.end].more)
        g.end++;
    group_owner(b, &g);
    if (g.owner == OWNER_DOCUMENT)
        link_owned(b, &g);
    else if (g.owner == OWNER_HERE)
        link_here(b, &g);
    return g.owner == OWNER_DOCUMENT && g.behind ? g.end + 1 : g.end;
}

/* A document that the list behind it belongs to is linked there. */
static bool owns_next(const struct binder *b, size_t i)
{
    if (i + 1 >= b->n || b->at[i + 1].kind != MENTION_PLACE || b->at[i].number == 0)
        return false;
    struct group g = {.first = i + 1, .end = i + 2};
    while (g.end < b->n && b->at[g.end].kind == MENTION_PLACE && b->at[g.end].more)
        g.end++;
    group_owner(b, &g);
    return g.owner == OWNER_DOCUMENT && g.owner_index == i;
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

static void index_captions(struct binder *b)
{
    for (uint32_t i = 0; i < b->n; i++) {
        const struct mention *m = &b->at[i];
        if (m->kind == MENTION_FIGURE && place_is_caption(b->text, m->start, m->end))
            names_add(&b->figures, m->text, i);
        else if (m->kind == MENTION_TABLE && place_is_caption(b->text, m->start, m->end))
            names_add(&b->tables, m->text, i);
    }
}

static size_t bind_captioned(struct binder *b, size_t i)
{
    const struct mention *m = &b->at[i];
    bool figure = m->kind == MENTION_FIGURE;
    uint32_t caption;
    if (names_find(figure ? &b->figures : &b->tables, m->text, &caption) && caption != i)
        add_link(b, m->start, m->end,
                 format(b, "#%s-%.*s", figure ? "figure" : "table", STR_ARG(m->text)));
    return i + 1;
}

/* ---------------------------------------------------------------- the contents list */

static void link_entry(struct binder *b, const struct contents_entry *e)
{
    const struct outline *o = b->context->outline;
    const struct section *s = e->section != CONTENTS_NOWHERE ? &o->sections.at[e->section] : NULL;
    if (s != NULL && s->label.n > 0)
        add_link(b, e->start, e->end,
                 format(b, "#%s-%.*s", s->appendix ? "appendix" : "section", STR_ARG(s->label)));
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
        link_entries(b, b->at[i].start + 1);
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
    struct binder b = {
        .context = c, .arena = a, .out = k, .text = text, .at = m.at.at, .n = m.at.n};
    index_captions(&b);
    bind_all(&b);
    names_release(&b.figures);
    names_release(&b.tables);
    mentions_release(&m);
}

void links_release(struct links *k)
{
    VEC_RELEASE(&k->at);
}
