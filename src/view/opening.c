/* SPDX-License-Identifier: MIT
 *
 * The catalogue is walked anew for each question: ten thousand titles are a millisecond.
 */
#include "base/platform.h"

#include "view/opening.h"

#include "base/err.h"
#include "rfc/numbers.h"

/* ---------------------------------------------------------------- what it would open */

/* State and title of an RFC: the title may be cut where there is no room. */
static void describe_number(const struct opening *o, uint32_t number, struct strbuf *out)
{
    ptrdiff_t at = catalog_find(o->catalog, number);
    struct entry e = {0};
    const char *here = numbers_hold(o->local, number) ? "here" : "";
    if (at >= 0)
        e = catalog_entry(o->catalog, (size_t)at);
    if (e.relations[RELATION_OBSOLETED_BY].n > 0)
        strbuf_addf(out, " (%s%sobsoleted by %u)", here, here[0] != '\0' ? ", " : "",
                    (unsigned)catalog_current(o->catalog, number));
    else if (here[0] != '\0')
        strbuf_addf(out, " (%s)", here);
    if (e.issued)
        strbuf_addf(out, ": %.*s", STR_ARG(e.title));
    else
        strbuf_add_cstr(out, at < 0 ? ": not in the index" : ": never issued");
}

static void describe_rfc(const struct opening *o, const struct ref *r, struct strbuf *out)
{
    describe_number(o, r->number, out);
}

static void describe_series(const struct opening *o, const struct ref *r, struct strbuf *out)
{
    struct numbers members = catalog_series(o->catalog, r->kind, r->number);
    if (members.n == 0)
        strbuf_add_cstr(out, ": not in the index");
    for (size_t i = 0; i < members.n; i++)
        strbuf_addf(out, "%sRFC %u", i > 0 ? ", " : ": ", (unsigned)members.at[i]);
    if (members.n == 1)
        describe_number(o, members.at[0], out);
}

static void describe_draft(const struct opening *o, const struct ref *r, struct strbuf *out)
{
    (void)o;
    (void)r;
    strbuf_add_cstr(out, ": an Internet-Draft");
}

static void describe_file(const struct opening *o, const struct ref *r, struct strbuf *out)
{
    (void)o;
    (void)r;
    strbuf_add_cstr(out, ": a file");
}

static void describe_target(const struct opening *o, struct str target, struct strbuf *out)
{
    static void (*const describers[])(const struct opening *, const struct ref *,
                                      struct strbuf *) = {
        [REF_RFC] = describe_rfc,    [REF_BCP] = describe_series,  [REF_STD] = describe_series,
        [REF_FYI] = describe_series, [REF_DRAFT] = describe_draft, [REF_FILE] = describe_file,
    };
    struct ref r;
    if (!ref_parse(target, &r))
        return;
    ref_describe(&r, out);
    if (r.kind < (int)ARRAY_LEN(describers) && describers[r.kind] != NULL)
        describers[r.kind](o, &r, out);
}

/* Of several lines only the first is wanted. */
static void keep_first(void *to, struct str line)
{
    struct strbuf *first = to;
    if (first->n == 0)
        strbuf_add_str(first, line);
}

void opening_describe(const struct opening *o, struct str words, struct strbuf *out)
{
    struct strbuf target = STRBUF_INIT(STRBUF_TEXT), line = STRBUF_INIT(STRBUF_TEXT);
    struct err e = {0};
    bool is_name = ref_read(words, &target, &e);
    if (!is_name) {
        opening_offer(o, words, keep_first, &line);
        if (line.n > 0 && ref_read(strbuf_str(&line), &target, &e))
            strbuf_add_cstr(out, "Tab: ");
    }
    describe_target(o, strbuf_str(&target), out);
    strbuf_release(&target);
    strbuf_release(&line);
}

/* ---------------------------------------------------------------- what it may become */

struct offering {
    const struct opening *o;
    struct str words;
    struct str head; /* before the digits: "RFC ", "bcp" */
    void (*offer)(void *to, struct str line);
    void *to;
    unsigned left; /* so many more */
};

static void offer(struct offering *f, struct str line)
{
    if (f->left == 0 || str_eq(line, f->words))
        return;
    f->left--;
    f->offer(f->to, line);
}

/* Any number, or only one that begins with the digits typed. */
static void offer_number(struct offering *f, uint32_t number, bool any)
{
    struct strbuf line = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&line, "%.*s%u", STR_ARG(f->head), (unsigned)number);
    if (any || str_starts(strbuf_str(&line), f->words))
        offer(f, strbuf_str(&line));
    strbuf_release(&line);
}

static void offer_numbers(struct offering *f)
{
    const struct opening *o = f->o;
    struct ref r;
    uint32_t first;
    for (size_t i = 0; i < o->known_count; i++)
        if (ref_parse(o->known[i], &r) && r.kind == REF_RFC)
            offer_number(f, r.number, false);
    if (!str_number(str_from(f->words, f->head.n), REF_NUMBER_MAX, &first) || first == 0)
        return;
    /* 91 itself, 910 to 919, 9100 to 9199 … */
    for (uint64_t scale = 1; first * scale <= REF_NUMBER_MAX && f->left > 0; scale *= 10) {
        size_t at = catalog_lower(o->catalog, (uint32_t)(first * scale));
        for (; at < catalog_count(o->catalog) && f->left > 0; at++) {
            struct entry_brief e = catalog_brief(o->catalog, at);
            if (e.number >= (first + 1) * scale)
                break;
            if (e.issued)
                offer_number(f, e.number, false);
        }
    }
}

static void offer_series(struct offering *f, enum ref_kind wanted)
{
    enum ref_kind series;
    uint32_t number;
    for (size_t i = 0; i < catalog_series_count(f->o->catalog); i++)
        if (catalog_series_at(f->o->catalog, i, &series, &number).n > 0 && series == wanted)
            offer_number(f, number, false);
}

/* As people write it. */
static struct str known_name(struct str target)
{
    return str_starts(target, STR("file:")) ? str_from(target, 5) : target;
}

static bool has_title(const struct offering *f, size_t index, bool obsolete)
{
    struct entry_brief brief = catalog_brief(f->o->catalog, index);
    return brief.issued && brief.obsolete == obsolete &&
           str_starts_nocase(catalog_entry(f->o->catalog, index).title, f->words);
}

/* Documents known, then the newest RFCs, then those that are obsolete. */
static void offer_named(struct offering *f)
{
    const struct opening *o = f->o;
    struct ref r;
    for (size_t i = 0; i < o->known_count; i++) {
        struct str name = known_name(o->known[i]);
        ptrdiff_t at = ref_parse(o->known[i], &r) && r.kind == REF_RFC
                           ? catalog_find(o->catalog, r.number)
                           : -1;
        if (str_starts_nocase(name, f->words))
            offer(f, name);
        else if (at >= 0 && (has_title(f, (size_t)at, false) || has_title(f, (size_t)at, true)))
            offer_number(f, r.number, true);
    }
    for (int obsolete = 0; obsolete <= 1; obsolete++)
        for (size_t at = catalog_count(o->catalog); at > 0 && f->left > 0; at--)
            if (has_title(f, at - 1, obsolete))
                offer_number(f, catalog_number(o->catalog, at - 1), true);
}

/* How many bytes stand before digits that end the words: a kind's name, with a blank or hyphen or
 * without; .n none where they are something else. */
static bool cut_head(struct str words, struct str *head, enum ref_kind *kind)
{
    static const struct {
        struct str name;
        enum ref_kind kind;
    } kinds[] = {{STR_INIT("rfc"), REF_RFC},
                 {STR_INIT("bcp"), REF_BCP},
                 {STR_INIT("std"), REF_STD},
                 {STR_INIT("fyi"), REF_FYI}};
    size_t n = words.n;
    while (n > 0 && char_is_digit(words.p[n - 1]))
        n--;
    bool digits = n < words.n;
    *head = str_slice(words, 0, n);
    *kind = REF_RFC;
    struct str name = *head;
    if (name.n > 0 && (name.p[name.n - 1] == ' ' || name.p[name.n - 1] == '-'))
        name = str_slice(name, 0, name.n - 1);
    if (name.n == 0)
        return digits && head->n == 0;
    for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
        if (str_eq_nocase(name, kinds[i].name)) {
            *kind = kinds[i].kind;
            return true;
        }
    return false;
}

void opening_offer(const struct opening *o, struct str words,
                   void (*to_offer)(void *to, struct str line), void *to)
{
    struct offering f = {o, words, STR_NONE, to_offer, to, OPENING_MOST};
    enum ref_kind kind;
    if (words.n == 0)
        return;
    if (!cut_head(words, &f.head, &kind)) {
        f.head = STR_NONE;
        offer_named(&f);
    } else if (kind == REF_RFC) {
        offer_numbers(&f);
    } else {
        offer_series(&f, kind);
    }
}
