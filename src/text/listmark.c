/* SPDX-License-Identifier: MIT
 *
 * Reads marks of lists.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/listmark.h"

#include "text/scan.h"

enum { DIGITS_MOST = 3, ROMAN_MOST = 5, NUMBERS_MOST = 12 };

static size_t bullet_end(struct str s)
{
    static const struct str wide[] = {STR_INIT("·"), STR_INIT("•"), STR_INIT("→")};
    if (scan_char(s, 1) == ' ')
        return s.p[0] == 'o' || s.p[0] == '*' || s.p[0] == '-' || s.p[0] == '+';
    for (size_t i = 0; i < ARRAY_LEN(wide); i++)
        if (s.p[0] == wide[i].p[0] && str_starts(s, wide[i]))
            return wide[i].n;
    return 0;
}

static bool is_roman(char c)
{
    c = char_lower(c);
    return c == 'i' || c == 'v' || c == 'x';
}

/* "12", "1.2", "a", "iv" */
static size_t number_end(struct str s, size_t at)
{
    size_t i = at, digits = scan_digits(s, at, DIGITS_MOST);
    while (digits > i) {
        i = digits;
        if (scan_char(s, i) != '.' || !char_is_digit(scan_char(s, i + 1)) || i - at > NUMBERS_MOST)
            return i;
        digits = scan_digits(s, ++i, DIGITS_MOST);
    }
    if (char_is_alpha(scan_char(s, at)) && !char_is_alnum(scan_char(s, at + 1)))
        return at + 1;
    while (is_roman(scan_char(s, i)))
        i++;
    return i - at <= ROMAN_MOST ? i : at;
}

static size_t numbered_end(struct str words)
{
    bool opened = scan_char(words, 0) == '(';
    size_t end = number_end(words, opened);
    if (end == (size_t)opened)
        return 0;
    char c = scan_char(words, end);
    bool marked = c == ')' || (!opened && (c == '.' || (c == ':' && char_is_digit(words.p[0]))));
    return marked ? end + 1 : 0;
}

size_t listmark_read(struct str words)
{
    if (words.n < 2 || (char_is_alpha(words.p[1]) && !is_roman(words.p[0]) && words.p[0] != '('))
        return 0; /* a word, as nearly everywhere */
    size_t end = bullet_end(words);
    if (end == 0)
        end = numbered_end(words);
    if (end == 0 || scan_char(words, end) != ' ')
        return 0;
    end = scan_blanks(words, end);
    return end < words.n ? end : 0;
}
