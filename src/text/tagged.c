/* SPDX-License-Identifier: MIT
 *
 * A tag is a reference when the text has an entry of that name, or when it is the name of an RFC.
 * Array indexes and the tags of ASN.1 look the same and are none.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/tagged.h"

#include <string.h>

#include "text/docname.h"
#include "text/scan.h"

enum { TAG_LONGEST = 72 /* bytes between the brackets */ };

/* "RFC9110", "RFC 9110", "RFC-9110" as a whole → its number. */
static uint32_t tag_rfc(struct str tag)
{
    struct docname n;
    return docname_rfc(tag, 0, &n) && n.end == tag.n && !n.plural ? n.number : 0;
}

static bool add_tag(struct mentions *m, size_t start, size_t end, struct str tag)
{
    const struct reftag *entry = reftags_get(m->tags, tag);
    uint32_t number = tag_rfc(tag);
    if (number == 0 && entry != NULL)
        number = entry->number;
    if (number == 0 && entry == NULL)
        return false;
    if (number == 0 && entry->series.n > 0) {
        mentions_add(m, (struct mention){.start = (uint32_t)start,
                                         .end = (uint32_t)end,
                                         .kind = MENTION_TARGET,
                                         .text = entry->series});
        return true;
    }
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
        STR_INIT("IMPLICIT"),   STR_INIT("EXPLICIT"), STR_INIT("INTEGER"), STR_INIT("OCTET"),
        STR_INIT("SEQUENCE"),   STR_INIT("SET"),      STR_INIT("CHOICE"),  STR_INIT("BOOLEAN"),
        STR_INIT("OPTIONAL"),   STR_INIT("ANY"),      STR_INIT("BIT"),     STR_INIT("NULL"),
        STR_INIT("ENUMERATED"), STR_INIT("EXTERNAL"),
    };
    size_t at = scan_gap(s, behind);
    for (size_t k = 0; k < ARRAY_LEN(words); k++)
        if (str_starts(str_from(s, at), words[k]) && !char_is_alnum(scan_char(s, at + words[k].n)))
            return true;
    return false;
}

/* "name [1] Name," as a member of an ASN.1 type has it: its own line, a type, and what ends it. */
static bool is_member(struct str s, size_t at, size_t behind)
{
    static const struct str ends[] = {STR_INIT(","), STR_INIT("}"), STR_INIT("OPTIONAL"),
                                      STR_INIT("DEFAULT")};
    size_t word = at;
    while (word > 0 && s.p[word - 1] == ' ')
        word--;
    while (word > 0 && (char_is_alnum(s.p[word - 1]) || s.p[word - 1] == '-'))
        word--;
    size_t line = word;
    while (line > 0 && s.p[line - 1] == ' ')
        line--;
    size_t type = scan_gap(s, behind);
    if (!char_is_lower(scan_char(s, word)) || (line > 0 && s.p[line - 1] != '\n') ||
        !char_is_upper(scan_char(s, type)))
        return false;
    while (char_is_alnum(scan_char(s, type)) || scan_char(s, type) == '-')
        type++;
    type = scan_gap(s, type);
    for (size_t k = 0; k < ARRAY_LEN(ends); k++)
        if (str_starts(str_from(s, type), ends[k]))
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
    return char_is_alnum(before) || strchr("_]", before) != NULL || is_asn1(s, close + 1) ||
           is_member(s, at, close + 1);
}

/* "8174" behind "RFC 2119" in one pair of brackets, where no entry has that name. */
static bool add_bare_rfc(struct mentions *m, size_t start, struct str part)
{
    uint32_t number = all_digits(part) ? scan_number(part, 0, part.n) : 0;
    if (number != 0)
        mentions_add(m, (struct mention){.start = (uint32_t)start,
                                         .end = (uint32_t)(start + part.n),
                                         .kind = MENTION_TAG,
                                         .number = number});
    return number != 0;
}

/* Each part of "[1, RFC2119; 7]" that is a tag; the rest is left to the other readers. */
static size_t add_tag_parts(struct mentions *m, size_t from, size_t close)
{
    struct str s = m->source;
    size_t reached = from;
    bool rfcs = false;
    for (size_t i = from; i < close;) {
        size_t end = i;
        while (end < close && strchr(",;/", s.p[end]) == NULL)
            end++;
        size_t start = scan_gap(s, i);
        struct str part = str_trim(str_slice(s, start, end));
        if (start >= end || part.n == 0 ||
            !(add_tag(m, start, start + part.n, part) || (rfcs && add_bare_rfc(m, start, part))))
            return reached;
        rfcs |= tag_rfc(part) != 0;
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
