/* SPDX-License-Identifier: MIT
 *
 * Whether the text goes on over a page break: a sentence, a figure, a list without blank lines.
 * Pure; any thread.
 */
#include "base/platform.h"

#include "text/flow.h"

#include <string.h>

#include "text/heading.h"

enum {
    FULL_WIDTH = 70,    /* columns a line of text has, nearly always */
    LOOK_BACK = 4,      /* lines of a paragraph that tell its width */
    LOOK_AROUND = 60,   /* lines of a list that tell how it is spaced */
    FIRST_INDENT = 6,   /* the most a paragraph's first line stands in or out */
    LEADER_LEAST = 3,   /* dots between a title and its page number */
    CHAPTER_INDENT = 3, /* of a chapter in the contents; its sections stand further in */
    EARLY_LEAST = 4     /* lines; a page that ends so early is never cut inside a paragraph */
};

/* Over "3.1", "iv", "a": what numbers an item. Words are longer. */
static size_t item_label(struct str s, size_t at)
{
    enum { LETTERS = 3, LONGEST = 12 };
    size_t i = at, letters = 0;
    for (; i < s.n && i - at < LONGEST && (char_is_alnum(s.p[i]) || s.p[i] == '.'); i++)
        letters += char_is_alpha(s.p[i]);
    return letters <= LETTERS ? i : at;
}

/* Over "[RFC1]", "(iv)", "3.1.", "b)"; 0 when the line does not begin with a label. */
static size_t item_number(struct str s, size_t at)
{
    if (s.p[at] == '[') {
        ptrdiff_t close = str_find_char(s, ']', at);
        return close < 0 ? 0 : (size_t)close + 1;
    }
    size_t from = at + (s.p[at] == '('), i = item_label(s, from);
    if (i == from)
        return 0;
    if (i < s.n && strchr("):", s.p[i]) != NULL)
        return i + 1;
    return from == at && s.p[i - 1] == '.' ? i : 0;
}

/* A new item of a list: the column where its words begin; 0 when the line begins none. */
static uint32_t item_text(struct str s, uint32_t indent)
{
    size_t i = indent;
    if (i >= s.n)
        return 0;
    bool bullet = strchr("o*-+", s.p[i]) != NULL && i + 1 < s.n && s.p[i + 1] == ' ';
    i = bullet ? i + 1 : item_number(s, i);
    size_t blanks = i;
    while (i < s.n && s.p[i] == ' ')
        i++;
    return blanks != 0 && i > blanks && i < s.n ? (uint32_t)i : 0;
}

/* Items of one list are marked alike: by the same bullet, by numbers or by letters. */
static bool are_marked_alike(struct str a, struct str b)
{
    char x = a.p[0], y = b.p[0];
    return x == y || (char_is_digit(x) && char_is_digit(y)) ||
           (char_is_alpha(x) && char_is_alpha(y));
}

/* Two rows of a figure or a table: a bar stands in the same column of both. */
static bool are_rows(struct str a, struct str b)
{
    for (size_t i = 0; i < a.n && i < b.n; i++)
        if ((a.p[i] == '|' || a.p[i] == '+') && (b.p[i] == '|' || b.p[i] == '+'))
            return true;
    return false;
}

/* The same columns, so that one cannot be the last and the other the first row. */
static bool are_rows_of_one(struct str a, struct str b)
{
    size_t bars = 0;
    for (size_t i = 0; i < a.n || i < b.n; i++) {
        bool bar = i < a.n && a.p[i] == '|';
        if (bar != (i < b.n && b.p[i] == '|'))
            return false;
        bars += bar;
    }
    return bars > 2;
}

/* An entry of the contents: "4.5. End of Early Data ....... 72". */
static bool is_entry(struct str s)
{
    size_t i = s.n, dots = 0;
    while (i > 0 && char_is_digit(s.p[i - 1]))
        i--;
    if (i == s.n)
        return false;
    for (; i > 0 && (s.p[i - 1] == '.' || s.p[i - 1] == ' '); i--)
        dots += s.p[i - 1] == '.';
    return dots >= LEADER_LEAST;
}

static bool has_columns(struct str s, uint32_t indent)
{
    return str_find(s, STR("   "), indent) >= 0;
}

static bool ends_sentence(struct str s)
{
    size_t i = s.n;
    while (i > 0 && strchr("\")']>", s.p[i - 1]) != NULL)
        i--;
    return i > 0 && strchr(".?!:", s.p[i - 1]) != NULL;
}

/* ---------------------------------------------------------------- the two lines */

struct edge {
    const struct flow *flow;
    struct str last, next; /* the lines on either side of the break */
    uint32_t last_indent, next_indent;
    uint32_t block; /* of before: first line of the block that last ends */
    uint32_t width; /* of the lines of last's paragraph; FULL_WIDTH when it opens it */
    bool opens;     /* last is the first line of its block */
    bool closes;    /* next is the last line of its own */
    bool early;     /* the page ended early */
};

/* The longest of the lines before the last one, in its paragraph. */
static uint32_t paragraph_width(const struct lines *l, uint32_t line)
{
    uint32_t width = 0;
    uint32_t indent = lines_indent(l, line);
    for (uint32_t i = 1; i <= LOOK_BACK && i <= line && !lines_blank(l, line - i); i++) {
        uint32_t n = (uint32_t)lines_at(l, line - i).n;
        if (lines_indent(l, line - i) == indent && n > width)
            width = n;
    }
    return width != 0 && width < FULL_WIDTH ? width : FULL_WIDTH;
}

static void edge_read(struct edge *e, const struct flow *f)
{
    uint32_t last = f->last;
    *e = (struct edge){
        .flow = f,
        .last = lines_at(f->before, last),
        .next = lines_at(f->after, f->next),
        .last_indent = lines_indent(f->before, last),
        .next_indent = lines_indent(f->after, f->next),
        .block = last,
        .width = paragraph_width(f->before, last),
        .closes = f->next + 1 >= lines_count(f->after) || lines_blank(f->after, f->next + 1),
        .early = f->early >= EARLY_LEAST,
    };
    while (e->block > 0 && last - e->block < LOOK_AROUND && !lines_blank(f->before, e->block - 1))
        e->block--;
    e->opens = e->block == last;
}

/* Would the next line's first word have fit behind the last one?  Then that was ended on purpose.
 */
static bool ended_early(const struct edge *e, uint32_t width)
{
    struct str word = str_trim(e->next);
    ptrdiff_t blank = str_find_char(word, ' ', 0);
    size_t n = blank < 0 ? word.n : (size_t)blank;
    return e->last.n + 1 + n <= width;
}

static bool is_same_paragraph(const struct edge *e)
{
    uint32_t item = item_text(e->last, e->last_indent);
    uint32_t apart = e->last_indent > e->next_indent ? e->last_indent - e->next_indent
                                                     : e->next_indent - e->last_indent;
    if (apart <= 1 || (item != 0 && item == e->next_indent))
        return true;
    return e->opens && apart <= FIRST_INDENT;
}

/* A number or "Appendix" to the left of the text before it, or alone. */
static bool is_heading(const struct edge *e)
{
    struct heading h;
    return (e->next_indent < e->last_indent || e->closes) && heading_read(e->next, &h) &&
           !char_is_lower(h.title.n > 0 ? h.title.p[0] : 'A');
}

/* The last line breaks off in a sentence: the next goes on with it wherever it stands. */
static bool breaks_off(const struct edge *e)
{
    char last = e->last.p[e->last.n - 1];
    return !ends_sentence(e->last) && last != ';' && !ended_early(e, e->width) &&
           item_text(e->last, e->last_indent) == 0;
}

/* "1." "a)" "i.": a list begins, whatever stands above it. */
static bool is_first_item(struct str s)
{
    size_t at = s.p[0] == '(';
    return s.n > at + 1 && strchr("1aAiI", s.p[at]) != NULL && strchr(".)", s.p[at + 1]) != NULL &&
           (s.n == at + 2 || s.p[at + 2] == ' ');
}

static bool next_is_item(const struct edge *e)
{
    if (item_text(e->next, e->next_indent) == 0)
        return false;
    bool bullet = strchr("o*-+", e->next.p[e->next_indent]) != NULL;
    return bullet || !breaks_off(e) || e->last_indent != e->next_indent;
}

/* ---------------------------------------------------------------- how a list is spaced */

enum spacing { SPACING_NONE, SPACING_UNKNOWN, SPACING_CLOSE, SPACING_LOOSE };

/* What the entries of the list that next is one of have in common, besides their column. */
enum entries { ENTRIES_ITEMS, ENTRIES_OF_CONTENTS, ENTRIES_HANGING };

static bool is_such_entry(const struct edge *e, enum entries kind, const struct lines *l,
                          uint32_t line)
{
    uint32_t indent = lines_indent(l, line);
    if (indent != e->next_indent || lines_blank(l, line))
        return false;
    struct str s = lines_at(l, line);
    if (kind == ENTRIES_OF_CONTENTS)
        return is_entry(s);
    bool item = item_text(s, indent) != 0;
    if (kind == ENTRIES_HANGING)
        return !item;
    return item && are_marked_alike(str_trim(s), str_trim(e->next));
}

/* Does the line end an entry: is it one, or further in?  Nothing marks those that hang, so that
 * only a line further in tells them from a paragraph. */
static bool ends_entry(const struct edge *e, enum entries kind, const struct lines *l,
                       uint32_t line)
{
    return lines_indent(l, line) > e->next_indent ||
           (kind != ENTRIES_HANGING && is_such_entry(e, kind, l, line));
}

/* How the entry that last belongs to stands to the one before it. */
static enum spacing spacing_before(const struct edge *e, enum entries kind)
{
    const struct lines *l = e->flow->before;
    uint32_t line = e->flow->last, low = line > LOOK_AROUND ? line - LOOK_AROUND : 0;
    while (line > low && (lines_blank(l, line) ? kind != ENTRIES_HANGING
                                               : lines_indent(l, line) > e->next_indent))
        line--;
    if (!is_such_entry(e, kind, l, line))
        return SPACING_NONE;
    uint32_t above = line > low ? line - 1 : line;
    while (above > low && lines_blank(l, above))
        above--;
    if (above == line || !ends_entry(e, kind, l, above))
        return SPACING_UNKNOWN;
    return above + 1 == line ? SPACING_CLOSE : SPACING_LOOSE;
}

/* How the one behind next stands to it. */
static enum spacing spacing_behind(const struct edge *e, enum entries kind)
{
    const struct lines *l = e->flow->after;
    uint32_t line = e->flow->next + 1, high = lines_count(l);
    high = high - line > LOOK_AROUND ? line + LOOK_AROUND : high;
    while (line < high && (lines_blank(l, line) ? kind != ENTRIES_HANGING
                                                : lines_indent(l, line) > e->next_indent))
        line++;
    if (line == high || !is_such_entry(e, kind, l, line) || !ends_entry(e, kind, l, line - 1))
        return SPACING_UNKNOWN;
    return lines_blank(l, line - 1) ? SPACING_LOOSE : SPACING_CLOSE;
}

/* Of the list that both last and next belong to; SPACING_NONE when last does not. */
static enum spacing spacing_of(const struct edge *e, enum entries kind)
{
    enum spacing spacing = spacing_before(e, kind);
    return spacing == SPACING_UNKNOWN ? spacing_behind(e, kind) : spacing;
}

/* ---------------------------------------------------------------- the verdict */

/* Between two entries of the contents: a chapter may be set off by a blank line, what is below it
 * is not. */
static bool contents_go_on(const struct edge *e)
{
    enum spacing spacing = spacing_of(e, ENTRIES_OF_CONTENTS);
    return spacing == SPACING_CLOSE ||
           (spacing != SPACING_LOOSE && e->next_indent > CHAPTER_INDENT);
}

/* A sentence begins, and goes on in the next line. */
static bool opens_prose(const struct edge *e)
{
    enum { LONG = 55, WORDS = 6 };
    size_t words = 1;
    for (size_t i = e->next_indent; i + 1 < e->next.n; i++)
        words += e->next.p[i] == ' ' && e->next.p[i + 1] != ' ';
    return char_is_upper(e->next.p[e->next_indent]) && words >= WORDS && e->next.n >= LONG &&
           !has_columns(e->next, e->next_indent);
}

/* Lines that are ended on purpose, as those of a program are: next stands further in than the first
 * line of last's block, and where others of it do or a step behind the last. */
static bool is_inside_block(const struct edge *e)
{
    enum { STEP = 8 };
    const struct lines *l = e->flow->before;
    if (e->opens || e->next_indent <= lines_indent(l, e->block) || ends_sentence(e->last) ||
        opens_prose(e))
        return false;
    bool inside = e->next_indent > e->last_indent && e->next_indent <= e->last_indent + STEP;
    for (uint32_t line = e->block + 1; line <= e->flow->last && !inside; line++)
        inside = lines_indent(l, line) == e->next_indent;
    return inside;
}

static bool starts_definition(struct str s)
{
    return str_starts(str_trim(s), STR("::="));
}

/* "}" or "};" alone: what it closed may have been all. */
static bool only_closes(struct str s)
{
    s = str_trim(s);
    return strchr("})", s.p[0]) != NULL && (s.n == 1 || (s.n == 2 && s.p[1] != ','));
}

/* Did the line before that closed the same go on without a blank one? */
static bool closing_goes_on(const struct edge *e)
{
    const struct lines *l = e->flow->before;
    uint32_t last = e->flow->last, low = last > LOOK_AROUND ? last - LOOK_AROUND : 0;
    for (uint32_t line = last; line-- > low;)
        if (str_eq(lines_at(l, line), e->last))
            return !lines_blank(l, line + 1);
    return false;
}

/* The first line of a block, and next further in: so it is when the last block that began in the
 * same column went on so. */
static bool opening_goes_on(const struct edge *e)
{
    const struct lines *l = e->flow->before;
    uint32_t line = e->flow->last, low = line > LOOK_AROUND ? line - LOOK_AROUND : 0;
    if (!e->opens || e->next_indent <= e->last_indent || ends_sentence(e->last) || opens_prose(e))
        return false;
    while (line-- > low)
        if (!lines_blank(l, line) && (line == 0 || lines_blank(l, line - 1)) &&
            lines_indent(l, line) == e->last_indent)
            return lines_indent(l, line + 1) > e->last_indent;
    return false;
}

/* "::= { buoys 3 }" goes on with a definition as the one before it did. */
static bool definition_goes_on(const struct edge *e)
{
    const struct lines *l = e->flow->before;
    uint32_t last = e->flow->last, low = last > LOOK_AROUND ? last - LOOK_AROUND : 0;
    for (uint32_t line = last; line > low; line--)
        if (starts_definition(lines_at(l, line)))
            return !lines_blank(l, line - 1);
    return true;
}

static bool paragraph_goes_on(const struct edge *e)
{
    char first = e->next.p[e->next_indent], last = e->last.p[e->last.n - 1];
    if (!is_same_paragraph(e))
        return false;
    if (only_closes(e->last) && !only_closes(e->next))
        return closing_goes_on(e) && !opens_prose(e);
    if (!ends_sentence(e->last))
        return char_is_lower(first) || !ended_early(e, e->width) || strchr(",-;", last) != NULL;
    return e->flow->early <= e->flow->room && !ended_early(e, FULL_WIDTH) && last != ':' &&
           e->last_indent == e->next_indent && !e->opens && !has_columns(e->next, e->next_indent);
}

static bool is_in_sentence(const struct edge *e)
{
    return breaks_off(e) && char_is_lower(e->next.p[e->next_indent]);
}

bool flow_is_in_sentence(const struct flow *f)
{
    struct edge e;
    edge_read(&e, f);
    return !next_is_item(&e) && !is_heading(&e) && is_in_sentence(&e);
}

bool flow_goes_on(const struct flow *f)
{
    struct edge e;
    edge_read(&e, f);
    if (f->set_off)
        return false;
    if (are_rows(e.last, e.next))
        return !e.early || are_rows_of_one(e.last, e.next);
    if (starts_definition(e.next))
        return definition_goes_on(&e);
    if (is_entry(e.last) && is_entry(e.next))
        return contents_go_on(&e);
    if (next_is_item(&e))
        return !is_first_item(str_trim(e.next)) && spacing_of(&e, ENTRIES_ITEMS) == SPACING_CLOSE;
    if (is_heading(&e))
        return false;
    bool in_sentence = is_in_sentence(&e);
    if (in_sentence || e.early)
        return in_sentence ||
               (breaks_off(&e) && is_same_paragraph(&e) && !has_columns(e.last, e.last_indent));
    if (e.last_indent > e.next_indent && spacing_of(&e, ENTRIES_HANGING) == SPACING_CLOSE)
        return true;
    return is_inside_block(&e) || opening_goes_on(&e) || paragraph_goes_on(&e);
}
