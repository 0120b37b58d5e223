/* SPDX-License-Identifier: MIT
 *
 * Each part is tried against the forms in the order of a table; the first that knows it adds its
 * numbers.  Sorted once at the end.  Pure; any thread.
 */
#include "base/platform.h"

#include "search/rfcset.h"

#include <stdlib.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "rfc/source.h"
#include "search/selection.h"

/* One part, and where it goes. */
struct part {
    struct rfcset *set;
    const struct catalog *catalog;
    const struct query_facts *facts;
    const struct numbers *here; /* what is on the machine that is spoken of; NULL: of none */
    struct str text;
};

enum verdict { NOT_MINE, ADDED, FAILED };

void rfcset_release(struct rfcset *s)
{
    VEC_RELEASE(&s->numbers);
    VEC_RELEASE(&s->cites);
}

/* As it may be quoted in a sentence. */
static struct str rfcset_quoted(struct str text)
{
    return str_slice(text, 0, utf8_clip(text, 40));
}

/* The forms in one breath. */
static bool rfcset_unknown(struct str text, struct err *e)
{
    return err_set(e, ERR_USAGE,
                   "\"%.*s\" is no set of RFCs: use all, 9110, 9000-9120, std97, cites:9110 or "
                   "cites:9110:2, wg:tls, words as the list finds them in quotes, and commas or "
                   "blanks between",
                   STR_ARG(rfcset_quoted(text)));
}

static enum verdict rfcset_empty(struct str text, struct err *e)
{
    err_set(e, ERR_NOT_FOUND, "%.*s: there is no RFC with a text in it (catalogue)",
            STR_ARG(rfcset_quoted(text)));
    return FAILED;
}

/* Adds the record's RFC where it has a text. */
static bool rfcset_add_index(const struct part *p, size_t index)
{
    uint32_t number = catalog_number(p->catalog, index);
    if (!source_expect(p->catalog, number, NULL))
        return false;
    VEC_PUSH(&p->set->numbers, number);
    return true;
}

/* Adds what is here from one number to another. */
static void rfcset_add_here(const struct part *p, uint32_t from, uint32_t to)
{
    for (size_t i = 0; p->here != NULL && i < p->here->n; i++)
        if (p->here->at[i] >= from && p->here->at[i] <= to)
            VEC_PUSH(&p->set->numbers, p->here->at[i]);
}

/* ---- the forms */

static enum verdict rfcset_all(const struct part *p, struct err *e)
{
    if (!str_eq_nocase(p->text, STR("all")))
        return NOT_MINE;
    size_t before = p->set->numbers.n, n = p->here == NULL ? catalog_count(p->catalog) : 0;
    for (size_t i = 0; i < n; i++)
        (void)rfcset_add_index(p, i);
    rfcset_add_here(p, 0, REF_NUMBER_MAX);
    return p->set->numbers.n > before ? ADDED : rfcset_empty(p->text, e);
}

static enum verdict rfcset_query(const struct part *p, struct err *e)
{
    uint32_t *found = xreallocarray(NULL, catalog_count(p->catalog) + 1, sizeof *found);
    size_t before = p->set->numbers.n, n;
    bool ok = selection_find(p->catalog, p->text, p->facts, found, &n, e);
    /* no word at all selects everything in the list; nobody means that here */
    for (size_t i = 0; ok && i < n && n < catalog_count(p->catalog); i++)
        (void)rfcset_add_index(p, found[i]);
    free(found);
    if (!ok)
        return FAILED;
    return p->set->numbers.n > before ? ADDED : rfcset_empty(p->text, e);
}

static enum verdict rfcset_quoted_query(const struct part *p, struct err *e)
{
    return p->text.p[0] == '"' ? rfcset_query(p, e) : NOT_MINE;
}

static enum verdict rfcset_fields(const struct part *p, struct err *e)
{
    return query_has_field(p->text) ? rfcset_query(p, e) : NOT_MINE;
}

static enum verdict rfcset_range(const struct part *p, struct err *e)
{
    struct str last = p->text, first = str_trim(str_cut(&last, '-'));
    uint32_t from, to = REF_NUMBER_MAX;
    last = str_trim(last);
    bool range = str_find_char(p->text, '-', 0) > 0 && str_number(first, REF_NUMBER_MAX, &from) &&
                 (last.n == 0 || str_number(last, REF_NUMBER_MAX, &to));
    if (!range)
        return NOT_MINE;
    if (from > to) {
        err_set(e, ERR_USAGE, "%.*s: the range ends before it begins",
                STR_ARG(rfcset_quoted(p->text)));
        return FAILED;
    }
    size_t before = p->set->numbers.n, end = catalog_lower(p->catalog, to + 1);
    for (size_t i = catalog_lower(p->catalog, from); i < end; i++)
        (void)rfcset_add_index(p, i);
    rfcset_add_here(p, from, to);
    return p->set->numbers.n > before ? ADDED : rfcset_empty(p->text, e);
}

/* "9110", "rfc9110": the RFC or series; false for anything else that a document can be. */
static bool rfcset_name(struct str text, struct ref *r)
{
    struct strbuf target = STRBUF_INIT(STRBUF_TEXT);
    bool ok = ref_read(text, &target, NULL) && ref_parse(strbuf_str(&target), r) &&
              r->place == PLACE_NONE && r->kind >= REF_RFC && r->kind <= REF_FYI;
    strbuf_release(&target);
    r->name = r->label = STR_NONE;
    return ok;
}

static enum verdict rfcset_document(const struct part *p, struct err *e)
{
    struct ref r = {0};
    if (!rfcset_name(p->text, &r))
        return NOT_MINE;
    if (r.kind == REF_RFC) {
        VEC_PUSH(&p->set->numbers, r.number);
        return ADDED;
    }
    struct numbers members = catalog_series(p->catalog, r.kind, r.number);
    for (size_t i = 0; i < members.n; i++)
        VEC_PUSH(&p->set->numbers, members.at[i]);
    return members.n > 0 ? ADDED : rfcset_empty(p->text, e);
}

/* "cites:9110:2"; a series stands for its members. */
static enum verdict rfcset_cited(const struct part *p, struct err *e)
{
    if (!str_starts_nocase(p->text, STR("cites:")))
        return NOT_MINE;
    struct str depth = str_from(p->text, sizeof "cites:" - 1),
               name = str_trim(str_cut(&depth, ':'));
    struct ref r = {0};
    uint32_t deep = 1;
    depth = str_trim(depth);
    bool ok = rfcset_name(name, &r) &&
              (depth.n == 0 || str_number(depth, RFCSET_DEPTH_MAX, &deep)) && deep > 0;
    if (!ok) {
        err_set(e, ERR_USAGE, "\"%.*s\": use cites:9110 or cites:9110:2, up to %d deep",
                STR_ARG(rfcset_quoted(p->text)), RFCSET_DEPTH_MAX);
        return FAILED;
    }
    size_t before = p->set->numbers.n;
    struct part named = *p;
    named.text = name;
    enum verdict v = rfcset_document(&named, e);
    for (size_t i = before; i < p->set->numbers.n; i++)
        VEC_PUSH(&p->set->cites, (struct rfcset_cites){p->set->numbers.at[i], deep});
    return v;
}

static enum verdict (*const rfcset_forms[])(const struct part *, struct err *) = {
    rfcset_quoted_query, rfcset_all, rfcset_cited, rfcset_range, rfcset_document, rfcset_fields,
};

/* ---- all parts */

/* Cuts the next part off; commas within quotes are the query's. */
static struct str rfcset_cut(struct str *rest)
{
    bool quoted = false;
    size_t n = 0;
    for (; n < rest->n && (quoted || rest->p[n] != ','); n++)
        quoted ^= rest->p[n] == '"';
    struct str part = str_slice(*rest, 0, n);
    *rest = str_from(*rest, n + (n < rest->n));
    return str_trim(part);
}

static void rfcset_sort(struct rfcset *s)
{
    if (s->numbers.n == 0)
        return;
    size_t n = 1;
    numbers_sort(s->numbers.at, s->numbers.n);
    for (size_t i = 1; i < s->numbers.n; i++)
        if (s->numbers.at[i] != s->numbers.at[n - 1])
            s->numbers.at[n++] = s->numbers.at[i];
    s->numbers.n = n;
}

static enum verdict rfcset_try(const struct part *p, struct err *e)
{
    enum verdict v = NOT_MINE;
    for (size_t i = 0; v == NOT_MINE && i < ARRAY_LEN(rfcset_forms); i++)
        v = rfcset_forms[i](p, e);
    /* a hostile line of thousands of "all" */
    if (p->set->numbers.n > 4 * catalog_count(p->catalog))
        rfcset_sort(p->set);
    return v;
}

/* Cuts the next word off; "RFC 9110" is one, and so is a query: a comma ends that. */
static struct str rfcset_cut_word(struct str *rest)
{
    static const char *const kinds[] = {"rfc", "bcp", "std", "fyi"};
    struct str all = *rest, word = str_cut(rest, ' ');
    if (all.p[0] == '"') {
        *rest = STR_NONE;
        return all;
    }
    *rest = str_trim(*rest);
    for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
        if (str_eq_nocase(word, str_of(kinds[i])) && rest->n > 0) {
            struct str number = str_cut(rest, ' ');
            *rest = str_trim(*rest);
            return str_slice(all, 0, (size_t)(number.p - all.p) + number.n);
        }
    return word;
}

/* What is between two commas: one part, or several with blanks between. */
static bool rfcset_add(const struct part *p, struct err *e)
{
    enum verdict v = rfcset_try(p, e);
    struct part word = *p;
    struct str rest = p->text;
    if (v != NOT_MINE || str_find_char(rest, ' ', 0) < 0)
        return v == ADDED || (v == NOT_MINE && rfcset_unknown(p->text, e));
    for (v = ADDED; v == ADDED && rest.n > 0;) {
        word.text = rfcset_cut_word(&rest);
        v = rfcset_try(&word, e);
    }
    return v == ADDED || (v == NOT_MINE && rfcset_unknown(word.text, e));
}

static bool rfcset_read_all(const struct part *all, struct str words, struct err *e)
{
    struct rfcset *s = all->set;
    struct str rest = str_trim(words);
    if (rest.n == 0)
        return rfcset_unknown(rest, e);
    while (rest.n > 0) {
        struct part p = *all;
        p.text = rfcset_cut(&rest);
        /* what a loop of a script leaves behind: a comma too many */
        if (p.text.n > 0 && !rfcset_add(&p, e))
            return false;
    }
    rfcset_sort(s);
    return s->numbers.n > 0 || rfcset_unknown(words, e);
}

bool rfcset_read(struct rfcset *s, const struct catalog *c, const struct query_facts *facts,
                 struct str words, struct err *e)
{
    *s = (struct rfcset){0};
    return rfcset_read_all(&(struct part){.set = s, .catalog = c, .facts = facts}, words, e);
}

bool rfcset_read_here(struct rfcset *s, const struct catalog *c, struct numbers here,
                      const struct query_facts *facts, struct str words, struct err *e)
{
    *s = (struct rfcset){0};
    return rfcset_read_all(&(struct part){.set = s, .catalog = c, .here = &here, .facts = facts},
                           words, e);
}
