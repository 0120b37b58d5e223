/* SPDX-License-Identifier: MIT
 *
 * Errata as a text.  What was typed into a form years ago is shown as it was typed: figures keep
 * their shape, and only the edges of a text and lines that no page has room for are touched.
 */
#include "base/platform.h"

#include "rfc/erratum.h"

#include "base/utf8.h"
#include "rfc/catalog.h"

enum { ERRATUM_W = 72, ERRATUM_INDENT = 6, ERRATUM_LABEL = 3, ERRATUM_TEXT = 15 };

static const struct erratum_status_row {
    const char *name, *word; /* for people; of the RFC Editor */
} erratum_statuses[ERRATUM_STATUSES] = {
    [ERRATUM_VERIFIED] = {"Verified", "Verified"},
    [ERRATUM_HELD] = {"Held for Document Update", "Held for Document Update"},
    [ERRATUM_REPORTED] = {"Reported", "Reported"},
    [ERRATUM_REJECTED] = {"Rejected", "Rejected"},
};

const char *erratum_status_name(enum erratum_status status)
{
    return erratum_statuses[status].name;
}

bool erratum_status_parse(struct str word, enum erratum_status *status)
{
    for (int i = 0; i < ERRATUM_STATUSES; i++)
        if (str_eq_nocase(word, str_of(erratum_statuses[i].word))) {
            *status = (enum erratum_status)i;
            return true;
        }
    return false;
}

uint32_t erratum_open(const struct erratum_counts *counts)
{
    return counts->of[ERRATUM_VERIFIED] + counts->of[ERRATUM_HELD] + counts->of[ERRATUM_REPORTED];
}

int erratum_compare(const void *a, const void *b)
{
    const struct erratum *x = a, *y = b;
    if (x->rfc != y->rfc)
        return x->rfc < y->rfc ? -1 : 1;
    if (x->status != y->status)
        return x->status < y->status ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

/* ---------------------------------------------------------------- lines */

static size_t leading_blanks(struct str line)
{
    size_t n = 0;
    while (n < line.n && line.p[n] == ' ')
        n++;
    return n;
}

/* Bytes of the longest beginning that has room, up to a blank where there is one in its later part.
 */
static size_t fitting(struct str text, int room)
{
    size_t n = utf8_clip(text, room), at = n;
    if (n == text.n)
        return n;
    while (at > 0 && text.p[at] != ' ')
        at--;
    return at > n / 4 ? at : n > 0 ? n : 1;
}

/* A line from column indent on; what has no room goes on below its beginning. */
static void add_line(int indent, struct str line, struct strbuf *out)
{
    enum { DEEPEST = ERRATUM_W / 2 };
    size_t blanks = leading_blanks(line);
    int begin = indent + (int)(blanks < DEEPEST ? blanks : DEEPEST);
    if (indent + utf8_columns(line) <= ERRATUM_W)
        begin = indent + (int)blanks;
    struct str rest = str_from(line, blanks);
    if (rest.n == 0)
        strbuf_add_char(out, '\n');
    while (rest.n > 0) {
        size_t n = fitting(rest, ERRATUM_W - begin);
        strbuf_addf(out, "%*s%.*s\n", begin, "", STR_ARG(str_slice(rest, 0, n)));
        rest = str_from(rest, n);
        rest = str_from(rest, leading_blanks(rest));
    }
}

static struct str without_end_blanks(struct str line)
{
    while (line.n > 0 && char_is_space(line.p[line.n - 1]))
        line.n--;
    return line;
}

/* How the lines of a text lie: how many blanks all of them begin with, and the widest without. */
static void measure(struct str text, size_t *blanks, int *widest)
{
    *blanks = SIZE_MAX;
    *widest = 0;
    while (text.n > 0) {
        struct str line = without_end_blanks(str_cut(&text, '\n'));
        size_t n = leading_blanks(line);
        int w = utf8_columns(line);
        if (line.n > 0 && n < *blanks)
            *blanks = n;
        *widest = w > *widest ? w : *widest;
    }
    *blanks = *blanks == SIZE_MAX ? 0 : *blanks;
    *widest -= *widest > 0 ? (int)*blanks : 0;
}

/* Without empty lines at its beginning; those at its end go as blanks. */
static struct str without_edges(struct str text)
{
    struct str rest = without_end_blanks(text);
    while (rest.n > 0) {
        struct str before = rest;
        if (without_end_blanks(str_cut(&rest, '\n')).n > 0)
            return before;
    }
    return STR_NONE;
}

/* The lines of a text, moved together so that the widest has room where that can be. */
static void add_verbatim(struct str text, struct strbuf *out)
{
    size_t blanks;
    int widest;
    measure(text, &blanks, &widest);
    int indent = ERRATUM_W - widest;
    indent = indent >= ERRATUM_INDENT || indent < 1 ? ERRATUM_INDENT : indent;
    while (text.n > 0) {
        struct str line = without_end_blanks(str_cut(&text, '\n'));
        add_line(indent, str_from(line, blanks), out);
    }
}

static void add_text(const char *label, struct str text, struct strbuf *out)
{
    text = without_edges(text);
    if (text.n == 0)
        return;
    strbuf_addf(out, "\n%*s%s:\n\n", ERRATUM_LABEL, "", label);
    add_verbatim(text, out);
}

/* A label and words beside it, wrapped. */
static void add_row(const char *label, struct str words, struct strbuf *out)
{
    for (bool first = true; words.n > 0; first = false) {
        size_t n = fitting(words, ERRATUM_W - ERRATUM_TEXT);
        strbuf_addf(out, "%*s%-*s%.*s\n", ERRATUM_LABEL, "", ERRATUM_TEXT - ERRATUM_LABEL,
                    first ? label : "", STR_ARG(str_slice(words, 0, n)));
        words = str_from(words, n);
        words = str_from(words, leading_blanks(words));
    }
}

/* ---------------------------------------------------------------- section and date */

/* "4", "4.2", "A", "B.1": a place by its number alone. */
static bool is_number(struct str s, bool *appendix)
{
    size_t i = 0;
    *appendix = s.n > 0 && char_is_upper(s.p[0]) && (s.n == 1 || s.p[1] == '.');
    if (*appendix)
        i = s.n > 1 ? 2 : 1;
    while (i < s.n && char_is_digit(s.p[i])) {
        while (i < s.n && char_is_digit(s.p[i]))
            i++;
        if (i + 1 < s.n && s.p[i] == '.')
            i++;
    }
    return i == s.n && s.n > 0 && s.p[s.n - 1] != '.';
}

/* Without what the form put before it, and without a full stop. */
static struct str section_typed(struct str s)
{
    s = str_trim(s);
    if (str_starts(s, STR("99")))
        s = str_trim(str_from(s, 2));
    while (s.n > 0 && (s.p[0] == '.' || s.p[s.n - 1] == '.'))
        s = s.p[0] == '.' ? str_from(s, 1) : str_slice(s, 0, s.n - 1);
    return s;
}

/* Words that end in the number of a place: "In Sections 7.8 and 7.9", "Appendix B". */
static bool ends_in_number(struct str s)
{
    size_t at = s.n;
    bool appendix;
    while (at > 0 && s.p[at - 1] != ' ')
        at--;
    return is_number(str_from(s, at), &appendix);
}

/* A place as references to another document are written, so that it is one. */
static void add_section(const struct erratum *x, struct strbuf *out)
{
    struct str s = section_typed(x->section);
    bool appendix;
    struct strbuf words = STRBUF_INIT(STRBUF_TEXT);
    if (is_number(s, &appendix))
        strbuf_addf(&words, "%s %.*s of RFC %u", appendix ? "Appendix" : "Section", STR_ARG(s),
                    x->rfc);
    else if (ends_in_number(s))
        strbuf_addf(&words, "%.*s of RFC %u", STR_ARG(s), x->rfc);
    else if (s.n > 0 && !str_eq_nocase(s, STR("GLOBAL")))
        strbuf_addf(&words, "%.*s (RFC %u)", STR_ARG(s), x->rfc);
    else
        strbuf_addf(&words, "%s RFC %u", s.n > 0 ? "throughout" : "somewhere in", x->rfc);
    add_row("Place", strbuf_str(&words), out);
    strbuf_release(&words);
}

/* "2021-03-03" → "3 March 2021"; nothing for what is no day. */
static void add_day(uint32_t year, uint32_t month, uint32_t day, struct strbuf *out)
{
    if (year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= 31)
        strbuf_addf(out, "%u %s %u", day, rfc_month_name(month), year);
}

static void add_date(struct str date, struct strbuf *out)
{
    uint32_t year, month, day;
    if (str_number(str_cut(&date, '-'), 9999, &year) &&
        str_number(str_cut(&date, '-'), 12, &month) && str_number(date, 31, &day))
        add_day(year, month, day, out);
}

static void add_submitted(const struct erratum *x, struct strbuf *out)
{
    struct strbuf words = STRBUF_INIT(STRBUF_TEXT);
    struct str name = str_trim(x->submitter);
    add_date(x->date, &words);
    if (name.n > 0)
        strbuf_addf(&words, "%sby %.*s", words.n > 0 ? ", " : "", STR_ARG(name));
    add_row("Submitted", strbuf_str(&words), out);
    strbuf_release(&words);
}

/* ---------------------------------------------------------------- the document */

/* "2 verified, 1 held for document update" */
static void add_counts(const struct erratum_counts *counts, struct strbuf *out)
{
    static const char *const names[ERRATUM_STATUSES] = {"verified", "held for document update",
                                                        "reported and not judged yet", "rejected"};
    const char *joint = "";
    for (int i = 0; i < ERRATUM_STATUSES; i++) {
        if (counts->of[i] == 0)
            continue;
        strbuf_addf(out, "%s%u %s", joint, counts->of[i], names[i]);
        joint = ", ";
    }
}

void erratum_write_head(uint32_t rfc, const struct erratum_counts *counts, uint32_t day,
                        struct strbuf *out)
{
    struct strbuf words = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(out, "\nErrata of RFC %u\n\n", rfc);
    add_counts(counts, &words);
    add_row("Reports", strbuf_str(&words), out);
    strbuf_clear(&words);
    add_day(day / 10000, day / 100 % 100, day % 100, &words);
    add_row("As of", strbuf_str(&words), out);
    strbuf_clear(&words);
    strbuf_addf(&words, "https://www.rfc-editor.org/errata/rfc%u", rfc);
    add_row("Page", strbuf_str(&words), out);
    strbuf_release(&words);
}

void erratum_write(const struct erratum *x, struct strbuf *out)
{
    struct str type = str_trim(x->type);
    strbuf_addf(out, "\nErratum %u (%s%s%.*s)\n\n", x->id, erratum_status_name(x->status),
                type.n > 0 ? ", " : "", STR_ARG(type));
    add_section(x, out);
    add_submitted(x, out);
    add_text("Original text", x->original, out);
    add_text("Corrected text", x->corrected, out);
    add_text("Notes", x->notes, out);
}
