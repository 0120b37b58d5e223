/* SPDX-License-Identifier: MIT
 *
 * A line that begins with the name of a figure is its caption when a colon follows; or another
 * mark, or nothing, and it is not the rest of a sentence.  Owned by the caller; any thread.
 */
#include "base/platform.h"

#include "text/captions.h"

#include <string.h>

#include "text/scan.h"
#include "text/title.h"

enum {
    LABEL_DIGITS = 3,
    LABEL_GROUPS = 6,
    LINES_MOST = 3,
    LEADER_LEAST = 3, /* columns before a page number */
    PROSE_LEAST = 50  /* columns of a line that a sentence may go on from */
};

/* ---------------------------------------------------------------- names */

/* Over "12", "12a", "A", "IV"; does not move where there is none. */
static size_t label_group(struct str s, size_t at)
{
    size_t end = scan_digits(s, at, LABEL_DIGITS);
    if (end > at)
        return end + (char_is_lower(scan_char(s, end)) && !char_is_alnum(scan_char(s, end + 1)));
    while (scan_char(s, end) != '\0' && strchr("IVX", scan_char(s, end)) != NULL)
        end++;
    if (end == at && char_is_upper(scan_char(s, at)))
        end++;
    if (char_is_digit(scan_char(s, end))) /* "A1" */
        end = scan_digits(s, end, LABEL_DIGITS);
    return char_is_alnum(scan_char(s, end)) ? at : end;
}

size_t caption_label_end(struct str s, size_t at)
{
    size_t end = label_group(s, at);
    for (int i = 1; i < LABEL_GROUPS && end > at; i++) {
        char joint = scan_char(s, end);
        size_t next = joint == '.' || joint == '-' ? label_group(s, end + 1) : end;
        if (next <= end + 1)
            break;
        end = next;
    }
    return char_is_alnum(scan_char(s, end)) || scan_char(s, end) == '_' ? at : end;
}

size_t caption_name(struct str text, size_t at, enum caption_kind *kind, size_t *label)
{
    static const struct {
        struct str word;
        enum caption_kind kind;
    } words[] = {{STR_INIT("figure"), CAPTION_FIGURE},
                 {STR_INIT("fig."), CAPTION_FIGURE},
                 {STR_INIT("fig"), CAPTION_FIGURE},
                 {STR_INIT("table"), CAPTION_TABLE}};
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        size_t behind = scan_word(text, at, words[i].word);
        *label = behind != 0 ? scan_gap(text, behind) : 0;
        size_t end = *label > behind ? caption_label_end(text, *label) : *label;
        *kind = words[i].kind;
        if (behind != 0 && end > *label)
            return end;
    }
    return 0;
}

/* ---------------------------------------------------------------- which lines */

static bool blank_at(const struct lines *l, uint32_t line)
{
    return line >= lines_count(l) || lines_blank(l, line);
}

/* The line goes on with a sentence of the one above. */
static bool goes_on(const struct lines *l, uint32_t line)
{
    if (line == 0 || lines_blank(l, line - 1))
        return false;
    return lines_indent(l, line - 1) == lines_indent(l, line) &&
           lines_at(l, line - 1).n >= PROSE_LEAST;
}

/* Lines from this one to the next blank one; 0 when they are too many for a caption. */
static uint8_t block_lines(const struct lines *l, uint32_t line)
{
    uint8_t n = 1;
    while (n <= LINES_MOST && !blank_at(l, line + n))
        n++;
    return n <= LINES_MOST ? n : 0;
}

/* Ends a row of a list of figures: "Words .... 12". */
static bool has_leader(struct str s, bool dots)
{
    size_t page = s.n, words;
    while (page > 0 && char_is_digit(s.p[page - 1]))
        page--;
    for (words = page; words > 0 && strchr(" .", s.p[words - 1]) != NULL; words--)
        ;
    bool dotted = str_find_char(str_slice(s, words, page), '.', 0) >= 0;
    return page - words >= LEADER_LEAST && (dotted || (!dots && page < s.n));
}

static bool is_row(const struct lines *l, uint32_t line, struct str title)
{
    return has_leader(title, false) ||
           (!blank_at(l, line + 1) && has_leader(lines_at(l, line + 1), true));
}

/* Behind the name stands what tells a caption from a sentence; *title is what comes then. */
static bool is_marked(const struct lines *l, uint32_t line, struct str rest, struct str *title)
{
    struct str s = str_trim(rest);
    char mark = s.n > 0 ? s.p[0] : '\0';
    bool parted = s.n < 2 || s.p[1] == ' ' || s.p[1] == '-';
    bool marked = mark == ':' || (mark != '\0' && strchr(".-)", mark) != NULL && parted);
    size_t skip = 0;
    while (marked && skip < s.n && strchr(".:-) ", s.p[skip]) != NULL)
        skip++;
    *title = str_from(s, skip);
    if (mark == ':')
        return true;
    if (goes_on(l, line))
        return false;
    if (marked)
        return true;
    bool begins = line == 0 || lines_blank(l, line - 1);
    if (s.n == 0) /* its words may stand below */
        return blank_at(l, line + 1) || (begins && block_lines(l, line) > 0 &&
                                         lines_indent(l, line + 1) != lines_indent(l, line));
    bool words = char_is_upper(mark) && s.p[s.n - 1] != '.' && block_lines(l, line) > 0;
    return words && begins && rest.p[0] == ' ';
}

static void add_caption(struct captions *c, const struct lines *l, uint32_t line, struct arena *a)
{
    struct str text = {l->text, l->start.at[line + 1] - 1};
    struct caption found = {.line = line, .lines = 1};
    size_t label, ignored;
    found.start = l->start.at[line] + lines_indent(l, line);
    char edge = text.p[found.start];
    while (strchr("|[ ", text.p[found.start]) != NULL) /* in a frame */
        found.start++;
    size_t end = caption_name(text, found.start, &found.kind, &label);
    if (end == 0 || !is_marked(l, line, str_slice(text, end, text.n), &found.title) ||
        is_row(l, line, found.title))
        return;
    found.label = str_slice(text, label, end);
    while (found.title.n > 0 &&
           strchr(edge == '[' ? "] " : "| ", found.title.p[found.title.n - 1]) != NULL)
        found.title.n--;
    uint8_t lines = block_lines(l, line);
    if (lines > 1 && edge != '|' && !title_has_gap(found.title))
        found.lines = lines;
    for (uint8_t i = 1; i < found.lines; i++) /* what stands below may be the figure, or the next */
        if (title_has_gap(lines_at(l, line + i)) ||
            caption_name(lines_at(l, line + i), lines_indent(l, line + i), &(enum caption_kind){0},
                         &ignored) != 0)
            found.lines = i;
    found.title = title_fold(a, l, line, found.lines, found.title);
    if (names_add(&c->labels[found.kind], found.label, (uint32_t)c->at.n))
        VEC_PUSH(&c->at, found);
}

void captions_find(struct captions *c, const struct lines *l, const struct contents *contents,
                   struct arena *a)
{
    *c = (struct captions){0};
    for (uint32_t line = 0; line < lines_count(l); line++) {
        if (line >= contents->first && line < contents->end)
            line = contents->end;
        if (line >= lines_count(l))
            return;
        char first = char_lower(l->text[l->start.at[line] + lines_indent(l, line)]);
        if (first == 'f' || first == 't' || first == '|' || first == '[')
            add_caption(c, l, line, a);
    }
}

void captions_release(struct captions *c)
{
    VEC_RELEASE(&c->at);
    for (size_t i = 0; i < CAPTION_KINDS; i++)
        names_release(&c->labels[i]);
}

const struct caption *captions_get(const struct captions *c, enum caption_kind kind,
                                   struct str label)
{
    uint32_t i;
    return names_find(&c->labels[kind], label, &i) ? &c->at.at[i] : NULL;
}
