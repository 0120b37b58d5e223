/* SPDX-License-Identifier: MIT
 *
 * The list's filter.  Each term passes once over what those before it left.  A word leaps: from the
 * first record still selected to the next hit in the haystacks; whose it is tells which record to
 * keep and which to pass over.
 * Pure; any thread.
 */
#include "base/platform.h"

#include "search/selection.h"

/* Records still selected, by index, ascending. */
struct selection {
    const struct catalog *catalog;
    const struct query_facts *facts;
    uint32_t *at;
    size_t n;
};

/* ---- words */

/* "bcp14": the whole name of a series, which is not the beginning of "bcp140". */
static bool selection_is_series(struct str word)
{
    static const char *const names[] = {"bcp", "std", "fyi"};
    uint32_t number;
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (str_starts(word, str_of(names[i])))
            return str_number(str_from(word, 3), REF_NUMBER_MAX, &number);
    return false;
}

/* The line of a haystack that the byte `at` of it is in. */
static enum query_line selection_line(struct str own, size_t at)
{
    unsigned line = 0;
    for (ptrdiff_t end = str_find_char(own, '\n', 0); end >= 0 && (size_t)end < at;
         end = str_find_char(own, '\n', (size_t)end + 1))
        line++;
    return (enum query_line)line;
}

/* The group's name is the last of its line, and no series. */
static bool selection_is_group(struct str own, size_t at)
{
    struct str rest = str_from(own, at), name = str_cut(&rest, '\n');
    bool first = at > 0 && (own.p[at - 1] == ' ' || own.p[at - 1] == '\n');
    return first && str_find_char(name, ' ', 0) < 0 && !selection_is_series(name);
}

/* The word found at `at` of a record's haystack is what the term means. */
static bool selection_means(const struct query_term *t, struct str own, size_t at)
{
    size_t end = at + t->word.n;
    if (t->line == QUERY_ANYWHERE && selection_is_series(t->word))
        return end >= own.n || !char_is_digit(own.p[end]);
    if (t->line == QUERY_ANYWHERE)
        return true;
    if (t->line == QUERY_TITLE && at < (size_t)(str_find_char(own, ' ', 0) + 1))
        return false; /* in "rfc9110 " */
    return selection_line(own, at) == t->line &&
           (t->kind != QUERY_GROUP || selection_is_group(own, at));
}

/* One of the places in own, from `at` on, where the word occurs is meant. */
static bool selection_holds(const struct query_term *t, struct str own, size_t at)
{
    for (ptrdiff_t hit = (ptrdiff_t)at; hit >= 0; hit = str_find(own, t->word, (size_t)hit + 1))
        if (selection_means(t, own, (size_t)hit))
            return true;
    return false;
}

static void selection_keep_words(struct selection *s, const struct query_term *t)
{
    const struct catalog *c = s->catalog;
    struct str all = catalog_haystacks(c);
    ptrdiff_t hit = 0; /* the first at or after the record looked at; -1: none */
    size_t kept = 0;
    for (size_t i = 0; i < s->n; i++) {
        struct str own = catalog_haystack(c, s->at[i]);
        size_t from = own.n > 0 ? (size_t)(own.p - all.p) : 0;
        if (hit >= 0 && ((size_t)hit < from || i == 0))
            hit = str_find(all, t->word, from);
        bool in = own.n > 0 && hit >= 0 && (size_t)hit < from + own.n &&
                  selection_holds(t, own, (size_t)hit - from);
        if (in != t->negated && own.n > 1) /* of one byte: not issued */
            s->at[kept++] = s->at[i];
        else if (hit < 0 && !t->negated)
            break;
    }
    s->n = kept;
}

/* ---- numbers and facts */

static bool selection_in(uint32_t x, const struct query_term *t)
{
    return x >= t->from && x <= t->to;
}

static bool selection_says(const struct query_term *t, const struct entry_brief *b)
{
    switch (t->kind) {
    case QUERY_STATUS:
        return t->set >> b->status & 1;
    case QUERY_STREAM:
        return t->set >> b->stream & 1;
    case QUERY_YEAR:
        return selection_in(b->year, t);
    case QUERY_PAGES:
        return selection_in(b->pages, t);
    case QUERY_NUMBER:
        return selection_in(b->number, t);
    case QUERY_IS:
        return t->is == QUERY_OBSOLETE  ? b->obsolete
               : t->is == QUERY_UPDATED ? b->updated
                                        : b->errata;
    default:
        return false;
    }
}

static void selection_keep_facts(struct selection *s, const struct query_term *t)
{
    size_t kept = 0;
    for (size_t i = 0; i < s->n; i++) {
        struct entry_brief b = catalog_brief(s->catalog, s->at[i]);
        bool named = t->kind == QUERY_NUMBER && !t->negated;
        if (selection_says(t, &b) != t->negated && (b.issued || named))
            s->at[kept++] = s->at[i];
    }
    s->n = kept;
}

/* Keeps those whose number is, or where negated is not, among the numbers. */
static void selection_keep_among(struct selection *s, struct numbers among, bool negated)
{
    size_t kept = 0, k = 0;
    for (size_t i = 0; i < s->n; i++) {
        struct entry_brief b = catalog_brief(s->catalog, s->at[i]);
        while (k < among.n && among.at[k] < b.number)
            k++;
        bool in = k < among.n && among.at[k] == b.number;
        if (in != negated && b.issued)
            s->at[kept++] = s->at[i];
    }
    s->n = kept;
}

/* What RFC t->from says of the others, seen from its own record. */
static struct numbers selection_related(const struct catalog *c, const struct query_term *t)
{
    static const enum rfc_relation inverse[RELATION_COUNT] = {
        [RELATION_OBSOLETES] = RELATION_OBSOLETED_BY,
        [RELATION_OBSOLETED_BY] = RELATION_OBSOLETES,
        [RELATION_UPDATES] = RELATION_UPDATED_BY,
        [RELATION_UPDATED_BY] = RELATION_UPDATES,
    };
    ptrdiff_t index = catalog_find(c, t->from);
    if (index < 0)
        return (struct numbers){NULL, 0};
    return catalog_entry(c, (size_t)index).relations[inverse[t->relation]];
}

/* ---- all terms */

/* Nobody can tell, which is not the same as no. */
static bool selection_is_known(const struct selection *s, const struct query_term *t, struct err *e)
{
    unsigned knows = catalog_knows(s->catalog);
    if (t->kind == QUERY_GROUP && !(knows & KNOWN_GROUPS))
        return err_set(e, ERR_USAGE,
                       "the index in use does not tell working groups: R gets another");
    if (t->kind == QUERY_IS && t->is == QUERY_ERRATA && !(knows & KNOWN_ERRATA))
        return err_set(e, ERR_USAGE, "the index in use does not tell of errata: R gets another");
    if (t->kind == QUERY_IS && t->is < QUERY_FACTS && s->facts == NULL)
        return err_set(e, ERR_USAGE, "what is local, read, new or a favourite is not known here");
    return true;
}

static void selection_keep(struct selection *s, const struct query_term *t)
{
    if (t->kind == QUERY_WORD || t->kind == QUERY_GROUP)
        selection_keep_words(s, t);
    else if (t->kind == QUERY_RELATED)
        selection_keep_among(s, selection_related(s->catalog, t), t->negated);
    else if (t->kind == QUERY_IS && t->is < QUERY_FACTS)
        selection_keep_among(s, s->facts->are[t->is], t->negated);
    else
        selection_keep_facts(s, t);
}

/* The RFC a line names by its number and nothing else: "14", "rfc14", "rfc 14"; 0 if none. */
static uint32_t selection_named(struct str folded)
{
    uint32_t number = 0;
    folded = str_trim(folded);
    if (str_starts(folded, STR("rfc")))
        folded = str_trim(str_from(folded, 3));
    return str_number(folded, REF_NUMBER_MAX, &number) ? number : 0;
}

/* A number that was not issued has an empty haystack: put it in where its number asks for it. */
static void selection_add_not_issued(struct selection *s, struct str folded)
{
    uint32_t number = selection_named(folded);
    ptrdiff_t index = number > 0 ? catalog_find(s->catalog, number) : -1;
    if (index < 0 || catalog_brief(s->catalog, (size_t)index).issued)
        return;
    size_t at = s->n++;
    for (; at > 0 && s->at[at - 1] > (uint32_t)index; at--)
        s->at[at] = s->at[at - 1];
    s->at[at] = (uint32_t)index;
}

bool selection_find(const struct catalog *c, struct str line, const struct query_facts *facts,
                    uint32_t *out, size_t *n, struct err *e)
{
    struct selection s = {c, facts, out, catalog_count(c)};
    struct query q;
    bool ok = query_read(&q, line, e);
    for (size_t i = 0; i < s.n; i++)
        out[i] = (uint32_t)i;
    for (size_t i = 0; i < q.terms.n; i++) {
        bool known = selection_is_known(&s, &q.terms.at[i], ok ? e : NULL);
        ok = ok && known;
        if (known)
            selection_keep(&s, &q.terms.at[i]);
    }
    if (q.terms.n > 0)
        selection_add_not_issued(&s, strbuf_str(&q.text));
    query_release(&q);
    *n = s.n;
    return ok;
}
