/* SPDX-License-Identifier: MIT
 *
 * Tables of words, and the one form of a text.  Pure; any thread.
 */
#include "base/platform.h"

#include "rfc/indexwords.h"

#include <string.h>

#include "base/utf8.h"

struct indexwords_row {
    const char *word;
    unsigned value;
};

static const struct indexwords_row indexwords_statuses[] = {
    {"INTERNET STANDARD", STATUS_INTERNET_STANDARD},
    {"STANDARD", STATUS_INTERNET_STANDARD},
    {"DRAFT STANDARD", STATUS_DRAFT_STANDARD},
    {"PROPOSED STANDARD", STATUS_PROPOSED_STANDARD},
    {"BEST CURRENT PRACTICE", STATUS_BEST_CURRENT_PRACTICE},
    {"INFORMATIONAL", STATUS_INFORMATIONAL},
    {"FOR YOUR INFORMATION", STATUS_INFORMATIONAL},
    {"EXPERIMENTAL", STATUS_EXPERIMENTAL},
    {"HISTORIC", STATUS_HISTORIC},
};

static const struct indexwords_row indexwords_streams[] = {
    {"IETF", STREAM_IETF},           {"IAB", STREAM_IAB},
    {"IRTF", STREAM_IRTF},           {"INDEPENDENT", STREAM_INDEPENDENT},
    {"EDITORIAL", STREAM_EDITORIAL}, {"LEGACY", STREAM_LEGACY},
};

static const struct indexwords_row indexwords_formats[] = {
    {"TXT", FORMAT_TEXT}, {"TEXT", FORMAT_TEXT}, {"ASCII", FORMAT_TEXT}, {"HTML", FORMAT_HTML},
    {"XML", FORMAT_XML},  {"PDF", FORMAT_PDF},   {"PS", FORMAT_PS},
};

static const struct indexwords_row indexwords_kinds[] = {
    {"RFC", REF_RFC},
    {"BCP", REF_BCP},
    {"STD", REF_STD},
    {"FYI", REF_FYI},
};

static unsigned indexwords_value(const struct indexwords_row *table, size_t n, struct str word)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq_nocase(word, str_of(table[i].word)))
            return table[i].value;
    return 0;
}

enum rfc_status indexwords_status(struct str word)
{
    return indexwords_value(indexwords_statuses, ARRAY_LEN(indexwords_statuses), word);
}

enum rfc_stream indexwords_stream(struct str word)
{
    return indexwords_value(indexwords_streams, ARRAY_LEN(indexwords_streams), word);
}

unsigned indexwords_format(struct str word)
{
    return indexwords_value(indexwords_formats, ARRAY_LEN(indexwords_formats), word);
}

unsigned indexwords_month(struct str word)
{
    for (unsigned month = 1; month <= 12; month++)
        if (str_eq_nocase(word, str_of(rfc_month_name(month))))
            return month;
    return indexwords_number(word, 12);
}

uint32_t indexwords_id(struct str id, enum ref_kind kind)
{
    for (size_t i = 0; i < ARRAY_LEN(indexwords_kinds); i++) {
        struct str letters = str_of(indexwords_kinds[i].word);
        if (indexwords_kinds[i].value == kind && str_starts_nocase(id, letters))
            return indexwords_number(str_trim(str_from(id, letters.n)), REF_NUMBER_MAX);
    }
    return 0;
}

uint32_t indexwords_number(struct str word, uint32_t max)
{
    uint32_t number = 0;
    return str_number(word, max, &number) ? number : 0;
}

struct str indexwords_fold(struct strbuf *text)
{
    struct str s = strbuf_str(text);
    size_t n = 0;
    bool gap = false;
    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        uint32_t cp = utf8_next(s, &i);
        if (cp == ' ' || cp == UTF8_BAD || utf8_is_control(cp)) {
            gap = n > 0;
            continue;
        }
        if (gap)
            text->p[n++] = ' ';
        gap = false;
        memmove(text->p + n, text->p + from, i - from);
        n += i - from;
    }
    strbuf_truncate(text, n);
    return strbuf_str(text);
}
