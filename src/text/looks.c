/* SPDX-License-Identifier: MIT
 *
 * Counts the classes of characters; nearly all lines of prose are done with that.  The others are
 * looked at more closely, sign by sign.  Owned by the caller; any thread.
 */
#include "base/platform.h"

#include "text/looks.h"

#include "text/clues.h"
#include "text/counted.h"
#include "text/listmark.h"
#include "text/scan.h"

enum {
    TERM_MOST = 40,  /* bytes of a term before its colon */
    SHORT_LINE = 56, /* bytes; few lines of prose are shorter */
    RUN = 3,         /* dashes that make a line */
    WIDE = 4,        /* blanks that are not put in to make a straight right edge */
    STRAIGHT = 2,    /* columns that such an edge may differ by */
    LOOSE = 6        /* columns that a hand-made right edge differs by */
};

/* ---------------------------------------------------------------- characters */

/* What single characters are good for. */
enum trait {
    CLOSES = 1, /* stands behind the end of a sentence */
    ENDS = 2,   /* ends it */
    DRAWN = 4,  /* lines across are made of it */
    SHAFT = 8,  /* lines downwards, and slopes, are */
    SIDE = 16,  /* edge of a box */
    CODE_END = 32,
    NAME = 64
};

#define NAMES(a)                                                                                   \
    [a] = NAME, [(a) + 1] = NAME, [(a) + 2] = NAME, [(a) + 3] = NAME, [(a) + 4] = NAME,            \
    [(a) + 5] = NAME, [(a) + 6] = NAME, [(a) + 7] = NAME

static const uint8_t traits[256] = {
    NAMES('a'),
    NAMES('i'),
    ['q'] = NAME,
    NAMES('r'),
    ['z'] = NAME,
    NAMES('A'),
    NAMES('I'),
    ['Q'] = NAME,
    NAMES('R'),
    ['Z'] = NAME,
    NAMES('0'),
    ['8'] = NAME,
    ['9'] = NAME,
    [')'] = CLOSES,
    ['"'] = CLOSES,
    ['\''] = CLOSES,
    ['.'] = ENDS | DRAWN | SHAFT,
    [':'] = ENDS | DRAWN | SHAFT | SIDE,
    ['?'] = ENDS,
    ['!'] = ENDS | SHAFT | SIDE,
    [' '] = DRAWN | SHAFT,
    ['-'] = DRAWN | SHAFT | NAME,
    ['='] = DRAWN,
    ['_'] = DRAWN | NAME,
    ['~'] = DRAWN,
    ['+'] = DRAWN | SHAFT | SIDE,
    ['|'] = DRAWN | SHAFT | SIDE,
    ['*'] = DRAWN | SHAFT,
    ['^'] = SHAFT,
    ['/'] = SHAFT,
    ['\\'] = SHAFT | CODE_END,
    ['<'] = SHAFT,
    ['>'] = SHAFT,
    [';'] = CODE_END,
    ['$'] = CODE_END,
    ['{'] = CODE_END,
    ['}'] = CODE_END,
};

static bool is(char c, enum trait trait)
{
    return (traits[(unsigned char)c] & trait) != 0;
}

static bool all(struct str s, enum trait trait)
{
    size_t i = 0;
    while (i < s.n && is(s.p[i], trait))
        i++;
    return i == s.n;
}

/* ---------------------------------------------------------------- single signs */

static bool ends_sentence(struct str s)
{
    while (s.n > 1 && is(s.p[s.n - 1], CLOSES))
        s.n--;
    return s.n > 1 && is(s.p[s.n - 1], ENDS) && s.p[s.n - 2] != ' ';
}

static bool is_drawn(struct str s)
{
    return s.n >= RUN && s.p[0] != '.' && all(s, DRAWN) &&
           (counted_runs(s, '-', RUN) > 0 || counted_runs(s, '=', RUN) > 0 ||
            counted_runs(s, '_', RUN) > 0 || counted_runs(s, '*', RUN) > 0);
}

/* Nothing but bars, slopes and heads of arrows. */
static bool is_shaft(struct str s)
{
    size_t i = 0;
    while (i < s.n && (is(s.p[i], SHAFT) || s.p[i] == 'v' || s.p[i] == 'V'))
        i++;
    return i == s.n;
}

/* Over "name", "<name>" or "rule-name" and blanks; 0 when none stands there. */
static size_t name_end(struct str s)
{
    bool angled = s.p[0] == '<';
    size_t i = angled;
    if (!char_is_alpha(scan_char(s, i)))
        return 0;
    while (i < s.n && (is(s.p[i], NAME) || (angled && s.p[i] == ' ')))
        i++;
    if (angled && scan_char(s, i++) != '>')
        return 0;
    return scan_blanks(s, i);
}

/* "name = …" and "name =/ …", with room around the sign, but not "name = value;" nor "name == …";
 * "<name> ::= …", or "name ::= …" with what only a grammar has behind it. */
static uint32_t definition_signs(struct str s)
{
    size_t at = name_end(s);
    char c = scan_char(s, at), after = scan_char(s, at + 1);
    if (at == 0 || (c != '=' && c != ':'))
        return 0;
    struct str rest = str_from(s, at);
    if (c == '=')
        return (after == ' ' || after == '/' || after == '\0') && s.p[s.n - 1] != ';'
                   ? sign_bit(SIGN_RULE_NAME, true) |
                         sign_bit(SIGN_GRAMMAR, str_find_char(rest, '"', 0) > 0)
                   : 0;
    bool grammar = s.p[0] == '<';
    for (size_t i = at; i < s.n && !grammar; i++)
        grammar = s.p[i] == '<' || s.p[i] == '"' || s.p[i] == '|' || s.p[i] == '*';
    return sign_bit(SIGN_BNF, grammar && (str_starts(rest, STR("::=")) ||
                                          (s.p[0] == '<' && str_starts(rest, STR(":=")))));
}

static bool ends_as_code(struct str s)
{
    char c = s.p[s.n - 1], before = s.n > 1 ? s.p[s.n - 2] : ' ';
    return is(c, CODE_END) || s.p[0] == '}' || s.p[0] == '{' || (c == '/' && before == '*') ||
           (c == ',' && before == '}') || (c == '(' && s.n > 2);
}

static bool has_call(struct str s)
{
    for (size_t i = 1; i < s.n; i++)
        if ((s.p[i] == '(' || s.p[i] == '[') && char_is_alpha(s.p[i - 1]))
            return true;
    return false;
}

static bool ends_as_alternative(struct str s)
{
    char c = s.p[s.n - 1];
    return (c == '/' || c == '|') && s.n > 2 && s.p[s.n - 2] == ' ' && !is(s.p[0], SIDE);
}

static bool is_field(struct str s)
{
    size_t i = 0;
    while (i < s.n && is(s.p[i], NAME))
        i++;
    return i > 1 && scan_char(s, i) == ':' && (scan_char(s, i + 1) == ' ' || i + 1 == s.n);
}

static bool is_markup(struct str s)
{
    bool tag = s.p[0] == '<' && (char_is_alpha(scan_char(s, 1)) || s.p[s.n > 1] == '/' ||
                                 s.p[s.n > 1] == '!' || s.p[s.n > 1] == '?');
    bool closed = s.p[s.n - 1] == '>' && s.n > 2;
    ptrdiff_t quote = s.p[0] == '"' ? str_find_char(s, '"', 1) : -1;
    return (tag && str_find_char(s, '=', 0) > 0) || (tag && closed) || str_ends(s, STR("/>")) ||
           (quote > 0 && str_starts(str_trim(str_from(s, (size_t)quote + 1)), STR(":")));
}

static bool is_hex(const struct counted *c)
{
    uint32_t hex = 0, letters = 0;
    for (size_t i = 0; i < c->s.n; i++) {
        hex += char_is_hex(c->s.p[i]);
        letters += c->s.p[i] != ' ' && c->s.p[i] != ':' && c->s.p[i] != 'x';
    }
    return count_of(c, DIGIT) >= 3 && hex >= 8 && hex * 8 >= letters * 7;
}

/* ---------------------------------------------------------------- a line */

/* Of a line drawn across: below columns, between rows, of bits. */
static uint32_t drawn_signs(const struct clues *clues, struct str s, const struct counted *c)
{
    bool columns = count_of(c, BLANK) + count_of(c, DASH) == c->s.n && count_of(c, BLANK) > 0;
    return clues_inside(clues, s) | sign_bit(SIGN_RULE, true) | sign_bit(SIGN_COLUMNS, columns) |
           sign_bit(SIGN_BOX, is(s.p[0], SIDE) && is(s.p[s.n - 1], SIDE));
}

/* Of a line that is not plain words. */
static uint32_t odd_signs(const struct clues *clues, struct str s, const struct counted *c)
{
    if (is_drawn(s))
        return drawn_signs(clues, s, c);
    uint32_t visible = (uint32_t)c->s.n - count_of(c, BLANK);
    uint32_t drawn = count_of(c, BAR) + count_of(c, DASH), code = count_of(c, CODE) + drawn;
    uint32_t digits = count_of(c, DIGIT), letters = count_of(c, LOWER) + count_of(c, UPPER);
    uint32_t signs = clues_leading(clues, s) | definition_signs(s) |
                     sign_bit(SIGN_ALTERNATE, ends_as_alternative(s)) |
                     sign_bit(SIGN_BOX, s.n > 2 && is(s.p[0], SIDE) && is(s.p[s.n - 1], SIDE)) |
                     sign_bit(SIGN_FIELD, is_field(s)) | sign_bit(SIGN_DENSE, code * 7 > visible);
    if (drawn > 0 || digits > 4)
        signs |= clues_inside(clues, s);
    if (code > 0 || s.p[0] == '"')
        signs |= sign_bit(SIGN_CODE_END, ends_as_code(s)) | sign_bit(SIGN_MARKUP, is_markup(s));
    if ((signs & sign_bit(SIGN_BNF, true)) != 0)
        signs &= ~(sign_bit(SIGN_ASSIGNS, true) | sign_bit(SIGN_MARKUP, true));
    if (count_of(c, CODE) > 0)
        signs |= sign_bit(SIGN_CALL, has_call(s));
    if (digits > 2 && letters * 3 < visible * 2)
        signs |= sign_bit(SIGN_HEX, is_hex(c));
    return signs | sign_bit(SIGN_ART, letters * 4 < visible && is_shaft(s));
}

/* Of words: need they be looked at more closely?  Prose has hyphens and brackets, too; in a line of
 * few words any sign may mean something. */
static bool is_odd(const struct counted *c, bool many)
{
    char last = c->s.p[c->s.n - 1];
    uint32_t code = count_of(c, CODE), bars = count_of(c, BAR), dashes = count_of(c, DASH);
    if (!many)
        return code + bars + dashes > 0 || count_of(c, STOP) > (last == '.');
    return bars > 0 || dashes > 2 || code > 4 || (code + dashes > 0 && c->s.n < SHORT_LINE) ||
           last == ';' || last == '{' || c->s.p[0] == '-';
}

/* Where it stands, and with which mark it begins; *s is made its words.  The bar of an aside is
 * part of its margin. */
static struct look measure(struct str *s, bool aside)
{
    struct look k = {0};
    size_t indent = 0, width = s->n;
    while (indent < width && (s->p[indent] == ' ' || (aside && s->p[indent] == '|')))
        indent++;
    *s = str_slice(*s, indent, indent + COUNTED_MOST);
    if (s->n == 0)
        return k;
    k.indent = (uint8_t)(indent < COUNTED_MOST ? indent : COUNTED_MOST);
    k.width = (uint8_t)(width < COUNTED_MOST ? width : COUNTED_MOST);
    k.mark = (uint8_t)listmark_read(*s);
    return k;
}

/* Letters for the most part, and most of them small. */
static bool is_plain(const struct counted *c)
{
    uint32_t small = count_of(c, LOWER), letters = small + count_of(c, UPPER);
    uint32_t visible = (uint32_t)c->s.n - count_of(c, BLANK);
    return letters * 5 >= visible * 4 && small * 3 >= letters * 2;
}

static bool is_words(const struct counted *c)
{
    return is_plain(c) && count_of(c, BLANK) >= 3;
}

/* What is said of a term: words, also where a name or a number is among them. */
static bool is_meaning(const struct counted *c)
{
    uint32_t visible = (uint32_t)c->s.n - count_of(c, BLANK);
    return count_of(c, BLANK) >= 3 && count_of(c, LOWER) * 2 >= visible;
}

/* Over "Term:   ", a mark of its own kind; *c becomes what is said of it.  0 when there is none. */
static uint8_t term_of(struct str s, struct counted *c)
{
    ptrdiff_t colon = str_find_char(str_slice(s, 0, TERM_MOST), ':', 0);
    size_t i = colon > 0 ? (size_t)colon + 1 : s.n;
    if (i + GAP > s.n || s.p[i] != ' ' || s.p[i + 1] != ' ')
        return 0;
    while (i < s.n && s.p[i] == ' ')
        i++;
    struct counted meaning = counted_read(str_from(s, i));
    if (!is_meaning(&meaning))
        return 0;
    *c = meaning;
    return (uint8_t)i;
}

static struct look look_at(const struct clues *clues, struct str s, bool aside)
{
    struct look k = measure(&s, aside);
    if (s.n == 0)
        return k;
    struct counted c = counted_read(str_from(s, k.mark));
    uint32_t gaps = counted_may_have_gap(c.s) ? counted_runs(c.s, ' ', GAP) : 0;
    if (gaps == 1 && k.mark == 0 && (k.mark = term_of(s, &c)) > 0)
        gaps = 0;
    bool plain = is_plain(&c), words = is_words(&c);
    k.signs = sign_bit(SIGN_WORDS, words) | sign_bit(SIGN_FEW, plain && !words) |
              sign_bit(SIGN_SENTENCE, ends_sentence(c.s)) | sign_bit(SIGN_MARK, k.mark > 0) |
              sign_bit(SIGN_GAP, gaps == 1) | sign_bit(SIGN_GAPS, gaps > 1) |
              sign_bit(SIGN_WIDE, gaps > 0 && counted_runs(c.s, ' ', WIDE) > 0);
    if (!plain || gaps > 0 || is_odd(&c, words))
        k.signs |= odd_signs(clues, s, &c);
    return k;
}

/* ---------------------------------------------------------------- asides */

/* "|  words", or the bar alone; no row of a table and no side of a box. */
static bool is_aside_line(struct str s, size_t bar, uint32_t *words)
{
    struct str rest = str_from(s, bar + 1);
    if (s.p[bar] != '|' || str_find_char(rest, '|', 0) >= 0 ||
        (rest.n > 0 && !str_starts(rest, STR("  "))))
        return false;
    struct counted c = counted_read(str_trim(rest));
    *words += is_words(&c);
    return true;
}

/* Prose that is set off by a bar before each line, up to a blank one: where it ends; does not move
 * where there is none. */
static uint32_t aside_end(const struct lines *l, uint32_t first)
{
    uint32_t bar = lines_indent(l, first), line = first, words = 0;
    if (first > 0 && !lines_blank(l, first - 1))
        return first;
    for (; line < lines_count(l) && !lines_blank(l, line); line++)
        if (lines_indent(l, line) != bar || !is_aside_line(lines_at(l, line), bar, &words))
            return first;
    return words * 2 >= line - first ? line : first;
}

/* ---------------------------------------------------------------- all lines */

/* The column that 19 of 20 lines of words do not reach over. */
static uint8_t prose_edge(const struct looks *s)
{
    uint32_t ends[COUNTED_MOST + 1] = {0}, total = 0, over = 0, column = COUNTED_MOST;
    for (size_t i = 0; i < s->at.n; i++)
        if (look_has(&s->at.at[i], SIGN_WORDS)) {
            ends[s->at.at[i].width]++;
            total++;
        }
    while (column > 0 && (over += ends[column]) * 20 <= total)
        column--;
    return (uint8_t)column;
}

/* A full line whose gaps may have been put in to make the right edge straight. */
static bool is_justified(const struct look *k, uint8_t edge)
{
    return look_has(k, SIGN_WORDS) && !look_has(k, SIGN_WIDE) && k->width + STRAIGHT >= edge;
}

static uint32_t first_word(const struct lines *l, uint32_t line, const struct look *k)
{
    struct str s = str_from(lines_at(l, line), k->indent);
    ptrdiff_t blank = str_find_char(s, ' ', 0);
    return (uint32_t)(blank >= 0 ? (size_t)blank : s.n);
}

/* Was the line ended because it was full?  What is drawn does not tell. */
static void judge_ends(struct looks *s, const struct lines *l)
{
    const uint32_t gap = sign_bit(SIGN_GAP, true) | sign_bit(SIGN_GAPS, true);
    const uint32_t drawn = sign_bit(SIGN_RULE, true) | sign_bit(SIGN_BOX, true) |
                           sign_bit(SIGN_ART, true) | sign_bit(SIGN_BITS, true) |
                           sign_bit(SIGN_ARROW, true) | sign_bit(SIGN_WIDE, true);
    for (uint32_t i = 0; i + 1 < s->at.n; i++) {
        struct look *k = &s->at.at[i];
        const struct look *next = k + 1;
        if (is_justified(k, s->edge))
            k->signs &= ~gap;
        if (look_blank(k) || look_blank(next))
            continue;
        uint32_t reaches = k->width + 1u + LOOSE;
        bool full = reaches >= s->edge || reaches + first_word(l, i + 1, next) > s->edge;
        k->signs |= sign_bit(SIGN_SHORT, !full) |
                    sign_bit(SIGN_FULL, full && !(k->signs & gap) && !(next->signs & drawn));
    }
}

void looks_read(struct looks *s, const struct lines *l, const struct blocks *known)
{
    struct clues clues;
    uint32_t line = 0, aside = 0, count = lines_count(l);
    clues_init(&clues);
    *s = (struct looks){0};
    VEC_RESERVE(&s->at, count);
    for (size_t i = 0; i <= known->at.n; i++) {
        bool last = i == known->at.n;
        for (uint32_t end = last ? count : known->at.at[i].first; line < end; line++) {
            if (line >= aside && l->text[l->start.at[line] + lines_indent(l, line)] == '|')
                aside = aside_end(l, line);
            s->at.at[line] = look_at(&clues, lines_at(l, line), line < aside);
        }
        for (uint32_t end = last ? count : known->at.at[i].end; line < end; line++) {
            struct str words = lines_at(l, line);
            s->at.at[line] = measure(&words, false);
        }
    }
    s->at.n = count;
    s->edge = prose_edge(s);
    judge_ends(s, l);
}

void looks_release(struct looks *s)
{
    VEC_RELEASE(&s->at);
}
