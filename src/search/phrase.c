/* SPDX-License-Identifier: MIT
 *
 * One pass over the typed pattern, a token at a time: each scan_… function takes the token that
 * begins at s->i, copies or rewrites it and moves behind it.  The …_length functions only look.
 *
 * Pure; any thread.
 */
#include "base/platform.h"

#include "search/phrase.h"

#include <string.h>

#include "base/utf8.h"

/* Blanks within a line are counted up to this, so that a hostile text of nothing but blanks cannot
 * make the search quadratic. */
#define BLANKS        " {1,250}"
#define LINE_BREAK    "\\n {0,250}"
#define BLANK_RUN     "(?:" BLANKS "|" LINE_BREAK ")"
#define BLANK_BEFORE  "(?:^|(?<= ))"
#define BLANK_AFTER   "(?= |$)"
#define NO_LOOKBEHIND SIZE_MAX

struct scan {
    struct str in;
    size_t i;
    struct phrase *out;
    bool verbatim;               /* (?x) was seen: blanks mean nothing from here on */
    size_t depth;                /* open parentheses */
    size_t lookbehind;           /* depth outside the outermost lookbehind, or NO_LOOKBEHIND */
    bool after_caret, after_bar; /* the token before was ^ or | */
};

static char scan_at(const struct scan *s, size_t offset)
{
    return s->i + offset < s->in.n ? s->in.p[s->i + offset] : '\0';
}

static bool scan_sees(const struct scan *s, struct str what)
{
    return str_starts(str_from(s->in, s->i), what);
}

/* ------------------------------------------------------------------ output */

static void scan_insert(struct scan *s, const char *text)
{
    for (const char *p = text; *p != '\0'; p++)
        VEC_PUSH(&s->out->typed, (uint32_t)s->i);
    strbuf_add_cstr(&s->out->text, text);
}

static void scan_copy(struct scan *s, size_t n)
{
    if (n > s->in.n - s->i)
        n = s->in.n - s->i;
    strbuf_add_str(&s->out->text, str_slice(s->in, s->i, s->i + n));
    for (; n > 0; n--)
        VEC_PUSH(&s->out->typed, (uint32_t)s->i++);
}

/* Copies characters that stand for themselves. */
static void scan_copy_literal(struct scan *s, size_t n)
{
    for (size_t i = s->i; i < s->i + n;) {
        uint32_t cp = utf8_next(s->in, &i);
        s->out->upper |= cp != UTF8_BAD && utf8_fold(cp) != cp;
    }
    scan_copy(s, n);
}

static void scan_character(struct scan *s)
{
    size_t end = s->i;
    utf8_next(s->in, &end);
    scan_copy_literal(s, end - s->i);
}

/* ------------------------------------------------------------------ lengths */

/* Up to and with the next c at or after offset; 0 if there is none. */
static size_t length_through(const struct scan *s, size_t offset, char c)
{
    ptrdiff_t at = str_find_char(s->in, c, s->i + offset);
    return at < 0 ? 0 : (size_t)at + 1 - s->i;
}

/* *, +, ?, {2}, {2,}, {2,3} with a following ? or +; 0 if none begins at offset. */
static size_t quantifier_length(const struct scan *s, size_t offset)
{
    size_t n = offset;
    char c = scan_at(s, n++);
    if (c == '{') {
        if (!char_is_digit(scan_at(s, n)))
            return 0;
        while (char_is_digit(scan_at(s, n)))
            n++;
        if (scan_at(s, n) == ',')
            for (n++; char_is_digit(scan_at(s, n));)
                n++;
        if (scan_at(s, n++) != '}')
            return 0;
    } else if (c != '*' && c != '+' && c != '?') {
        return 0;
    }
    if (scan_at(s, n) == '?' || scan_at(s, n) == '+')
        n++;
    return n - offset;
}

/* What belongs to the escape at s->i besides its letter: \x{…}, \k<…>, \cX, \pL, \xFF. */
static size_t escape_length(const struct scan *s)
{
    char letter = scan_at(s, 1), next = scan_at(s, 2);
    static const char hex[] = "0123456789abcdefABCDEF";
    size_t n = 0;
    if (next == '{' && strchr("xopPNgk", letter) != NULL)
        n = length_through(s, 3, '}');
    else if (next == '<' && (letter == 'g' || letter == 'k'))
        n = length_through(s, 3, '>');
    else if (next == '\'' && (letter == 'g' || letter == 'k'))
        n = length_through(s, 3, '\'');
    else if (next != '\0' && (letter == 'c' || letter == 'p' || letter == 'P'))
        n = 3;
    else if (letter == 'x')
        for (n = 2; n < 4 && scan_at(s, n) != '\0' && strchr(hex, scan_at(s, n)) != NULL;)
            n++;
    return n > 0 ? n : 2;
}

/* ------------------------------------------------------------------ tokens */

static void scan_quoted(struct scan *s)
{
    ptrdiff_t end = str_find(s->in, STR("\\E"), s->i + 2);
    scan_copy(s, 2);
    scan_copy_literal(s, (end < 0 ? s->in.n : (size_t)end) - s->i);
    if (end >= 0)
        scan_copy(s, 2);
}

static void scan_escape(struct scan *s)
{
    if (scan_sees(s, STR("\\Q"))) {
        scan_quoted(s);
        return;
    }
    s->out->lines |= scan_at(s, 1) == 'n' || scan_at(s, 1) == 'R';
    size_t n = escape_length(s), end = s->i + 1;
    if (n == 2 && end < s->in.n) { /* the escaped character may have several bytes */
        utf8_next(s->in, &end);
        n = end - s->i;
    }
    scan_copy(s, n);
}

/* [:alpha:] and its like, 0 if there is none. */
static size_t posix_class_length(const struct scan *s)
{
    char mark = scan_at(s, 1);
    if (mark != ':' && mark != '.' && mark != '=')
        return 0;
    size_t n = 2;
    while (scan_at(s, n) == '^' || char_is_alpha(scan_at(s, n)))
        n++;
    return scan_at(s, n) == mark && scan_at(s, n + 1) == ']' ? n + 2 : 0;
}

static void scan_class(struct scan *s)
{
    scan_copy(s, scan_at(s, 1) == '^' ? 2 : 1);
    if (scan_at(s, 0) == ']') /* leading: itself */
        scan_copy(s, 1);
    while (s->i < s->in.n && scan_at(s, 0) != ']') {
        size_t posix = scan_at(s, 0) == '[' ? posix_class_length(s) : 0;
        if (posix > 0)
            scan_copy(s, posix);
        else if (scan_at(s, 0) == '\\')
            scan_escape(s);
        else
            scan_character(s);
    }
    if (s->i < s->in.n)
        scan_copy(s, 1);
}

/* How a parenthesis may begin; the first that fits counts.  The token is the text, or goes on
 * through the character named. */
static const struct opening {
    const char *text;
    char through;
    bool closed;     /* the token holds its own closing parenthesis */
    bool lookbehind; /* what is inside needs a fixed length */
    bool verbatim;   /* what follows is not to be touched: a callout's text has quotes of its own */
} openings[] = {
    {.text = "(?#", .through = ')', .closed = true},
    {.text = "(?&", .through = ')', .closed = true},
    {.text = "(?P=", .through = ')', .closed = true},
    {.text = "(?P>", .through = ')', .closed = true},
    {.text = "(?P<", .through = '>'},
    {.text = "(?<=", .lookbehind = true},
    {.text = "(?<!", .lookbehind = true},
    {.text = "(*plb:", .lookbehind = true},
    {.text = "(*nlb:", .lookbehind = true},
    {.text = "(*naplb:", .lookbehind = true},
    {.text = "(*positive_lookbehind:", .lookbehind = true},
    {.text = "(*negative_lookbehind:", .lookbehind = true},
    {.text = "(*non_atomic_positive_lookbehind:", .lookbehind = true},
    {.text = "(?<", .through = '>'},
    {.text = "(?'", .through = '\''},
    {.text = "(?C", .verbatim = true},
};

static void scan_open(struct scan *s, size_t n, bool lookbehind)
{
    if (lookbehind && s->lookbehind == NO_LOOKBEHIND)
        s->lookbehind = s->depth;
    s->depth++;
    scan_copy(s, n);
}

static void scan_close(struct scan *s)
{
    if (s->depth > 0)
        s->depth--;
    if (s->depth == s->lookbehind)
        s->lookbehind = NO_LOOKBEHIND;
    scan_copy(s, 1);
}

/* (?i) (?x-m: (?^i) and calls such as (?R) (?-1): letters, then a parenthesis or colon. */
static void scan_options(struct scan *s)
{
    size_t n = 2;
    bool on = true, extended = false;
    for (char c; (c = scan_at(s, n)) == '^' || c == '-' || c == '+' || char_is_alnum(c); n++) {
        on &= c != '-';
        extended |= on && c == 'x';
    }
    s->verbatim |= extended;
    if (scan_at(s, n) == ')')
        scan_copy(s, n + 1);
    else
        scan_open(s, n + 1, false); /* (?: (?i: (?= (?| (?> */
}

/* (?(1)… (?(<name>)… (?(?=…)… : an assertion as the condition is a group of its own. */
static void scan_condition(struct scan *s)
{
    bool assertion = scan_at(s, 3) == '?' || scan_at(s, 3) == '*';
    size_t n = assertion ? 2 : length_through(s, 3, ')');
    scan_open(s, n > 0 ? n : s->in.n - s->i, false);
}

/* (*VERB:argument) is a token; (*pla:…) a group. */
static void scan_verb(struct scan *s)
{
    if (char_is_lower(scan_at(s, 2))) {
        size_t n = length_through(s, 2, ':');
        scan_open(s, n > 0 ? n : 2, false);
        return;
    }
    size_t n = length_through(s, 2, ')');
    scan_copy(s, n > 0 ? n : s->in.n - s->i);
}

static void scan_parenthesis(struct scan *s)
{
    for (const struct opening *o = openings; o < openings + ARRAY_LEN(openings); o++) {
        if (!scan_sees(s, str_of(o->text)))
            continue;
        size_t n = strlen(o->text);
        if (o->through != '\0' && (n = length_through(s, n, o->through)) == 0)
            n = s->in.n - s->i;
        s->verbatim |= o->verbatim;
        if (o->closed)
            scan_copy(s, n);
        else
            scan_open(s, n, o->lookbehind);
        return;
    }
    if (scan_sees(s, STR("(?(")))
        scan_condition(s);
    else if (scan_sees(s, STR("(?")))
        scan_options(s);
    else if (scan_sees(s, STR("(*")))
        scan_verb(s);
    else
        scan_open(s, 1, false);
}

/* The run of blanks at s->i with the quantifier behind it, which belongs to its last blank. */
static void scan_run(struct scan *s)
{
    size_t n = 1;
    while (char_is_blank(scan_at(s, n)))
        n++;
    size_t quantifier = quantifier_length(s, n);
    char next = scan_at(s, n + quantifier);
    bool first = s->i == 0 && next != '|', last = s->i + n + quantifier == s->in.n && !s->after_bar;
    bool on_line = s->after_caret || next == '$' || (first && last);
    s->out->lines |= scan_at(s, n) == '{' && quantifier > 0;
    if (quantifier > 0) {
        if (n > 1)
            scan_insert(s, BLANK_RUN);
        scan_insert(s, "(?: ");
        s->i += n;
        scan_copy(s, quantifier);
        scan_insert(s, on_line || first || last ? ")" : "|" LINE_BREAK ")");
    } else {
        scan_insert(s, on_line ? BLANKS : first ? BLANK_BEFORE : last ? BLANK_AFTER : BLANK_RUN);
        s->i += n;
    }
}

static void scan_blanks(struct scan *s)
{
    if (s->verbatim) {
        scan_copy(s, 1);
    } else if (s->lookbehind != NO_LOOKBEHIND) {
        scan_insert(s, "[ \\n]");
        s->i++;
    } else {
        scan_run(s);
    }
}

static void scan_hyphen(struct scan *s)
{
    char next = scan_at(s, 1);
    size_t quantifier = quantifier_length(s, 1);
    bool plain = s->verbatim || s->lookbehind != NO_LOOKBEHIND || s->i + 1 == s->in.n ||
                 next == '-' || char_is_blank(next);
    if (!plain && quantifier > 0)
        scan_insert(s, "(?:");
    scan_copy(s, 1);
    if (!plain)
        scan_insert(s, "(?:" LINE_BREAK ")??");
    if (!plain && quantifier > 0) {
        scan_insert(s, ")");
        scan_copy(s, quantifier);
    }
}

static void scan_anchor(struct scan *s)
{
    s->out->lines = true;
    scan_copy(s, 1);
}

/* In extended mode # begins a comment up to the line's end. */
static void scan_hash(struct scan *s)
{
    size_t n = s->verbatim ? length_through(s, 0, '\n') : 1;
    scan_copy(s, n > 0 ? n : s->in.n - s->i);
}

static const struct token {
    char first;
    void (*scan)(struct scan *s);
} tokens[] = {
    {'\\', scan_escape}, {'[', scan_class},  {'(', scan_parenthesis}, {')', scan_close},
    {'-', scan_hyphen},  {'#', scan_hash},   {' ', scan_blanks},      {'\t', scan_blanks},
    {'^', scan_anchor},  {'$', scan_anchor},
};

static void scan_token(struct scan *s)
{
    char first = scan_at(s, 0);
    void (*scan)(struct scan *) = scan_character;
    for (size_t i = 0; i < ARRAY_LEN(tokens); i++)
        if (tokens[i].first == first)
            scan = tokens[i].scan;
    scan(s);
    s->after_caret = first == '^';
    s->after_bar = first == '|';
}

void phrase_init(struct phrase *p, struct str typed)
{
    *p = (struct phrase){.text = STRBUF_INIT(STRBUF_TEXT), .typed_n = typed.n};
    struct scan s = {.in = typed, .out = p, .lookbehind = NO_LOOKBEHIND};
    while (s.i < typed.n)
        scan_token(&s);
}

void phrase_release(struct phrase *p)
{
    strbuf_release(&p->text);
    VEC_RELEASE(&p->typed);
}

size_t phrase_typed_offset(const struct phrase *p, size_t offset)
{
    return offset < p->typed.n ? p->typed.at[offset] : p->typed_n;
}
