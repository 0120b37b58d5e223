/* SPDX-License-Identifier: MIT
 *
 * Reads running headers and footers.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/running.h"

#include <string.h>

#include "text/roman.h"

enum {
    COLUMN_GAP = 3, /* blanks that part columns */
    ROMAN_LONGEST = 8,
    ROMAN_PAGES = 200
};

/* "xiv" → 14; 0 when it is none. */
static uint32_t roman_page(struct str s)
{
    if (s.n == 0 || s.n > ROMAN_LONGEST || !char_is_lower(s.p[0]))
        return 0;
    uint32_t page = roman_number(s);
    return page < ROMAN_PAGES ? page : 0;
}

static uint32_t page_number(struct str s)
{
    uint32_t n = 0;
    if (str_number(s, 99999, &n))
        return n;
    n = roman_page(s);
    return n != 0 ? n + RUNNING_ROMAN : 0;
}

uint32_t running_page(struct str s)
{
    char kept[24];
    size_t n = 0;
    if (s.n > sizeof kept)
        return 0;
    for (size_t i = 0; i < s.n; i++)
        if (strchr("[](){} -/", s.p[i]) == NULL)
            kept[n++] = s.p[i];
    struct str rest = {kept, n};
    if (str_starts_nocase(rest, STR("page")))
        rest = str_from(rest, 4);
    return page_number(rest);
}

bool running_lone_page(struct str s)
{
    if (s.n > 2 && s.p[0] == '-' && s.p[s.n - 1] == '-')
        return page_number(str_trim(str_slice(s, 1, s.n - 1))) != 0;
    return roman_page(s) != 0;
}

struct str running_left(struct str s)
{
    ptrdiff_t gap = str_find(s, STR("   "), 0);
    return gap < 0 ? s : str_slice(s, 0, (size_t)gap);
}

struct str running_right(struct str s)
{
    size_t i = s.n;
    for (size_t blanks = 0; i > 0 && blanks < COLUMN_GAP; i--)
        blanks = s.p[i - 1] == ' ' ? blanks + 1 : 0;
    return i == 0 ? s : str_from(s, i + COLUMN_GAP);
}

struct str running_middle(struct str s)
{
    size_t left = running_left(s).n, right = running_right(s).n;
    return left + right < s.n ? str_trim(str_slice(s, left, s.n - right)) : STR_NONE;
}

bool running_has_columns(struct str s)
{
    return str_find(s, STR("   "), 0) >= 0;
}

uint32_t running_bracketed_page(struct str s)
{
    struct str side = {NULL, 0};
    if (s.n > 0 && s.p[0] == '[') {
        ptrdiff_t end = str_find_char(s, ']', 0);
        side = end < 0 ? STR_NONE : str_slice(s, 0, (size_t)end + 1);
    } else if (str_ends(s, STR("]"))) {
        size_t i = s.n;
        while (i > 0 && s.p[i - 1] != '[')
            i--;
        size_t word = i >= 6 && str_eq_nocase(str_slice(s, i - 6, i - 1), STR("page ")) ? 6 : 1;
        side = i == 0 ? STR_NONE : str_from(s, i - word);
    }
    bool says_page = str_starts_nocase(side, STR("[page")) || str_starts_nocase(side, STR("page"));
    return says_page ? running_page(side) : 0;
}

/* "RFC 822", "RFC: 793", "NWG/RFC# 278" at the start of s → behind it, with the number. */
static bool starts_with_rfc(struct str s, uint32_t *number)
{
    size_t i = 0, digits;
    if (str_starts_nocase(s, STR("NWG/")))
        i = 4;
    if (!str_starts(str_from(s, i), STR("RFC")))
        return false;
    for (i += 3; i < s.n && strchr(" -:#", s.p[i]) != NULL; i++)
        ;
    for (digits = i; digits < s.n && char_is_digit(s.p[digits]); digits++)
        ;
    return str_number(str_slice(s, i, digits), 999999, number);
}

bool running_names_rfc(struct str s, uint32_t own)
{
    uint32_t left = 0, right = 0;
    if (!running_has_columns(s))
        return starts_with_rfc(s, &left) && left == own && s.n < 12;
    bool named = starts_with_rfc(s, &left) || starts_with_rfc(running_right(s), &right);
    return named && (left == own || right == own);
}

bool running_is_dated(struct str s)
{
    uint32_t number, year;
    if (!running_has_columns(s) || !starts_with_rfc(running_left(s), &number))
        return false;
    struct str date = running_right(s);
    return date.n > 5 && char_is_alpha(date.p[date.n - 6]) && date.p[date.n - 5] == ' ' &&
           str_number(str_from(date, date.n - 4), 2999, &year) && year >= 1969;
}

uint32_t running_own_number(struct str s)
{
    static const struct str words = STR_INIT("Request for Comments:");
    uint32_t number = 0;
    size_t digits = words.n;
    if (!str_starts_nocase(s, words))
        return 0;
    while (digits < s.n && s.p[digits] == ' ')
        digits++;
    size_t end = digits;
    while (end < s.n && char_is_digit(s.p[end]))
        end++;
    return str_number(str_slice(s, digits, end), 999999, &number) ? number : 0;
}
