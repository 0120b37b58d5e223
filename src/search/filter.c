/* SPDX-License-Identifier: MIT
 *
 * The list's filter.  Each word makes one pass over the haystacks: from the first record still
 * selected, leap to the next hit; whose it is tells which record to keep and which to pass over.
 * Pure; any thread.
 */
#include "base/platform.h"

#include "search/filter.h"

#include "base/strbuf.h"
#include "base/utf8.h"

enum { FILTER_LINE_MAX = 1024 };

static bool filter_is_blank(char c)
{
    return (unsigned char)c <= ' ' || c == 0x7F;
}

/* Cuts the next word off *line; a word in quotes keeps its blanks. False when none is left. */
static bool filter_next_word(struct str *line, struct str *word)
{
    while (line->n > 0 && filter_is_blank(line->p[0]))
        *line = str_from(*line, 1);
    if (line->n == 0)
        return false;
    if (line->p[0] == '"') {
        *line = str_from(*line, 1);
        *word = str_trim(str_cut(line, '"'));
        return true;
    }
    size_t n = 0;
    while (n < line->n && !filter_is_blank(line->p[n]))
        n++;
    *word = str_slice(*line, 0, n);
    *line = str_from(*line, n);
    return true;
}

/* "bcp14": the whole name of a series, which is not the beginning of "bcp140". */
static bool filter_is_series(struct str word)
{
    static const char *const names[] = {"bcp", "std", "fyi"};
    uint32_t number;
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (str_starts(word, str_of(names[i])))
            return str_number(str_from(word, 3), REF_NUMBER_MAX, &number);
    return false;
}

/* The next place of the word in all, at or after from; -1 if none. */
static ptrdiff_t filter_find(struct str all, struct str word, bool whole, size_t from)
{
    ptrdiff_t hit = str_find(all, word, from);
    while (whole && hit >= 0 && (size_t)hit + word.n < all.n &&
           char_is_digit(all.p[(size_t)hit + word.n]))
        hit = str_find(all, word, (size_t)hit + 1);
    return hit;
}

/* Keeps those of out[0, n) in whose haystack the word occurs; returns how many. */
static size_t filter_keep(const struct catalog *c, struct str word, uint32_t *out, size_t n)
{
    struct str all = catalog_haystacks(c);
    size_t kept = 0;
    bool whole = filter_is_series(word);
    for (size_t i = 0; i < n;) {
        struct str own = catalog_haystack(c, out[i]);
        ptrdiff_t hit = own.n > 0 ? filter_find(all, word, whole, (size_t)(own.p - all.p)) : -1;
        if (hit < 0)
            break;
        const char *at = all.p + hit;
        while (i < n && (own = catalog_haystack(c, out[i]), own.n == 0 || own.p + own.n <= at))
            i++;
        if (i < n && own.p <= at)
            out[kept++] = out[i++];
    }
    return kept;
}

/* The RFC a line names by its number and nothing else: "14", "rfc14", "rfc 14"; 0 if none. */
static uint32_t filter_named(struct str folded)
{
    uint32_t number = 0;
    folded = str_trim(folded);
    if (str_starts(folded, STR("rfc")))
        folded = str_trim(str_from(folded, 3));
    return str_number(folded, REF_NUMBER_MAX, &number) ? number : 0;
}

/* A number that was not issued has an empty haystack: put it in where its number asks for it. */
static size_t filter_add_not_issued(const struct catalog *c, struct str folded, uint32_t *out,
                                    size_t n)
{
    uint32_t number = filter_named(folded);
    ptrdiff_t index = number > 0 ? catalog_find(c, number) : -1;
    if (index < 0 || catalog_entry(c, (size_t)index).issued)
        return n;
    size_t at = n;
    for (; at > 0 && out[at - 1] > (uint32_t)index; at--)
        out[at] = out[at - 1];
    out[at] = (uint32_t)index;
    return n + 1;
}

size_t filter_select(const struct catalog *c, struct str line, uint32_t *out)
{
    struct strbuf folded = STRBUF_INIT(2 * FILTER_LINE_MAX);
    size_t n = catalog_count(c), words = 0;
    for (size_t i = 0; i < n; i++)
        out[i] = (uint32_t)i;
    utf8_add_folded(&folded, str_slice(line, 0, FILTER_LINE_MAX));
    struct str rest = strbuf_str(&folded), word;
    while (filter_next_word(&rest, &word))
        if (word.n > 0) {
            words++;
            n = filter_keep(c, word, out, n);
        }
    if (words > 0)
        n = filter_add_not_issued(c, strbuf_str(&folded), out, n);
    strbuf_release(&folded);
    return n;
}
