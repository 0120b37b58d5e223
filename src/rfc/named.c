/* SPDX-License-Identifier: MIT
 *
 * Readers of what documents are called: RFC numbers, series, tags in brackets.  Pure; any thread.
 */
#include "base/platform.h"

#include "rfc/named.h"

#include <string.h>

#include "rfc/scan.h"

enum {
    RFC_DIGITS = 5,
    SERIES_DIGITS = 3,
    TAG_LONGEST = 72 /* bytes between the brackets */
};

/* ---------------------------------------------------------------- RFC 9110, RFCs 734 and 736 */

/* "RFC1006-like" still means the document. */
static bool is_suffix(struct str s, size_t at)
{
    static const struct str words[] = {{"like", 4},      {"style", 5},       {"based", 5},
                                       {"compliant", 9}, {"compatible", 10}, {"conformant", 10}};
    for (size_t k = 0; k < ARRAY_LEN(words); k++)
        if (scan_word(s, at, words[k]) != 0)
            return true;
    return false;
}

/* "RFC822-address", "RFC1213-MIB", "rfc1274.txt", "RFC4346bis" are names of other things; glued:
 * nothing stood between "RFC" and the number. */
static bool is_number_end(struct str s, size_t at, bool glued)
{
    char c = scan_char(s, at), after = scan_char(s, at + 1);
    if (char_is_alpha(c) || c == '_')
        return false;
    if (c == '-' && glued)
        return !char_is_alnum(after) || is_suffix(s, at + 1);
    return c != '.' || !char_is_alnum(after);
}

/* Over what may stand between "RFC" and its number; 0 when something else does. */
static size_t rfc_number_at(struct str s, size_t at)
{
    size_t i = at;
    if (scan_char(s, i) == '-' || scan_char(s, i) == ':')
        i++;
    i = scan_gap(s, i);
    if (scan_char(s, i) == '#')
        i = scan_gap(s, i + 1);
    return char_is_digit(scan_char(s, i)) ? i : 0;
}

static size_t add_rfc(struct mentions *m, size_t start, size_t number, bool glued)
{
    struct str s = m->source;
    size_t end = scan_digits(s, number, RFC_DIGITS);
    uint32_t n = scan_number(s, number, end);
    if (end == number || n == 0 || !is_number_end(s, end, glued))
        return 0;
    struct mention mention = {
        .start = (uint32_t)start, .end = (uint32_t)end, .kind = MENTION_RFC, .number = n};
    mentions_add(m, mention);
    return end;
}

static size_t add_rfc_list(struct mentions *m, size_t at)
{
    for (;;) {
        size_t next = scan_list(m->source, at);
        if (next == 0 || !char_is_digit(scan_char(m->source, next)))
            return at;
        size_t end = add_rfc(m, next, next, false);
        if (end == 0)
            return at;
        at = end;
    }
}

/* "RFC 821/822" */
static size_t add_rfc_slashes(struct mentions *m, size_t at)
{
    while (scan_char(m->source, at) == '/' && char_is_digit(scan_char(m->source, at + 1))) {
        size_t end = add_rfc(m, at + 1, at + 1, true);
        if (end == 0)
            break;
        at = end;
    }
    return at;
}

static size_t request_for_comments(struct str s, size_t at)
{
    static const struct str words[] = {{"Request", 7}, {"for", 3}, {"Comments", 8}};
    for (size_t k = 0; k < ARRAY_LEN(words); k++) {
        size_t behind = scan_word(s, at, words[k]);
        if (behind == 0)
            return 0;
        at = k + 1 < ARRAY_LEN(words) ? scan_gap(s, behind) : behind;
    }
    size_t bracket = scan_word(s, scan_gap(s, at), STR("(RFC)"));
    return bracket != 0 ? bracket : at;
}

/* "rfc1323" as a word by itself; "rfc822;" and "/rfc1739.txt" are parts of something else. */
static bool is_apart(struct str s, size_t at, size_t word)
{
    size_t end = scan_digits(s, word, RFC_DIGITS);
    char before = at > 0 ? s.p[at - 1] : ' ', after = scan_char(s, end);
    return strchr(" \n(", before) != NULL && after != '\0' && strchr(" \n),.", after) != NULL;
}

/* "Request for Comments: 793", "RFC: 793", "NWG/RFC# 278" at the start of a masthead's line. */
static bool is_own_number(const struct mentions *m, size_t at)
{
    struct str s = m->source;
    if (at >= m->masthead_end)
        return false;
    if (at >= 4 && scan_word(s, at - 4, STR("NWG/")) != 0)
        at -= 4;
    while (at > 0 && s.p[at - 1] == ' ')
        at--;
    return at == 0 || s.p[at - 1] == '\n';
}

size_t read_rfc(struct mentions *m, size_t at)
{
    struct str s = m->source;
    char before = at > 0 ? s.p[at - 1] : ' ';
    size_t word = scan_word(s, at, STR("RFC"));
    if (word == 0)
        word = request_for_comments(s, at);
    if (word == 0 || before == '-' || before == '.' || before == '@')
        return at;
    bool plural = scan_char(s, word) == 's' && !char_is_alnum(scan_char(s, word + 1));
    word += plural;
    size_t number = rfc_number_at(s, word);
    if (number != 0 && is_own_number(m, at))
        return scan_digits(s, number, RFC_DIGITS);
    if (number == 0 || (s.p[at] == 'r' && number == word && !is_apart(s, at, word)))
        return at;
    size_t end = add_rfc(m, at, number, number == word);
    if (end == 0) {
        mentions_add(m, (struct mention){.start = (uint32_t)at,
                                         .end = (uint32_t)(number + 1),
                                         .kind = MENTION_NOTHING});
        return number + 1;
    }
    return plural ? add_rfc_list(m, end) : add_rfc_slashes(m, end);
}

/* ---------------------------------------------------------------- BCP 14, STD 97, FYI 36 */

static size_t add_series(struct mentions *m, size_t start, size_t number, struct str name)
{
    struct str s = m->source;
    size_t end = scan_digits(s, number, SERIES_DIGITS);
    uint32_t n = scan_number(s, number, end);
    if (n == 0 || !is_number_end(s, end, false))
        return 0;
    char target[16];
    size_t length = name.n;
    memcpy(target, name.p, name.n);
    for (size_t i = number; i < end; i++)
        if (length > name.n || s.p[i] != '0')
            target[length++] = s.p[i];
    mentions_add(m, (struct mention){.start = (uint32_t)start,
                                     .end = (uint32_t)end,
                                     .kind = MENTION_TARGET,
                                     .text = arena_str(m->arena, (struct str){target, length})});
    return end;
}

size_t read_series(struct mentions *m, size_t at)
{
    static const struct {
        struct str word, name;
    } series[] = {{{"BCP", 3}, {"bcp", 3}}, {{"STD", 3}, {"std", 3}}, {{"FYI", 3}, {"fyi", 3}}};
    struct str s = m->source;
    if (at > 0 && (s.p[at - 1] == '-' || s.p[at - 1] == '/')) /* MIL-STD-1777 */
        return at;
    for (size_t k = 0; k < ARRAY_LEN(series); k++) {
        if (!str_starts(str_from(s, at), series[k].word))
            continue;
        size_t word = at + series[k].word.n;
        bool plural = scan_char(s, word) == 's';
        size_t number = rfc_number_at(s, word + plural);
        size_t end = number != 0 ? add_series(m, at, number, series[k].name) : 0;
        while (plural && end != 0) {
            size_t next = scan_list(s, end);
            size_t more = next != 0 ? add_series(m, next, next, series[k].name) : 0;
            if (more == 0)
                break;
            end = more;
        }
        return end != 0 ? end : at;
    }
    return at;
}

/* ---------------------------------------------------------------- [HTTP], [12], [RFC9110, 7] */

/* "RFC9110", "RFC 9110", "RFC-9110" as a whole → its number. */
static uint32_t tag_rfc(struct str tag)
{
    size_t word = scan_word(tag, 0, STR("RFC"));
    size_t number = word != 0 ? rfc_number_at(tag, word) : 0;
    size_t end = number != 0 ? scan_digits(tag, number, RFC_DIGITS) : 0;
    return end != 0 && end == tag.n ? scan_number(tag, number, end) : 0;
}

static bool add_tag(struct mentions *m, size_t start, size_t end, struct str tag)
{
    const struct reftag *entry = reftags_get(m->tags, tag);
    uint32_t number = tag_rfc(tag);
    if (number == 0 && entry != NULL)
        number = entry->number;
    if (number == 0 && entry == NULL)
        return false;
    mentions_add(m, (struct mention){.start = (uint32_t)start,
                                     .end = (uint32_t)end,
                                     .kind = MENTION_TAG,
                                     .number = number,
                                     .text = entry != NULL ? entry->tag : STR_NONE});
    return true;
}

/* "[0] IMPLICIT", "[1] INTEGER": a tag of ASN.1. */
static bool is_asn1(struct str s, size_t behind)
{
    static const struct str words[] = {
        {"IMPLICIT", 8}, {"EXPLICIT", 8}, {"INTEGER", 7},     {"OCTET", 5},    {"SEQUENCE", 8},
        {"SET", 3},      {"CHOICE", 6},   {"BOOLEAN", 7},     {"OPTIONAL", 8}, {"ANY", 3},
        {"BIT", 3},      {"NULL", 4},     {"ENUMERATED", 10}, {"EXTERNAL", 8},
    };
    size_t at = scan_gap(s, behind);
    for (size_t k = 0; k < ARRAY_LEN(words); k++)
        if (str_starts(str_from(s, at), words[k]) && !char_is_alnum(scan_char(s, at + words[k].n)))
            return true;
    return false;
}

static bool all_digits(struct str s)
{
    size_t i = 0;
    while (i < s.n && char_is_digit(s.p[i]))
        i++;
    return s.n > 0 && i == s.n;
}

/* word[1], m[1][2] and [0] IMPLICIT are no references, though the number may be one;
 * "(PMTUD)[7][8]" are two. */
static bool is_index(const struct mentions *m, size_t at, size_t close)
{
    struct str s = m->source;
    char before = at > 0 ? s.p[at - 1] : ' ';
    if (!all_digits(str_trim(str_slice(s, at + 1, close))))
        return false;
    if (m->at.n > 0 && m->at.at[m->at.n - 1].end == at)
        return false; /* "RFC 2068[33]" */
    return char_is_alnum(before) || strchr("_]", before) != NULL || is_asn1(s, close + 1);
}

/* Each part of "[1, RFC2119; 7]" that is a tag; the rest is left to the other readers. */
static size_t add_tag_parts(struct mentions *m, size_t from, size_t close)
{
    struct str s = m->source;
    size_t reached = from;
    for (size_t i = from; i < close;) {
        size_t end = i;
        while (end < close && strchr(",;/", s.p[end]) == NULL)
            end++;
        size_t start = scan_gap(s, i);
        struct str part = str_trim(str_slice(s, start, end));
        if (start >= end || part.n == 0 || !add_tag(m, start, start + part.n, part))
            return reached;
        reached = end;
        i = end + 1;
    }
    return reached;
}

size_t read_tag(struct mentions *m, size_t at)
{
    struct str s = m->source;
    size_t close = at + 1, line_ends = 0;
    while (close < s.n && close - at <= TAG_LONGEST && strchr("[]", s.p[close]) == NULL &&
           line_ends < 2)
        line_ends += s.p[close++] == '\n';
    if (scan_char(s, close) != ']' || is_index(m, at, close))
        return at + 1;
    struct str tag = str_trim(str_slice(s, at + 1, close));
    if (tag.n > 0 && add_tag(m, at, close + 1, tag))
        return close + 1;
    return add_tag_parts(m, at + 1, close);
}

/* ---------------------------------------------------------------- Obsoletes: 2145, 2616 */

/* Over the comma to the next number of the list; it may stand in the next line, behind which the
 * author's column comes between. 0 when the list ends. */
static size_t relation_step(struct str s, size_t at)
{
    if (scan_char(s, at) != ',')
        return 0;
    size_t i = at + 1;
    while (scan_char(s, i) == ' ')
        i++;
    if (i - at > 3 || scan_char(s, i) == '\n') {
        while (i < s.n && s.p[i] != '\n')
            i++;
        for (i++; scan_char(s, i) == ' '; i++)
            ;
    }
    size_t word = scan_word(s, i, STR("RFC"));
    i = word != 0 ? scan_gap(s, word) : i;
    return char_is_digit(scan_char(s, i)) ? i : 0;
}

size_t read_relation(struct mentions *m, size_t at)
{
    static const struct str words[] = {{"Obsoletes", 9}, {"Updates", 7}};
    struct str s = m->source;
    for (size_t k = 0; k < ARRAY_LEN(words) && at < m->masthead_end; k++) {
        size_t behind = scan_word(s, at, words[k]);
        if (behind == 0)
            continue;
        size_t i = scan_gap(s, behind + (scan_char(s, behind) == ':'));
        size_t rfc = scan_word(s, i, STR("RFC"));
        if (rfc != 0)
            i = scan_gap(s, rfc + (scan_char(s, rfc) == 's'));
        i = scan_gap(s, i + (scan_char(s, i) == ':'));
        size_t end = at;
        while (i != 0 && char_is_digit(scan_char(s, i)) && add_rfc(m, i, i, false) != 0) {
            end = scan_digits(s, i, RFC_DIGITS);
            i = relation_step(s, end);
        }
        return end;
    }
    return at;
}
