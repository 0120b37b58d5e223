/* SPDX-License-Identifier: MIT
 *
 * A smaller digit before a larger one is taken off.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/roman.h"

uint32_t roman_digit(char c)
{
    static const uint8_t worth[26] = {
        ['i' - 'a'] = 1, ['v' - 'a'] = 5, ['x' - 'a'] = 10, ['l' - 'a'] = 50};
    return char_is_alpha(c) ? worth[char_lower(c) - 'a'] : 0;
}

uint32_t roman_number(struct str s)
{
    uint32_t total = 0;
    for (size_t i = 0; i < s.n; i++) {
        uint32_t here = roman_digit(s.p[i]), next = i + 1 < s.n ? roman_digit(s.p[i + 1]) : 0;
        if (here == 0)
            return 0;
        total = here < next ? total - here : total + here;
    }
    return total;
}
