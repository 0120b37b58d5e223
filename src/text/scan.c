/* SPDX-License-Identifier: MIT
 *
 * Steps over a text.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/scan.h"

#include <string.h>

enum { ASIDE_LONGEST = 120 };

/* Over what a quotation or a comment begins each line with: "|", ";", ":", "--". */
static size_t skip_leader(struct str s, size_t at)
{
    size_t i = scan_blanks(s, at);
    char c = scan_char(s, i);
    size_t n = c == '-' && scan_char(s, i + 1) == '-' ? 2 : c != '\0' && strchr("|;:", c) != NULL;
    return n > 0 && scan_char(s, i + n) == ' ' ? i + n : at;
}

size_t scan_gap(struct str s, size_t at)
{
    bool ended = false;
    for (; at < s.n; at++) {
        if (s.p[at] == '\n' && !ended) {
            ended = true;
            at = skip_leader(s, at + 1) - 1;
        } else if (s.p[at] != ' ') {
            break;
        }
    }
    return at;
}

size_t scan_digits(struct str s, size_t at, size_t most)
{
    size_t i = at;
    while (char_is_digit(scan_char(s, i)) && i - at <= most)
        i++;
    return i - at <= most ? i : at;
}

size_t scan_word(struct str s, size_t at, struct str word)
{
    if (at >= s.n || s.n - at < word.n)
        return 0;
    for (size_t i = 0; i < word.n; i++)
        if (char_lower(s.p[at + i]) != char_lower(word.p[i]))
            return 0;
    return at + word.n;
}

bool scan_starts(struct str s, size_t at)
{
    char before = at > 0 ? scan_char(s, at - 1) : ' ';
    return !char_is_alnum(before) && before != '_';
}

uint32_t scan_number(struct str s, size_t from, size_t to)
{
    uint32_t n = 0;
    return str_number(str_slice(s, from, to), 999999, &n) ? n : 0;
}

size_t scan_list(struct str s, size_t at)
{
    static const struct str joints[] = {STR_INIT("and"), STR_INIT("or"), STR_INIT("&"),
                                        STR_INIT("through"), STR_INIT("to")};
    size_t i = scan_gap(s, at);
    bool stepped = scan_char(s, i) == ',';
    if (stepped)
        i = scan_gap(s, i + 1);
    for (size_t k = 0; k < ARRAY_LEN(joints); k++) {
        size_t behind = scan_word(s, i, joints[k]);
        if (behind != 0 && !char_is_alnum(scan_char(s, behind))) {
            i = scan_gap(s, behind);
            stepped = true;
            break;
        }
    }
    return stepped ? i : 0;
}

size_t scan_aside(struct str s, size_t at)
{
    static const char opens[] = "(\"'", closes[] = ")\"'";
    char c = scan_char(s, at);
    const char *open = c != '\0' ? strchr(opens, c) : NULL;
    if (open == NULL)
        return at;
    for (size_t i = at + 1; i < s.n && i - at < ASIDE_LONGEST; i++) {
        if (s.p[i] == closes[open - opens])
            return i + 1;
        if (s.p[i] == '\n' && scan_char(s, i + 1) == '\n')
            break;
    }
    return at;
}
