/* SPDX-License-Identifier: MIT
 *
 * UTF-8 without the locale.  Pure; any thread.
 */
#include "base/platform.h"

#include "base/utf8.h"

#include <string.h>

#include "base/strbuf.h"

struct utf8_range {
    uint32_t first, last;
};

/* Characters without a column of their own: combining marks and format characters
 * (general categories Mn, Me, Cf) of the scripts met in documents. */
static const struct utf8_range utf8_zero[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF},   {0x05C1, 0x05C2},
    {0x05C4, 0x05C5}, {0x05C7, 0x05C7}, {0x0610, 0x061A}, {0x064B, 0x065F},   {0x0670, 0x0670},
    {0x06D6, 0x06DC}, {0x06DF, 0x06E4}, {0x0900, 0x0902}, {0x093A, 0x093A},   {0x093C, 0x093C},
    {0x0941, 0x0948}, {0x094D, 0x094D}, {0x0E31, 0x0E31}, {0x0E34, 0x0E3A},   {0x0E47, 0x0E4E},
    {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E},   {0x2060, 0x2064},
    {0x2066, 0x206F}, {0x20D0, 0x20F0}, {0x302A, 0x302D}, {0x3099, 0x309A},   {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0x1F3FB, 0x1F3FF}, {0xE0001, 0xE01EF},
};

/* East Asian wide and fullwidth, and emoji that terminals draw wide. */
static const struct utf8_range utf8_wide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},
    {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267F, 0x267F},
    {0x2693, 0x2693},   {0x26A1, 0x26A1},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},
    {0x26C4, 0x26C5},   {0x26CE, 0x26CE},   {0x26D4, 0x26D4},   {0x26EA, 0x26EA},
    {0x26F2, 0x26F3},   {0x26F5, 0x26F5},   {0x26FA, 0x26FA},   {0x26FD, 0x26FD},
    {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},   {0x274C, 0x274C},
    {0x274E, 0x274E},   {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},
    {0x27B0, 0x27B0},   {0x27BF, 0x27BF},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},
    {0x2B55, 0x2B55},   {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},   {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E},
    {0x1F191, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C},
    {0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0},
    {0x1F3F4, 0x1F3F4}, {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC},
    {0x1F4FF, 0x1F53D}, {0x1F54B, 0x1F54E}, {0x1F550, 0x1F567}, {0x1F595, 0x1F596},
    {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F6CC, 0x1F6CC},
    {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6D7}, {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC},
    {0x1F7E0, 0x1F7EB}, {0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF},
    {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
};

static bool utf8_in(uint32_t cp, const struct utf8_range *table, size_t n)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (cp > table[mid].last)
            low = mid + 1;
        else if (cp < table[mid].first)
            high = mid;
        else
            return true;
    }
    return false;
}

/* Where the ASCII that begins at i ends; eight bytes at a time. */
static size_t utf8_ascii_end(struct str s, size_t i)
{
    uint64_t eight;
    for (; i + sizeof eight <= s.n; i += sizeof eight) {
        memcpy(&eight, s.p + i, sizeof eight);
        if (eight & 0x8080808080808080u)
            break;
    }
    while (i < s.n && (unsigned char)s.p[i] < 0x80)
        i++;
    return i;
}

uint32_t utf8_next(struct str s, size_t *i)
{
    const unsigned char *p = (const unsigned char *)s.p + *i;
    size_t left = s.n - *i;
    uint32_t cp = p[0];
    (*i)++;
    if (cp < 0x80)
        return cp;
    int more = cp >= 0xF0 ? 3 : cp >= 0xE0 ? 2 : 1;
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    if (cp < 0xC2 || cp > 0xF4 || (size_t)more >= left)
        return UTF8_BAD;
    cp &= 0x3Fu >> more;
    for (int k = 1; k <= more; k++) {
        if ((p[k] & 0xC0) != 0x80)
            return UTF8_BAD;
        cp = cp << 6 | (p[k] & 0x3F);
    }
    if (cp < least[more] || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
        return UTF8_BAD;
    *i += (size_t)more;
    return cp;
}

size_t utf8_encode(uint32_t cp, char out[4])
{
    if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
        cp = 0xFFFD;
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    size_t n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (size_t k = n - 1; k > 0; k--, cp >>= 6)
        out[k] = (char)(0x80 | (cp & 0x3F));
    out[0] = (char)((0xF00u >> n & 0xF0u) | cp);
    return n;
}

bool utf8_valid(struct str s)
{
    for (size_t i = utf8_ascii_end(s, 0); i < s.n; i = utf8_ascii_end(s, i))
        if (utf8_next(s, &i) == UTF8_BAD)
            return false;
    return true;
}

bool utf8_is_control(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0);
}

int utf8_width(uint32_t cp)
{
    if (cp < 0x300)
        return 1;
    if (utf8_in(cp, utf8_zero, ARRAY_LEN(utf8_zero)))
        return 0;
    return cp >= 0x1100 && utf8_in(cp, utf8_wide, ARRAY_LEN(utf8_wide)) ? 2 : 1;
}

int utf8_columns(struct str s)
{
    size_t plain = utf8_ascii_end(s, 0);
    int columns = (int)plain;
    for (size_t i = plain; i < s.n;)
        columns += utf8_width(utf8_next(s, &i));
    return columns;
}

size_t utf8_clip(struct str s, int columns)
{
    size_t i = 0;
    while (i < s.n) {
        size_t next = i;
        columns -= utf8_width(utf8_next(s, &next));
        if (columns < 0)
            return i;
        i = next;
    }
    return i;
}

/* Upper-case letters whose lower case is `add` further on; every `step`th of the range. */
static const struct utf8_case {
    uint32_t first, last, add, step;
} utf8_cases[] = {
    {0x00C0, 0x00D6, 32, 1},    {0x00D8, 0x00DE, 32, 1}, {0x0100, 0x012E, 1, 2},
    {0x0132, 0x0136, 1, 2},     {0x0139, 0x0147, 1, 2},  {0x014A, 0x0176, 1, 2},
    {0x0178, 0x0178, -121u, 1}, {0x0179, 0x017D, 1, 2},  {0x0386, 0x0386, 38, 1},
    {0x0388, 0x038A, 37, 1},    {0x038C, 0x038C, 64, 1}, {0x038E, 0x038F, 63, 1},
    {0x0391, 0x03A1, 32, 1},    {0x03A3, 0x03AB, 32, 1}, {0x0400, 0x040F, 80, 1},
    {0x0410, 0x042F, 32, 1},    {0x0460, 0x0480, 1, 2},  {0x048A, 0x04BE, 1, 2},
    {0x04C0, 0x04C0, 15, 1},    {0x04C1, 0x04CD, 1, 2},  {0x04D0, 0x04FE, 1, 2},
};

uint32_t utf8_fold(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
    if (cp < utf8_cases[0].first || cp > 0x04FF)
        return cp;
    for (size_t i = 0; i < ARRAY_LEN(utf8_cases) && cp >= utf8_cases[i].first; i++) {
        const struct utf8_case *c = &utf8_cases[i];
        if (cp <= c->last && (cp - c->first) % c->step == 0)
            return cp + c->add;
    }
    return cp;
}

void utf8_add_folded(struct strbuf *b, struct str s)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp = utf8_next(s, &i);
        char bytes[4];
        strbuf_add(b, bytes, utf8_encode(cp == UTF8_BAD ? '?' : utf8_fold(cp), bytes));
    }
}
