/* SPDX-License-Identifier: MIT
 *
 * Finds the line "Table of Contents" and reads entries from there until one comes back (the first
 * heading of the text), or prose begins.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/contents.h"

#include <string.h>

#include "text/title.h"

enum {
    ENTRIES_MIN = 2,
    FOREIGN_MAX = 3, /* lines in a row that are no entries */
    DETAIL_LONGEST = 40,
    DETAILS_MOST = 10,
    PAGE_DIGITS = 4,
    ENTRIES_AHEAD = 12
};

static const struct str captions[] = {
    STR_INIT("table of contents"),
    STR_INIT("contents"),
    STR_INIT("table of content"),
};

/* numbered: "2. Table of Contents" is a section of its own. */
static bool is_caption(struct str line, bool *numbered)
{
    struct heading h;
    *numbered = heading_read(line, &h);
    struct str s = *numbered ? h.title : str_trim(line);
    while (s.n > 0 && strchr(":.", s.p[s.n - 1]) != NULL)
        s.n--;
    for (size_t i = 0; i < ARRAY_LEN(captions); i++)
        if (str_eq_nocase(s, captions[i]))
            return true;
    return false;
}

/* One line taken apart. */
struct row {
    uint32_t line, indent;
    struct heading heading;
    struct str words; /* from the number, or first word, up to the leader */
    bool paged;       /* a page number, or a leader, stands at its end */
    uint32_t page;
};

static bool is_page(struct str s)
{
    if (s.n == 0 || s.n > PAGE_DIGITS + 2)
        return false;
    size_t digits = 0, roman = 0;
    for (size_t i = 0; i < s.n; i++) {
        digits += char_is_digit(s.p[i]);
        roman += strchr("ivxIVX", s.p[i]) != NULL;
    }
    return digits == s.n || roman == s.n;
}

/* Cuts "....  12" or "   12" off; true when there was one. */
static bool cut_leader(struct str *s, uint32_t *number)
{
    size_t end = s->n;
    while (end > 0 && char_is_alnum(s->p[end - 1]))
        end--;
    struct str page = str_from(*s, end);
    size_t words = end, dots = 0;
    while (words > 0 && strchr(" ._-", s->p[words - 1]) != NULL)
        dots += s->p[--words] == '.';
    bool dotted = dots == 1 && end - words <= 3 && s->p[end - 1] != '.'; /* "Words. 2" */
    bool gap = end - words >= 2 && !dotted;
    if (words == 0 || !((is_page(page) && (gap || dots >= 2)) || (page.n == 0 && dots >= 3)))
        return false;
    s->n = words;
    if (!str_number(page, 9999, number))
        *number = 0;
    return true;
}

static void row_read(struct row *r, const struct lines *l, uint32_t line)
{
    struct str whole = lines_at(l, line);
    r->line = line;
    r->page = 0;
    r->paged = cut_leader(&whole, &r->page);
    r->indent = lines_indent(l, line);
    if (r->indent + 2 < whole.n && strchr("*+-o", whole.p[r->indent]) != NULL &&
        whole.p[r->indent + 1] == ' ')
        r->indent += 2; /* a bullet */
    while (r->indent < whole.n && whole.p[r->indent] == ' ')
        r->indent++;
    r->words = str_from(whole, r->indent);
    bool numbered = heading_read(r->words, &r->heading);
    r->heading.indent = r->indent;
    r->heading.title_column += r->indent;
    if (!numbered)
        r->heading = (struct heading){.depth = 0, .indent = r->indent, .title = r->words};
}

struct listing {
    const struct lines *lines;
    struct contents *contents;
    struct names seen;
    uint32_t least_indent;
    bool paged; /* entries have page numbers */
    bool bare;  /* the last row was without a leader, so its words may go on */
};

static uint32_t offset_of(const struct lines *l, const char *p)
{
    return (uint32_t)(p - l->text);
}

static bool is_continuation(const struct listing *t, const struct row *r)
{
    if (t->contents->entries.n == 0 || !t->bare)
        return false;
    const struct contents_entry *last = &t->contents->entries.at[t->contents->entries.n - 1];
    const struct heading *h = &r->heading;
    /* "6 (IPv6)" below the words of the entry */
    bool number = h->depth > 0 && (!h->bare || r->indent != last->heading.title_column);
    return !number && r->indent > last->heading.indent &&
           lines_find(t->lines, last->end) + 1 == r->line;
}

/* The text itself begins: the row repeats an entry, or stands outside of the list. */
static bool is_behind(const struct listing *t, const struct row *r)
{
    if (r->paged)
        return false;
    uint32_t i;
    bool labelled = r->heading.depth > 0 && r->heading.form != HEADING_APPENDIX;
    if (names_find(&t->seen, labelled ? r->heading.label : r->words, &i)) {
        /* "A." of another chapter is still an entry. */
        const struct heading *seen = &t->contents->entries.at[i].heading;
        if (!labelled && i > 0 && r->indent > t->least_indent)
            return false; /* "Examples", below one chapter and below another */
        return r->indent <= t->least_indent || title_same(seen->title, r->heading.title);
    }
    /* "VIII." and "10." begin left of "I." and "9.". */
    bool wide = labelled && r->heading.label.n > 1 && r->indent > 0;
    uint32_t edge = wide ? r->heading.title_column : r->indent;
    return t->contents->entries.n >= ENTRIES_MIN && edge < t->least_indent;
}

static bool is_entry(const struct listing *t, const struct row *r)
{
    if (r->paged)
        return true;
    if (r->words.n > 66 || strchr("[(", r->words.p[0]) != NULL)
        return false;
    return r->heading.depth > 0 || (!t->paged && r->words.p[r->words.n - 1] != '.');
}

static void listing_add(struct listing *t, const struct row *r)
{
    uint32_t start = offset_of(t->lines, r->words.p);
    struct contents_entry entry = {
        .line = r->line,
        .start = start,
        .end = start + (uint32_t)r->words.n,
        .heading = r->heading,
        .page = r->page,
        .section = CONTENTS_NOWHERE,
    };
    bool labelled = r->heading.depth > 0 && r->heading.form != HEADING_APPENDIX;
    names_add(&t->seen, labelled ? r->heading.label : r->words, (uint32_t)t->contents->entries.n);
    VEC_PUSH(&t->contents->entries, entry);
    if (r->indent < t->least_indent)
        t->least_indent = r->indent;
    t->paged |= r->paged;
}

/* The words go on in the next line, where the page number stands. */
static bool is_wrapped(const struct listing *t, const struct row *r)
{
    struct row next;
    if (!t->paged || r->paged || r->line + 1 >= lines_count(t->lines) ||
        lines_blank(t->lines, r->line + 1))
        return false;
    row_read(&next, t->lines, r->line + 1);
    return next.paged && next.heading.depth == 0 && next.indent > r->indent;
}

/* Below an entry, short, and further in: what the section speaks of. */
static bool is_detail(const struct listing *t, const struct row *r)
{
    if (t->contents->entries.n == 0)
        return false;
    const struct contents_entry *last = &t->contents->entries.at[t->contents->entries.n - 1];
    return r->indent > last->heading.indent && r->words.n <= DETAIL_LONGEST &&
           r->line <= t->contents->end + DETAILS_MOST;
}

static void listing_read(struct listing *t, uint32_t line)
{
    uint32_t foreign = 0;
    for (; line < lines_count(t->lines) && foreign <= FOREIGN_MAX; line++) {
        if (lines_blank(t->lines, line))
            continue;
        struct row row;
        row_read(&row, t->lines, line);
        bool wrapped = is_wrapped(t, &row);
        if (!wrapped && is_behind(t, &row))
            return;
        if (is_continuation(t, &row)) {
            struct contents_entry *last = &t->contents->entries.at[t->contents->entries.n - 1];
            last->end = offset_of(t->lines, row.words.p) + (uint32_t)row.words.n;
            last->page = row.page;
        } else if (wrapped || is_entry(t, &row)) {
            listing_add(t, &row);
            foreign = 0;
        } else {
            foreign += !is_detail(t, &row);
            continue;
        }
        t->bare = !row.paged;
        t->contents->end = line + 1;
    }
}

static bool contents_read(struct contents *c, const struct lines *l, uint32_t line)
{
    struct listing t = {.lines = l, .contents = c, .least_indent = UINT32_MAX};
    c->entries.n = 0;
    c->first = c->end = line;
    listing_read(&t, line);
    names_release(&t.seen);
    size_t numbered = 0;
    for (size_t i = 0; i < c->entries.n; i++)
        numbered += c->entries.at[i].heading.depth > 0;
    return c->entries.n >= ENTRIES_MIN && (t.paged || numbered >= ENTRIES_MIN);
}

/* ---------------------------------------------------------------- headings and their entries */

static struct str name_of(const struct heading *h)
{
    return h->depth > 0 ? h->label : h->title;
}

static void index_entries(struct contents *c)
{
    for (uint32_t i = 0; i < c->entries.n; i++)
        names_add(&c->index, name_of(&c->entries.at[i].heading), i);
}

static bool is_entry_of(const struct contents_entry *e, const struct heading *h, struct str title)
{
    if (e->section != CONTENTS_NOWHERE)
        return false;
    if (h->depth == 0)
        return e->heading.depth == 0 && title_same(title, e->heading.title);
    if (!str_eq_nocase(e->heading.label, h->label))
        return false;
    return e->heading.title.n == 0 ? e->heading.form == h->form
                                   : title_same(title, e->heading.title);
}

static bool is_plural_of(const struct contents_entry *e, const struct heading *h)
{
    return e->section == CONTENTS_NOWHERE && h->depth == 0 && e->heading.depth == 0 &&
           title_nearly(h->title, e->heading.title);
}

uint32_t contents_match(const struct contents *c, const struct heading *h, struct str title)
{
    uint32_t i, end = c->next + ENTRIES_AHEAD;
    bool named = names_find(&c->index, name_of(h), &i);
    if (named && is_entry_of(&c->entries.at[i], h, title))
        return i;
    /* Numbers may begin anew in each appendix, and "Author's Address" be "Authors' Addresses"
     * there: then it stands soon behind the last. */
    for (i = c->next; i < end && i < c->entries.n; i++)
        if (named ? is_entry_of(&c->entries.at[i], h, title) : is_plural_of(&c->entries.at[i], h))
            return i;
    return CONTENTS_NOWHERE;
}

void contents_take(struct contents *c, uint32_t entry, uint32_t section)
{
    if (entry == CONTENTS_NOWHERE)
        return;
    c->entries.at[entry].section = section;
    c->next = entry + 1;
}

void contents_find(struct contents *c, const struct lines *l)
{
    *c = (struct contents){0};
    enum { TRIES = 4 };
    int tries = 0;
    for (uint32_t line = 0; line < lines_count(l) && tries < TRIES; line++) {
        bool numbered;
        if (lines_blank(l, line) || !is_caption(lines_at(l, line), &numbered))
            continue;
        if (contents_read(c, l, line + 1)) {
            c->first -= numbered ? 0 : 1;
            index_entries(c);
            return;
        }
        tries++;
    }
    c->entries.n = 0;
    c->first = c->end = 0;
}

void contents_release(struct contents *c)
{
    VEC_RELEASE(&c->entries);
    names_release(&c->index);
}
