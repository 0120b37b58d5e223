/* SPDX-License-Identifier: MIT
 *
 * Reads the words around a place.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/wording.h"

#include <string.h>

#include "text/scan.h"

enum {
    NAME_LONGEST = 120,     /* bytes of a name, of what joins */
    ASIDES_LONGEST = 300,   /* titles and paragraphs between a place and "of" */
    SENTENCE_LONGEST = 200, /* how far back a sentence, a paragraph, a clause is followed */
    PARAGRAPH_LONGEST = 600,
    CLAUSE_LONGEST = 1500,
    WORD_LONGEST = 40,
    LINE_SHORTEST = 50 /* columns of a line that is full */
};

/* ---------------------------------------------------------------- words */

/* Behind the phrase; 0 when it does not stand there. */
static size_t phrase_end(struct str s, size_t at, struct str phrase)
{
    for (size_t i = 0; i < phrase.n; i++) {
        char c = scan_char(s, at);
        bool gap = phrase.p[i] == ' ' && (c == ' ' || c == '\n');
        if (!gap && char_lower(c) != char_lower(phrase.p[i]))
            return 0;
        at = gap ? scan_gap(s, at) : at + 1;
    }
    return char_is_alnum(scan_char(s, at)) ? 0 : at;
}

bool wording_is(struct str s, size_t at, struct str phrase)
{
    return phrase_end(s, at, phrase) != 0;
}

static size_t one_of(struct str s, size_t at, const struct str *phrases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t end = phrase_end(s, at, phrases[i]);
        if (end != 0)
            return end;
    }
    return 0;
}

#define ONE_OF(s, at, phrases) one_of(s, at, phrases, ARRAY_LEN(phrases))

/* Back over blanks and line ends. */
static size_t gap_start(struct str s, size_t at)
{
    while (at > 0 && (s.p[at - 1] == ' ' || s.p[at - 1] == '\n'))
        at--;
    return at;
}

static bool parts_words(char c)
{
    return c == ' ' || c == '\n' || c == '(' || c == '"';
}

/* Where the word that ends at `end` begins, digits and dots and all. */
static size_t word_start(struct str s, size_t end)
{
    size_t at = end;
    while (at > 0 && end - at < WORD_LONGEST && !parts_words(s.p[at - 1]))
        at--;
    return at;
}

bool wording_touches(struct str s, size_t from, size_t to)
{
    return to == from + 1 || (scan_char(s, from) == '\n' && scan_gap(s, from) == to);
}

/* ---------------------------------------------------------------- sentences and clauses */

static bool ends_paragraph(struct str s, size_t at)
{
    return s.p[at] == '\n' && scan_char(s, at + 1) == '\n';
}

/* A full stop behind which a new sentence begins. */
static bool ends_sentence(struct str s, size_t at)
{
    char c = s.p[at];
    if (c != '.' && c != '?' && c != '!')
        return false;
    size_t i = at + 1;
    while (i < s.n && strchr("\"')]", s.p[i]) != NULL)
        i++;
    size_t next = scan_gap(s, i);
    bool abbreviated = at > 1 && s.p[at - 2] == '.'; /* "e.g." */
    return next > i && !abbreviated && (char_is_upper(scan_char(s, next)) || next - i > 1);
}

size_t wording_sentence(struct str s, size_t at)
{
    size_t least = at > SENTENCE_LONGEST ? at - SENTENCE_LONGEST : 0;
    while (at > least && !ends_paragraph(s, at - 1) && !ends_sentence(s, at - 1))
        at--;
    return at;
}

size_t wording_paragraph(struct str s, size_t at)
{
    size_t least = at > PARAGRAPH_LONGEST ? at - PARAGRAPH_LONGEST : 0;
    while (at > least && !ends_paragraph(s, at - 1))
        at--;
    return at;
}

size_t wording_clause(struct str s, size_t at)
{
    static const struct str word = STR_INIT("reference");
    size_t least = at > CLAUSE_LONGEST ? at - CLAUSE_LONGEST : 0;
    const char *quote = memrchr(s.p + least, '"', at - least);
    if (quote == NULL)
        return 0;
    size_t start = (size_t)(quote - s.p) + 1, end = gap_start(s, start - 1);
    bool parted = end + 1 < start; /* not the quote behind "by reference" */
    return parted && end >= word.n && wording_is(s, end - word.n, word) ? start : 0;
}

size_t wording_clause_end(struct str s, size_t at)
{
    size_t most = s.n - at > CLAUSE_LONGEST ? at + CLAUSE_LONGEST : s.n;
    const char *quote = memchr(s.p + at, '"', most - at);
    return quote != NULL ? (size_t)(quote - s.p) : most;
}

/* ---------------------------------------------------------------- behind a place */

size_t wording_preposition(struct str s, size_t at)
{
    static const struct str words[] = {STR_INIT("of"), STR_INIT("in"), STR_INIT("from"),
                                       STR_INIT("within")};
    size_t end = ONE_OF(s, at, words), next = end != 0 ? scan_gap(s, end) : 0;
    return scan_char(s, next) != '\n' ? next : 0; /* there the paragraph ends */
}

/* Over "paragraph 4", "sixth paragraph", "respectively", behind a comma. */
static size_t skip_part(struct str s, size_t at)
{
    static const struct str parts[] = {
        STR_INIT("paragraph"), STR_INIT("paragraphs"), STR_INIT("item"),
        STR_INIT("bullet"),    STR_INIT("sentence"),   STR_INIT("step"),
        STR_INIT("table"),     STR_INIT("figure"),     STR_INIT("rule")};
    size_t respectively = phrase_end(s, at, STR("respectively"));
    if (respectively != 0)
        return respectively;
    bool part = false;
    for (size_t i = at, words = 0; words < 5; words++) {
        if (part && wording_is(s, i, STR("of")))
            return i;
        part |= ONE_OF(s, i, parts) != 0;
        size_t end = i;
        while (char_is_alnum(scan_char(s, end)) ||
               (scan_char(s, end) == '.' && char_is_digit(scan_char(s, end + 1))))
            end++;
        if (end == i)
            break;
        i = scan_gap(s, end);
        if (part && scan_char(s, i) == ',')
            i = scan_gap(s, i + 1);
    }
    return at;
}

size_t wording_behind(struct str s, size_t to)
{
    if (scan_char(s, to) == '.' && wording_is(s, scan_gap(s, to + 1), STR("of")))
        to++; /* "Section 3.2. of [X]" */
    for (size_t at = to; at - to < ASIDES_LONGEST;) {
        size_t i = scan_gap(s, at);
        bool comma = scan_char(s, i) == ',';
        if (comma)
            i = scan_gap(s, i + 1);
        if (comma && at > to && wording_preposition(s, i) != 0)
            return i;
        bool closes = i == to && scan_char(s, i) != '('; /* a quote around the place */
        size_t next = closes ? i : scan_aside(s, i);
        if (next == i && comma)
            next = skip_part(s, i);
        if (next == i)
            return scan_gap(s, at);
        at = next;
    }
    return to;
}

static bool ends_name(struct str s, size_t at)
{
    static const struct str words[] = {
        STR_INIT("is"),        STR_INIT("are"),     STR_INIT("that"),      STR_INIT("which"),
        STR_INIT("describes"), STR_INIT("defines"), STR_INIT("with"),      STR_INIT("as"),
        STR_INIT("by"),        STR_INIT("but"),     STR_INIT("specifies"), STR_INIT("when"),
        STR_INIT("should"),    STR_INIT("must"),    STR_INIT("may"),       STR_INIT("can"),
        STR_INIT("has"),       STR_INIT("was"),
    };
    return ONE_OF(s, at, words) != 0;
}

bool wording_is_name(struct str s, size_t at, size_t to)
{
    if (to < at || to - at > NAME_LONGEST)
        return false;
    bool word = true, quoted = false;
    for (; at < to; at++) {
        char c = s.p[at];
        quoted ^= c == '"';
        if (c == ',' && !quoted && scan_gap(s, at + 1) != to)
            return false;
        if (c == ';' || c == '[' || ends_paragraph(s, at))
            return false;
        if (strchr(".:", c) != NULL && !char_is_alnum(scan_char(s, at + 1)) && !quoted)
            return false;
        if (word && char_is_alpha(c) && !quoted && ends_name(s, at))
            return false;
        word = !char_is_alnum(c);
    }
    return true;
}

enum wording_pointer wording_points(struct str s, size_t at)
{
    static const struct str here[] = {STR_INIT("this"), STR_INIT("the present"),
                                      STR_INIT("the current"), STR_INIT("our"), STR_INIT("these")};
    static const struct str whole[] = {/* where nothing follows that names another */
                                       STR_INIT("the specification"), STR_INIT("the document"),
                                       STR_INIT("the memo")};
    static const struct str back[] = {STR_INIT("that"), STR_INIT("that same"),
                                      STR_INIT("the same")};
    static const struct str nouns[] = {
        STR_INIT("document"),      STR_INIT("RFC"),   STR_INIT("memo"),
        STR_INIT("specification"), STR_INIT("draft"), STR_INIT("standard"),
        STR_INIT("spec"),          STR_INIT("text"),  STR_INIT("report")};
    if (ONE_OF(s, at, here) != 0)
        return POINTS_HERE;
    size_t end = ONE_OF(s, at, whole);
    if (end != 0 && strchr(".,;)", scan_char(s, end)) != NULL)
        return POINTS_HERE;
    end = phrase_end(s, at, STR("the RFC"));
    if (end != 0 && strchr(".,;:)\n", scan_char(s, end)) != NULL)
        return POINTS_BACK;
    for (size_t i = 0; i < ARRAY_LEN(back); i++) {
        end = phrase_end(s, at, back[i]);
        if (end != 0 && ONE_OF(s, scan_gap(s, end), nouns) != 0)
            return POINTS_BACK;
    }
    return POINTS_NOWHERE;
}

/* ---------------------------------------------------------------- before a place */

bool wording_is_possessive(struct str s, size_t at)
{
    static const struct str words[] = {STR_INIT("its"), STR_INIT("original")};
    size_t start = word_start(s, gap_start(s, at));
    return start < at && ONE_OF(s, start, words) != 0;
}

bool wording_is_tag(struct str s, size_t at)
{
    size_t end = gap_start(s, at);
    end -= end > 0 && s.p[end - 1] == ',';
    if (end < 2 || s.p[end - 1] != ']' || !char_is_alnum(s.p[end - 2]))
        return false;
    size_t open = word_start(s, end);
    return s.p[open] == '[' && scan_gap(s, end + (s.p[end] == ',')) == at;
}

/* "IEEE", "X.509": what only the names of others' standards begin with. */
static bool is_body(struct str s, size_t at)
{
    static const struct str bodies[] = {
        STR_INIT("ISO"),  STR_INIT("IEC"),   STR_INIT("IEEE"), STR_INIT("ITU"), STR_INIT("ANSI"),
        STR_INIT("ETSI"), STR_INIT("CCITT"), STR_INIT("NIST"), STR_INIT("SP"),  STR_INIT("FIPS"),
        STR_INIT("3GPP"), STR_INIT("TS"),    STR_INIT("TR"),   STR_INIT("FRF")};
    for (size_t i = 0; i < ARRAY_LEN(bodies); i++)
        if (str_starts(str_from(s, at), bodies[i]) &&
            !char_is_alpha(scan_char(s, at + bodies[i].n)))
            return true;
    return char_is_upper(scan_char(s, at)) && scan_char(s, at + 1) == '.' &&
           char_is_digit(scan_char(s, at + 2)) && char_is_digit(scan_char(s, at + 3));
}

/* The words go on in the next line because this one is full. */
static bool is_full_line(struct str s, size_t end)
{
    size_t at = end;
    while (at > 0 && s.p[at - 1] != '\n' && end - at < LINE_SHORTEST)
        at--;
    return end - at >= LINE_SHORTEST;
}

bool wording_is_standard(struct str s, size_t at)
{
    size_t end = gap_start(s, at);
    bool glued = end == at && end > 0 && s.p[end - 1] == '/'; /* "H.263/Annex N" */
    if (!glued && !wording_touches(s, end, at))
        return false;
    if (scan_char(s, end) == '\n' && !is_full_line(s, end))
        return false;
    bool comma = end > 0 && s.p[end - 1] == ',';
    end -= glued || comma;
    size_t word = word_start(s, end), before = word_start(s, gap_start(s, word));
    bool digit = false;
    for (size_t i = word; i < end; i++)
        digit |= char_is_digit(s.p[i]);
    if (!digit || !char_is_alnum(s.p[end - 1]))
        return false;
    return is_body(s, word) || is_body(s, before) || (char_is_upper(s.p[word]) && !comma);
}

/* Over one of the words that join a section to the document before it. */
static size_t skip_joint(struct str s, size_t at)
{
    static const struct str words[] = {
        STR_INIT("in"),         STR_INIT("particular"), STR_INIT("particularly"),
        STR_INIT("especially"), STR_INIT("notably"),    STR_INIT("specifically"),
        STR_INIT("mainly"),     STR_INIT("namely"),     STR_INIT("states"),
        STR_INIT("says"),       STR_INIT("specifies"),  STR_INIT("defines"),
        STR_INIT("describes"),  STR_INIT("requires"),   STR_INIT("notes"),
        STR_INIT("recommends"), STR_INIT("discusses"),  STR_INIT("explains"),
    };
    if (s.p[at] == '[') { /* RFC 2459 [7]: a tag that no entry has */
        size_t close = at + 1;
        while (close - at < WORD_LONGEST && char_is_alnum(scan_char(s, close)))
            close++;
        return scan_char(s, close) == ']' ? close + 1 : at + 1;
    }
    if (strchr(",:()]-", s.p[at]) != NULL)
        return at + 1;
    if (s.p[at] == '"') { /* RFC 2026, "The Process", */
        size_t behind = scan_aside(s, at);
        return scan_char(s, behind) == ',' ? behind : at;
    }
    size_t end = ONE_OF(s, at, words);
    return end != 0 ? end : at;
}

bool wording_joins(struct str s, size_t from, size_t to)
{
    if (to - from > NAME_LONGEST)
        return false;
    for (size_t at = scan_gap(s, from); at < to; at = scan_gap(s, at)) {
        size_t next = skip_joint(s, at);
        if (next == at)
            return false;
        at = next;
    }
    return true;
}

/* A sentence goes on plainly, word after word. */
static bool is_plain(struct str s, size_t from, size_t to)
{
    static const struct str turns[] = {STR_INIT("that"),  STR_INIT("which"), STR_INIT("when"),
                                       STR_INIT("where"), STR_INIT("to"),    STR_INIT("as"),
                                       STR_INIT("and")};
    for (size_t at = from; at < to; at++) {
        bool word = at == from || !char_is_alnum(s.p[at - 1]);
        if (strchr(".,;:()[]<>|", s.p[at]) != NULL || ends_paragraph(s, at) ||
            (word && ONE_OF(s, at, turns) != 0))
            return false;
    }
    return true;
}

bool wording_tells(struct str s, size_t from, size_t to)
{
    static const struct str verbs[] = {
        STR_INIT("defines"),   STR_INIT("specifies"), STR_INIT("describes"),
        STR_INIT("discusses"), STR_INIT("includes"),  STR_INIT("gives"),
        STR_INIT("lists"),     STR_INIT("provides"),  STR_INIT("contains")};
    size_t verb = scan_gap(s, from), in = gap_start(s, to);
    if (to - from > NAME_LONGEST || in < from + 2 || !wording_is(s, in - 2, STR("in")))
        return false;
    if (ONE_OF(s, verb, verbs) == 0) { /* "directly discusses" */
        while (verb < to && char_is_alpha(s.p[verb]))
            verb++;
        verb = scan_gap(s, verb);
    }
    size_t last = gap_start(s, in - 2);
    bool passive = last > 2 && s.p[last - 2] == 'e' && s.p[last - 1] == 'd';
    return ONE_OF(s, verb, verbs) != 0 && !passive && is_plain(s, verb, in);
}
