/* SPDX-License-Identifier: MIT
 *
 * Tells words of headings from others.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/title.h"

#include <string.h>

enum {
    SAME_LETTERS = 12, /* titles that agree so far agree */
    SAME_LEAST = 4,    /* or as far as the shorter one goes */
    ENDING = 3,
    LOUD_LEAST = 4,
    SMALL_WORD = 5,
    RUN_IN_LEAST = 20 /* characters behind a gap are text, not part of a title */
};

/* Steps over the letters that both have; true when one of them ends there.  same: how many. */
static bool run_together(struct str *a, struct str *b, size_t *same)
{
    for (*same = 0;; ++*same) {
        while (a->n > 0 && !char_is_alnum(a->p[0]))
            *a = str_from(*a, 1);
        while (b->n > 0 && !char_is_alnum(b->p[0]))
            *b = str_from(*b, 1);
        if (a->n == 0 || b->n == 0)
            return true;
        if (char_lower(a->p[0]) != char_lower(b->p[0]))
            return false;
        *a = str_from(*a, 1);
        *b = str_from(*b, 1);
    }
}

/* Letters and digits only: punctuation does not count. */
static const struct str known_titles[] = {
    STR_INIT("abstract"),
    STR_INIT("status of this memo"),
    STR_INIT("status of memo"),
    STR_INIT("copyright notice"),
    STR_INIT("full copyright statement"),
    STR_INIT("references"),
    STR_INIT("bibliography"),
    STR_INIT("normative references"),
    STR_INIT("informative references"),
    STR_INIT("introduction"),
    STR_INIT("acknowledgements"),
    STR_INIT("acknowledgments"),
    STR_INIT("acknowledgement"),
    STR_INIT("acknowledgment"),
    STR_INIT("authors address"),
    STR_INIT("authors addresses"),
    STR_INIT("author address"),
    STR_INIT("author addresses"),
    STR_INIT("authors information"),
    STR_INIT("author information"),
    STR_INIT("editors address"),
    STR_INIT("editors addresses"),
    STR_INIT("editor address"),
    STR_INIT("contact information"),
    STR_INIT("security considerations"),
    STR_INIT("iana considerations"),
    STR_INIT("intellectual property"),
    STR_INIT("intellectual property statement"),
    STR_INIT("preface"),
    STR_INIT("foreword"),
    STR_INIT("executive summary"),
    STR_INIT("glossary"),
    STR_INIT("appendix"),
    STR_INIT("appendices"),
    STR_INIT("contributors"),
};

bool title_is_known(struct str title)
{
    for (size_t i = 0; i < ARRAY_LEN(known_titles); i++) {
        struct str name = known_titles[i], rest = title;
        size_t same;
        if (char_lower(title.n > 0 ? title.p[0] : '\0') == name.p[0] &&
            run_together(&rest, &name, &same) && rest.n == name.n)
            return true;
    }
    return false;
}

bool title_is_code(struct str title)
{
    static const struct str words[] = {STR_INIT("END"), STR_INIT("BEGIN"), STR_INIT("IMPORTS"),
                                       STR_INIT("EXPORTS")};
    for (size_t i = 0; i < title.n; i++)
        if (strchr("={}|<>;\\", title.p[i]) != NULL)
            return true;
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (str_eq(title, words[i]))
            return true;
    return str_find(title, STR("->"), 0) >= 0;
}

bool title_is_loud(struct str title)
{
    size_t capitals = 0;
    for (size_t i = 0; i < title.n; i++) {
        if (char_is_lower(title.p[i]))
            return false;
        capitals += char_is_upper(title.p[i]);
    }
    return capitals >= LOUD_LEAST && !title_is_code(title);
}

bool title_is_raised(struct str title)
{
    size_t words = 0, raised = 0, letters = 0;
    for (size_t i = 0; i < title.n; i++) {
        letters += char_is_alpha(title.p[i]);
        if (!char_is_alpha(title.p[i]) || (i > 0 && title.p[i - 1] != ' '))
            continue;
        size_t end = i;
        while (end < title.n && title.p[end] != ' ')
            end++;
        bool upper = char_is_upper(title.p[i]);
        words += upper || end - i >= SMALL_WORD; /* "of", "the" may be small */
        raised += upper;
    }
    return letters * 4 >= title.n * 3 && letters >= LOUD_LEAST && raised * 4 >= words * 3;
}

bool title_is_signature(struct str title)
{
    size_t i = title.n;
    while (i > 0 && char_is_lower(title.p[i - 1]))
        i--;
    size_t typist = title.n - i;
    return typist > 0 && typist < LOUD_LEAST && i > 1 && strchr("/:", title.p[i - 1]) != NULL &&
           str_find_char(title, ' ', 0) < 0;
}

bool title_is_rule(struct str line)
{
    struct str s = str_trim(line);
    for (size_t i = 0; i < s.n; i++)
        if (strchr("-=_~*", s.p[i]) == NULL || s.p[i] != s.p[0])
            return false;
    return s.n >= LOUD_LEAST;
}

bool title_has_gap(struct str s)
{
    return str_find(str_trim(s), STR("   "), 0) >= 0;
}

bool title_ends_in_page(struct str title)
{
    size_t i = title.n;
    uint32_t page;
    while (i > 0 && title.p[i - 1] != ' ')
        i--;
    return title_has_gap(title) && str_number(str_from(title, i), UINT16_MAX, &page);
}

struct str title_without_text(struct str title)
{
    ptrdiff_t gap = str_find(title, STR("   "), 1);
    bool run_in = gap > 0 && str_trim(str_from(title, (size_t)gap)).n >= RUN_IN_LEAST;
    return run_in ? str_slice(title, 0, (size_t)gap) : title;
}

bool title_same(struct str a, struct str b)
{
    size_t same;
    if (!run_together(&a, &b, &same))
        return same >= SAME_LETTERS;
    return same >= SAME_LEAST || a.n == b.n;
}

bool title_nearly(struct str a, struct str b)
{
    size_t same;
    return run_together(&a, &b, &same) && same >= SAME_LETTERS && a.n + b.n <= ENDING;
}

struct str title_fold(struct arena *a, const struct lines *l, uint32_t line, uint32_t lines,
                      struct str first)
{
    size_t size = first.n;
    for (uint32_t i = 1; i < lines; i++)
        size += lines_at(l, line + i).n + 1;
    char *p = arena_alloc(a, size + 1);
    size_t n = 0;
    for (uint32_t i = 0; i < lines; i++) {
        struct str part = i == 0 ? first : str_trim(lines_at(l, line + i));
        if (i > 0 && title_is_rule(part))
            continue;
        if (n > 0 && part.n > 0)
            p[n++] = ' ';
        for (size_t k = 0; k < part.n; k++)
            if (part.p[k] != ' ' || (n > 0 && p[n - 1] != ' '))
                p[n++] = part.p[k];
    }
    return (struct str){p, n};
}
