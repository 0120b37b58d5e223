/* SPDX-License-Identifier: MIT
 *
 * Chooses the headings among the lines that look like one.  An entry of the table of contents with
 * the same number and words proves it; else the number must follow the last one, and the line must
 * stand out (left of the text) or stand alone, as earlier headings did.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/outline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "text/captions.h"
#include "text/heading.h"
#include "text/numbering.h"
#include "text/scan.h"
#include "text/standing.h"
#include "text/title.h"

enum {
    LONG_LINE = 50, /* columns; such lines are text */
    TITLE_LONGEST = 72,
    STOPPED_LONGEST = 40, /* of one with a full stop */
    EDGE_LONGEST = 50,    /* of one without a number, among text at the left edge */
    EDGE_INDENT = 8,      /* of the text below it */
    ALONE_LONGEST = 60,   /* of a heading that only its number and place speak for */
    LIST_LEAST = 8,       /* entries of a contents list that should have everything */
    APPENDIX_NAME = 64
};

struct chooser {
    const struct lines *lines;
    struct arena *arena;
    struct outline *out;
    struct standing standing;
    struct numbering numbering;
    uint32_t entry;                      /* of the contents list, that proved the heading */
    uint32_t indents[HEADING_DEPTH + 1]; /* of accepted headings by depth: a bit a column */
};

static uint32_t indent_bit(uint32_t indent)
{
    return 1u << (indent < 31 ? indent : 31);
}

/* ---------------------------------------------------------------- accepting */

/* "Appendix 1" is another section than 1. */
static struct str label_name(struct chooser *c, const struct heading *h)
{
    if (h->form != HEADING_APPENDIX || !char_is_digit(h->label.p[0]))
        return h->label;
    static const struct str word = STR_INIT("appendix");
    char *p = arena_alloc(c->arena, word.n + h->label.n + 1);
    memcpy(p, word.p, word.n);
    memcpy(p + word.n, h->label.p, h->label.n);
    return (struct str){p, word.n + h->label.n};
}

/* "Authors' Addresses" → "authors-addresses" */
static struct str title_name(struct arena *a, struct str title)
{
    char *p = arena_alloc(a, title.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < title.n; i++) {
        char c = title.p[i];
        if (char_is_alnum(c))
            p[n++] = char_lower(c);
        else if (n > 0 && p[n - 1] != '-' && c != '\'')
            p[n++] = '-';
    }
    while (n > 0 && p[n - 1] == '-')
        n--;
    return (struct str){p, n};
}

static void accept(struct chooser *c, uint32_t line, const struct heading *h)
{
    struct section s = {.line = line, .level = 1, .label = h->label};
    struct str title = title_without_text(h->title);
    s.lines = title.n < h->title.n ? 1 : (uint8_t)standing_lines(&c->standing, line, h);
    s.title = title_fold(c->arena, c->lines, line, s.lines, title);
    if (h->depth > 0) {
        s.level = h->depth;
        s.appendix = numbering_series_of(h) == SERIES_LETTER;
        numbering_accept(&c->numbering, h);
        c->indents[h->depth] |= indent_bit(h->indent);
        names_add(&c->out->labels, label_name(c, h), (uint32_t)c->out->sections.n);
    }
    s.name = title_name(c->arena, s.title);
    if (s.name.n > 0 && !names_add(&c->out->titles, s.name, (uint32_t)c->out->sections.n))
        s.name = STR_NONE;
    contents_take(&c->out->contents, c->entry, (uint32_t)c->out->sections.n);
    VEC_PUSH(&c->out->sections, s);
}

/* The contents list has it. */
static bool is_listed(struct chooser *c, uint32_t line, const struct heading *h)
{
    struct str title = h->title;
    if (title_ends_in_page(title))
        return false; /* of another contents list */
    if (title.n == 0 && !standing_blank(&c->standing, line + 1))
        title = str_trim(lines_at(c->lines, line + 1));
    c->entry = contents_match(&c->out->contents, h, title);
    return c->entry != CONTENTS_NOWHERE;
}

static bool title_is_plausible(const struct heading *h)
{
    struct str title = h->title;
    char last = title.n > 0 ? title.p[title.n - 1] : '\0';
    return title.n > 0 && title.n <= TITLE_LONGEST && strchr(",;", last) == NULL &&
           ((h->depth > 1 && !h->worded) || !char_is_lower(title.p[0])) &&
           str_find(title, STR("    "), 0) < 0;
}

/* The contents list does not have it, all the same. */
static bool is_very_next(const struct chooser *c, const struct heading *h)
{
    return h->mark != '\0' && c->indents[h->depth] != 0 && h->indent == 0 &&
           numbering_is_next(&c->numbering, h);
}

/* Where others of its depth stood, or anywhere if it cannot be much else. */
static bool stands_right(const struct chooser *c, const struct heading *h)
{
    uint32_t known = c->indents[h->depth];
    if (known == 0 || (known & indent_bit(h->indent)) != 0)
        return true;
    return numbering_is_next(&c->numbering, h) && (h->worded || title_is_loud(h->title));
}

/* "Section 5 describes …" begins a sentence or an item. */
static bool is_worded_heading(const struct chooser *c, uint32_t line, const struct heading *h)
{
    char last = h->title.p[h->title.n - 1];
    return (h->form == HEADING_APPENDIX || h->mark != '\0') && h->title.n <= ALONE_LONGEST &&
           strchr(".:,;", last) == NULL && !char_is_digit(h->title.p[0]) &&
           standing_lines(&c->standing, line, h) <= 2;
}

/* "A. LIST OF BIRDS", but not "U. S. LAWS" */
static bool is_loud_letter(const struct heading *h)
{
    return h->mark == '.' && h->title.p[-1] == ' ' && title_is_loud(h->title) &&
           h->title.p[1] != '.' && !title_has_gap(h->title);
}

/* Number and place must speak for it: "3.2" hardly begins anything else, "3." begins a list. */
static bool stands_alone(const struct chooser *c, uint32_t line, const struct heading *h)
{
    char last = h->title.n > 0 ? h->title.p[h->title.n - 1] : '\0';
    if (!standing_alone(&c->standing, line, h) || standing_listed(&c->standing, line, h) ||
        char_is_lower(h->title.p[0]) || !stands_right(c, h))
        return false;
    if (h->depth > 1)
        return h->title.n <= ALONE_LONGEST;
    if (h->worded)
        return is_worded_heading(c, line, h);
    bool first = c->numbering.last[numbering_series_of(h)].depth == 0;
    if (first ? h->parts[0] != 1 : c->out->contents.entries.n > 0 && !is_very_next(c, h))
        return false;
    size_t longest = last == '.' ? STOPPED_LONGEST : ALONE_LONGEST;
    if (h->form == HEADING_LETTER && !is_loud_letter(h))
        return false;
    uint32_t lines = title_is_loud(h->title) ? 2 : 1;
    return standing_lines(&c->standing, line, h) <= lines && h->title.n <= longest &&
           strchr(":,;", last) == NULL && (last != '.' || c->standing.text_indent == 0);
}

/* Place and looks alone must speak for it: numbers were left out, or given twice. */
static bool stands_out_alone(const struct chooser *c, uint32_t line, const struct heading *h)
{
    char last = h->title.p[h->title.n - 1];
    bool initial = h->form == HEADING_LETTER && h->depth == 1 && h->title.n > 1 &&
                   !title_is_known(h->title) &&
                   ((h->mark != '.' && h->mark != ')') || h->title.p[1] == '.');
    if (initial || heading_is_glued(h)) /* "U. S. Laws", "C: LIST", "F5 A -> B" */
        return false;
    if (last == ':' && title_is_raised(h->title))
        last = '\0';
    return h->title.n <= ALONE_LONGEST && strchr(".:,;", last) == NULL &&
           (char_is_upper(h->title.p[0]) || h->title.p[0] == '(') && !title_has_gap(h->title) &&
           standing_alone(&c->standing, line, h) && !standing_listed(&c->standing, line, h);
}

/* Full lines up to a full stop: "7. Oak, A. and B. Elm: The Boats of the East and Their Masts.\n In
 * Proceedings of the Harbour, 1993." */
static bool is_entry_or_item(const struct chooser *c, uint32_t line, const struct heading *h)
{
    uint32_t lines = standing_lines(&c->standing, line, h);
    return h->depth == 1 && lines > 1 && lines_at(c->lines, line).n >= LONG_LINE &&
           !title_has_gap(h->title) && str_ends(lines_at(c->lines, line + lines - 1), STR("."));
}

static bool is_numbered_heading(struct chooser *c, uint32_t line, const struct heading *h)
{
    if (is_listed(c, line, h))
        return true;
    if (is_entry_or_item(c, line, h))
        return false;
    bool follows = numbering_follows(&c->numbering, h);
    if (h->form == HEADING_APPENDIX && h->title.n == 0)
        return follows && h->indent <= c->standing.text_indent + 30;
    if (!title_is_plausible(h))
        return false;
    if (!standing_out(&c->standing, h))
        return follows && stands_alone(c, line, h);
    if (!follows)
        return h->indent == 0 && (!h->bare || title_is_known(h->title)) &&
               stands_out_alone(c, line, h);
    bool passed_over = c->out->contents.entries.n >= LIST_LEAST; /* by the contents list */
    if (h->depth == 1 && (passed_over || numbering_is_again(&c->numbering, h)))
        return stands_out_alone(c, line, h);
    return h->depth > 1 || h->form != HEADING_LETTER || /* "A) …" may still be an item */
           standing_lines(&c->standing, line, h) == 1;
}

/* What stands where a number is missing need not look as good: "2. rsync URI", "7. Address" in the
 * column of the text, a first line that ends in a comma. */
static bool fills_gap(const struct chooser *c, uint32_t line, const struct heading *h,
                      const struct heading *behind)
{
    char last = h->title.n > 0 ? h->title.p[h->title.n - 1] : '.';
    uint32_t lines = standing_lines(&c->standing, line, h);
    return h->form == behind->form && h->indent <= c->standing.text_indent &&
           numbering_is_next(&c->numbering, h) && h->title.n <= TITLE_LONGEST &&
           strchr(".:;", last) == NULL &&
           (last != ',' || lines == 2 || title_is_raised(h->title)) &&
           (h->depth > 1 || lines <= 2) && standing_alone(&c->standing, line, h) &&
           !standing_listed(&c->standing, line, h);
}

/* The heading h at end is not the very next: were those between it and the last one passed over? */
static void recover(struct chooser *c, uint32_t end, const struct heading *h)
{
    const struct lines *l = c->lines;
    const struct section *last = &c->out->sections.at[c->out->sections.n - 1];
    uint32_t entry = c->entry;
    for (uint32_t line = last->line + last->lines; line < end; line++) {
        struct heading missed;
        if (lines_blank(l, line) || !lines_blank(l, line - 1) ||
            !heading_read(lines_at(l, line), &missed) || !fills_gap(c, line, &missed, h))
            continue;
        (void)is_listed(c, line, &missed);
        accept(c, line, &missed);
        if (numbering_is_next(&c->numbering, h))
            break;
    }
    c->entry = entry;
}

static bool is_gap(const struct chooser *c, const struct heading *h)
{
    return c->out->sections.n > 0 && c->numbering.last[numbering_series_of(h)].depth > 0 &&
           numbering_follows(&c->numbering, h) && !numbering_is_again(&c->numbering, h) &&
           !numbering_is_next(&c->numbering, h);
}

static bool is_caption(struct str title)
{
    enum caption_kind kind;
    size_t label;
    return caption_name(title, 0, &kind, &label) != 0;
}

/* Words at the left edge that no sentence, program or figure is made of. */
static bool is_edge_words(const struct heading *h)
{
    return h->indent == 0 && strchr(".,;", h->title.p[h->title.n - 1]) == NULL &&
           !title_is_code(h->title) && !title_has_gap(h->title) && !title_is_signature(h->title);
}

static bool is_outstanding_title(const struct chooser *c, uint32_t line, const struct heading *h)
{
    uint32_t behind = line + standing_lines(&c->standing, line, h);
    bool introduces = str_ends(h->title, STR(":")) && !title_is_raised(h->title);
    return is_edge_words(h) && !introduces && standing_blank(&c->standing, behind) &&
           !standing_blank(&c->standing, behind + 1);
}

/* Where the text stands at the left edge too, its words and the text below must speak for it. */
static bool is_edge_title(const struct chooser *c, uint32_t line, const struct heading *h)
{
    const struct lines *l = c->lines;
    uint32_t text = line + standing_lines(&c->standing, line, h);
    if (c->standing.text_indent > 0 || h->title.n > EDGE_LONGEST || !is_edge_words(h) ||
        !title_is_raised(h->title) || !standing_blank(&c->standing, text))
        return false;
    text = lines_next_words(l, text);
    return text < lines_count(l) && lines_at(l, text).n >= LONG_LINE &&
           lines_indent(l, text) <= EDGE_INDENT && !title_has_gap(lines_at(l, text));
}

/* As long as a line of text, which goes on in small letters below: its lines are set far apart. */
static bool reads_on(const struct chooser *c, uint32_t line, const struct heading *h)
{
    const struct lines *l = c->lines;
    uint32_t next = line + standing_lines(&c->standing, line, h);
    while (next < lines_count(l) && lines_blank(l, next))
        next++;
    if (h->title.n < LONG_LINE || next == lines_count(l))
        return false;
    struct str below = lines_at(l, next);
    return lines_indent(l, next) == h->indent && char_is_lower(below.p[h->indent]) &&
           below.n * 2 >= LONG_LINE;
}

static bool is_unnumbered_heading(struct chooser *c, uint32_t line, const struct heading *h)
{
    struct str s = lines_at(c->lines, line);
    if (!title_is_plausible(h) || !char_is_upper(h->title.p[0]) || is_caption(h->title))
        return false;
    bool alone = standing_blank(&c->standing, line + 1);
    if ((alone || s.n < LONG_LINE) && is_listed(c, line, h))
        return true;
    if (alone && title_is_known(h->title))
        return true;
    if (reads_on(c, line, h))
        return false;
    return standing_out(&c->standing, h) ? is_outstanding_title(c, line, h)
                                         : is_edge_title(c, line, h);
}

/* Text stands right above it: only the contents list can prove it. */
static bool is_listed_heading(struct chooser *c, uint32_t line, struct heading *h)
{
    const struct standing *s = &c->standing;
    if (h->indent > 0 || (s->text_indent > 0 && !standing_out(s, h)))
        return false;
    return (h->depth > 0 || standing_blank(s, line + 1)) && is_listed(c, line, h);
}

static bool is_heading_start(char first)
{
    return char_is_upper(first) || char_is_digit(first);
}

static bool is_heading(struct chooser *c, uint32_t line, bool open, struct heading *h)
{
    struct str s = lines_at(c->lines, line);
    uint32_t indent = lines_indent(c->lines, line);
    c->entry = CONTENTS_NOWHERE;
    if (!is_heading_start(s.p[indent]) || (!open && c->out->contents.entries.n == 0))
        return false;
    bool numbered = heading_read(s, h);
    if (numbered)
        numbering_settle(&c->numbering, h);
    else
        *h = (struct heading){
            .indent = indent, .title = str_from(s, indent), .title_column = indent};
    if (!open)
        return is_listed_heading(c, line, h);
    return numbered ? is_numbered_heading(c, line, h) : is_unnumbered_heading(c, line, h);
}

static void choose(struct chooser *c)
{
    const struct lines *l = c->lines;
    const struct contents *toc = &c->out->contents;
    bool open = true; /* a blank line or a heading stands above */
    for (uint32_t line = c->out->masthead.title_end; line < lines_count(l); line++) {
        if (line >= toc->first && line < toc->end)
            line = toc->end;
        if (line >= lines_count(l))
            return;
        bool opens = open;
        open = lines_blank(l, line);
        struct heading h;
        if (open || !is_heading(c, line, opens, &h))
            continue;
        if (h.depth > 0 && is_gap(c, &h))
            recover(c, line, &h);
        accept(c, line, &h);
        open = true;
        line += c->out->sections.at[c->out->sections.n - 1].lines - 1u;
    }
}

/* What the contents list calls otherwise than the heading goes by its number alone. */
static void link_by_number(struct outline *o)
{
    struct contents *toc = &o->contents;
    uint8_t *taken = xcalloc(o->sections.n + 1, 1);
    for (size_t i = 0; i < toc->entries.n; i++)
        if (toc->entries.at[i].section != CONTENTS_NOWHERE)
            taken[toc->entries.at[i].section] = 1;
    for (size_t i = 0; i < toc->entries.n; i++) {
        struct contents_entry *e = &toc->entries.at[i];
        bool appendix = e->heading.form == HEADING_APPENDIX;
        if (e->section != CONTENTS_NOWHERE || e->heading.depth == 0)
            continue;
        const struct section *s = outline_section(o, e->heading.label, appendix);
        size_t section = s != NULL ? (size_t)(s - o->sections.at) : 0;
        if (s == NULL || taken[section] != 0)
            continue;
        e->section = (uint32_t)section;
        taken[section] = 1;
    }
    free(taken);
}

/* "13. Appendix B: Birds" is found as Appendix B, too, where there is no other. */
static void name_numbered_appendices(struct outline *o)
{
    for (size_t i = 0; i < o->sections.n; i++) {
        const struct section *s = &o->sections.at[i];
        struct heading h;
        if (s->label.n > 0 && !s->appendix && scan_word(s->title, 0, STR("appendix")) != 0 &&
            heading_read(s->title, &h) && h.form == HEADING_APPENDIX && char_is_upper(h.label.p[0]))
            names_add(&o->labels, h.label, (uint32_t)i);
    }
}

void outline_find(struct outline *o, const struct lines *l, struct arena *a)
{
    struct chooser c = {.lines = l, .arena = a, .out = o};
    *o = (struct outline){0};
    if (lines_count(l) == 0)
        return;
    standing_init(&c.standing, l);
    contents_find(&o->contents, l);
    masthead_find(&o->masthead, l, a);
    choose(&c);
    link_by_number(o);
    name_numbered_appendices(o);
}

void outline_release(struct outline *o)
{
    VEC_RELEASE(&o->sections);
    contents_release(&o->contents);
    names_release(&o->labels);
    names_release(&o->titles);
}

static const struct section *section_named(const struct outline *o, struct str name)
{
    uint32_t i;
    return names_find(&o->labels, name, &i) ? &o->sections.at[i] : NULL;
}

const struct section *outline_titled(const struct outline *o, struct str name)
{
    uint32_t i;
    return names_find(&o->titles, name, &i) ? &o->sections.at[i] : NULL;
}

const struct section *outline_section(const struct outline *o, struct str label, bool appendix)
{
    while (label.n > 0 && label.p[label.n - 1] == '.')
        label.n--;
    if (label.n == 0)
        return NULL;
    if (appendix && char_is_digit(label.p[0])) {
        char name[APPENDIX_NAME];
        int n = snprintf(name, sizeof name, "appendix%.*s", STR_ARG(label));
        return (size_t)n < sizeof name ? section_named(o, str_of(name)) : NULL;
    }
    const struct section *s = section_named(o, label);
    if (s == NULL && str_ends(label, STR(".0")))
        s = section_named(o, str_slice(label, 0, label.n - 2));
    return s;
}
