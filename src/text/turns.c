/* SPDX-License-Identifier: MIT
 *
 * A form feed ends a page, and so does a footer that none follows.  Around each break the lines
 * next to it are read.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/turns.h"

#include <string.h>

#include "text/heading.h"
#include "text/running.h"

enum {
    TURNS_MAX = 20000,   /* more pages than any text has; the rest is left as it is */
    FOOTER_COLUMNS = 60, /* a footer reaches so far, or is the number alone */
    CENTRED = 20,        /* a line in the middle of the page stands at least so far to the right */
    SET_APART = 3,       /* blank lines between a page number alone and the text */
    FOOTER_LINES = 2
};

/* Which way the margin lies from the break. */
enum side { SIDE_FOOT = -1, SIDE_HEAD = 1 };

/* ---------------------------------------------------------------- the look of one line */

/* Digits are alike and blanks do not count, so that "Page 9" and "Page 10" are the same.  0 when
 * there are not three letters: too little to know it again by. */
static uint64_t key_of(struct str s, enum side side, enum candidate_key kind)
{
    uint64_t hash = 0xCBF29CE484222325u + (side == SIDE_HEAD ? 31 : 0) + (uint64_t)kind;
    uint32_t letters = 0;
    char last = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = char_is_digit(s.p[i]) ? '0' : char_lower(s.p[i]);
        if (c == ' ' || (c == '0' && last == '0'))
            continue;
        letters += char_is_alpha(c);
        hash = (hash ^ (unsigned char)c) * 0x100000001B3u;
        last = c;
    }
    return letters >= 3 ? hash | 1 : 0;
}

/* A number at any place where furniture has one.  "9   Words" may be an item, and what stands
 * between two columns in a header is a title. */
static uint32_t number_of(const struct candidate *c, struct str s, enum side side)
{
    uint32_t number = running_page(s);
    if (number == 0)
        number = running_page(running_right(s));
    if (number == 0 && !c->numbered)
        number = running_page(running_left(s));
    if (number == 0 && side == SIDE_FOOT)
        number = running_page(running_middle(s));
    return number;
}

static void candidate_read(struct candidate *c, const struct lines *l, uint32_t line,
                           enum side side, uint32_t own)
{
    struct str s = str_trim(lines_at(l, line));
    *c = (struct candidate){.line = line};
    c->indent = lines_indent(l, line);
    c->end = c->indent + (uint32_t)s.n;
    if (s.n == 0 || c->end > CANDIDATE_WIDTH) {
        c->indent = c->end = 0;
        return;
    }
    struct heading heading;
    c->numbered = heading_read(s, &heading);
    c->columns = running_has_columns(s);
    c->number = running_bracketed_page(s);
    c->strong = c->number != 0 || (side == SIDE_HEAD && running_names_rfc(s, own));
    if (c->number == 0)
        c->number = number_of(c, s, side);
    if (strchr("|+", s.p[0]) != NULL)
        return; /* a table's rows come back too */
    c->keys[KEY_LINE] = key_of(s, side, KEY_LINE);
    if (c->columns) {
        c->keys[KEY_LEFT] = key_of(running_left(s), side, KEY_LEFT);
        c->keys[KEY_RIGHT] = key_of(running_right(s), side, KEY_RIGHT);
    }
}

/* ---------------------------------------------------------------- where pages end */

/* "Author          [Page 9]", or "[Page 9]" alone in the middle. */
static bool is_plain_footer(const struct lines *l, uint32_t line)
{
    struct str s = lines_at(l, line);
    if (s.n == 0 || s.n > CANDIDATE_WIDTH || s.p[s.n - 1] != ']')
        return false;
    uint32_t indent = lines_indent(l, line);
    s = str_trim(s);
    if (running_bracketed_page(s) == 0)
        return false;
    bool alone = (line == 0 || lines_blank(l, line - 1)) &&
                 (line + 1 == lines_count(l) || lines_blank(l, line + 1));
    return s.n >= FOOTER_COLUMNS || (s.p[0] == '[' && indent >= CENTRED && alone);
}

/* The next line names the RFC, as at the top of a page, or there is none. */
static bool page_follows(const struct lines *l, uint32_t line, uint32_t own)
{
    line = lines_next_words(l, line);
    return line == lines_count(l) || running_names_rfc(str_trim(lines_at(l, line)), own);
}

/* Footers part the pages of texts without form feeds; among many form feeds, one without is an
 * example in the text, unless a header follows it. */
static bool footers_part_pages(const struct lines *l)
{
    size_t footers = 0;
    for (uint32_t line = 0; line < lines_count(l); line++)
        footers += is_plain_footer(l, line);
    return l->form_feeds.n * 2 < footers;
}

/* Form feeds around one word, again and again, part no pages: somebody's program put a subscript
 * there. */
static bool is_stray(const struct lines *l, size_t feed)
{
    uint32_t at = l->form_feeds.at[feed];
    bool after = feed > 0 && at - l->form_feeds.at[feed - 1] == 1 && !lines_blank(l, at - 1);
    bool before =
        feed + 1 < l->form_feeds.n && l->form_feeds.at[feed + 1] - at == 1 && !lines_blank(l, at);
    return after || before;
}

static void turns_add(struct turns *t, const struct lines *l, uint32_t at)
{
    if (t->at.n >= TURNS_MAX)
        return;
    if (t->at.n > 0 && lines_all_blank(l, t->at.at[t->at.n - 1].at, at))
        t->at.at[t->at.n - 1].at = at;
    else
        VEC_PUSH(&t->at, (struct turn){.at = at});
}

static void find_breaks(struct turns *t, const struct lines *l, uint32_t own)
{
    bool footers = footers_part_pages(l);
    size_t next = 0;
    for (uint32_t line = 0; line < lines_count(l); line++) {
        for (; next < l->form_feeds.n && l->form_feeds.at[next] <= line; next++)
            if (!is_stray(l, next))
                turns_add(t, l, line);
        if (is_plain_footer(l, line) && (footers || page_follows(l, line + 1, own)))
            turns_add(t, l, line + 1);
    }
    if (t->at.n > 0 || next < l->form_feeds.n)
        turns_add(t, l, lines_count(l)); /* the last page has a footer too */
}

/* ---------------------------------------------------------------- the lines next to them */

/* What of the text is still to be read on one side of a break. */
struct reach {
    const struct lines *lines;
    enum side side;
    uint32_t own;
    uint32_t next, end; /* lines; the one before next when side is SIDE_FOOT */
};

static bool reach_more(const struct reach *r)
{
    return r->side == SIDE_HEAD ? r->next < r->end : r->next > r->end;
}

static uint32_t reach_line(const struct reach *r)
{
    return r->side == SIDE_HEAD ? r->next : r->next - 1;
}

static uint32_t reach_blanks(struct reach *r)
{
    uint32_t n = 0;
    for (; reach_more(r) && lines_blank(r->lines, reach_line(r)); n++)
        r->next += (uint32_t)r->side;
    return n;
}

static uint32_t reach_block(struct reach *r, struct candidate *c, uint32_t most)
{
    uint32_t n = 0;
    for (; n < most && reach_more(r) && !lines_blank(r->lines, reach_line(r)); n++) {
        candidate_read(&c[n], r->lines, reach_line(r), r->side, r->own);
        r->next += (uint32_t)r->side;
    }
    return n;
}

/* A line alone in its block, that many blank lines from the text: "- ii -" in the middle, or the
 * header of an RFC that gets its own number wrong. */
static bool is_strong_alone(const struct reach *r, const struct candidate *c, uint32_t blanks)
{
    struct str s = str_trim(lines_at(r->lines, c->line));
    if (r->side == SIDE_HEAD && running_is_dated(s))
        return true;
    return blanks >= SET_APART && c->indent >= CENTRED && running_lone_page(s);
}

static void margin_read(struct margin *m, struct reach r)
{
    reach_blanks(&r);
    m->n = reach_block(&r, m->at, r.side == SIDE_FOOT ? FOOTER_LINES : MARGIN_LINES);
    uint32_t blanks = reach_blanks(&r);
    m->closed = blanks > 0 || !reach_more(&r);
    if (m->n == 1 && m->closed && is_strong_alone(&r, &m->at[0], blanks))
        m->at[0].strong = true;
    struct candidate apart;
    if (blanks > 0 && blanks <= SET_APART && reach_block(&r, &apart, 1) == 1 &&
        apart.indent >= CENTRED && reach_blanks(&r) > 0)
        m->apart = apart;
}

void turns_find(struct turns *t, const struct lines *l, uint32_t own)
{
    *t = (struct turns){0};
    find_breaks(t, l, own);
    for (size_t i = 0; i < t->at.n; i++) {
        struct turn *turn = &t->at.at[i];
        uint32_t low = i > 0 ? turn[-1].at : 0;
        uint32_t high = i + 1 < t->at.n ? turn[1].at : lines_count(l);
        margin_read(&turn->foot, (struct reach){l, SIDE_FOOT, own, turn->at, low});
        margin_read(&turn->head, (struct reach){l, SIDE_HEAD, own, turn->at, high});
    }
}

void turns_release(struct turns *t)
{
    VEC_RELEASE(&t->at);
}
