/* SPDX-License-Identifier: MIT
 *
 * Reads an entry of a list of references.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/refentry.h"

#include <string.h>

#include "text/docname.h"
#include "text/scan.h"

enum {
    TAG_LONGEST = 72,
    TAG_LINES = 2,
    YEAR_DIGITS = 4,
    YEAR_FIRST = 1960,
    YEAR_LAST = 2100,
    ASIDE = 24 /* bytes within which a verb and its RFC stand */
};

#define NONE_YET 0u
#define SEVERAL  UINT32_MAX

/* ---------------------------------------------------------------- how it begins */

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

static bool bracketed_head(struct str text, size_t at, struct refentry_head *h)
{
    size_t i = at + 1, ends = 0;
    while (i < text.n && i - at <= TAG_LONGEST && strchr("[]", text.p[i]) == NULL &&
           ends < TAG_LINES)
        ends += text.p[i++] == '\n';
    struct str tag = str_slice(text, at + 1, i);
    if (scan_char(text, i) != ']' || !has_alnum(tag) || !has_good_comma(tag))
        return false;
    *h = (struct refentry_head){(uint32_t)at + 1, (uint32_t)i, i + 1};
    return true;
}

/* "12. Postel, J.", "(12) Postel, J." and "12  Postel, J.": lists without brackets. */
static bool numbered_head(struct str text, size_t at, struct refentry_head *h)
{
    size_t start = at + (text.p[at] == '(');
    size_t end = scan_digits(text, start, 3);
    size_t i = end;
    while (strchr(".)", scan_char(text, i)) != NULL && scan_char(text, i) != '\0')
        i++;
    bool marked = i > end || scan_char(text, i + 1) == ' ';
    if (end == start || !marked || scan_char(text, i) != ' ')
        return false;
    *h = (struct refentry_head){(uint32_t)start, (uint32_t)end, i};
    return true;
}

/* Over a name that could be a tag without brackets: "MODES", "X.509-97", "RFC 793"; it has a letter
 * and is no common word. */
static size_t name_end(struct str text, size_t at)
{
    struct docname n;
    if (docname_rfc(text, at, &n))
        return n.end;
    bool letter = false, telling = false;
    size_t i = at;
    for (; strchr(" \n", scan_char(text, i)) == NULL && i - at <= TAG_LONGEST; i++) {
        letter |= char_is_alpha(text.p[i]);
        telling |= char_is_upper(text.p[i]) || char_is_digit(text.p[i]);
    }
    return letter && telling && strchr(".,:", text.p[i - 1]) == NULL ? i : at;
}

/* "MODES  Oak, O.": the tag is a name without brackets, in a column of its own. */
static bool named_head(struct str text, size_t at, struct refentry_head *h)
{
    size_t end = name_end(text, at), words = scan_blanks(text, end);
    char first = scan_char(text, words);
    if (end < at + 2 || words < end + 2 || !(char_is_upper(first) || first == '"'))
        return false;
    *h = (struct refentry_head){(uint32_t)at, (uint32_t)end, words};
    return true;
}

bool refentry_begins(const struct lines *l, uint32_t line, struct refentry_head *h)
{
    struct str text = {l->text, l->n};
    size_t at = l->start.at[line] + lines_indent(l, line);
    bool opens = line == 0 || lines_blank(l, line - 1);
    if (text.p[at] != '[')
        return opens && (numbered_head(text, at, h) || named_head(text, at, h));
    return bracketed_head(text, at, h) && !ends_words(text, h->behind, opens);
}

/* ---------------------------------------------------------------- what it stands for */

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

static bool is_one(const struct named *n)
{
    return n->number != NONE_YET && n->number != SEVERAL;
}

/* "RFC 952, Obsoletes RFC 810": what the one did to the other is told by the way. */
static bool is_aside(struct str words, size_t at)
{
    static const struct str verbs[] = {STR_INIT("obsoletes"),  STR_INIT("obsoleted"),
                                       STR_INIT("supersedes"), STR_INIT("supercedes"),
                                       STR_INIT("superseded"), STR_INIT("updates"),
                                       STR_INIT("replaces")};
    struct str before = str_trim(str_slice(words, at > ASIDE ? at - ASIDE : 0, at));
    for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
        if (before.n >= verbs[i].n &&
            str_eq_nocase(str_from(before, before.n - verbs[i].n), verbs[i]))
            return true;
    return false;
}

static bool has_pairs(struct str words)
{
    bool pairs = true;
    for (size_t i = 0; i < words.n; i++)
        pairs ^= words.p[i] == '"';
    return pairs;
}

/* Where the paragraph that begins at `at` ends. */
static size_t paragraph_end(struct str words, size_t at)
{
    while (at < words.n && !(words.p[at] == '\n' && scan_char(words, at + 1) == '\n'))
        at++;
    return at;
}

/* Adds what one paragraph names outside of quoted titles; an erratum is about its RFC. */
static void read_paragraph(struct str words, struct named *rfcs, struct named *series)
{
    bool quoted = false, quotes = has_pairs(words);
    for (size_t i = 0; i < words.n; i++) {
        struct docname n;
        struct str name = STR_NONE;
        quoted ^= quotes && words.p[i] == '"';
        if (words.p[i] == 'E' && scan_word(words, i, STR("Erratum")) != 0) {
            rfcs->number = series->number = SEVERAL;
            return;
        }
        if (quoted || words.p[i] < 'A')
            continue;
        bool rfc = rfc_at(words, i, &n);
        if (!rfc && !series_at(words, i, &n, &name))
            continue;
        if (!is_aside(words, i))
            add_number(rfc ? rfcs : series, goes_on(words, &n) ? SEVERAL : n.number, name);
        i = n.end - 1;
    }
}

/* A paragraph without a title, behind one that named an RFC, is a remark about it. */
static void read_words(struct str words, struct named *rfcs, struct named *series)
{
    for (size_t at = 0; at < words.n;) {
        size_t end = paragraph_end(words, at);
        struct str paragraph = str_slice(words, at, end);
        if (!is_one(rfcs) || str_find_char(paragraph, '"', 0) >= 0)
            read_paragraph(paragraph, rfcs, series);
        at = end + 1;
    }
}

/* The tag's own name is enough: "[RFC2119]", and "[STD13]" where there are several RFCs. */
struct refentry_meaning refentry_meaning(struct str tag, struct str words)
{
    struct named rfcs = {0}, series = {0};
    struct docname n;
    struct str name;
    if (tag.n > 0 && rfc_at(tag, 0, &n) && n.end == tag.n)
        return (struct refentry_meaning){n.number, STR_NONE};
    read_words(words, &rfcs, &series);
    if (is_one(&rfcs))
        return (struct refentry_meaning){rfcs.number, STR_NONE};
    if (tag.n > 0 && series_at(tag, 0, &n, &name) && n.end == tag.n)
        return (struct refentry_meaning){n.number, name};
    if (rfcs.number == NONE_YET && is_one(&series))
        return (struct refentry_meaning){series.number, series.series};
    return (struct refentry_meaning){0};
}

static bool is_year(struct str s, size_t at)
{
    size_t end = scan_digits(s, at, YEAR_DIGITS);
    uint32_t year = scan_number(s, at, end);
    return year >= YEAR_FIRST && year <= YEAR_LAST && !char_is_alnum(scan_char(s, end));
}

/* Oak, O., "Boats": in quotes behind a comma, or at once. */
static bool has_title(struct str words)
{
    size_t quote = 0;
    while (quote < words.n && words.p[quote] != '"')
        quote++;
    struct str before = str_trim(str_slice(words, 0, quote));
    return quote < words.n && (before.n == 0 || before.p[before.n - 1] == ',');
}

bool refentry_is_citation(struct str words)
{
    if (!has_title(words))
        return false;
    for (size_t i = 0; i < words.n; i++) {
        struct docname n;
        if (char_is_alnum(words.p[i]) && scan_starts(words, i) &&
            (rfc_at(words, i, &n) || is_year(words, i) ||
             scan_word(words, i, STR("work in progress")) != 0))
            return true;
    }
    return false;
}
