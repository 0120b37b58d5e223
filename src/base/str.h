/* SPDX-License-Identifier: MIT
 *
 * str - a slice of somebody else's bytes.  Always borrows, never owns; need not end in NUL; .p may
 * be NULL when .n is 0.  Case folding here is ASCII only, as in the names RFCs are called by.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include "base/platform.h"

struct str {
    const char *p;
    size_t n;
};

#define STR(literal) ((struct str){("" literal), sizeof(literal) - 1})
#define STR_NONE     ((struct str){NULL, 0})
/* STR for the tables of static data */
#define STR_INIT(literal)                                                                          \
    {                                                                                              \
        ("" literal), sizeof(literal) - 1                                                          \
    }

/* For printf: "%.*s", STR_ARG(s). */
#define STR_ARG(s) (int)(s).n, (s).p != NULL ? (s).p : ""

/* cstr may be NULL: the empty slice. */
struct str str_of(const char *cstr);

/* The bytes [from, to); both are clipped to the slice. */
struct str str_slice(struct str s, size_t from, size_t to);
struct str str_from(struct str s, size_t from);

bool str_eq(struct str a, struct str b);
bool str_eq_nocase(struct str a, struct str b);
bool str_starts(struct str s, struct str prefix);
bool str_starts_nocase(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);

/* Offset of the first needle at or after from, or -1. */
ptrdiff_t str_find(struct str s, struct str needle, size_t from);
ptrdiff_t str_find_nocase(struct str s, struct str needle, size_t from); /* ASCII letters */
ptrdiff_t str_find_char(struct str s, char c, size_t from);

/* Without blanks, tabs and line ends at either side. */
struct str str_trim(struct str s);

/* Cuts the part before sep off *rest and returns it; all of *rest where sep does not occur.
 * *rest becomes STR_NONE when nothing is left after the cut. */
struct str str_cut(struct str *rest, char sep);

/* The whole slice as a decimal number <= max: true and *value; else false.  Leading zeros are
 * read. */
bool str_number(struct str s, uint32_t max, uint32_t *value) ATTR_MUST_USE;

/* ASCII classes that do not ask the locale. */
static inline bool char_is_digit(char c)
{
    return c >= '0' && c <= '9';
}
static inline bool char_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}
static inline bool char_is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}
static inline bool char_is_alpha(char c)
{
    return char_is_upper(c) || char_is_lower(c);
}
static inline bool char_is_alnum(char c)
{
    return char_is_alpha(c) || char_is_digit(c);
}
static inline bool char_is_blank(char c)
{
    return c == ' ' || c == '\t';
}
static inline bool char_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
static inline char char_lower(char c)
{
    return char_is_upper(c) ? (char)(c + 32) : c;
}
static inline bool char_is_hex(char c)
{
    return char_is_digit(c) || (char_lower(c) >= 'a' && char_lower(c) <= 'f');
}

#endif
