/* SPDX-License-Identifier: MIT
 *
 * Chooses the headings among the lines that look like one.  An entry of the table of contents with
 * the same number and words proves it; else the number must follow the last one, and the line must
 * stand out (left of the text) or stand alone, as earlier headings did.  Pure; any thread.
 */
#include "base/platform.h"

#include "rfc/outline.h"

#include <stdio.h>
#include <string.h>

#include "rfc/heading.h"
#include "rfc/numbering.h"
#include "rfc/title.h"

enum {
    INDENTS = 24,
    SAMPLE = 4000,  /* lines are enough to see the indent */
    LONG_LINE = 50, /* columns; such lines are text and tell its indent */
    TITLE_LONGEST = 72,
    STOPPED_LONGEST = 40, /* of one with a full stop */
    ALONE_LONGEST = 60,   /* of a heading that only its number and place speak for */
    RUN_IN_LEAST = 20,    /* characters behind a gap are text, not part of a title */
    HEADING_LINES = 4,
    APPENDIX_NAME = 64
};

struct chooser {
    const struct lines *lines;
    struct arena *arena;
    struct outline *out;
    uint32_t text_indent; /* of running text */
    struct numbering numbering;
    uint32_t indents[HEADING_DEPTH + 1]; /* of accepted headings by depth: a bit a column */
};

/* ---------------------------------------------------------------- what the text looks like */

static bool is_prose(struct str s)
{
    enum { WORDS = 6 };
    size_t words = 0;
    for (size_t i = 1; i < s.n; i++)
        words += s.p[i - 1] == ' ' && char_is_alpha(s.p[i]);
    return words >= WORDS;
}

static uint32_t common_indent(const struct lines *l)
{
    uint32_t count[INDENTS] = {0}, best = 0, step = 1 + lines_count(l) / SAMPLE;
    for (uint32_t line = 1; line < lines_count(l); line += step) {
        struct str s = lines_at(l, line);
        if (s.n < LONG_LINE || lines_blank(l, line - 1) || !is_prose(s))
            continue;
        uint32_t indent = lines_indent(l, line);
        if (indent < INDENTS)
            count[indent]++;
    }
    for (uint32_t i = 1; i < INDENTS; i++)
        if (count[i] > count[best])
            best = i;
    /* Old texts indent nothing but lists: the left edge is where most begins. */
    for (uint32_t i = 0; i < best; i++)
        if (count[i] * 3 > count[best])
            return i;
    return best;
}

static uint32_t indent_bit(uint32_t indent)
{
    return 1u << (indent < 31 ? indent : 31);
}

static bool blank_at(const struct lines *l, uint32_t line)
{
    return line >= lines_count(l) || lines_blank(l, line);
}

/* A heading goes on below its own words, and a blank line follows. */
static uint32_t heading_lines(const struct chooser *c, uint32_t line, const struct heading *h)
{
    const struct lines *l = c->lines;
    uint32_t n = 1;
    while (n < HEADING_LINES && !blank_at(l, line + n)) {
        struct heading other;
        uint32_t indent = lines_indent(l, line + n);
        bool below = h->title.n == 0 ? n == 1 : indent >= h->title_column && h->title_column > 0;
        if (!below || heading_read(lines_at(l, line + n), &other))
            return 1;
        n++;
    }
    return blank_at(l, line + n) ? n : 1;
}

/* ---------------------------------------------------------------- accepting */

/* "Appendix 1" is another section than 1. */
static struct str label_name(struct chooser *c, const struct heading *h)
{
    if (h->form != HEADING_APPENDIX || !char_is_digit(h->label.p[0]))
        return h->label;
    static const struct str word = {"appendix", 8};
    char *p = arena_alloc(c->arena, word.n + h->label.n + 1);
    memcpy(p, word.p, word.n);
    memcpy(p + word.n, h->label.p, h->label.n);
    return (struct str){p, word.n + h->label.n};
}

/* "MUST   This word, or the terms …": the text begins in the heading's own line, three blanks
 * behind its title.  Returns the title alone. */
static struct str without_run_in(struct str title)
{
    ptrdiff_t gap = str_find(title, STR("   "), 1);
    bool run_in = gap > 0 && str_trim(str_from(title, (size_t)gap)).n >= RUN_IN_LEAST;
    return run_in ? str_slice(title, 0, (size_t)gap) : title;
}

static void accept(struct chooser *c, uint32_t line, const struct heading *h)
{
    struct section s = {.line = line, .level = 1, .label = h->label};
    struct str title = without_run_in(h->title);
    s.lines = title.n < h->title.n ? 1 : (uint8_t)heading_lines(c, line, h);
    s.title = title_fold(c->arena, c->lines, line, s.lines, title);
    if (h->depth > 0) {
        s.level = h->depth;
        s.appendix = numbering_series_of(h) == SERIES_LETTER;
        numbering_accept(&c->numbering, h);
        c->indents[h->depth] |= indent_bit(h->indent);
        names_add(&c->out->labels, label_name(c, h), (uint32_t)c->out->sections.n);
    }
    VEC_PUSH(&c->out->sections, s);
}

/* The contents list has it. */
static bool is_listed(struct chooser *c, uint32_t line, const struct heading *h)
{
    struct str title = h->title;
    if (title.n == 0 && !blank_at(c->lines, line + 1))
        title = str_trim(lines_at(c->lines, line + 1));
    return contents_take(&c->out->contents, h, title, (uint32_t)c->out->sections.n);
}

static bool title_is_plausible(const struct heading *h)
{
    struct str title = h->title;
    char last = title.n > 0 ? title.p[title.n - 1] : '\0';
    return title.n > 0 && title.n <= TITLE_LONGEST && strchr(",;", last) == NULL &&
           ((h->depth > 1 && !h->worded) || !char_is_lower(title.p[0])) &&
           str_find(title, STR("    "), 0) < 0;
}

/* Left of the text, where nothing else stands. */
static bool is_outstanding(const struct chooser *c, const struct heading *h)
{
    return c->text_indent >= 2 && h->indent + 2 <= c->text_indent;
}

/* The next line of the text is the same kind of item with the next number: a list. */
static bool is_list(const struct chooser *c, uint32_t line, const struct heading *h)
{
    struct heading next;
    uint32_t at = line + 1;
    while (at < lines_count(c->lines) && lines_blank(c->lines, at))
        at++;
    if (at >= lines_count(c->lines) || !heading_read(lines_at(c->lines, at), &next))
        return false;
    return next.depth == h->depth && next.indent == h->indent &&
           next.parts[h->depth - 1] == h->parts[h->depth - 1] + 1;
}

/* Number and place must speak for it: "3.2" hardly begins anything else, "3." begins a list. */
static bool stands_alone(const struct chooser *c, uint32_t line, const struct heading *h)
{
    char last = h->title.n > 0 ? h->title.p[h->title.n - 1] : '\0';
    uint32_t lines = heading_lines(c, line, h);
    if (!blank_at(c->lines, line + lines) || is_list(c, line, h) || char_is_lower(h->title.p[0]))
        return false;
    if (c->indents[h->depth] != 0 && (c->indents[h->depth] & indent_bit(h->indent)) == 0)
        return false;
    if (h->depth > 1)
        return h->title.n <= ALONE_LONGEST;
    if (c->numbering.last[numbering_series_of(h)].depth == 0 && h->parts[0] != 1)
        return false;
    size_t longest = last == '.' ? STOPPED_LONGEST : ALONE_LONGEST;
    return lines == 1 && h->form != HEADING_LETTER && h->title.n <= longest &&
           strchr(":,;", last) == NULL && (last != '.' || c->text_indent == 0);
}

/* Place and looks alone must speak for it: numbers were left out, or given twice. */
static bool stands_out_alone(const struct chooser *c, uint32_t line, const struct heading *h)
{
    char last = h->title.p[h->title.n - 1];
    bool initial = h->form == HEADING_LETTER && h->depth == 1 && h->title.n > 1 &&
                   ((h->mark != '.' && h->mark != ')') || h->title.p[1] == '.');
    if (initial || heading_is_glued(h)) /* "U. S. Laws", "C: LIST", "F5 A -> B" */
        return false;
    return h->indent == 0 && (h->mark != '\0' || h->worded || h->depth > 1) &&
           h->title.n <= ALONE_LONGEST && strchr(".:,;", last) == NULL &&
           char_is_upper(h->title.p[0]) && !title_is_code(h->title) && !title_has_gap(h->title) &&
           blank_at(c->lines, line + 1) && !is_list(c, line, h);
}

static bool is_numbered_heading(struct chooser *c, uint32_t line, const struct heading *h)
{
    if (is_listed(c, line, h))
        return true;
    bool follows = numbering_follows(&c->numbering, h);
    if (h->form == HEADING_APPENDIX && h->title.n == 0)
        return follows && h->indent <= c->text_indent + 30;
    if (!title_is_plausible(h))
        return false;
    if (is_outstanding(c, h) && !follows)
        return stands_out_alone(c, line, h);
    if (is_outstanding(c, h)) /* "A) …" to the left of the text may still be an item */
        return h->form != HEADING_LETTER || h->depth > 1 || heading_lines(c, line, h) == 1;
    if (!follows)
        return false;
    if (c->out->contents.entries.n > 0 && h->depth == 1)
        return false;
    return stands_alone(c, line, h);
}

static bool is_unnumbered_heading(struct chooser *c, uint32_t line, struct heading *h)
{
    struct str s = lines_at(c->lines, line);
    *h = (struct heading){.indent = lines_indent(c->lines, line)};
    h->title = str_from(s, h->indent);
    h->title_column = h->indent;
    if (!title_is_plausible(h) || !char_is_upper(h->title.p[0]))
        return false;
    bool alone = blank_at(c->lines, line + 1);
    if ((alone || s.n < LONG_LINE) && is_listed(c, line, h))
        return true;
    if (alone && title_is_known(h->title))
        return true;
    uint32_t behind = line + heading_lines(c, line, h);
    return is_outstanding(c, h) && h->indent == 0 && s.p[s.n - 1] != '.' &&
           !title_is_code(h->title) && !title_has_gap(s) && blank_at(c->lines, behind) &&
           !blank_at(c->lines, behind + 1);
}

static bool is_heading_start(char first)
{
    return char_is_upper(first) || char_is_digit(first);
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
        bool blank = lines_blank(l, line), opens = open;
        open = blank;
        uint32_t indent = lines_indent(l, line);
        if (!opens || blank || !is_heading_start(l->text[l->start.at[line] + indent]))
            continue;
        struct heading h;
        bool numbered = heading_read(lines_at(l, line), &h);
        if (numbered)
            numbering_settle(&c->numbering, &h);
        if (numbered ? is_numbered_heading(c, line, &h) : is_unnumbered_heading(c, line, &h)) {
            accept(c, line, &h);
            open = true;
            line += c->out->sections.at[c->out->sections.n - 1].lines - 1u;
        }
    }
}

void outline_find(struct outline *o, const struct lines *l, struct arena *a)
{
    struct chooser c = {.lines = l, .arena = a, .out = o};
    *o = (struct outline){0};
    if (lines_count(l) == 0)
        return;
    c.text_indent = common_indent(l);
    contents_find(&o->contents, l);
    masthead_find(&o->masthead, l, a);
    choose(&c);
}

void outline_release(struct outline *o)
{
    VEC_RELEASE(&o->sections);
    contents_release(&o->contents);
    names_release(&o->labels);
}

static const struct section *section_named(const struct outline *o, struct str name)
{
    uint32_t i;
    return names_find(&o->labels, name, &i) ? &o->sections.at[i] : NULL;
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
