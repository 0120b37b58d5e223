/* SPDX-License-Identifier: MIT
 *
 * What is done for every byte of a text, or nearly: few steps and fewer branches.  Pure; any
 * thread.
 */
#include "base/platform.h"

#include "text/counted.h"

#include <string.h>

#define ONE(class) (UINT64_C(1) << ((class) * 8))

#define LETTERS(class, a)                                                                          \
    [a] = ONE(class), [(a) + 1] = ONE(class), [(a) + 2] = ONE(class), [(a) + 3] = ONE(class),      \
    [(a) + 4] = ONE(class), [(a) + 5] = ONE(class), [(a) + 6] = ONE(class), [(a) + 7] = ONE(class)

static const uint64_t classes[256] = {
    LETTERS(LOWER, 'a'), LETTERS(LOWER, 'i'), LETTERS(LOWER, 'q'), ['y'] = ONE(LOWER),
    ['z'] = ONE(LOWER),  LETTERS(UPPER, 'A'), LETTERS(UPPER, 'I'), LETTERS(UPPER, 'Q'),
    ['Y'] = ONE(UPPER),  ['Z'] = ONE(UPPER),  LETTERS(DIGIT, '0'), ['8'] = ONE(DIGIT),
    ['9'] = ONE(DIGIT),  [' '] = ONE(BLANK),  ['-'] = ONE(DASH),   ['='] = ONE(DASH),
    ['_'] = ONE(DASH),   ['~'] = ONE(DASH),   ['|'] = ONE(BAR),    ['+'] = ONE(BAR),
    ['/'] = ONE(BAR),    ['\\'] = ONE(BAR),   ['^'] = ONE(BAR),    ['<'] = ONE(BAR),
    ['>'] = ONE(BAR),    ['*'] = ONE(BAR),    ['#'] = ONE(BAR),    ['{'] = ONE(CODE),
    ['}'] = ONE(CODE),   [';'] = ONE(CODE),   ['$'] = ONE(CODE),   ['%'] = ONE(CODE),
    ['&'] = ONE(CODE),   ['@'] = ONE(CODE),   ['['] = ONE(CODE),   [']'] = ONE(CODE),
    ['('] = ONE(CODE),   [')'] = ONE(CODE),   ['.'] = ONE(STOP),   [','] = ONE(STOP),
    ['\''] = ONE(STOP),  ['"'] = ONE(STOP),   ['!'] = ONE(STOP),   ['?'] = ONE(STOP),
    [':'] = ONE(STOP),
};

struct counted counted_read(struct str s)
{
    struct counted c = {s, 0};
    const unsigned char *p = (const unsigned char *)s.p;
    size_t i = 0;
    for (; i + 4 <= s.n; i += 4)
        c.sum += classes[p[i]] + classes[p[i + 1]] + classes[p[i + 2]] + classes[p[i + 3]];
    for (; i < s.n; i++)
        c.sum += classes[p[i]];
    return c;
}

/* Eight bytes at once, and no branch among them. */
bool counted_may_have_gap(struct str s)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), blanks = ones * ' ', tops = ones << 7;
    uint64_t found = 0, x;
    if (s.n < sizeof x)
        return s.n >= GAP;
    for (size_t i = 0;; i += sizeof x - GAP + 1) {
        size_t at = i + sizeof x <= s.n ? i : s.n - sizeof x;
        memcpy(&x, s.p + at, sizeof x);
        x ^= blanks;
        x = (x - ones) & ~x & tops; /* the top bit of each byte that was a blank */
        found |= x & x >> 8 & x >> 16;
        if (at < i || i + sizeof x == s.n)
            return found != 0;
    }
}

/* Only each least-th byte need be looked at to meet them all. */
uint32_t counted_runs(struct str s, char c, size_t least)
{
    uint32_t runs = 0;
    for (size_t i = least - 1; i < s.n; i += least) {
        if (s.p[i] != c)
            continue;
        size_t from = i, to = i + 1;
        while (from > 0 && s.p[from - 1] == c)
            from--;
        while (to < s.n && s.p[to] == c)
            to++;
        runs += to - from >= least;
        i = to - 1;
    }
    return runs;
}
