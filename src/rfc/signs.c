/* SPDX-License-Identifier: MIT
 *
 * One pass over the bytes counts classes of characters, eight counters in one word; nearly all
 * lines of prose are done with that.  The others are looked at more closely, sign by sign.  Owned
 * by the caller; any thread.
 */
#include "base/platform.h"

#include "rfc/signs.h"

#include <string.h>

#include "rfc/listmark.h"
#include "rfc/scan.h"

enum {
    LINE_MOST = 255, /* bytes that are looked at: a counter holds no more */
    GAP = 3,         /* blanks that part columns; two stand between sentences */
    RUN = 3,         /* dashes that make a line */
    LOOSE = 6        /* columns that a hand-made right edge differs by */
};

/* ---------------------------------------------------------------- counting */

enum class { LOWER, UPPER, DIGIT, BLANK, DASH, BAR, CODE, STOP, CLASSES };

#define ONE(class) (UINT64_C(1) << ((class) * 8))

#define LETTERS(class, a)                                                                          \
    [a] = ONE(class), [(a) + 1] = ONE(class), [(a) + 2] = ONE(class), [(a) + 3] = ONE(class),      \
    [(a) + 4] = ONE(class), [(a) + 5] = ONE(class), [(a) + 6] = ONE(class), [(a) + 7] = ONE(class)

static const uint64_t classes[256] = {
    LETTERS(LOWER, 'a'), LETTERS(LOWER, 'i'), LETTERS(LOWER, 'q'), ['y'] = ONE(LOWER),
    ['z'] = ONE(LOWER),  LETTERS(UPPER, 'A'), LETTERS(UPPER, 'I'), LETTERS(UPPER, 'Q'),
    ['Y'] = ONE(UPPER),  ['Z'] = ONE(UPPER),  LETTERS(DIGIT, '0'), ['8'] = ONE(DIGIT),
    ['9'] = ONE(DIGIT),  [' '] = ONE(BLANK),  ['-'] = ONE(DASH),   ['='] = ONE(DASH),
    ['_'] = ONE(DASH),   ['~'] = ONE(DASH),   ['|'] = ONE(BAR),    ['+'] = ONE(BAR),
    ['/'] = ONE(BAR),    ['\\'] = ONE(BAR),   ['^'] = ONE(BAR),    ['<'] = ONE(BAR),
    ['>'] = ONE(BAR),    ['*'] = ONE(BAR),    ['#'] = ONE(BAR),    ['{'] = ONE(CODE),
    ['}'] = ONE(CODE),   [';'] = ONE(CODE),   ['$'] = ONE(CODE),   ['%'] = ONE(CODE),
    ['&'] = ONE(CODE),   ['@'] = ONE(CODE),   ['['] = ONE(CODE),   [']'] = ONE(CODE),
    ['('] = ONE(CODE),   [')'] = ONE(CODE),   ['.'] = ONE(STOP),   [','] = ONE(STOP),
    ['\''] = ONE(STOP),  ['"'] = ONE(STOP),   ['!'] = ONE(STOP),   ['?'] = ONE(STOP),
    [':'] = ONE(STOP),
};

/* A line without its indentation, and how many it has of each class. */
struct counted {
    struct str s;
    uint64_t sum;
};

static uint32_t count_of(const struct counted *c, enum class class)
{
    return c->sum >> (class * 8) & 0xFF;
}

static struct counted count(struct str s)
{
    struct counted c = {str_slice(s, 0, LINE_MOST), 0};
    for (size_t i = 0; i < c.s.n; i++)
        c.sum += classes[(unsigned char)c.s.p[i]];
    return c;
}

/* How many runs of at least `least` of the character there are: only each least-th byte need be
 * looked at to meet them all. */
static uint32_t runs_of(struct str s, char c, size_t least)
{
    uint32_t runs = 0;
    for (size_t i = least - 1; i < s.n; i += least) {
        if (s.p[i] != c)
            continue;
        size_t from = i, to = i + 1;
        while (from > 0 && s.p[from - 1] == c)
            from--;
        while (to < s.n && s.p[to] == c)
            to++;
        runs += to - from >= least;
        i = to - 1;
    }
    return runs;
}

/* ---------------------------------------------------------------- single signs */

static bool ends_sentence(struct str s)
{
    while (s.n > 1 && strchr(")\"'", s.p[s.n - 1]) != NULL)
        s.n--;
    return s.n > 1 && strchr(".:?!", s.p[s.n - 1]) != NULL && s.p[s.n - 2] != ' ';
}

static bool only_of(struct str s, const char *set)
{
    for (size_t i = 0; i < s.n; i++)
        if (strchr(set, s.p[i]) == NULL)
            return false;
    return true;
}

static bool contains_one(struct str s, const struct str *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_find(s, words[i], 0) >= 0)
            return true;
    return false;
}

static bool begins_with_one(struct str s, const struct str *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_starts(s, words[i]))
            return true;
    return false;
}

static bool is_drawn(struct str s)
{
    return s.n >= RUN && only_of(s, "-=_~+|*.: ") && s.p[0] != '.' &&
           (runs_of(s, '-', RUN) > 0 || runs_of(s, '=', RUN) > 0 || runs_of(s, '_', RUN) > 0 ||
            runs_of(s, '*', RUN) > 0);
}

/* "0 1 2 3 4 …", the numbers of bits. */
static bool is_ruler(const struct counted *c)
{
    uint32_t digits = count_of(c, DIGIT), blanks = count_of(c, BLANK);
    return digits >= 4 && digits + blanks == c->s.n && blanks + 1 >= digits &&
           str_find(c->s, STR("0 1 2 3"), 0) >= 0;
}

static bool is_bits(const struct counted *c)
{
    return str_find(c->s, STR("+-+-+"), 0) >= 0 || str_find(c->s, STR("+--+--+"), 0) >= 0 ||
           is_ruler(c);
}

static bool is_edge(char c)
{
    return c == '|' || c == '+' || c == '!' || c == ':';
}

static bool has_art(const struct counted *c)
{
    static const struct str pieces[] = {{" | ", 3}, {"|  ", 3}, {"  |", 3}, {"+--", 3}, {"--+", 3},
                                        {"|--", 3}, {"--|", 3}, {"  /", 3}, {"\\ ", 2}, {"==>", 3},
                                        {"___", 3}, {"+==", 3}, {"  ^", 3}, {"  V ", 4}};
    return count_of(c, DASH) + count_of(c, BAR) > 0 &&
           (runs_of(c->s, '-', RUN) > 0 || runs_of(c->s, '=', RUN) > 0 ||
            only_of(c->s, "|^vV/\\+-<>* .:!") || contains_one(c->s, pieces, ARRAY_LEN(pieces)));
}

static bool has_arrow(struct str s)
{
    static const struct str arrows[] = {{"-->", 3}, {"<--", 3}, {"==>", 3}, {"<==", 3}, {"->|", 3},
                                        {"|<-", 3}, {"|->", 3}, {"<-|", 3}, {"- >", 3}, {"< -", 3}};
    return contains_one(s, arrows, ARRAY_LEN(arrows));
}

/* Over "name", "<name>" or "rule-name" and blanks; 0 when none stands there. */
static size_t name_end(struct str s)
{
    size_t i = scan_char(s, 0) == '<';
    if (!char_is_alpha(scan_char(s, i)))
        return 0;
    while (char_is_alnum(scan_char(s, i)) || scan_char(s, i) == '-' || scan_char(s, i) == '_' ||
           (s.p[0] == '<' && scan_char(s, i) == ' '))
        i++;
    if (s.p[0] == '<' && scan_char(s, i++) != '>')
        return 0;
    while (scan_char(s, i) == ' ')
        i++;
    return i;
}

/* "name = …" and "name =/ …", with room around the sign; not "name == …" nor "name = value;". */
static bool is_rule_name(struct str s)
{
    size_t at = name_end(s);
    char after = scan_char(s, at + 1);
    return at > 0 && s.p[at - 1] != '-' && scan_char(s, at) == '=' &&
           (after == ' ' || after == '/' || after == '\0') && s.p[s.n - 1] != ';';
}

static bool is_bnf(struct str s)
{
    size_t at = name_end(s);
    struct str rest = str_from(s, at);
    return at > 0 &&
           (s.p[0] == '<' || str_find(s, STR("<"), at) >= 0 || str_find(s, STR(" | "), at) >= 0 ||
            str_find(s, STR("\""), at) >= 0) &&
           (str_starts(rest, STR("::=")) || (s.p[0] == '<' && str_starts(rest, STR(":="))));
}

static bool is_grammar(struct str s)
{
    static const struct str pieces[] = {
        {"*(", 2},    {" / ", 3},   {"1*", 2},     {"%x", 2},   {"%d", 2},  {"DIGIT", 5},
        {"ALPHA", 5}, {"CRLF", 4},  {"DQUOTE", 6}, {" SP ", 4}, {"*[", 2},  {"HEXDIG", 6},
        {"*<", 2},    {"\" / ", 4}, {"> | <", 5},  {"*\"", 2},  {"[\"", 2}, {"| \"", 3}};
    return contains_one(s, pieces, ARRAY_LEN(pieces));
}

static bool ends_as_code(struct str s)
{
    return strchr(";{}\\", s.p[s.n - 1]) != NULL || str_ends(s, STR("*/")) || s.p[0] == '}' ||
           s.p[0] == '{' || str_ends(s, STR("},")) || str_ends(s, STR("];")) ||
           (str_ends(s, STR("(")) && s.n > 2);
}

static bool begins_as_code(struct str s)
{
    static const struct str words[] = {
        {"struct ", 7},
        {"typedef ", 8},
        {"enum ", 5},
        {"#define", 7},
        {"#include", 8},
        {"#if", 3},
        {"#endif", 6},
        {"int ", 4},
        {"char ", 5},
        {"void ", 5},
        {"unsigned ", 9},
        {"if (", 4},
        {"while (", 7},
        {"for (", 5},
        {"return ", 7},
        {"} else", 6},
        {"SYNTAX ", 7},
        {"MAX-ACCESS", 10},
        {"ACCESS ", 7},
        {"STATUS ", 7},
        {"DESCRIPTION", 11},
        {"INDEX ", 6},
        {"IMPORTS", 7},
        {"EXPORTS", 7},
        {"FROM ", 5},
        {"BEGIN", 5},
        {"END", 3},
        {"SEQUENCE", 8},
        {"REFERENCE ", 10},
        {"UNITS ", 6},
        {"DEFVAL", 6},
        {"OBJECT ", 7},
        {"leaf ", 5},
        {"container ", 10},
        {"description\n", 12},
        {"type ", 5},
        {"HTTP/1.", 7},
        {"GET /", 5},
        {"POST /", 6},
        {"PUT /", 5},
        {"INVITE sip", 10},
        {"SIP/2.0 ", 8},
        {"RTSP/1.0 ", 9},
        {"<?xml", 5},
        {"v=0", 3},
        {"o=", 2},
        {"m=", 2},
        {"a=", 2},
        {"c=IN", 4},
        {"s=", 2},
        {"t=", 2},
        {"GROUP ", 6},
        {"MIN-ACCESS", 10},
        {"@prefix", 7},
        {"$ORIGIN", 7},
        {"rw ", 3},
    };
    return begins_with_one(s, words, ARRAY_LEN(words));
}

static bool is_comment(struct str s)
{
    static const struct str signs[] = {{"/*", 2},   {"*/", 2}, {"//", 2},  {"-- ", 3},
                                       {"--\0", 3}, {"# ", 2}, {"# \0", 3}};
    return begins_with_one(s, signs, ARRAY_LEN(signs)) || str_eq(s, STR("*")) ||
           str_eq(s, STR("--"));
}

static bool is_trace(struct str s)
{
    static const struct str signs[] = {
        {"C: ", 3}, {"S: ", 3}, {"R: ", 3}, {"> ", 2},   {"C:  ", 4}, {">>", 2},   {"<<", 2},
        {"% ", 2},  {"$ ", 2},  {"I: ", 3}, {"===>", 4}, {"--> ", 4}, {"<-- ", 4}, {"M: ", 3}};
    return begins_with_one(s, signs, ARRAY_LEN(signs));
}

static bool is_field(struct str s)
{
    size_t i = 0;
    while (char_is_alnum(scan_char(s, i)) || scan_char(s, i) == '-')
        i++;
    return i > 1 && scan_char(s, i) == ':' && (scan_char(s, i + 1) == ' ' || i + 1 == s.n);
}

static bool is_markup(struct str s)
{
    bool tag = s.p[0] == '<' && (char_is_alpha(scan_char(s, 1)) || strchr("/!?", scan_char(s, 1)));
    bool closed = s.p[s.n - 1] == '>' && s.n > 2;
    ptrdiff_t quote = s.p[0] == '"' ? str_find_char(s, '"', 1) : -1;
    return (tag && str_find_char(s, '=', 0) > 0) || (tag && closed) || str_ends(s, STR("/>")) ||
           (quote > 0 && str_starts(str_trim(str_from(s, (size_t)quote + 1)), STR(":")));
}

static bool is_hex_digit(char c)
{
    return char_is_digit(c) || (char_lower(c) >= 'a' && char_lower(c) <= 'f');
}

static bool is_hex(const struct counted *c)
{
    uint32_t hex = 0, letters = 0;
    for (size_t i = 0; i < c->s.n; i++) {
        hex += is_hex_digit(c->s.p[i]);
        letters += c->s.p[i] != ' ' && c->s.p[i] != ':' && c->s.p[i] != 'x';
    }
    return count_of(c, DIGIT) >= 3 && hex >= 8 && hex * 8 >= letters * 7;
}

/* ---------------------------------------------------------------- a line */

static uint32_t bit(enum sign sign, bool set)
{
    return (uint32_t)set << sign;
}

/* Of a line that is not plain words. */
static uint32_t odd_signs(const struct counted *c)
{
    struct str s = c->s;
    uint32_t visible = (uint32_t)s.n - count_of(c, BLANK);
    uint32_t code = count_of(c, CODE) + count_of(c, BAR) + count_of(c, DASH);
    bool drawn = is_drawn(s), bits = is_bits(c);
    bool box = s.n > 2 && is_edge(s.p[0]) && is_edge(s.p[s.n - 1]);
    uint32_t signs = bit(SIGN_BITS, bits) | bit(SIGN_BOX, box) | bit(SIGN_ARROW, has_arrow(s));
    if (drawn)
        return signs | bit(SIGN_RULE, true) |
               bit(SIGN_COLUMNS, !bits && count_of(c, BLANK) > 0 && only_of(s, "-=_ "));
    return signs | bit(SIGN_ART, has_art(c)) | bit(SIGN_RULE_NAME, is_rule_name(s)) |
           bit(SIGN_BNF, is_bnf(s)) | bit(SIGN_GRAMMAR, is_grammar(s)) |
           bit(SIGN_ALTERNATE, (s.p[0] == '/' || s.p[0] == '|') && scan_char(s, 1) == ' ') |
           bit(SIGN_ASSIGNS, str_find(s, STR(":="), 0) >= 0) | bit(SIGN_CODE_END, ends_as_code(s)) |
           bit(SIGN_CODE_WORD, begins_as_code(s)) | bit(SIGN_COMMENT, is_comment(s)) |
           bit(SIGN_TRACE, is_trace(s)) | bit(SIGN_FIELD, is_field(s)) |
           bit(SIGN_MARKUP, is_markup(s)) | bit(SIGN_DENSE, code * 7 > visible) |
           bit(SIGN_HEX, is_hex(c));
}

static struct look look_at(struct str line)
{
    struct look k = {0};
    size_t indent = 0;
    while (indent < line.n && line.p[indent] == ' ')
        indent++;
    struct str s = str_slice(line, indent, LINE_MOST);
    if (s.n == 0)
        return k;
    k.indent = (uint8_t)(indent < LINE_MOST ? indent : LINE_MOST);
    k.width = (uint8_t)(line.n < LINE_MOST ? line.n : LINE_MOST);
    k.mark = (uint8_t)listmark_read(s);
    const char *blank = memchr(s.p, ' ', s.n);
    k.first = (uint8_t)(blank != NULL ? blank - s.p : (ptrdiff_t)s.n);
    struct counted c = count(str_from(s, k.mark));
    uint32_t gaps = runs_of(c.s, ' ', GAP);
    uint32_t letters = count_of(&c, LOWER) + count_of(&c, UPPER);
    uint32_t visible = (uint32_t)c.s.n - count_of(&c, BLANK);
    bool plain = gaps == 0 && letters * 5 >= visible * 4 && count_of(&c, LOWER) * 3 >= letters * 2;
    bool words = plain && count_of(&c, BLANK) >= 3;
    k.signs = bit(SIGN_WORDS, words) | bit(SIGN_FEW, plain && !words) |
              bit(SIGN_SENTENCE, ends_sentence(c.s)) | bit(SIGN_MARK, k.mark > 0) |
              bit(SIGN_GAP, gaps == 1) | bit(SIGN_GAPS, gaps > 1);
    if (!words || count_of(&c, CODE) > 0 || count_of(&c, DASH) > 0) {
        struct counted whole = {s, c.sum};
        k.signs |= odd_signs(k.mark > 0 ? &whole : &c);
    }
    return k;
}

/* ---------------------------------------------------------------- all lines */

/* The column that 19 of 20 lines of words do not reach over. */
static uint8_t prose_edge(const struct looks *s)
{
    uint32_t ends[LINE_MOST + 1] = {0}, total = 0, over = 0;
    for (size_t i = 0; i < s->at.n; i++)
        if (look_has(&s->at.at[i], SIGN_WORDS)) {
            ends[s->at.at[i].width]++;
            total++;
        }
    int column = LINE_MOST;
    while (column > 0 && (over += ends[column]) * 20 <= total)
        column--;
    return (uint8_t)column;
}

/* Was the line ended because it was full? */
static void judge_ends(struct looks *s)
{
    for (size_t i = 0; i + 1 < s->at.n; i++) {
        struct look *k = &s->at.at[i];
        const struct look *next = k + 1;
        if (look_blank(k) || look_blank(next))
            continue;
        bool full = k->width + 1 + next->first + LOOSE > s->edge;
        k->signs |= bit(full ? SIGN_FULL : SIGN_SHORT, true);
    }
}

void looks_read(struct looks *s, const struct lines *l)
{
    *s = (struct looks){0};
    VEC_RESERVE(&s->at, lines_count(l));
    for (uint32_t line = 0; line < lines_count(l); line++)
        s->at.at[line] = look_at(lines_at(l, line));
    s->at.n = lines_count(l);
    s->edge = prose_edge(s);
    judge_ends(s);
}

void looks_release(struct looks *s)
{
    VEC_RELEASE(&s->at);
}
