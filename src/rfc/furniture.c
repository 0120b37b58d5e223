/* SPDX-License-Identifier: MIT
 *
 * Page headers and footers.  Around each page break the lines next to it are candidates; one is
 * furniture when its form says so ("[Page 9]", "RFC 822 … May 1982"), when it or one of its columns
 * comes back at many breaks, or when its number counts the pages.  Pure; any thread.
 */
#include "base/platform.h"

#include "rfc/furniture.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "rfc/heading.h"
#include "rfc/running.h"

enum {
    FOOTER_LINES = 2,
    HEADER_LINES = 4,
    TURNS_MAX = 20000,  /* more pages than any text has; the rest is left as it is */
    LONGEST = 160,      /* bytes; no running header is longer */
    PROBES = 32,        /* in the table of repetitions */
    EDGE_INDENT = 20,   /* what stands farther to the right is no text */
    OFTEN_PERCENT = 25, /* of the breaks, to be furniture by repetition alone */
    BELOW_PERCENT = 10  /* the same, next to a line that is furniture */
};

enum role { ROLE_FOOTER, ROLE_HEADER };

struct candidate {
    uint32_t line;
    uint32_t indent, end; /* columns, as far as LONGEST; 0 when it is longer */
    uint32_t number;      /* a page number in it, or 0 */
    bool numbered;        /* it begins as a heading does */
    bool columns;         /* it has wide gaps */
    bool strong;          /* furniture by its form */
    uint64_t keys[3];     /* whole line, left column, right column; 0 for none */
};

/* One break, before the line `at`. */
struct turn {
    uint32_t at;
    struct candidate footers[FOOTER_LINES], headers[HEADER_LINES]; /* from the break outwards */
    uint32_t footer_count, header_count;
    uint32_t block; /* lines of the block that the headers stand in; 0 when it is longer */
};

/* How often a key was met. */
struct tally_slot {
    uint64_t key;
    uint32_t count;
};

/* Open addressing, bounded probes. */
struct tally {
    struct tally_slot *slots;
    size_t mask;
};

static void tally_init(struct tally *t, size_t keys)
{
    size_t size = 64;
    while (size < keys * 2)
        size *= 2;
    t->slots = xcalloc(size, sizeof *t->slots);
    t->mask = size - 1;
}

static struct tally_slot *tally_slot(const struct tally *t, uint64_t key)
{
    for (size_t i = 0; i < PROBES; i++) {
        struct tally_slot *slot = &t->slots[(key + i) & t->mask];
        if (slot->key == key || slot->key == 0)
            return slot;
    }
    return NULL;
}

static void tally_add(struct tally *t, uint64_t key)
{
    struct tally_slot *slot = key != 0 ? tally_slot(t, key) : NULL;
    if (slot != NULL) {
        slot->key = key;
        slot->count++;
    }
}

static uint32_t tally_count(const struct tally *t, uint64_t key)
{
    const struct tally_slot *slot = key != 0 ? tally_slot(t, key) : NULL;
    return slot != NULL ? slot->count : 0;
}

/* ---------------------------------------------------------------- the look of one line */

/* Digits are alike and blanks do not count, so that "Page 9" and "Page 10" are the same.  0 when
 * there are not three letters: too little to know it again by. */
static uint64_t key_of(struct str s, enum role role, uint32_t salt)
{
    uint64_t hash = 0xCBF29CE484222325u + role * 31 + salt;
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

static void candidate_read(struct candidate *c, const struct lines *l, uint32_t line,
                           enum role role, uint32_t own)
{
    struct str s = str_trim(lines_at(l, line));
    *c = (struct candidate){.line = line};
    if (s.n == 0 || s.n > LONGEST)
        return;
    c->indent = lines_indent(l, line);
    c->end = c->indent + (uint32_t)s.n <= LONGEST ? c->indent + (uint32_t)s.n : 0;
    c->columns = running_has_columns(s);
    struct heading heading;
    c->numbered = heading_read(s, &heading);
    c->number = running_bracketed_page(s);
    c->strong = c->number != 0 || (role == ROLE_HEADER && running_names_rfc(s, own));
    if (c->number == 0)
        c->number = running_page(s);
    if (c->number == 0)
        c->number = running_page(running_right(s));
    if (c->number == 0 && !c->numbered) /* "9   Words" may be an item */
        c->number = running_page(running_left(s));
    if (c->number == 0 && role == ROLE_FOOTER)
        c->number = running_page(running_middle(s));
    if (strchr("|+", s.p[0]) != NULL)
        return; /* a table's rows come back too */
    c->keys[0] = key_of(s, role, 0);
    if (c->columns) {
        c->keys[1] = key_of(running_left(s), role, 1);
        c->keys[2] = key_of(running_right(s), role, 2);
    }
}

/* ---------------------------------------------------------------- the breaks */

struct finder {
    const struct lines *lines;
    uint32_t own;
    VEC(struct turn) turns;
    struct tally tally;
    uint32_t edge; /* column where the first line of most pages ends; 0 when they differ */
    bool flush;    /* many headers go on below with a line flush with them */
};

static bool all_blank(const struct lines *l, uint32_t from, uint32_t to)
{
    while (from < to && lines_blank(l, from))
        from++;
    return from == to;
}

/* A footer that no form feed follows also ends a page. */
static bool is_plain_footer(const struct lines *l, uint32_t line)
{
    struct str s = lines_at(l, line);
    if (s.n == 0 || s.n > LONGEST || s.p[s.n - 1] != ']')
        return false;
    s = str_trim(s);
    return running_bracketed_page(s) != 0 && s.n >= 60;
}

static void finder_turn(struct finder *f, uint32_t at)
{
    if (f->turns.n >= TURNS_MAX)
        return;
    if (f->turns.n > 0 && all_blank(f->lines, f->turns.at[f->turns.n - 1].at, at))
        f->turns.at[f->turns.n - 1].at = at;
    else
        VEC_PUSH(&f->turns, (struct turn){.at = at});
}

/* Footers part the pages of texts without form feeds; among many form feeds, one without is an
 * example in the text. */
static bool footers_part_pages(const struct lines *l)
{
    size_t footers = 0;
    for (uint32_t line = 0; line < lines_count(l); line++)
        footers += is_plain_footer(l, line);
    return l->form_feeds.n * 2 < footers;
}

static void finder_breaks(struct finder *f)
{
    const struct lines *l = f->lines;
    bool footers = footers_part_pages(l);
    size_t next = 0;
    for (uint32_t line = 0; line < lines_count(l); line++) {
        for (; next < l->form_feeds.n && l->form_feeds.at[next] <= line; next++)
            finder_turn(f, line);
        if (footers && is_plain_footer(l, line))
            finder_turn(f, line + 1);
    }
    if (f->turns.n > 0)
        finder_turn(f, lines_count(l)); /* the last page has a footer too */
}

/* Lines next to the break, up to a blank one; not past the neighbouring breaks. */
static void turn_read(struct finder *f, struct turn *t, uint32_t low, uint32_t high)
{
    const struct lines *l = f->lines;
    uint32_t line = t->at;
    while (line > low && lines_blank(l, line - 1))
        line--;
    for (; line > low && !lines_blank(l, line - 1) && t->footer_count < FOOTER_LINES; line--)
        candidate_read(&t->footers[t->footer_count++], l, line - 1, ROLE_FOOTER, f->own);
    line = t->at;
    while (line < high && lines_blank(l, line))
        line++;
    for (; line < high && !lines_blank(l, line) && t->header_count < HEADER_LINES; line++)
        candidate_read(&t->headers[t->header_count++], l, line, ROLE_HEADER, f->own);
    if (line == high || lines_blank(l, line))
        t->block = t->header_count;
}

static void tally_candidates(struct finder *f, const struct candidate *c, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        for (size_t k = 0; k < ARRAY_LEN(c[i].keys); k++)
            tally_add(&f->tally, c[i].keys[k]);
}

static void finder_read(struct finder *f)
{
    tally_init(&f->tally, f->turns.n * (FOOTER_LINES + HEADER_LINES) * 3);
    for (size_t i = 0; i < f->turns.n; i++) {
        struct turn *t = &f->turns.at[i];
        uint32_t low = i > 0 ? f->turns.at[i - 1].at : 0;
        uint32_t high = i + 1 < f->turns.n ? f->turns.at[i + 1].at : lines_count(f->lines);
        turn_read(f, t, low, high);
        tally_candidates(f, t->footers, t->footer_count);
        tally_candidates(f, t->headers, t->header_count);
    }
}

/* ---------------------------------------------------------------- the verdict */

/* below: it stands next to a line that is furniture. */
static bool is_repeated(const struct finder *f, const struct candidate *c, bool below)
{
    size_t most = 0, turns = f->turns.n;
    for (size_t k = 0; k < ARRAY_LEN(c->keys); k++) {
        uint32_t count = tally_count(&f->tally, c->keys[k]);
        most = count > most ? count : most;
    }
    size_t least = below && turns <= 4 ? 2 : 3;
    return most >= least && most * 100 >= turns * (below ? BELOW_PERCENT : OFTEN_PERCENT);
}

static const struct candidate *side(const struct turn *t, enum role role, uint32_t *n)
{
    *n = role == ROLE_FOOTER ? t->footer_count : t->header_count;
    return role == ROLE_FOOTER ? t->footers : t->headers;
}

/* The neighbour page's number is one more or one less. */
static bool counts_pages(const struct finder *f, size_t turn, enum role role, uint32_t number)
{
    for (int step = -1; step <= 1; step += 2) {
        if ((step < 0 && turn == 0) || (step > 0 && turn + 1 >= f->turns.n))
            continue;
        uint32_t n;
        const struct candidate *c = side(&f->turns.at[(ptrdiff_t)turn + step], role, &n);
        for (uint32_t i = 0; i < n; i++)
            if (c[i].number != 0 && c[i].number == number + (uint32_t)step)
                return true;
    }
    return false;
}

static bool is_furniture(const struct finder *f, size_t turn, enum role role, uint32_t i)
{
    uint32_t n;
    const struct candidate *c = &side(&f->turns.at[turn], role, &n)[i];
    if (c->strong || is_repeated(f, c, i > 0))
        return true;
    return c->number != 0 && i == 0 && counts_pages(f, turn, role, c->number);
}

/* How many candidates, from the break outwards, are furniture: a line between the break and a
 * strong one goes too. */
static uint32_t furniture_depth(const struct finder *f, size_t turn, enum role role)
{
    uint32_t n, depth = 0;
    const struct candidate *c = side(&f->turns.at[turn], role, &n);
    while (depth < n && is_furniture(f, turn, role, depth))
        depth++;
    if (depth == 0 && n > 1 && c[1].strong)
        depth = 2;
    return depth;
}

/* A line that ends where the first line of most pages ends, far to the right. */
static bool is_at_edge(const struct finder *f, const struct turn *t)
{
    return f->edge != 0 && t->block == 1 && t->headers[0].indent >= EDGE_INDENT &&
           t->headers[0].end == f->edge;
}

/* A line below the header's last, flush with it on one side, with nothing below. */
static bool is_flush_below(const struct turn *t, uint32_t depth)
{
    if (depth == 0 || depth + 1 != t->block)
        return false;
    const struct candidate *above = &t->headers[depth - 1], *c = &t->headers[depth];
    bool left = c->indent == above->indent && !above->columns;
    return !c->columns && !c->numbered && (left || c->end == above->end);
}

/* Headers that name the section change their words; what they keep is their place. */
static void finder_places(struct finder *f)
{
    enum { TURNS_MIN = 5, EDGE_PERCENT = 50, FLUSH_PERCENT = 25 };
    size_t ends[LONGEST + 1] = {0}, flush = 0, turns = f->turns.n;
    for (size_t i = 0; i < turns; i++) {
        const struct turn *t = &f->turns.at[i];
        flush += t->block > 1 && furniture_depth(f, i, ROLE_HEADER) + 1 >= t->block &&
                 is_flush_below(t, t->block - 1);
        if (t->header_count > 0 && t->headers[0].indent >= EDGE_INDENT)
            ends[t->headers[0].end]++;
    }
    f->flush = flush >= TURNS_MIN && flush * 100 >= turns * FLUSH_PERCENT;
    for (uint32_t end = 1; end <= LONGEST; end++)
        if (ends[end] >= TURNS_MIN && ends[end] * 100 >= turns * EDGE_PERCENT)
            f->edge = end;
}

static uint32_t header_depth(const struct finder *f, size_t turn)
{
    const struct turn *t = &f->turns.at[turn];
    uint32_t depth = furniture_depth(f, turn, ROLE_HEADER);
    if (depth == 0 && is_at_edge(f, t))
        depth = 1;
    if (f->flush && is_flush_below(t, depth))
        depth++;
    return depth;
}

static void finder_cut(const struct finder *f, struct furniture *out, size_t turn)
{
    const struct lines *l = f->lines;
    const struct turn *t = &f->turns.at[turn];
    uint32_t feet = furniture_depth(f, turn, ROLE_FOOTER);
    uint32_t heads = header_depth(f, turn);
    uint32_t low = out->cuts.n > 0 ? out->cuts.at[out->cuts.n - 1].to : 0;
    struct cut cut = {.from = t->at, .to = t->at};
    if (feet > 0) {
        cut.from = t->footers[feet - 1].line;
        cut.roman = t->footers[0].number > RUNNING_ROMAN;
        cut.page = t->footers[0].number - (cut.roman ? RUNNING_ROMAN : 0);
    }
    if (heads > 0)
        cut.to = t->headers[heads - 1].line + 1;
    while (cut.from > low && lines_blank(l, cut.from - 1))
        cut.from--;
    while (cut.to < lines_count(l) && lines_blank(l, cut.to))
        cut.to++;
    if (out->cuts.n > 0 && cut.from <= low) {
        out->cuts.at[out->cuts.n - 1].to = cut.to > low ? cut.to : low;
        if (cut.page != 0) {
            out->cuts.at[out->cuts.n - 1].page = cut.page;
            out->cuts.at[out->cuts.n - 1].roman = cut.roman;
        }
    } else {
        VEC_PUSH(&out->cuts, cut);
    }
}

/* What the text calls itself on its first page. */
static uint32_t own_number(const struct lines *l)
{
    enum { FIRST_LINES = 40 };
    uint32_t number = 0;
    for (uint32_t line = 0; line < lines_count(l) && line < FIRST_LINES && number == 0; line++)
        number = running_own_number(lines_at(l, line));
    return number;
}

void furniture_find(struct furniture *f, const struct lines *l, uint32_t number)
{
    struct finder finder = {.lines = l, .own = number != 0 ? number : own_number(l)};
    *f = (struct furniture){0};
    finder_breaks(&finder);
    if (finder.turns.n > 0) {
        finder_read(&finder);
        finder_places(&finder);
        for (size_t i = 0; i < finder.turns.n; i++)
            finder_cut(&finder, f, i);
        free(finder.tally.slots);
    }
    VEC_RELEASE(&finder.turns);
}

void furniture_release(struct furniture *f)
{
    VEC_RELEASE(&f->cuts);
}
