/* SPDX-License-Identifier: MIT
 *
 * Rules that say whose a list of places is, the surest first; the first that has an answer decides.
 * The words are read in wording; here they meet the documents that are mentioned.  Pure; any
 * thread.
 */
#include "base/platform.h"

#include "text/owner.h"

#include "text/scan.h"
#include "text/wording.h"

enum { CHAIN_LONGEST = 8 }; /* lists that are joined by "and" */

struct reading {
    const struct mention *at;
    size_t n;
    struct str s;
    const struct places *p;
    size_t from, to; /* bytes of the list */
};

typedef bool rule_fn(const struct reading *r, struct owner *o);

/* ---------------------------------------------------------------- mentions nearby */

bool owner_is_document(const struct mention *m)
{
    return m->kind == MENTION_RFC || m->kind == MENTION_TAG;
}

static bool is_series(const struct mention *m)
{
    static const struct str names[] = {STR_INIT("bcp"), STR_INIT("std"), STR_INIT("fyi")};
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (m->kind == MENTION_TARGET && str_starts(m->text, names[i]))
            return true;
    return false;
}

static size_t list_end(const struct mention *at, size_t n, size_t first)
{
    size_t end = first + 1;
    while (end < n && at[end].kind == MENTION_PLACE && at[end].more)
        end++;
    return end;
}

size_t owner_list_end(const struct mentions *m, size_t first)
{
    return list_end(m->at.at, m->at.n, first);
}

/* The last document before the list that does not begin before `least`. */
static size_t document_before(const struct reading *r, size_t least)
{
    for (size_t i = r->p->first; i-- > 0 && r->at[i].start >= least;)
        if (owner_is_document(&r->at[i]))
            return i;
    return OWNER_NONE;
}

/* The first document behind the list that begins before `most`. */
static size_t document_behind(const struct reading *r, size_t most)
{
    for (size_t i = r->p->end; i < r->n && r->at[i].start < most; i++)
        if (owner_is_document(&r->at[i]))
            return i;
    return OWNER_NONE;
}

/* The first mention from a byte on, if it is a document; "BCP 86 [X]" is that of [X]. */
static size_t document_from(const struct reading *r, size_t byte)
{
    size_t i = r->p->end;
    while (i < r->n && (r->at[i].start < byte || is_series(&r->at[i])))
        i++;
    return i < r->n && owner_is_document(&r->at[i]) ? i : OWNER_NONE;
}

/* "RFC 2373 [9]", where [9] stands for another: the name counts. */
static bool is_named_before(const struct reading *r, size_t tag)
{
    return tag > 0 && r->at[tag].kind == MENTION_TAG && r->at[tag - 1].kind == MENTION_RFC &&
           r->at[tag - 1].number != r->at[tag].number &&
           scan_gap(r->s, r->at[tag - 1].end) == r->at[tag].start;
}

/* The mention before the list, if it is a document that is not part of another link. */
static size_t document_next_before(const struct reading *r)
{
    size_t i = r->p->first;
    return i > 0 && owner_is_document(&r->at[i - 1]) && !r->p->taken ? i - 1 : OWNER_NONE;
}

static bool answer(struct owner *o, size_t mention, bool joined)
{
    *o = (struct owner){.kind = mention != OWNER_NONE ? OWNER_DOCUMENT : OWNER_ELSEWHERE,
                        .mention = mention,
                        .joined = joined};
    return true;
}

static bool answer_here(struct owner *o)
{
    *o = (struct owner){.kind = OWNER_HERE};
    return true;
}

/* ---------------------------------------------------------------- what stands behind */

/* "Section 4 of [X]", "Section 4 of the protocol [X]", "Section 4 [X]", "(Section 4) of [X]" */
static bool document_owns(const struct reading *r, struct owner *o)
{
    struct str s = r->s;
    bool closes = scan_char(s, r->to) == ')';
    size_t i = wording_behind(s, r->to + closes), name = wording_preposition(s, i);
    size_t next = document_from(r, name != 0 ? name : i);
    if (next == OWNER_NONE)
        return false;
    const struct mention *m = &r->at[next];
    if (name == 0)
        return m->start == i && m->kind == MENTION_TAG && !closes && answer(o, next, true);
    bool of = wording_is(s, i, STR("of")) && !closes;
    bool named = (of || r->p->missing) && wording_points(s, name) != POINTS_HERE &&
                 wording_is_name(s, name, m->start);
    bool beside = of || (m->start == name && i == scan_gap(s, r->to));
    return (m->start == name || named) && answer(o, next, beside);
}

/* "Section 3.1 RFC 4656"; "Section 3.1, [X]", where there is no such section here */
static bool document_follows(const struct reading *r, struct owner *o)
{
    size_t next = document_from(r, r->to);
    if (next == OWNER_NONE)
        return false;
    const struct mention *m = &r->at[next];
    bool touches = m->kind == MENTION_RFC && wording_touches(r->s, r->to, m->start);
    bool comma =
        r->p->missing && scan_char(r->s, r->to) == ',' && scan_gap(r->s, r->to + 1) == m->start;
    return (touches || comma) && answer(o, next, touches);
}

/* "Section 4 below", "of this document", "of that document", "of the Handbook" */
static bool words_say(const struct reading *r, struct owner *o)
{
    struct str s = r->s;
    size_t gap = scan_gap(s, r->to), i = wording_behind(s, r->to);
    if (wording_is(s, i, STR("above")) || wording_is(s, i, STR("below")))
        return answer_here(o);
    size_t name = wording_preposition(s, i);
    enum wording_pointer points = name != 0 ? wording_points(s, name) : POINTS_NOWHERE;
    if (points == POINTS_HERE)
        return answer_here(o);
    if (points == POINTS_BACK)
        return answer(o, document_before(r, wording_paragraph(s, r->from)), false);
    bool plain = i == gap || scan_char(s, gap) == '"' || scan_char(s, gap) == '.';
    return plain && wording_is(s, i, STR("of")) && answer(o, OWNER_NONE, false);
}

/* ---------------------------------------------------------------- what stands before */

/* "RFC 9110 Section 4", "RFC 2822's section 3" */
static bool document_touches(const struct reading *r, struct owner *o)
{
    size_t i = document_next_before(r);
    if (i == OWNER_NONE)
        return false;
    size_t genitive = scan_word(r->s, r->at[i].end, STR("'s"));
    return wording_touches(r->s, genitive != 0 ? genitive : r->at[i].end, r->from) &&
           answer(o, is_named_before(r, i) ? i - 1 : i, true);
}

/* "ISO 10589, section 7" */
static bool standard_touches(const struct reading *r, struct owner *o)
{
    return wording_is_standard(r->s, r->from) && answer(o, OWNER_NONE, false);
}

/* "[X], Section 4", "[X] (especially Section 4" */
static bool document_joins(const struct reading *r, struct owner *o)
{
    size_t i = document_next_before(r);
    if (i == OWNER_NONE || !wording_joins(r->s, r->at[i].end, r->from))
        return false;
    bool beside = true;
    for (size_t k = r->at[i].end; k < r->from; k++)
        beside &= !char_is_alnum(r->s.p[k]) && r->s.p[k] != ')';
    return answer(o, is_named_before(r, i) ? i - 1 : i, beside);
}

/* "[X] discusses the subject of names in Section 11" */
static bool document_tells(const struct reading *r, struct owner *o)
{
    size_t i = document_next_before(r);
    return i != OWNER_NONE && wording_tells(r->s, r->at[i].end, r->from) && answer(o, i, false);
}

/* "[2] section 3.0", where the References have no [2] */
static bool unknown_joins(const struct reading *r, struct owner *o)
{
    const struct mention *m = r->p->first > 0 ? &r->at[r->p->first - 1] : NULL;
    bool known = m != NULL && owner_is_document(m) && wording_joins(r->s, m->end, r->from);
    return !known && wording_is_tag(r->s, r->from) && answer(o, OWNER_NONE, false);
}

/* "[X] … its Section 3.1"; "In its Section 1, [X] foresees" */
static bool possessive(const struct reading *r, struct owner *o)
{
    if (!wording_is_possessive(r->s, r->from))
        return false;
    size_t next = OWNER_NONE;
    if (scan_char(r->s, r->to) == ',') {
        size_t byte = scan_gap(r->s, r->to + 1);
        next = document_from(r, byte);
        if (next != OWNER_NONE && r->at[next].start != byte)
            next = OWNER_NONE;
    }
    if (next == OWNER_NONE)
        next = document_before(r, wording_paragraph(r->s, r->from));
    return answer(o, next, false);
}

/* ---------------------------------------------------------------- what stands farther away */

/* "and" or its like between two lists.  Behind a comma begins another matter, but for a list that
 * has several members already: "Sections 2, 4, and Appendix A of [X]". */
static bool is_chained(struct str s, size_t from, size_t to, size_t members)
{
    bool comma = scan_char(s, scan_gap(s, from)) == ',';
    return (!comma || members > 1) && scan_list(s, from) == to;
}

/* "Section 2 and Section 5 of [X]" */
static bool chained_behind(const struct reading *r, struct owner *o)
{
    struct places p = *r->p;
    struct reading last = *r;
    last.p = &p;
    for (int i = 0; i < CHAIN_LONGEST; i++) {
        if (p.end == r->n || r->at[p.end].kind != MENTION_PLACE ||
            !is_chained(r->s, last.to, r->at[p.end].start, p.end - p.first))
            return false;
        p.first = p.end;
        p.end = list_end(r->at, r->n, p.first);
        last.to = r->at[p.end - 1].end;
        if (document_owns(&last, o)) {
            o->joined = false;
            return true;
        }
    }
    return false;
}

/* "[X], Section 2 and Section 5" */
static bool chained_before(const struct reading *r, struct owner *o)
{
    return r->p->before != OWNER_NONE && is_chained(r->s, r->p->before_end, r->from, 1) &&
           answer(o, r->p->before, false);
}

/* The first mention from a byte on is a place. */
static bool begins_with_place(const struct reading *r, size_t byte)
{
    size_t i = r->p->first;
    while (i > 0 && r->at[i - 1].start >= byte)
        i--;
    return r->at[i].kind == MENTION_PLACE;
}

/* REFERENCE "RFC 5905: …, Sections 7 and 9": the document that the clause names last before the
 * list; the next one where documents stand behind their sections.  A clause that names none, but
 * begins with words, is about something else. */
static bool clause_names(const struct reading *r, struct owner *o)
{
    size_t start = wording_clause(r->s, r->from);
    if (start == 0)
        return false;
    size_t before = document_before(r, start);
    size_t behind = document_behind(r, wording_clause_end(r->s, r->to));
    if (behind != OWNER_NONE && (before == OWNER_NONE || begins_with_place(r, start)))
        return answer(o, behind, false);
    if (before != OWNER_NONE)
        return answer(o, before, false);
    size_t words = scan_gap(r->s, start);
    if (wording_is(r->s, words, STR("see")))
        words = scan_gap(r->s, words + 3);
    return words != r->from && answer(o, OWNER_NONE, false);
}

/* What does not exist here belongs to the document that the sentence names before it; chapters and
 * clauses are those of books. */
static bool missing_here(const struct reading *r, struct owner *o)
{
    if (!r->p->missing || char_lower(r->s.p[r->from]) == 'c')
        return false;
    size_t i = document_before(r, wording_sentence(r->s, r->from));
    return i != OWNER_NONE && answer(o, i, false);
}

struct owner owner_find(const struct mentions *m, const struct places *p)
{
    static rule_fn *const rules[] = {
        document_owns,  document_touches, standard_touches, words_say,      possessive,
        chained_behind, document_joins,   unknown_joins,    document_tells, chained_before,
        clause_names,   document_follows, missing_here,
    };
    struct reading r = {.at = m->at.at,
                        .n = m->at.n,
                        .s = m->source,
                        .p = p,
                        .from = m->at.at[p->first].start,
                        .to = m->at.at[p->end - 1].end};
    struct owner o = {.kind = OWNER_HERE};
    for (size_t i = 0; i < ARRAY_LEN(rules); i++)
        if (rules[i](&r, &o))
            break;
    return o;
}
