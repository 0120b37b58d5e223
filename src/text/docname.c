/* SPDX-License-Identifier: MIT
 *
 * Reads the name of a document: a word, marks between, a number.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/docname.h"

#include <string.h>

#include "text/scan.h"

enum { RFC_DIGITS = 5, SERIES_DIGITS = 3 };

/* The longer before those that they begin with. */
struct mark {
    struct str word;
    bool plural;
};

static size_t skip_mark(struct str s, size_t at, const struct mark *marks, size_t n, bool *plural)
{
    for (size_t k = 0; k < n; k++) {
        size_t behind = scan_word(s, at, marks[k].word);
        if (behind == 0 || char_is_alpha(scan_char(s, behind)))
            continue;
        *plural |= marks[k].plural;
        return behind;
    }
    return at;
}

/* Over what may stand between "RFC" and its number; at most one line end. */
static size_t skip_marks(struct str s, size_t at, bool *plural)
{
    static const struct mark endings[] = {{STR_INIT("'s"), true}, {STR_INIT("s"), true}};
    static const struct mark counts[] = {{STR_INIT("#'s"), true},  {STR_INIT("#s"), true},
                                         {STR_INIT("#"), false},   {STR_INIT("Nos."), true},
                                         {STR_INIT("No."), false}, {STR_INIT("number"), false}};
    size_t i = skip_mark(s, at, endings, ARRAY_LEN(endings), plural);
    i += scan_char(s, i) == '-' || scan_char(s, i) == ':';
    size_t word = scan_gap(s, i);
    size_t behind = skip_mark(s, word, counts, ARRAY_LEN(counts), plural);
    if (behind != word) {
        behind += scan_char(s, behind) == ':';
        bool ended = memchr(s.p + i, '\n', word - i) != NULL;
        word = ended ? scan_blanks(s, behind) : scan_gap(s, behind);
    }
    return *plural && scan_char(s, word) == '(' ? word + 1 : word;
}

/* MIL-STD-1777, IEEE STD 802 and DCE RFC 26 are documents of others. */
static bool is_foreign(struct str s, size_t at, const struct str *owners, size_t n)
{
    while (at > 0 && strchr(" \n-", s.p[at - 1]) != NULL)
        at--;
    for (size_t k = 0; k < n; k++)
        if (at >= owners[k].n && str_eq(str_slice(s, at - owners[k].n, at), owners[k]))
            return true;
    return false;
}

size_t docname_number(struct str s, size_t at, size_t *digits, uint32_t *number)
{
    *digits = at + (scan_char(s, at) == '#');
    size_t end = scan_digits(s, *digits, RFC_DIGITS);
    *number = scan_number(s, *digits, end);
    return *number != 0 ? end : 0;
}

static size_t request_for_comments(struct str s, size_t at)
{
    static const struct str words[] = {STR_INIT("Request"), STR_INIT("for"), STR_INIT("Comment")};
    for (size_t k = 0; k < ARRAY_LEN(words); k++) {
        size_t behind = scan_word(s, at, words[k]);
        if (behind == 0)
            return 0;
        at = k + 1 < ARRAY_LEN(words) ? scan_gap(s, behind) : behind;
    }
    at += scan_char(s, at) == 's';
    size_t bracket = scan_word(s, scan_gap(s, at), STR("(RFC)"));
    return bracket != 0 ? bracket : at;
}

bool docname_rfc(struct str s, size_t at, struct docname *n)
{
    static const struct str owners[] = {STR_INIT("DCE"), STR_INIT("OSF")};
    size_t word = scan_word(s, at, STR("RFC"));
    if (word == 0)
        word = request_for_comments(s, at);
    if (word == 0 || is_foreign(s, at, owners, ARRAY_LEN(owners)))
        return false;
    *n = (struct docname){0};
    n->digits = skip_marks(s, word, &n->plural);
    n->glued = n->digits == word;
    n->end = docname_number(s, n->digits, &n->digits, &n->number);
    bool listed = n->digits > word && s.p[n->digits - 1] == '(';
    return n->end != 0 && !(listed && scan_char(s, n->end) == ')'); /* "in RFCs (1) …" */
}

bool docname_series(struct str s, size_t at, struct docname *n, struct str *series)
{
    static const struct {
        struct str word, name;
    } names[] = {{STR_INIT("BCP"), STR_INIT("bcp")},
                 {STR_INIT("STD"), STR_INIT("std")},
                 {STR_INIT("FYI"), STR_INIT("fyi")}};
    static const struct str owners[] = {STR_INIT("IEEE"), STR_INIT("ANSI"), STR_INIT("MIL")};
    for (size_t k = 0; k < ARRAY_LEN(names); k++) {
        if (!str_starts(str_from(s, at), names[k].word))
            continue;
        if ((at > 0 && s.p[at - 1] == '-') || is_foreign(s, at, owners, ARRAY_LEN(owners)))
            return false;
        size_t word = at + names[k].word.n;
        *n = (struct docname){0};
        n->digits = skip_marks(s, word, &n->plural);
        n->glued = n->digits == word;
        n->end = scan_digits(s, n->digits, SERIES_DIGITS);
        n->number = scan_number(s, n->digits, n->end);
        *series = names[k].name;
        return n->number != 0;
    }
    return false;
}
