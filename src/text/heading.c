/* SPDX-License-Identifier: MIT
 *
 * Section numbers at the start of a line.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/heading.h"

#include <string.h>

#include "text/roman.h"

enum {
    PART_MAX = 199, /* larger numbers are years, octets and the like */
    GLUED_MAX = 20, /* "A1" is a section, "X25" is not */
    ROMAN_LONGEST = 6,
    ROMAN_MAX = 60
};

static const struct {
    struct str word;
    bool appendix;
} words[] = {
    {STR_INIT("appendix"), true},
    {STR_INIT("annex"), true},
    {STR_INIT("section"), false},
    {STR_INIT("chapter"), false},
};

/* Reads line from left to right. */
struct reader {
    struct str line;
    size_t at;
};

static char reader_peek(const struct reader *r)
{
    return r->at < r->line.n ? r->line.p[r->at] : '\0';
}

static char reader_peek_at(const struct reader *r, size_t ahead)
{
    return r->at + ahead < r->line.n ? r->line.p[r->at + ahead] : '\0';
}

static size_t reader_blanks(struct reader *r)
{
    size_t from = r->at;
    while (reader_peek(r) == ' ')
        r->at++;
    return r->at - from;
}

static bool reader_number(struct reader *r, uint16_t *value)
{
    uint32_t n = 0;
    size_t from = r->at;
    while (char_is_digit(reader_peek(r)) && r->at - from < 4)
        n = n * 10 + (uint32_t)(r->line.p[r->at++] - '0');
    *value = (uint16_t)n;
    return r->at > from && n <= PART_MAX && !char_is_digit(reader_peek(r));
}

static bool reader_roman(struct reader *r, uint16_t *value)
{
    size_t from = r->at;
    while (char_is_upper(reader_peek(r)) && roman_digit(reader_peek(r)) != 0)
        r->at++;
    struct str digits = str_slice(r->line, from, r->at);
    if (digits.n < 2 || digits.n > ROMAN_LONGEST || char_is_alnum(reader_peek(r)))
        return false;
    *value = (uint16_t)roman_number(digits);
    return *value <= ROMAN_MAX;
}

/* "2" or "A" behind the dot of another part. */
static bool reader_part(struct reader *r, const struct heading *h, uint16_t *value)
{
    char c = reader_peek(r);
    if (!char_is_upper(c))
        return reader_number(r, value);
    if ((h->form != HEADING_NUMBER && h->form != HEADING_ROMAN) ||
        strchr(".): ", reader_peek_at(r, 1)) == NULL)
        return false; /* "U.S. Laws" */
    *value = (uint16_t)(c - 'A' + 1);
    r->at++;
    return true;
}

/* ".2.1" behind a first part; "1.0" is section 1. */
static void reader_parts(struct reader *r, struct heading *h)
{
    while (h->depth < HEADING_DEPTH && reader_peek(r) == '.') {
        struct reader back = *r;
        r->at++;
        if (!reader_part(r, h, &h->parts[h->depth])) {
            *r = back;
            return;
        }
        h->depth++;
    }
}

static bool reader_word(struct reader *r, struct heading *h)
{
    struct str rest = str_from(r->line, r->at);
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        size_t n = words[i].word.n;
        if (!str_starts_nocase(rest, words[i].word) || rest.n == n || rest.p[n] != ' ' ||
            !char_is_upper(rest.p[0]))
            continue;
        h->form = words[i].appendix ? HEADING_APPENDIX : HEADING_NUMBER;
        r->at += n;
        reader_blanks(r);
        return true;
    }
    return false;
}

static bool reader_letter(struct reader *r, struct heading *h)
{
    char c = reader_peek(r), after = reader_peek_at(r, 1);
    if (!char_is_upper(c) || char_is_alpha(after))
        return false;
    h->parts[0] = (uint16_t)(c - 'A' + 1);
    r->at++;
    if (!char_is_digit(after))
        return true;
    h->depth = 2; /* "A1" */
    return reader_number(r, &h->parts[1]) && h->parts[1] < GLUED_MAX;
}

static bool reader_first_part(struct reader *r, struct heading *h)
{
    struct reader start = *r;
    h->depth = 1;
    if (reader_number(r, &h->parts[0])) {
        if (h->form != HEADING_APPENDIX)
            h->form = HEADING_NUMBER;
        return true;
    }
    *r = start;
    if (reader_roman(r, &h->parts[0])) {
        if (h->form != HEADING_APPENDIX)
            h->form = HEADING_ROMAN;
        return true;
    }
    *r = start;
    if (!reader_letter(r, h))
        return false;
    if (h->form != HEADING_APPENDIX)
        h->form = HEADING_LETTER;
    /* "A word" is a sentence; "A. Word", "A  Word", "A.1 Word" and "Appendix A word" are not. */
    return h->worded || h->depth == 2 || strchr(".):", reader_peek(r)) != NULL ||
           (reader_peek(r) == ' ' && reader_peek_at(r, 1) == ' ');
}

static struct str label_text(struct str line, size_t from, size_t to, struct heading *h)
{
    if (h->depth == 2 && h->parts[1] == 0 && h->form == HEADING_NUMBER) {
        h->depth = 1;
        to = from;
        while (char_is_digit(line.p[to]))
            to++;
    }
    return str_slice(line, from, to);
}

static void reader_title(struct reader *r, struct heading *h)
{
    struct str rest = str_trim(str_from(r->line, r->at));
    h->title = rest;
    h->title_column = rest.n > 0 ? (uint32_t)(rest.p - r->line.p) : 0;
}

/* "27 January 1983" */
static bool is_date(const struct heading *h)
{
    static const char months[][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (h->mark != '\0' || h->depth != 1 || h->title.n < 8 ||
        !char_is_digit(h->title.p[h->title.n - 1]))
        return false;
    for (size_t i = 0; i < ARRAY_LEN(months); i++)
        if (str_starts_nocase(h->title, str_of(months[i])))
            return true;
    return false;
}

/* "2.Words", "8.1.1Words", "5.10.gss_name" are headings in some texts; "2Words", "10.0.0.1:80",
 * "2.0.192.in-addr.arpa" are not. */
static bool is_parted(const struct heading *h, size_t blanks)
{
    struct str t = h->title;
    if (blanks > 0 || t.n == 0 || (h->mark != '\0' && char_is_upper(t.p[0])))
        return true;
    bool word = t.n > 2 && char_is_alpha(t.p[0]) && char_is_alpha(t.p[1]);
    return h->depth >= (h->mark != '\0' ? 2 : 3) && word && str_find_char(t, '.', 0) < 0;
}

bool heading_read(struct str line, struct heading *h)
{
    struct reader r = {line, 0};
    *h = (struct heading){.form = HEADING_FORMS};
    h->indent = (uint32_t)reader_blanks(&r);
    h->worded = reader_word(&r, h);
    size_t from = r.at;
    if (!reader_first_part(&r, h))
        return false;
    reader_parts(&r, h);
    h->label = label_text(line, from, r.at, h);
    size_t mark = r.at;
    while (r.at < mark + 2 && reader_peek(&r) != '\0' && strchr(".):", reader_peek(&r)) != NULL)
        r.at++;
    h->mark = r.at > mark ? line.p[mark] : '\0';
    size_t blanks = reader_blanks(&r);
    if (r.at - blanks == mark && reader_peek(&r) == '-') { /* "Appendix A -- Words" */
        while (reader_peek(&r) == '-')
            r.at++;
        h->mark = '-';
        blanks = reader_blanks(&r);
        if (blanks == 0 && h->depth == 1)
            return false;
    }
    reader_title(&r, h);
    h->bare = h->depth == 1 && !h->worded && h->mark == '\0' && mark - from == h->label.n;
    return is_parted(h, blanks) && !is_date(h);
}

bool heading_is_glued(const struct heading *h)
{
    return h->label.n > 1 && char_is_upper(h->label.p[0]) && char_is_digit(h->label.p[1]);
}
