/* SPDX-License-Identifier: MIT
 *
 * Goes from capital to capital; no other byte can begin a keyword.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/keywords.h"

#include "text/scan.h"

#define WORDS(text)                                                                                \
    {                                                                                              \
        text, sizeof(text) - 1                                                                     \
    }

/* Of two that begin alike the longer is the latter. */
static const struct str names[KEYWORD_KINDS] = {
    [KEYWORD_MUST] = WORDS("MUST"),
    [KEYWORD_MUST_NOT] = WORDS("MUST NOT"),
    [KEYWORD_REQUIRED] = WORDS("REQUIRED"),
    [KEYWORD_SHALL] = WORDS("SHALL"),
    [KEYWORD_SHALL_NOT] = WORDS("SHALL NOT"),
    [KEYWORD_SHOULD] = WORDS("SHOULD"),
    [KEYWORD_SHOULD_NOT] = WORDS("SHOULD NOT"),
    [KEYWORD_RECOMMENDED] = WORDS("RECOMMENDED"),
    [KEYWORD_NOT_RECOMMENDED] = WORDS("NOT RECOMMENDED"),
    [KEYWORD_MAY] = WORDS("MAY"),
    [KEYWORD_OPTIONAL] = WORDS("OPTIONAL"),
};

struct str keyword_name(enum keyword_kind kind)
{
    return names[kind];
}

/* Characters that belong to one word. */
static bool is_word(char c)
{
    return char_is_alnum(c) || c == '_' || c == '-';
}

static size_t word_end(struct str s, size_t at)
{
    while (is_word(scan_char(s, at)))
        at++;
    return at;
}

/* The keyword whose first word is [k->start, k->end). */
static bool keyword_complete(struct str s, struct keyword *k)
{
    struct str word = str_slice(s, k->start, k->end);
    size_t second = scan_gap(s, k->end), second_end = word_end(s, second);
    for (size_t i = KEYWORD_KINDS; i-- > 0;) {
        struct str rest = names[i];
        if (!str_eq(word, str_cut(&rest, ' ')))
            continue;
        if (rest.n > 0 && !str_eq(str_slice(s, second, second_end), rest))
            continue;
        if (rest.n > 0)
            k->end = second_end;
        k->kind = (enum keyword_kind)i;
        return true;
    }
    return false;
}

bool keywords_next(struct str s, size_t from, struct keyword *k)
{
    for (size_t at = from; at < s.n; at++) {
        if (!char_is_upper(s.p[at]))
            continue;
        bool whole = at == 0 || !is_word(s.p[at - 1]);
        k->start = at;
        k->end = at = word_end(s, at);
        if (whole && keyword_complete(s, k))
            return true;
    }
    return false;
}
