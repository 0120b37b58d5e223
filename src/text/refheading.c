/* SPDX-License-Identifier: MIT
 *
 * Titles of lists of references.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/refheading.h"

#include "text/scan.h"

/* As words: "preference" does not end in "reference". */
static bool ends_with(struct str s, struct str ending)
{
    return s.n >= ending.n && str_eq_nocase(str_from(s, s.n - ending.n), ending) &&
           scan_starts(s, s.n - ending.n);
}

static struct str without_colon(struct str title)
{
    struct str t = str_trim(title);
    return t.n > 0 && t.p[t.n - 1] == ':' ? str_slice(t, 0, t.n - 1) : t;
}

bool refheading_is_notes(struct str title)
{
    static const struct str endings[] = {STR_INIT("end notes"), STR_INIT("endnotes"),
                                         STR_INIT("footnotes")};
    struct str t = without_colon(title);
    for (size_t i = 0; i < ARRAY_LEN(endings); i++)
        if (ends_with(t, endings[i]))
            return true;
    return str_eq_nocase(t, STR("notes"));
}

bool refheading_is(struct str title)
{
    static const struct str endings[] = {
        STR_INIT("references"),          STR_INIT("bibliography"),
        STR_INIT("reference documents"), STR_INIT("referenced documents"),
        STR_INIT("reference section"),   STR_INIT("further reading"),
        STR_INIT("suggested reading")};
    static const struct str beginnings[] = {
        STR_INIT("references"), STR_INIT("bibliography"), STR_INIT("normative reference"),
        STR_INIT("informative reference"), STR_INIT("informational reference")};
    static const struct str wholes[] = {STR_INIT("reference"), STR_INIT("documents"),
                                        STR_INIT("citations")};
    struct str t = without_colon(title);
    for (size_t i = 0; i < ARRAY_LEN(endings); i++)
        if (ends_with(t, endings[i]))
            return true;
    for (size_t i = 0; i < ARRAY_LEN(beginnings); i++)
        if (str_starts_nocase(t, beginnings[i]))
            return true;
    for (size_t i = 0; i < ARRAY_LEN(wholes); i++)
        if (str_eq_nocase(t, wholes[i]))
            return true;
    return refheading_is_notes(t);
}

/* "Non-Normative" is informative. */
static bool is_negated(struct str title, size_t at)
{
    return (at >= 4 && scan_word(title, at - 4, STR("non-")) != 0) ||
           (at >= 4 && scan_word(title, at - 4, STR("non ")) != 0) ||
           (at >= 3 && scan_word(title, at - 3, STR("non")) != 0);
}

enum reftag_standing refheading_standing(struct str title)
{
    bool normative = false, informative = false;
    for (size_t i = 0; i < title.n; i++) {
        if (scan_word(title, i, STR("normative")) != 0) {
            bool negated = is_negated(title, i);
            normative |= !negated;
            informative |= negated;
        }
        informative |= scan_word(title, i, STR("informative")) != 0 ||
                       scan_word(title, i, STR("informational")) != 0;
    }
    if (normative == informative)
        return REFTAG_UNSTATED;
    return normative ? REFTAG_NORMATIVE : REFTAG_INFORMATIVE;
}
