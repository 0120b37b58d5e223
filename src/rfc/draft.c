/* SPDX-License-Identifier: MIT
 *
 * Names of Internet-Drafts.  What came of a fetch is judged in sourcecheck.c.  Pure; any thread.
 */
#include "base/platform.h"

#include "rfc/draft.h"

enum { DRAFT_HEAD_LINES = 30 }; /* of a first page, where its date stands */

struct draft draft_of(struct str name)
{
    size_t n = name.n;
    bool revised = n > 3 && name.p[n - 3] == '-' && char_is_digit(name.p[n - 2]) &&
                   char_is_digit(name.p[n - 1]);
    /* "draft-07" would leave no name */
    if (!revised || !str_starts(str_slice(name, 0, n - 3), STR("draft-")))
        return (struct draft){name, DRAFT_UNREVISED};
    return (struct draft){str_slice(name, 0, n - 3),
                          (name.p[n - 2] - '0') * 10 + (name.p[n - 1] - '0')};
}

void draft_format(struct draft d, struct strbuf *out)
{
    strbuf_add_str(out, d.base);
    if (d.revision != DRAFT_UNREVISED)
        strbuf_addf(out, "-%02d", d.revision);
}

int draft_file_revision(struct str file, struct str base)
{
    static const char *const endings[] = {".txt", ".txt.gz"};
    for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
        struct str ending = str_of(endings[i]);
        if (!str_ends(file, ending))
            continue;
        struct draft d = draft_of(str_slice(file, 0, file.n - ending.n));
        if (str_eq(d.base, base))
            return d.revision;
    }
    return DRAFT_UNREVISED;
}

static void draft_below(struct str url, struct strbuf *out)
{
    while (url.n > 0 && url.p[url.n - 1] == '/')
        url.n--;
    strbuf_addf(out, "%.*s/", STR_ARG(url));
}

void draft_text_url(struct str url, struct str name, struct strbuf *out)
{
    draft_below(url, out);
    strbuf_addf(out, "%.*s.txt", STR_ARG(name));
}

void draft_history_url(struct str url, struct str base, struct strbuf *out)
{
    draft_below(url, out);
    strbuf_addf(out, "doc/%.*s/doc.json", STR_ARG(base));
}

/* ---- the date of a first page */

/* "March 2026", "Mar 2026" at the end of a column: the year. */
static unsigned draft_year_behind_month(struct str column)
{
    static const char months[] = "jan feb mar apr may jun jul aug sep oct nov dec ";
    uint32_t year;
    if (column.n < 8 || !str_number(str_from(column, column.n - 4), 2999, &year) || year < 1969)
        return 0;
    struct str before = str_trim(str_slice(column, 0, column.n - 4));
    while (before.n > 0 && (before.p[before.n - 1] == ',' || char_is_digit(before.p[before.n - 1])))
        before = str_trim(str_slice(before, 0, before.n - 1)); /* "March 7, 2026" */
    size_t word = before.n;
    while (word > 0 && char_is_alpha(before.p[word - 1]))
        word--;
    struct str name = str_slice(before, word, word + 3);
    for (size_t i = 0; name.n == 3 && i + 4 < sizeof months; i += 4)
        if (str_eq_nocase(name, (struct str){months + i, 3}))
            return year;
    return 0;
}

/* Columns are two blanks apart; a date of expiry is another one. */
static unsigned draft_year_of_line(struct str line)
{
    while ((line = str_trim(line)).n > 0) {
        ptrdiff_t gap = str_find(line, STR("  "), 0);
        struct str column = gap < 0 ? line : str_slice(line, 0, (size_t)gap);
        unsigned year = draft_year_behind_month(column);
        if (year != 0 && !str_starts_nocase(column, STR("expire")))
            return year;
        line = str_from(line, column.n);
    }
    return 0;
}

unsigned draft_year(struct str text)
{
    unsigned year = 0;
    for (int lines = 0; text.n > 0 && year == 0 && lines < DRAFT_HEAD_LINES; lines++)
        year = draft_year_of_line(str_cut(&text, '\n'));
    return year;
}
