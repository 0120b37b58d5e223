/* SPDX-License-Identifier: MIT
 *
 * From the names of documents to mentions: which are meant, and the lists that go on behind them.
 * Pure; any thread.
 */
#include "base/platform.h"

#include "text/named.h"

#include <stdio.h>
#include <string.h>

#include "text/docname.h"
#include "text/scan.h"

enum {
    RFC_DIGITS = 5,
    ORDINAL = 100,  /* below it a number may well be that of a heading */
    COLUMN_GAP = 3, /* blanks at least before the author's column */
    LABEL_WIDTH = 8 /* of what stands before the numbers in a masthead */
};

/* ---------------------------------------------------------------- RFC 9110, RFCs 734 and 736 */

/* "RFC1006-like" still means the document. */
static bool is_suffix(struct str s, size_t at)
{
    static const struct str words[] = {STR_INIT("like"),       STR_INIT("style"),
                                       STR_INIT("based"),      STR_INIT("compliant"),
                                       STR_INIT("compatible"), STR_INIT("conformant")};
    for (size_t k = 0; k < ARRAY_LEN(words); k++)
        if (scan_word(s, at, words[k]) != 0)
            return true;
    return false;
}

/* "FROM RFC1213-MIB": an import names the document that has the module. */
static bool is_import(struct str s, size_t at)
{
    while (at > 0 && s.p[at - 1] == ' ')
        at--;
    return at >= 5 && str_eq(str_slice(s, at - 4, at), STR("FROM")) && scan_starts(s, at - 4);
}

/* What follows the number of the name at `start` leaves it the name of an RFC.  "RFC822-address",
 * "rfc1274.txt" and "RFC4346bis" are names of other things; "RFC5321.MailFrom" is a field as that
 * RFC has it, "RFC822.SIZE" the size of a message in its form. */
static bool is_number_end(struct str s, size_t start, size_t at, bool glued)
{
    char c = scan_char(s, at), after = scan_char(s, at + 1);
    if (char_is_alpha(c) || c == '_')
        return false;
    if (c == '-' && glued)
        return !char_is_alnum(after) || is_suffix(s, at + 1) || is_import(s, start);
    return c != '.' || !char_is_alnum(after) ||
           (glued && s.p[start] == 'R' && char_is_upper(after));
}

static size_t add_rfc(struct mentions *m, size_t start, size_t end, uint32_t number)
{
    mentions_add(m, (struct mention){.start = (uint32_t)start,
                                     .end = (uint32_t)end,
                                     .kind = MENTION_RFC,
                                     .number = number});
    return end;
}

/* A number alone at `at`, which the words before say is that of an RFC; 0 when there is none. */
static size_t add_number(struct mentions *m, size_t at)
{
    uint32_t number;
    size_t digits, end = docname_number(m->source, at, &digits, &number);
    return end != 0 && is_number_end(m->source, at, end, false) ? add_rfc(m, at, end, number) : 0;
}

static size_t add_rfc_list(struct mentions *m, size_t at)
{
    for (;;) {
        size_t next = scan_list(m->source, at);
        size_t end = next != 0 ? add_number(m, next) : 0;
        if (end == 0)
            return at;
        at = end;
    }
}

/* "RFC 821/822" */
static size_t add_rfc_slashes(struct mentions *m, size_t at)
{
    while (scan_char(m->source, at) == '/') {
        size_t end = add_number(m, at + 1);
        if (end == 0)
            break;
        at = end;
    }
    return at;
}

/* "rfc1323" as a word by itself, in quotes or not; "rfc822;" and "/rfc1739.txt" are parts of
 * something else. */
static bool is_apart(struct str s, size_t at, size_t end)
{
    char before = at > 0 ? s.p[at - 1] : ' ', after = scan_char(s, end);
    return strchr(" \n(\"'", before) != NULL && after != '\0' && strchr(" \n),.\"'", after) != NULL;
}

/* The name is part of a longer one: "id-at-RFC3281", "user@rfc822".  "non-RFC 1918" is not. */
static bool is_inside(struct str s, size_t at, bool glued)
{
    char before = at > 0 ? s.p[at - 1] : ' ', first = at > 1 ? s.p[at - 2] : ' ';
    return before == '.' || before == '@' || (before == '-' && glued && char_is_alnum(first));
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

/* The number begins the next line as that of a heading does: "Other RFCs / 7.  References". */
static bool is_heading(struct str s, size_t at, const struct docname *n)
{
    return n->plural && n->number < ORDINAL && scan_char(s, n->end) == '.' &&
           memchr(s.p + at, '\n', n->digits - at) != NULL;
}

size_t read_rfc(struct mentions *m, size_t at)
{
    struct str s = m->source;
    struct docname n;
    if (!docname_rfc(s, at, &n) || is_inside(s, at, n.glued))
        return at;
    if (is_own_number(m, at))
        return n.end;
    if (is_heading(s, at, &n) || (s.p[at] == 'r' && n.glued && !is_apart(s, at, n.end)))
        return at;
    if (!is_number_end(s, at, n.end, n.glued)) {
        mentions_add(m, (struct mention){.start = (uint32_t)at,
                                         .end = (uint32_t)(n.digits + 1),
                                         .kind = MENTION_NOTHING});
        return n.digits + 1;
    }
    size_t end = add_rfc_slashes(m, add_rfc(m, at, n.end, n.number));
    return n.plural ? add_rfc_list(m, end) : end;
}

/* ---------------------------------------------------------------- BCP 14, STD 97, FYI 36 */

static size_t add_series(struct mentions *m, size_t start, size_t end, struct str series,
                         uint32_t number)
{
    char target[16];
    int n = snprintf(target, sizeof target, "%.*s%u", STR_ARG(series), number);
    mentions_add(m, (struct mention){.start = (uint32_t)start,
                                     .end = (uint32_t)end,
                                     .kind = MENTION_TARGET,
                                     .text = arena_str(m->arena, (struct str){target, (size_t)n})});
    return end;
}

size_t read_series(struct mentions *m, size_t at)
{
    struct str s = m->source, series;
    struct docname n;
    if (!docname_series(s, at, &n, &series) || !is_number_end(s, at, n.end, true))
        return at;
    size_t end = add_series(m, at, n.end, series, n.number);
    while (n.plural) {
        size_t next = scan_list(s, end), digits;
        n.end = next != 0 ? docname_number(s, next, &digits, &n.number) : 0;
        if (n.end == 0 || !is_number_end(s, next, n.end, false))
            break;
        end = add_series(m, next, n.end, series, n.number);
    }
    return end;
}

/* ---------------------------------------------------------------- Obsoletes: 2145, 2616 */

/* "2616" or "RFC 2616"; where it ends, 0 when there is none. */
static size_t add_related(struct mentions *m, size_t at)
{
    struct docname n;
    if (!docname_rfc(m->source, at, &n))
        return add_number(m, at);
    return is_number_end(m->source, at, n.end, false) ? add_rfc(m, at, n.end, n.number) : 0;
}

/* To where the next line begins behind its indentation. */
static size_t next_line(struct str s, size_t at)
{
    while (at < s.n && s.p[at] != '\n')
        at++;
    return scan_blanks(s, at + 1);
}

/* "675 721 761": blanks alone stand between large numbers, a line end before one that is indented
 * as below a label. */
static size_t relation_blank(struct str s, size_t at)
{
    size_t i = scan_blanks(s, at);
    if (i == at + 1 && scan_digits(s, i, RFC_DIGITS) >= i + 3)
        return i;
    if (i < at + COLUMN_GAP && scan_char(s, i) != '\n')
        return 0;
    i = next_line(s, i);
    if (i < LABEL_WIDTH || i >= s.n || memchr(s.p + i - LABEL_WIDTH, '\n', LABEL_WIDTH) != NULL)
        return 0;
    return scan_digits(s, i, RFC_DIGITS) >= i + 3 ? i : 0;
}

/* Over the comma to the next of the list; it may stand in the next line, behind which the author's
 * column comes between. 0 when the list ends. */
static size_t relation_step(struct str s, size_t at)
{
    if (scan_char(s, at) != ',') {
        size_t joined = scan_list(s, at);
        return joined != 0 ? joined : relation_blank(s, at);
    }
    size_t i = scan_blanks(s, at + 1);
    if (i - at > COLUMN_GAP || scan_char(s, i) == '\n')
        i = next_line(s, i);
    size_t behind = scan_word(s, i, STR("and "));
    return behind != 0 ? behind : i;
}

size_t read_relation(struct mentions *m, size_t at)
{
    static const struct str words[] = {STR_INIT("Obsoletes"),  STR_INIT("Obsolete:"),
                                       STR_INIT("Updates"),    STR_INIT("Obsoleted by"),
                                       STR_INIT("Updated by"), STR_INIT("Replaces:"),
                                       STR_INIT("References:")};
    struct str s = m->source;
    for (size_t k = 0; k < ARRAY_LEN(words) && at < m->masthead_end; k++) {
        size_t behind = scan_word(s, at, words[k]);
        if (behind == 0)
            continue;
        size_t reached = at;
        size_t i = scan_gap(s, behind + (scan_char(s, behind) == ':'));
        while (i != 0 && i < m->masthead_end) {
            size_t end = add_related(m, i);
            reached = end != 0 ? end : reached;
            i = end != 0 ? relation_step(s, end) : 0;
        }
        return reached;
    }
    return at;
}
