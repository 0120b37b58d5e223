/* SPDX-License-Identifier: MIT
 *
 * Slices.  Pure; any thread.
 */
#include "base/platform.h"

#include "base/str.h"

#include <string.h>

struct str str_of(const char *cstr)
{
    return (struct str){cstr, cstr != NULL ? strlen(cstr) : 0};
}

struct str str_slice(struct str s, size_t from, size_t to)
{
    if (to > s.n)
        to = s.n;
    if (from >= to)
        return STR_NONE;
    return (struct str){s.p + from, to - from};
}

struct str str_from(struct str s, size_t from)
{
    return str_slice(s, from, s.n);
}

bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool str_eq_nocase(struct str a, struct str b)
{
    return a.n == b.n && str_starts_nocase(a, b);
}

bool str_starts(struct str s, struct str prefix)
{
    return s.n >= prefix.n && (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

bool str_starts_nocase(struct str s, struct str prefix)
{
    if (s.n < prefix.n)
        return false;
    for (size_t i = 0; i < prefix.n; i++)
        if (char_lower(s.p[i]) != char_lower(prefix.p[i]))
            return false;
    return true;
}

bool str_ends(struct str s, struct str suffix)
{
    return s.n >= suffix.n && str_eq(str_from(s, s.n - suffix.n), suffix);
}

ptrdiff_t str_find(struct str s, struct str needle, size_t from)
{
    if (from > s.n)
        return -1;
    if (needle.n == 0)
        return (ptrdiff_t)from;
    const char *hit = s.n > from ? memmem(s.p + from, s.n - from, needle.p, needle.n) : NULL;
    return hit != NULL ? hit - s.p : -1;
}

ptrdiff_t str_find_nocase(struct str s, struct str needle, size_t from)
{
    for (size_t at = from; at + needle.n <= s.n; at++)
        if (str_starts_nocase(str_from(s, at), needle))
            return (ptrdiff_t)at;
    return -1;
}

ptrdiff_t str_find_char(struct str s, char c, size_t from)
{
    const char *hit = s.n > from ? memchr(s.p + from, c, s.n - from) : NULL;
    return hit != NULL ? hit - s.p : -1;
}

struct str str_trim(struct str s)
{
    while (s.n > 0 && char_is_space(s.p[0]))
        s = (struct str){s.p + 1, s.n - 1};
    while (s.n > 0 && char_is_space(s.p[s.n - 1]))
        s.n--;
    return s;
}

struct str str_cut(struct str *rest, char sep)
{
    ptrdiff_t at = str_find_char(*rest, sep, 0);
    struct str head = at < 0 ? *rest : str_slice(*rest, 0, (size_t)at);
    *rest = at < 0 ? STR_NONE : str_from(*rest, (size_t)at + 1);
    return head;
}

bool str_number(struct str s, uint32_t max, uint32_t *value)
{
    uint64_t n = 0;
    if (s.n == 0)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (!char_is_digit(s.p[i]))
            return false;
        n = n * 10 + (uint64_t)(s.p[i] - '0');
        if (n > max)
            return false;
    }
    *value = (uint32_t)n;
    return true;
}
