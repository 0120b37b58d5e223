/* SPDX-License-Identifier: MIT
 *
 * Reads the References sections.  An entry begins with a tag at the left edge of its list; the RFC
 * it stands for is the one its words name outside of the quoted title.  Pure; any thread.
 */
#include "base/platform.h"

#include "rfc/reftags.h"

#include <string.h>

#include "rfc/scan.h"

enum {
    TAG_LONGEST = 72,
    TAG_LINES = 2,
    EDGE = 2, /* columns that the tags of one list may differ in */
    RFC_DIGITS = 5
};

#define NONE_YET 0u
#define SEVERAL  UINT32_MAX

struct tagger {
    const struct lines *lines;
    struct arena *arena;
    struct reftags *out;
    uint32_t edge; /* column where entries of this section begin */
};

/* ---------------------------------------------------------------- which sections */

static bool is_references(struct str title)
{
    static const struct str endings[] = {
        {"references", 10}, {"reference", 9}, {"references:", 11}, {"bibliography", 12}};
    for (size_t i = 0; i < ARRAY_LEN(endings); i++)
        if (title.n >= endings[i].n &&
            str_eq_nocase(str_from(title, title.n - endings[i].n), endings[i]))
            return true;
    return str_starts_nocase(title, STR("references")) ||
           str_starts_nocase(title, STR("bibliography")) ||
           str_starts_nocase(title, STR("normative ref")) ||
           str_starts_nocase(title, STR("informative ref"));
}

/* ---------------------------------------------------------------- one entry */

struct entry_head {
    uint32_t start, end; /* bytes of the tag */
    size_t behind;       /* byte where the words begin */
};

static bool has_alnum(struct str s)
{
    size_t i = 0;
    while (i < s.n && !char_is_alnum(s.p[i]))
        i++;
    return i < s.n;
}

static bool bracketed_head(struct str text, size_t at, struct entry_head *h)
{
    size_t i = at + 1, ends = 0;
    while (i < text.n && i - at <= TAG_LONGEST && strchr("[],", text.p[i]) == NULL &&
           ends < TAG_LINES)
        ends += text.p[i++] == '\n';
    if (scan_char(text, i) != ']' || !has_alnum(str_slice(text, at, i)))
        return false;
    *h = (struct entry_head){(uint32_t)at + 1, (uint32_t)i, i + 1};
    return true;
}

/* "12. Postel, J." and "(12) Postel, J.": lists without brackets. */
static bool numbered_head(struct str text, size_t at, struct entry_head *h)
{
    size_t start = at + (text.p[at] == '(');
    size_t end = scan_digits(text, start, 3);
    size_t i = end;
    while (strchr(".)", scan_char(text, i)) != NULL && scan_char(text, i) != '\0')
        i++;
    if (end == start || i == end || scan_char(text, i) != ' ')
        return false;
    *h = (struct entry_head){(uint32_t)start, (uint32_t)end, i};
    return true;
}

static bool entry_at(const struct tagger *t, uint32_t line, struct entry_head *h)
{
    const struct lines *l = t->lines;
    struct str text = {l->text, l->n};
    uint32_t indent = lines_indent(l, line);
    size_t at = l->start.at[line] + indent;
    if (t->edge != UINT32_MAX && (indent > t->edge + EDGE || indent + EDGE < t->edge))
        return false;
    if (text.p[at] == '[')
        return bracketed_head(text, at, h);
    bool opens = line == 0 || lines_blank(l, line - 1);
    return opens && numbered_head(text, at, h);
}

static void add_number(uint32_t *sum, uint32_t number)
{
    if (number == 0 || *sum == number)
        return;
    *sum = *sum == NONE_YET ? number : SEVERAL;
}

/* The RFC named at s.p[*at], which moves behind it; 0 when none is. */
static uint32_t named_rfc(struct str s, size_t *at)
{
    size_t i = scan_word(s, *at, STR("RFC"));
    if (i == 0 || !scan_starts(s, *at))
        return 0;
    if (scan_char(s, i) == '-' || scan_char(s, i) == '/')
        i++;
    i = scan_gap(s, i);
    size_t end = scan_digits(s, i, RFC_DIGITS);
    if (end == i || char_is_alpha(scan_char(s, end)))
        return 0;
    *at = end;
    return scan_number(s, i, end);
}

/* The one RFC that the words name outside of quoted titles. */
static uint32_t entry_number(struct str words)
{
    uint32_t sum = NONE_YET;
    bool quoted = false;
    for (size_t i = 0; i < words.n; i++) {
        quoted ^= words.p[i] == '"';
        if (words.p[i] == 'E' && scan_word(words, i, STR("Erratum")) != 0)
            return 0; /* it is about that RFC */
        size_t at = i;
        uint32_t number = words.p[i] == 'R' && !quoted ? named_rfc(words, &at) : 0;
        if (number == 0)
            continue;
        add_number(&sum, number);
        i = at - 1;
    }
    return sum != SEVERAL ? sum : 0;
}

static uint32_t own_number(struct str tag)
{
    size_t at = 0;
    uint32_t number = named_rfc(tag, &at);
    return at == tag.n ? number : 0;
}

static struct str fold_tag(struct arena *a, struct str tag)
{
    char *p = arena_alloc(a, tag.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < tag.n; i++)
        if (tag.p[i] != ' ' && tag.p[i] != '\n')
            p[n++] = tag.p[i];
    return (struct str){p, n};
}

static void add_entry(struct tagger *t, uint32_t line, const struct entry_head *h, uint32_t end)
{
    struct str text = {t->lines->text, t->lines->n};
    struct str tag = fold_tag(t->arena, str_slice(text, h->start, h->end));
    uint32_t number = own_number(tag);
    if (number == 0)
        number = entry_number(str_slice(text, h->behind, t->lines->start.at[end]));
    names_add(&t->out->index, tag, (uint32_t)t->out->entries.n);
    VEC_PUSH(&t->out->entries,
             (struct reftag){
                 .line = line, .start = h->start, .end = h->end, .tag = tag, .number = number});
}

/* ---------------------------------------------------------------- one section */

/* Words that stand as far left as the tags, behind a blank line, are no more of an entry. */
static bool ends_entry(const struct tagger *t, uint32_t line)
{
    return t->edge != UINT32_MAX && lines_blank(t->lines, line - 1) &&
           lines_indent(t->lines, line) <= t->edge;
}

static void read_section(struct tagger *t, uint32_t line, uint32_t end)
{
    struct entry_head head, open;
    uint32_t open_line = UINT32_MAX;
    t->edge = UINT32_MAX;
    for (; line < end; line++) {
        if (lines_blank(t->lines, line))
            continue;
        bool begins = entry_at(t, line, &head);
        if (!begins && !ends_entry(t, line))
            continue;
        if (open_line != UINT32_MAX)
            add_entry(t, open_line, &open, line);
        open_line = begins ? line : UINT32_MAX;
        open = head;
        if (begins && t->edge == UINT32_MAX)
            t->edge = lines_indent(t->lines, line);
    }
    if (open_line != UINT32_MAX)
        add_entry(t, open_line, &open, end);
}

/* Old texts head their references with a word that the outline may not know. */
static uint32_t loose_references(const struct lines *l)
{
    for (uint32_t line = lines_count(l); line-- > 0;) {
        struct str s = lines_at(l, line);
        if (s.n < 9 || s.n > 60)
            continue;
        s = str_trim(s);
        if (s.n < 16 && is_references(s))
            return line;
    }
    return UINT32_MAX;
}

void reftags_find(struct reftags *t, const struct lines *l, const struct outline *o,
                  struct arena *a)
{
    struct tagger tagger = {.lines = l, .arena = a, .out = t};
    *t = (struct reftags){.first_line = UINT32_MAX};
    for (size_t i = 0; i < o->sections.n; i++) {
        const struct section *s = &o->sections.at[i];
        if (!is_references(s->title))
            continue;
        size_t before = t->entries.n;
        uint32_t end = i + 1 < o->sections.n ? s[1].line : lines_count(l);
        read_section(&tagger, s->line + s->lines, end);
        if (t->first_line == UINT32_MAX &&
            (t->entries.n > before || str_starts_nocase(s->title, STR("references"))))
            t->first_line = s->line;
    }
    uint32_t loose = t->entries.n == 0 ? loose_references(l) : UINT32_MAX;
    if (loose != UINT32_MAX) {
        t->first_line = loose;
        read_section(&tagger, loose + 1, lines_count(l));
    }
}

void reftags_release(struct reftags *t)
{
    VEC_RELEASE(&t->entries);
    names_release(&t->index);
}

const struct reftag *reftags_get(const struct reftags *t, struct str tag)
{
    uint32_t i;
    return names_find(&t->index, tag, &i) ? &t->entries.at[i] : NULL;
}
