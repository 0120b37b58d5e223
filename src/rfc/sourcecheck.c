/* SPDX-License-Identifier: MIT
 *
 * Is what came the text that was asked for?  A wrong yes shows a reader a damaged text; a wrong no
 * keeps a good one from him, which is worse: each check refuses only what it is sure of.
 * Pure; any thread.
 */
#include "base/platform.h"

#include "rfc/source.h"

#include <string.h>

#include "base/utf8.h"
#include "rfc/draft.h"

enum {
    SOURCECHECK_BLOCK = 64,       /* bytes looked at together */
    SOURCECHECK_HEAD = 8192,      /* where a text says what it is */
    SOURCECHECK_HEAD_LINES = 40,  /* of those that are not blank */
    SOURCECHECK_TOP_LINES = 12,   /* of those, where another number may stand */
    SOURCECHECK_BAD_PERCENT = 25, /* of bytes that no text has; archived texts stay below 10 */
    SOURCECHECK_FEW_HEADERS = 2,  /* running headers that agree before they count */
    SOURCECHECK_OLD = 1000,       /* retyped texts before, which follow no form */
    SOURCECHECK_FOOTERS = 2000,   /* since then every page has a footer */
    SOURCECHECK_FIRST_XML = 8650, /* since then there are no pages, and a line end at the end */
};

/* ---- what kind of file it is */

static const struct sourcecheck_magic {
    const char *start; /* compared without case, after a byte order mark and blanks */
    const char *what;
} sourcecheck_magics[] = {
    {"<!doctype", "a web page, not text"},
    {"<html", "a web page, not text"},
    {"<?xml", "an XML file, not text"},
    {"%PDF-", "a PDF file, not text"},
    {"%!PS", "a PostScript file, not text"},
    {"{\\rtf", "an RTF file, not text"},
    {"\x1F\x8B", "compressed (gzip)"},
    {"PK\x03\x04", "compressed (zip)"},
    {"BZh9", "compressed (bzip2)"},
    {"\xFD"
     "7zXZ",
     "compressed (xz)"},
    {"404 - Not found", "a server's \"not found\", not text"},
};

static struct str sourcecheck_without_bom(struct str text)
{
    return str_starts(text, STR("\xEF\xBB\xBF")) ? str_from(text, 3) : text;
}

/* Without what archives add at the end: blanks, form feeds, NULs. */
static struct str sourcecheck_trim_end(struct str text)
{
    while (text.n > 0 && (text.p[text.n - 1] == '\0' || char_is_space(text.p[text.n - 1])))
        text.n--;
    return text;
}

/* A block of ASCII without any control character but line ends.  It is looked at as a whole, for
 * then compilers take many bytes at a time. */
static bool sourcecheck_is_plain(const char *block)
{
    unsigned char odd = 0;
    for (size_t i = 0; i < SOURCECHECK_BLOCK; i++) {
        unsigned char from_blank = (unsigned char)(block[i] - ' ');
        odd |= (unsigned char)((from_blank >= 0x80 - ' ') & (block[i] != '\n'));
    }
    return odd == 0;
}

/* Is the character at *i a control character or broken UTF-8?  *i is the next one. */
static bool sourcecheck_is_bad(struct str text, size_t *i)
{
    char c = text.p[*i];
    if ((unsigned char)c >= 0x80)
        return utf8_next(text, i) == UTF8_BAD;
    ++*i;
    return (unsigned char)c < ' ' && !char_is_space(c);
}

/* More of what is bad than text in any encoding has. */
static bool sourcecheck_is_binary(struct str text)
{
    size_t bad = 0;
    for (size_t i = 0; i < text.n;) {
        size_t end = text.n - i > SOURCECHECK_BLOCK ? i + SOURCECHECK_BLOCK : text.n;
        if (end - i == SOURCECHECK_BLOCK && sourcecheck_is_plain(text.p + i))
            i = end;
        while (i < end)
            bad += sourcecheck_is_bad(text, &i);
    }
    return bad > text.n / 100 * SOURCECHECK_BAD_PERCENT + SOURCECHECK_BAD_PERCENT;
}

static const char *sourcecheck_wrong_kind(struct str bytes)
{
    struct str text = str_trim(sourcecheck_without_bom(bytes));
    struct str end = sourcecheck_trim_end(text);
    if (end.n == 0)
        return "empty";
    for (size_t i = 0; i < ARRAY_LEN(sourcecheck_magics); i++)
        if (str_starts_nocase(text, str_of(sourcecheck_magics[i].start)))
            return sourcecheck_magics[i].what;
    if (end.n > 7 && str_eq_nocase(str_from(end, end.n - 7), STR("</html>")))
        return "a web page, not text";
    return sourcecheck_is_binary(end) ? "not text but binary" : NULL;
}

/* ---- whose text it says it is */

struct sourcecheck_claims {
    uint32_t number; /* expected */
    bool own;        /* somewhere it says so */
    uint32_t other;  /* the number it gives instead; 0 none */
};

/* "RFC # 22", "Request for Comments: 22" at the start of *s: the number, and *s is what follows. */
static uint32_t sourcecheck_self(struct str *s)
{
    static const char *const words[] = {
        "request for comments", "request for comment", "nwg/rfc", "nwg-rfc", "rfc",
    };
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        struct str word = str_of(words[i]);
        struct str rest = str_from(*s, word.n);
        uint32_t number;
        if (!str_starts_nocase(*s, word))
            continue;
        while (rest.n > 0 && rest.p[0] != '\0' && strchr(" :#-.()", rest.p[0]) != NULL)
            rest = str_from(rest, 1);
        size_t n = 0;
        while (n < rest.n && char_is_digit(rest.p[n]))
            n++;
        if (!str_number(str_slice(rest, 0, n), REF_NUMBER_MAX, &number))
            continue;
        *s = str_from(rest, n);
        return s->n > 0 && char_is_alnum(s->p[0]) ? 0 : number;
    }
    return 0;
}

/* Cuts the next column off a line: columns are two blanks or a tab apart. */
static struct str sourcecheck_column(struct str *line)
{
    *line = str_trim(*line);
    size_t n = 0;
    while (n < line->n && line->p[n] != '\t' &&
           !(line->p[n] == ' ' && n + 1 < line->n && char_is_blank(line->p[n + 1])))
        n++;
    struct str column = str_slice(*line, 0, n);
    *line = str_from(*line, n);
    return column;
}

/* What the columns of a heading's line say.  "RFC 22" counts where it stands alone, for a sentence
 * or a title may begin with it; "Request for Comments: 22" is about this text in any case. */
static void sourcecheck_claim(struct sourcecheck_claims *claims, struct str line, bool top)
{
    while (line.n > 0) {
        struct str column = sourcecheck_column(&line);
        bool brief = str_starts_nocase(column, STR("rfc"));
        uint32_t number = sourcecheck_self(&column);
        bool alone = column.n == 0 || column.p[0] == ',';
        if (number == claims->number && (alone || !brief))
            claims->own = true;
        else if (number != 0 && number != claims->number && alone && top && claims->other == 0)
            claims->other = number;
    }
}

/* A line that names other RFCs by right. */
static bool sourcecheck_is_relation(struct str line)
{
    static const char *const words[] = {"obsolete", "update",  "reference",
                                        "replace",  "related", "supersede"};
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (str_starts_nocase(line, str_of(words[i])))
            return true;
    return false;
}

/* "http://www.rfc-editor.org/info/rfc6312.": right even where the heading is misprinted. */
static bool sourcecheck_is_own_address(struct str line, uint32_t own)
{
    struct str mark = STR("/info/rfc");
    ptrdiff_t at = str_find(line, mark, 0);
    struct str rest = at >= 0 ? str_from(line, (size_t)at + mark.n) : STR_NONE;
    size_t n = 0;
    uint32_t number;
    while (n < rest.n && char_is_digit(rest.p[n]))
        n++;
    return str_number(str_slice(rest, 0, n), REF_NUMBER_MAX, &number) && number == own;
}

static void sourcecheck_head(struct sourcecheck_claims *claims, struct str text)
{
    struct str head = str_slice(sourcecheck_without_bom(text), 0, SOURCECHECK_HEAD);
    for (int lines = 0; head.n > 0 && lines < SOURCECHECK_HEAD_LINES;) {
        struct str line = str_trim(str_cut(&head, '\n'));
        lines += line.n > 0;
        if (sourcecheck_is_own_address(line, claims->number))
            claims->own = true;
        else if (!sourcecheck_is_relation(line))
            sourcecheck_claim(claims, line, lines <= SOURCECHECK_TOP_LINES);
    }
}

/* Retyped texts name themselves anywhere near the top. */
static void sourcecheck_old_head(struct sourcecheck_claims *claims, struct str text)
{
    struct str head = str_slice(text, 0, SOURCECHECK_HEAD);
    for (size_t i = 0; i < head.n && !claims->own; i++) {
        struct str rest = str_from(head, i);
        claims->own = char_lower(head.p[i]) == 'r' && sourcecheck_self(&rest) == claims->number;
    }
}

/* Running headers: the first line of each page, when it begins with "RFC 22". */
static void sourcecheck_headers(struct sourcecheck_claims *claims, struct str text)
{
    uint32_t other = 0;
    int agreeing = 0;
    ptrdiff_t at = str_find_char(text, '\f', 0);
    for (; at >= 0 && !claims->own; at = str_find_char(text, '\f', (size_t)at + 1)) {
        struct str page = str_trim(str_slice(text, (size_t)at, (size_t)at + 200));
        uint32_t number = sourcecheck_self(&page);
        claims->own = number == claims->number;
        if (number != 0) {
            agreeing = number == other ? agreeing + 1 : 1;
            other = number;
        }
    }
    if (claims->other == 0 && agreeing >= SOURCECHECK_FEW_HEADERS)
        claims->other = other;
}

/* The RFC that this text says it is instead; 0: it is the right one, or does not say. */
static uint32_t sourcecheck_other(uint32_t number, struct str text)
{
    struct sourcecheck_claims claims = {.number = number};
    sourcecheck_head(&claims, text);
    if (!claims.own)
        sourcecheck_headers(&claims, text);
    if (!claims.own && number < SOURCECHECK_OLD)
        sourcecheck_old_head(&claims, text);
    return claims.own ? 0 : claims.other;
}

/* ---- whether it is whole */

/* "… [Page 12]" */
static bool sourcecheck_is_footer(struct str line)
{
    line = sourcecheck_trim_end(line);
    const char *open = line.n > 0 ? memrchr(line.p, '[', line.n) : NULL;
    if (open == NULL || line.p[line.n - 1] != ']')
        return false;
    struct str mark = str_from(line, (size_t)(open - line.p) + 1);
    return str_starts_nocase(mark, STR("page "));
}

static bool sourcecheck_has_footers(struct str text)
{
    for (ptrdiff_t at; (at = str_find(text, STR("[Page "), 0)) >= 0;) {
        text = str_from(text, (size_t)at);
        if (sourcecheck_is_footer(str_cut(&text, '\n')))
            return true;
    }
    return false;
}

static bool sourcecheck_must_have_footers(uint32_t number, struct str text)
{
    return number >= SOURCECHECK_FOOTERS ||
           (number >= SOURCECHECK_OLD && sourcecheck_has_footers(text));
}

/* A file that was cut ends within a line nearly always.  Some whole ones do too: so it counts only
 * against a text that must have footers and whose last line is none, and against those made by a
 * program that ends every line. */
static bool sourcecheck_is_cut(uint32_t number, struct str text)
{
    char end = text.p[text.n - 1];
    if (end == '\0' || (char_is_space(end) && !char_is_blank(end)))
        return false;
    if (number >= SOURCECHECK_FIRST_XML && str_find_char(text, '\f', 0) < 0)
        return true;
    struct str written = sourcecheck_trim_end(text);
    const char *line = memrchr(written.p, '\n', written.n);
    if (line != NULL)
        written = str_from(written, (size_t)(line - written.p));
    return !sourcecheck_is_footer(written) && sourcecheck_must_have_footers(number, text);
}

bool source_check(uint32_t number, struct str bytes, struct err *e)
{
    const char *what = sourcecheck_wrong_kind(bytes);
    if (what == NULL && sourcecheck_is_cut(number, bytes))
        what = "cut short: it ends within a line";
    if (what != NULL)
        return err_set(e, ERR_DAMAGED, "the text of RFC %u is %s (document)", (unsigned)number,
                       what);
    uint32_t other = sourcecheck_other(number, bytes);
    if (other != 0)
        return err_set(e, ERR_DAMAGED, "the text of RFC %u is that of RFC %u (document)",
                       (unsigned)number, (unsigned)other);
    return true;
}

/* ---- Internet-Drafts */

/* The name of a draft that begins at `at`, as long as it goes; nothing where it is part of a word.
 */
static struct str sourcecheck_draft_at(struct str head, size_t at)
{
    size_t end = at;
    while (end < head.n && (char_is_alnum(head.p[end]) || head.p[end] == '-'))
        end++;
    bool inside = at > 0 && (char_is_alnum(head.p[at - 1]) || head.p[at - 1] == '-');
    return inside ? STR_NONE : str_slice(head, at, end);
}

/* Where name, or any other one, is what the first page gives: the name, or nothing. */
static struct str sourcecheck_find_draft(struct str head, struct str name)
{
    struct str other = STR_NONE, prefix = STR("draft-");
    for (size_t i = 0; i + prefix.n <= head.n; i++) {
        if (!str_starts_nocase(str_from(head, i), prefix))
            continue;
        struct str found = sourcecheck_draft_at(head, i);
        if (str_eq_nocase(found, name))
            return found;
        if (other.n == 0 && draft_of(found).revision != DRAFT_UNREVISED)
            other = found;
    }
    return other;
}

static bool sourcecheck_has_word(struct str head, struct str word)
{
    for (size_t i = 0; i + word.n <= head.n; i++)
        if (str_starts_nocase(str_from(head, i), word))
            return true;
    return false;
}

/* Early ones do not give their name, but all say what they are. */
static bool sourcecheck_is_draft(struct str name, struct str text, struct err *e)
{
    struct str head = str_slice(text, 0, SOURCECHECK_HEAD);
    struct str found = sourcecheck_find_draft(head, name);
    if (found.n > 0)
        return str_eq_nocase(found, name) ||
               err_set(e, ERR_DAMAGED, "the text of %.*s is that of %.*s (document)", STR_ARG(name),
                       STR_ARG(found));
    return sourcecheck_has_word(head, STR("internet-draft")) ||
           sourcecheck_has_word(head, STR("internet draft")) ||
           err_set(e, ERR_DAMAGED, "the text of %.*s does not say that it is one (document)",
                   STR_ARG(name));
}

bool source_check_draft(struct str name, struct str bytes, struct err *e)
{
    const char *what = sourcecheck_wrong_kind(bytes);
    if (what == NULL && sourcecheck_is_cut(SOURCECHECK_FIRST_XML, bytes))
        what = "cut short: it ends within a line";
    if (what != NULL)
        return err_set(e, ERR_DAMAGED, "the text of %.*s is %s (document)", STR_ARG(name), what);
    return sourcecheck_is_draft(name, bytes, e);
}

bool source_check_text(struct str bytes, struct err *e)
{
    const char *what = sourcecheck_wrong_kind(bytes);
    if (what != NULL)
        return err_set(e, ERR_DAMAGED, "the file is %s (document)", what);
    return true;
}

bool source_check_head(uint32_t number, struct str head)
{
    return sourcecheck_wrong_kind(head) == NULL &&
           (number == 0 || sourcecheck_other(number, head) == 0);
}
