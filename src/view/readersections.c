/* SPDX-License-Identifier: MIT
 *
 * Steps through the list of sections, and the best match for what was typed.
 */
#include "base/platform.h"

#include "view/readersections.h"

/* The last section whose heading is at or above the line; -1: the line is before all. */
static int64_t section_at(const struct document *d, uint32_t line)
{
    int64_t low = 0, high = d->section_count;
    while (low < high) {
        int64_t mid = (low + high) / 2;
        if (d->sections[mid].line <= line)
            low = mid + 1;
        else
            high = mid;
    }
    return low - 1;
}

int64_t readersections_step(const struct document *d, uint32_t line, long by)
{
    int64_t at = section_at(d, line);
    bool on_heading = at >= 0 && d->sections[at].line == line;
    if (by < 0 && !on_heading)
        at++;
    at += by;
    return at < 0 ? -1 : at < d->section_count ? at : d->section_count;
}

int64_t readersections_sibling(const struct document *d, uint32_t line, int step)
{
    int64_t at = section_at(d, line);
    if (at < 0)
        return step < 0 ? -1 : 0;
    if (step < 0 && d->sections[at].line != line)
        return at;
    uint8_t level = d->sections[at].level;
    for (at += step; at >= 0 && at < d->section_count; at += step)
        if (d->sections[at].level <= level)
            return at;
    return at;
}

/* ---------------------------------------------------------------- by number or words */

static bool holds_every_word(struct str title, struct str words)
{
    while (words.n > 0) {
        struct str word = str_cut(&words, ' ');
        if (word.n > 0 && str_find_nocase(title, word, 0) < 0)
            return false;
    }
    return true;
}

/* How well a section answers; 0: not at all. */
static unsigned fit(const struct section *s, struct str typed)
{
    if (s->label.n > 0 && str_eq_nocase(s->label, typed))
        return 4;
    if (s->label.n > 0 && str_starts_nocase(s->label, typed))
        return 3;
    if (str_starts_nocase(s->title, typed))
        return 2;
    return holds_every_word(s->title, typed) ? 1 : 0;
}

static struct str without_prefix(struct str typed)
{
    static const char *const prefixes[] = {"section ", "appendix ", "§"};
    typed = str_trim(typed);
    for (size_t i = 0; i < ARRAY_LEN(prefixes); i++)
        if (str_starts_nocase(typed, str_of(prefixes[i])))
            typed = str_trim(str_from(typed, str_of(prefixes[i]).n));
    while (typed.n > 1 && typed.p[typed.n - 1] == '.')
        typed.n--;
    return typed;
}

int64_t readersections_find(const struct document *d, struct str typed)
{
    int64_t best = -1;
    unsigned best_fit = 0;
    typed = without_prefix(typed);
    for (uint32_t i = 0; typed.n > 0 && i < d->section_count; i++) {
        unsigned f = fit(&d->sections[i], typed);
        if (f > best_fit) {
            best_fit = f;
            best = i;
        }
    }
    return best;
}
