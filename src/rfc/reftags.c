/* SPDX-License-Identifier: MIT
 *
 * Reads the References sections.  An entry begins with a tag at the left edge of its list; the RFC
 * it stands for is the one its words name outside of the quoted title.  Pure; any thread.
 */
#include "base/platform.h"

#include "rfc/reftags.h"

#include <stdio.h>
#include <string.h>

#include "rfc/docname.h"
#include "rfc/scan.h"

enum {
    TAG_LONGEST = 72,
    TAG_LINES = 2,
    EDGE = 2, /* columns that the tags of one list may differ in */
    HEADING_LONGEST = 40,
    YEAR_DIGITS = 4
};

#define NONE_YET 0u
#define SEVERAL  UINT32_MAX

struct tagger {
    const struct lines *lines;
    struct arena *arena;
    struct reftags *out;
    uint32_t edge; /* column where entries of this section begin */
    enum reftag_standing standing;
};

/* ---------------------------------------------------------------- one entry */

struct entry_head {
    uint32_t start, end; /* bytes of the tag */
    size_t behind;       /* byte where the words begin */
};

static bool has_alnum(struct str s)
{
    size_t i = 0;
    while (i < s.n && !char_is_alnum(s.p[i]))
        i++;
    return i < s.n;
}

/* "[12].", "[12], [13]" and "[12]), which" are said in a sentence; "[12], Oak, O." is an entry. */
static bool ends_words(struct str text, size_t at, bool opens)
{
    char c = scan_char(text, at), behind = scan_char(text, scan_gap(text, at + 1));
    if (c == ')' || c == ';')
        return true;
    return (c == ',' || c == '.') && !(opens && (char_is_upper(behind) || behind == '"'));
}

/* A comma within a tag stands before the year: "[Oak, 1990]". */
static bool has_good_comma(struct str tag)
{
    size_t comma = tag.n;
    while (comma > 0 && tag.p[comma - 1] != ',')
        comma--;
    if (comma == 0)
        return true;
    struct str year = str_trim(str_from(tag, comma));
    return year.n == YEAR_DIGITS && scan_digits(year, 0, YEAR_DIGITS) == YEAR_DIGITS;
}

static bool bracketed_head(struct str text, size_t at, struct entry_head *h)
{
    size_t i = at + 1, ends = 0;
    while (i < text.n && i - at <= TAG_LONGEST && strchr("[]", text.p[i]) == NULL &&
           ends < TAG_LINES)
        ends += text.p[i++] == '\n';
    struct str tag = str_slice(text, at + 1, i);
    if (scan_char(text, i) != ']' || !has_alnum(tag) || !has_good_comma(tag))
        return false;
    *h = (struct entry_head){(uint32_t)at + 1, (uint32_t)i, i + 1};
    return true;
}

/* "12. Postel, J.", "(12) Postel, J." and "12  Postel, J.": lists without brackets. */
static bool numbered_head(struct str text, size_t at, struct entry_head *h)
{
    size_t start = at + (text.p[at] == '(');
    size_t end = scan_digits(text, start, 3);
    size_t i = end;
    while (strchr(".)", scan_char(text, i)) != NULL && scan_char(text, i) != '\0')
        i++;
    bool marked = i > end || scan_char(text, i + 1) == ' ';
    if (end == start || !marked || scan_char(text, i) != ' ')
        return false;
    *h = (struct entry_head){(uint32_t)start, (uint32_t)end, i};
    return true;
}

/* "MODES  Oak, O.": the tag is a name without brackets, in a column of its own. */
static bool named_head(struct str text, size_t at, struct entry_head *h)
{
    size_t end = at;
    bool letter = false, telling = false;
    while (strchr(" \n", scan_char(text, end)) == NULL && end - at <= TAG_LONGEST) {
        letter |= char_is_alpha(text.p[end]);
        telling |= char_is_upper(text.p[end]) || char_is_digit(text.p[end]);
        end++;
    }
    size_t words = end;
    while (scan_char(text, words) == ' ')
        words++;
    char first = scan_char(text, words);
    if (end < at + 2 || !letter || !telling || words < end + 2 ||
        strchr(".,:", text.p[end - 1]) != NULL || !(char_is_upper(first) || first == '"'))
        return false;
    *h = (struct entry_head){(uint32_t)at, (uint32_t)end, words};
    return true;
}

static bool entry_at(const struct tagger *t, uint32_t line, struct entry_head *h)
{
    const struct lines *l = t->lines;
    struct str text = {l->text, l->n};
    uint32_t indent = lines_indent(l, line);
    size_t at = l->start.at[line] + indent;
    if (t->edge != UINT32_MAX && (indent > t->edge + EDGE || indent + EDGE < t->edge))
        return false;
    bool opens = line == 0 || lines_blank(l, line - 1);
    if (text.p[at] != '[')
        return opens && (numbered_head(text, at, h) || named_head(text, at, h));
    return bracketed_head(text, at, h) && !ends_words(text, h->behind, opens);
}

/* The names that an entry has, of one kind. */
struct named {
    uint32_t number; /* the one; NONE_YET, SEVERAL */
    struct str series;
};

static void add_number(struct named *sum, uint32_t number, struct str series)
{
    if (sum->number != NONE_YET && (sum->number != number || !str_eq(sum->series, series)))
        number = SEVERAL;
    *sum = (struct named){number, series};
}

/* The RFC named at s.p[at] into *n; "rfc1034.txt" and the like are left out. */
static bool rfc_at(struct str s, size_t at, struct docname *n)
{
    return s.p[at] == 'R' && scan_starts(s, at) && docname_rfc(s, at, n) &&
           !char_is_alpha(scan_char(s, n->end));
}

static bool series_at(struct str s, size_t at, struct docname *n, struct str *series)
{
    return strchr("BSF", s.p[at]) != NULL && scan_starts(s, at) &&
           docname_series(s, at, n, series) && !char_is_alnum(scan_char(s, n->end));
}

/* More than this one: "RFCs 1034 and 1035", "RFC 1034/1035". */
static bool goes_on(struct str s, const struct docname *n)
{
    return n->plural || (scan_char(s, n->end) == '/' && char_is_digit(scan_char(s, n->end + 1)));
}

/* What the words name outside of quoted titles.  An erratum is about its RFC. */
static void read_words(struct str words, struct named *rfcs, struct named *series)
{
    bool quoted = false;
    for (size_t i = 0; i < words.n; i++) {
        struct docname n;
        struct str name = STR_NONE;
        quoted ^= words.p[i] == '"';
        if (words.p[i] == 'E' && scan_word(words, i, STR("Erratum")) != 0) {
            rfcs->number = series->number = SEVERAL;
            return;
        }
        if (quoted || words.p[i] < 'A')
            continue;
        bool rfc = rfc_at(words, i, &n);
        if (!rfc && !series_at(words, i, &n, &name))
            continue;
        add_number(rfc ? rfcs : series, goes_on(words, &n) ? SEVERAL : n.number, name);
        i = n.end - 1;
    }
}

static bool is_one(const struct named *n)
{
    return n->number != NONE_YET && n->number != SEVERAL;
}

/* The tag's own name is enough: "[RFC2119]".  Else the one RFC, else the one series. */
static void find_meaning(struct tagger *t, struct reftag *entry, struct str words)
{
    struct named rfcs = {0}, series = {0};
    struct docname n;
    if (entry->tag.n > 0 && rfc_at(entry->tag, 0, &n) && n.end == entry->tag.n)
        rfcs.number = n.number;
    else
        read_words(words, &rfcs, &series);
    if (is_one(&rfcs)) {
        entry->number = rfcs.number;
    } else if (is_one(&series)) {
        char name[16];
        int length = snprintf(name, sizeof name, "%.*s%u", STR_ARG(series.series), series.number);
        entry->series = arena_str(t->arena, (struct str){name, (size_t)length});
    }
}

static struct str fold_tag(struct arena *a, struct str tag)
{
    char *p = arena_alloc(a, tag.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < tag.n; i++)
        if (tag.p[i] != ' ' && tag.p[i] != '\n')
            p[n++] = tag.p[i];
    return (struct str){p, n};
}

static void add_entry(struct tagger *t, uint32_t line, const struct entry_head *h, uint32_t end)
{
    struct str text = {t->lines->text, t->lines->n};
    struct reftag entry = {.line = line,
                           .line_end = end,
                           .start = h->start,
                           .end = h->end,
                           .tag = fold_tag(t->arena, str_slice(text, h->start, h->end)),
                           .standing = t->standing};
    find_meaning(t, &entry, str_slice(text, h->behind, t->lines->start.at[end]));
    names_add(&t->out->index, entry.tag, (uint32_t)t->out->entries.n);
    VEC_PUSH(&t->out->entries, entry);
}

/* ---------------------------------------------------------------- one section */

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
    struct entry_head head, open;
    uint32_t open_line = UINT32_MAX;
    t->edge = UINT32_MAX;
    for (; line < end; line++) {
        if (lines_blank(t->lines, line))
            continue;
        bool begins = entry_at(t, line, &head);
        if (!begins && !ends_entry(t, line)) {
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

/* ---------------------------------------------------------------- all of them */

/* Reads the section at index i and, when it lists references, those below it; the index behind. */
static size_t read_sections(struct tagger *t, const struct outline *o, size_t i)
{
    const struct section *top = &o->sections.at[i], *s = top;
    if (!refheading_is(top->title))
        return i + 1;
    size_t before = t->out->entries.n;
    enum reftag_standing above = refheading_standing(top->title);
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
