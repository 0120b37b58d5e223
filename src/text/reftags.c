/* SPDX-License-Identifier: MIT
 *
 * Finds the lists of references: first the sections that are headed so, where an entry begins with
 * a tag at the left edge of its list; then single entries that stand elsewhere.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/reftags.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/refentry.h"
#include "text/refheading.h"

enum {
    EDGE = 2, /* columns that the tags of one list may differ in */
    HEADING_LONGEST = 40,
    STRAY_EDGE = 12 /* columns at most before an entry outside of the lists */
};

struct tagger {
    const struct lines *lines;
    struct arena *arena;
    struct reftags *out;
    uint32_t edge; /* column where entries of this section begin */
    enum reftag_standing standing;
    bool notes; /* the section has notes: what they name is no meaning, unless they have a title */
};

/* ---------------------------------------------------------------- one entry */

static struct str fold_tag(struct arena *a, struct str tag)
{
    char *p = arena_alloc(a, tag.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < tag.n; i++)
        if (tag.p[i] != ' ' && tag.p[i] != '\n')
            p[n++] = tag.p[i];
    return (struct str){p, n};
}

static struct str series_name(struct arena *a, const struct refentry_meaning *m)
{
    char name[16];
    int n = snprintf(name, sizeof name, "%.*s%u", STR_ARG(m->series), m->number);
    return arena_str(a, (struct str){name, (size_t)n});
}

static void add_entry(struct tagger *t, uint32_t line, const struct refentry_head *h, uint32_t end)
{
    struct str text = {t->lines->text, t->lines->n};
    if (h->behind > t->lines->start.at[end])
        return; /* something else begins within what looked like its tag */
    struct reftag entry = {.line = line,
                           .line_end = end,
                           .start = h->start,
                           .end = h->end,
                           .tag = fold_tag(t->arena, str_slice(text, h->start, h->end)),
                           .standing = t->standing};
    struct str words = str_slice(text, h->behind, t->lines->start.at[end]);
    struct refentry_meaning m = {0};
    if (!t->notes || str_find_char(words, '"', 0) >= 0)
        m = refentry_meaning(entry.tag, words);
    if (m.series.n > 0)
        entry.series = series_name(t->arena, &m);
    else
        entry.number = m.number;
    names_add(&t->out->index, entry.tag, (uint32_t)t->out->entries.n);
    VEC_PUSH(&t->out->entries, entry);
}

/* ---------------------------------------------------------------- one section */

static bool is_at_edge(const struct tagger *t, uint32_t line)
{
    uint32_t indent = lines_indent(t->lines, line);
    return t->edge == UINT32_MAX || (indent <= t->edge + EDGE && indent + EDGE >= t->edge);
}

/* Nothing but its tag has come yet of the entry. */
static bool is_bare(const struct tagger *t, const struct refentry_head *h, uint32_t line)
{
    struct str text = {t->lines->text, t->lines->n};
    return str_trim(str_slice(text, h->behind, t->lines->start.at[line])).n == 0;
}

/* Words that stand as far left as the tags, behind a blank line, are no more of an entry. */
static bool ends_entry(const struct tagger *t, uint32_t line)
{
    return t->edge != UINT32_MAX && lines_blank(t->lines, line - 1) &&
           lines_indent(t->lines, line) <= t->edge;
}

/* "Normative:" between the entries: a heading that the outline does not know. */
static void note_standing(struct tagger *t, uint32_t line)
{
    struct str words = str_trim(lines_at(t->lines, line));
    enum reftag_standing standing =
        words.n <= HEADING_LONGEST ? refheading_standing(words) : REFTAG_UNSTATED;
    if (standing != REFTAG_UNSTATED)
        t->standing = standing;
}

static void read_section(struct tagger *t, uint32_t line, uint32_t end)
{
    struct refentry_head head, open;
    uint32_t open_line = UINT32_MAX;
    t->edge = UINT32_MAX;
    for (; line < end; line++) {
        if (lines_blank(t->lines, line))
            continue;
        bool begins = is_at_edge(t, line) && refentry_begins(t->lines, line, &head);
        bool goes_on = open_line != UINT32_MAX && is_bare(t, &open, line);
        if (!begins && (goes_on || !ends_entry(t, line))) {
            if (open_line == UINT32_MAX)
                note_standing(t, line);
            continue;
        }
        if (open_line != UINT32_MAX)
            add_entry(t, open_line, &open, line);
        open_line = begins ? line : UINT32_MAX;
        open = head;
        if (begins && t->edge == UINT32_MAX)
            t->edge = lines_indent(t->lines, line);
        if (!begins)
            note_standing(t, line);
    }
    if (open_line != UINT32_MAX)
        add_entry(t, open_line, &open, end);
}

/* Old texts head their references with a word that the outline may not know. */
static uint32_t loose_references(const struct lines *l)
{
    for (uint32_t line = lines_count(l); line-- > 0;) {
        struct str s = lines_at(l, line);
        if (s.n < 9 || s.n > 60)
            continue;
        s = str_trim(s);
        if (s.n < 16 && refheading_is(s))
            return line;
    }
    return UINT32_MAX;
}

/* ---------------------------------------------------------------- entries elsewhere */

static bool is_bracketed(const struct lines *l, uint32_t line)
{
    return !lines_blank(l, line) && l->text[l->start.at[line] + lines_indent(l, line)] == '[';
}

/* The lines of what stands indented below the first; at most up to limit. */
static uint32_t hanging_end(const struct lines *l, uint32_t line, uint32_t limit)
{
    uint32_t indent = lines_indent(l, line), end = line + 1;
    while (end < limit && !lines_blank(l, end) && lines_indent(l, end) > indent)
        end++;
    return end;
}

/* Nothing before or behind makes it part of a paragraph. */
static bool stands_apart(const struct lines *l, uint32_t line, uint32_t end)
{
    bool before = line == 0 || lines_blank(l, line - 1) || is_bracketed(l, line - 1) ||
                  lines_indent(l, line - 1) > lines_indent(l, line);
    return before && (end == lines_count(l) || lines_blank(l, end) || is_bracketed(l, end));
}

/* An entry that no heading announces has a tag in brackets, hangs from it, stands apart, and says
 * what was published when; its tag is that of no other. */
static bool is_stray(const struct tagger *t, uint32_t line, uint32_t end, struct refentry_head *h)
{
    const struct lines *l = t->lines;
    struct str text = {l->text, l->n};
    uint32_t index;
    if (!stands_apart(l, line, end) || !refentry_begins(l, line, h))
        return false;
    struct str tag = fold_tag(t->arena, str_slice(text, h->start, h->end));
    return (tag.n > 1 || char_is_digit(tag.p[0])) &&
           refentry_is_citation(str_slice(text, h->behind, l->start.at[end])) &&
           !names_find(&t->out->index, tag, &index);
}

static uint32_t read_stray(struct tagger *t, uint32_t line, uint32_t limit)
{
    struct refentry_head h;
    if (lines_indent(t->lines, line) > STRAY_EDGE)
        return line + 1;
    uint32_t end = hanging_end(t->lines, line, limit);
    if (!is_stray(t, line, end, &h))
        return line + 1;
    add_entry(t, line, &h, end);
    return end;
}

static int compare_lines(const void *a, const void *b)
{
    const struct reftag *x = a, *y = b;
    return (x->line > y->line) - (x->line < y->line);
}

/* Between the entries of the lists; then all are put in order. */
static void read_strays(struct tagger *t)
{
    struct reftags *out = t->out;
    size_t listed = out->entries.n, next = 0;
    t->standing = REFTAG_UNSTATED;
    t->notes = false;
    for (uint32_t line = 0; line < lines_count(t->lines);) {
        while (next < listed && out->entries.at[next].line_end <= line)
            next++;
        uint32_t limit = next < listed ? out->entries.at[next].line : lines_count(t->lines);
        if (line >= limit)
            line = out->entries.at[next].line_end;
        else
            line = is_bracketed(t->lines, line) ? read_stray(t, line, limit) : line + 1;
    }
    if (out->entries.n == listed)
        return;
    qsort(out->entries.at, out->entries.n, sizeof out->entries.at[0], compare_lines);
    names_release(&out->index);
    for (uint32_t i = 0; i < out->entries.n; i++)
        names_add(&out->index, out->entries.at[i].tag, i);
}

/* ---------------------------------------------------------------- all of them */

/* Reads the section at index i and, when it lists references, those below it; the index behind. */
static size_t read_sections(struct tagger *t, const struct outline *o, size_t i)
{
    const struct section *top = &o->sections.at[i], *s = top;
    if (!refheading_is(top->title))
        return i + 1;
    size_t before = t->out->entries.n;
    enum reftag_standing above = refheading_standing(top->title);
    t->notes = refheading_is_notes(top->title);
    do {
        enum reftag_standing own = refheading_standing(s->title);
        uint32_t end = i + 1 < o->sections.n ? s[1].line : lines_count(t->lines);
        t->standing = own != REFTAG_UNSTATED ? own : above;
        read_section(t, s->line + s->lines, end);
        s++;
        i++;
    } while (i < o->sections.n && s->level > top->level);
    if (t->out->first_line == UINT32_MAX &&
        (t->out->entries.n > before || str_starts_nocase(top->title, STR("references"))))
        t->out->first_line = top->line;
    return i;
}

void reftags_find(struct reftags *t, const struct lines *l, const struct outline *o,
                  struct arena *a)
{
    struct tagger tagger = {.lines = l, .arena = a, .out = t};
    *t = (struct reftags){.first_line = UINT32_MAX};
    for (size_t i = 0; i < o->sections.n;)
        i = read_sections(&tagger, o, i);
    uint32_t loose = t->entries.n == 0 ? loose_references(l) : UINT32_MAX;
    if (loose != UINT32_MAX) {
        t->first_line = loose;
        read_section(&tagger, loose + 1, lines_count(l));
    }
    read_strays(&tagger);
}

void reftags_release(struct reftags *t)
{
    VEC_RELEASE(&t->entries);
    names_release(&t->index);
}

const struct reftag *reftags_get(const struct reftags *t, struct str tag)
{
    uint32_t i;
    return names_find(&t->index, tag, &i) ? &t->entries.at[i] : NULL;
}
