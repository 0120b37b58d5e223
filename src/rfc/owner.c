/* SPDX-License-Identifier: MIT
 *
 * Reads the words around a list of places.  Rules, the surest first; the first that has an answer
 * decides.  All look a bounded number of bytes around the list.  Pure; any thread.
 */
#include "base/platform.h"

#include "rfc/owner.h"

#include <string.h>

#include "rfc/scan.h"

enum {
    NAME_LONGEST = 120,       /* bytes between "of" and the document */
    SENTENCE_LONGEST = 200,   /* bytes in which the document of a foreign section is looked for */
    ANTECEDENT_LONGEST = 600, /* the same for "that document" */
    CLAUSE_LONGEST = 1500,    /* of a REFERENCE clause */
    CHAIN_LONGEST = 8,        /* lists that are joined by "and" */
    ASIDES_LONGEST = 300,     /* titles and paragraphs between a list and "of" */
    WORD_LONGEST = 40,
    LINE_SHORTEST = 50 /* columns of a line that is full */
};

struct reading {
    const struct mentions *m;
    const struct places *p;
    struct str s;
    size_t from, to; /* bytes of the list */
};

/* ---------------------------------------------------------------- words */

static bool word_is(struct str s, size_t at, struct str word)
{
    size_t behind = scan_word(s, at, word);
    return behind != 0 && !char_is_alnum(scan_char(s, behind));
}

static bool is_one_of(struct str s, size_t at, const struct str *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (word_is(s, at, words[i]))
            return true;
    return false;
}

static bool ends_paragraph(struct str s, size_t at)
{
    return s.p[at] == '\n' && scan_char(s, at + 1) == '\n';
}

/* A full stop behind which a new sentence begins. */
static bool ends_sentence(struct str s, size_t at)
{
    if (strchr(".?!", s.p[at]) == NULL)
        return false;
    size_t i = at + 1;
    while (i < s.n && strchr("\"')]", s.p[i]) != NULL)
        i++;
    size_t next = scan_gap(s, i);
    bool abbreviated = at > 1 && s.p[at - 2] == '.'; /* "e.g." */
    return next > i && !abbreviated && (char_is_upper(scan_char(s, next)) || next - i > 1);
}

/* Back from `at` to where its sentence or paragraph begins, or so many bytes. */
static size_t sentence_start(struct str s, size_t at, size_t longest)
{
    size_t least = at > longest ? at - longest : 0;
    while (at > least && !ends_paragraph(s, at - 1) && !ends_sentence(s, at - 1))
        at--;
    return at;
}

/* ---------------------------------------------------------------- mentions nearby */

bool owner_is_document(const struct mention *m)
{
    return m->kind == MENTION_RFC || m->kind == MENTION_TAG;
}

size_t owner_list_end(const struct mentions *m, size_t first)
{
    size_t end = first + 1;
    while (end < m->at.n && m->at.at[end].kind == MENTION_PLACE && m->at.at[end].more)
        end++;
    return end;
}

static size_t document_before(const struct reading *r, size_t least)
{
    for (size_t i = r->p->first; i-- > 0 && r->m->at.at[i].start >= least;)
        if (owner_is_document(&r->m->at.at[i]))
            return i;
    return OWNER_NONE;
}

/* The first mention from mention i on that does not begin before `at`. */
static size_t mention_from(const struct reading *r, size_t i, size_t at)
{
    while (i < r->m->at.n && r->m->at.at[i].start < at)
        i++;
    return i;
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

/* ---------------------------------------------------------------- behind: Section 4 of [X] */

/* Over "of" and its like; 0 when there is none. */
static size_t skip_preposition(struct str s, size_t at)
{
    static const struct str words[] = {{"of", 2}, {"in", 2}, {"from", 4}, {"within", 6}};
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (word_is(s, at, words[i]))
            return scan_gap(s, at + words[i].n);
    return 0;
}

/* Over "paragraph 4", "sixth paragraph", "respectively", behind a comma. */
static size_t skip_part(struct str s, size_t at)
{
    static const struct str parts[] = {{"paragraph", 9}, {"paragraphs", 10}, {"item", 4},
                                       {"bullet", 6},    {"sentence", 8},    {"step", 4},
                                       {"table", 5},     {"figure", 6},      {"rule", 4}};
    if (word_is(s, at, STR("respectively")))
        return at + 12;
    bool part = false;
    for (size_t i = at, words = 0; words < 5; words++) {
        if (part && word_is(s, i, STR("of")))
            return i;
        part |= is_one_of(s, i, parts, ARRAY_LEN(parts));
        size_t end = i;
        while (char_is_alnum(scan_char(s, end)) ||
               (scan_char(s, end) == '.' && char_is_digit(scan_char(s, end + 1))))
            end++;
        if (end == i)
            break;
        i = scan_gap(s, end);
    }
    return at;
}

/* Over what may stand between a place and "of": 'Section 5.8 ("Retry"), paragraph 2, of'. */
static size_t skip_asides(struct str s, size_t at)
{
    for (size_t from = at; at - from < ASIDES_LONGEST;) {
        size_t i = scan_gap(s, at);
        bool comma = scan_char(s, i) == ',';
        if (comma)
            i = scan_gap(s, i + 1);
        if (comma && at > from && skip_preposition(s, i) != 0)
            return i;
        bool closes = i == from && scan_char(s, i) != '('; /* a quote around the place */
        size_t next = closes ? i : scan_aside(s, i);
        if (next == i && comma)
            next = skip_part(s, i);
        if (next == i)
            break;
        at = next;
    }
    return scan_gap(s, at);
}

/* Where the words behind a list begin: "Section 3.2. of [X]", "Section 3.2, "Words", of [X]". */
static size_t words_behind(struct str s, size_t to)
{
    if (scan_char(s, to) == '.' && word_is(s, scan_gap(s, to + 1), STR("of")))
        to++;
    return skip_asides(s, to);
}

/* The words of a document's name go on; verbs and the like end it. */
static bool ends_name(struct str s, size_t at)
{
    static const struct str words[] = {
        {"is", 2},     {"are", 3},  {"that", 4}, {"which", 5}, {"describes", 9}, {"defines", 7},
        {"with", 4},   {"as", 2},   {"by", 2},   {"but", 3},   {"specifies", 9}, {"when", 4},
        {"should", 6}, {"must", 4}, {"may", 3},  {"can", 3},   {"has", 3},       {"was", 3},
    };
    return is_one_of(s, at, words, ARRAY_LEN(words));
}

/* From behind "of": over the words of a name up to a mention at `to`.  A full stop that ends a
 * sentence, or a verb, says that the mention is another matter. */
static bool name_reaches(struct str s, size_t at, size_t to)
{
    if (to < at || to - at > NAME_LONGEST)
        return false;
    bool word = true, quoted = false;
    for (; at < to; at++) {
        char c = s.p[at];
        quoted ^= c == '"';
        if (c == ',' && !quoted && scan_gap(s, at + 1) != to)
            return false;
        if (c == ';' || c == '[' ||
            (strchr(".:", c) != NULL && !char_is_alnum(scan_char(s, at + 1)) && !quoted))
            return false;
        if (ends_paragraph(s, at))
            return false;
        if (word && char_is_alpha(c) && !quoted && ends_name(s, at))
            return false;
        word = !char_is_alnum(c);
    }
    return true;
}

/* "this document", "our": nothing else can be meant. */
static bool says_here(struct str s, size_t at)
{
    static const struct str words[] = {
        {"this", 4}, {"the present", 11}, {"the current", 11}, {"our", 3}, {"these", 5}};
    return is_one_of(s, at, words, ARRAY_LEN(words));
}

static bool document_behind(const struct reading *r, struct owner *o)
{
    struct str s = r->s;
    bool closes = scan_char(s, r->to) == ')'; /* "the rules (Section 4) of [X]" */
    size_t i = words_behind(s, r->to + closes), name = skip_preposition(s, i);
    size_t next = mention_from(r, r->p->end, name != 0 ? name : i);
    if (next == r->m->at.n || !owner_is_document(&r->m->at.at[next]))
        return false;
    const struct mention *m = &r->m->at.at[next];
    if (name == 0)
        return m->start == i && m->kind == MENTION_TAG && !closes && answer(o, next, true);
    if (m->start == name)
        return answer(o, next, true);
    bool far = (word_is(s, i, STR("of")) && !closes) || r->p->missing;
    return far && !says_here(s, name) && name_reaches(s, name, m->start) && answer(o, next, true);
}

/* Nothing but one blank or a line's end: no column of a table. */
static bool is_next_word(struct str s, size_t from, size_t to)
{
    return to == from + 1 || (scan_char(s, from) == '\n' && scan_gap(s, from) == to);
}

/* "Section 3.1 RFC 4656" */
static bool document_follows(const struct reading *r, struct owner *o)
{
    size_t next = r->p->end;
    return next < r->m->at.n && r->m->at.at[next].kind == MENTION_RFC &&
           is_next_word(r->s, r->to, r->m->at.at[next].start) && answer(o, next, true);
}

/* ---------------------------------------------------------------- of this document, of that one */

/* "that document", "the same RFC", "the RFC": the one that was named last. */
static bool says_that(struct str s, size_t at)
{
    static const struct str pointers[] = {{"that", 4}, {"the same", 8}, {"that same", 9}};
    static const struct str nouns[] = {{"document", 8},       {"RFC", 3},   {"memo", 4},
                                       {"specification", 13}, {"draft", 5}, {"standard", 8},
                                       {"spec", 4},           {"text", 4},  {"report", 6}};
    for (size_t i = 0; i < ARRAY_LEN(pointers); i++) {
        size_t noun = scan_gap(s, at + pointers[i].n);
        if (word_is(s, at, pointers[i]) && is_one_of(s, noun, nouns, ARRAY_LEN(nouns)))
            return true;
    }
    return word_is(s, at, STR("the RFC")) && strchr(".,;:)\n", scan_char(s, at + 7)) != NULL;
}

/* "Section 8.2 of the specification": this one, where nothing follows that names another. */
static bool says_whole(struct str s, size_t at)
{
    static const struct str words[] = {
        {"the specification", 17}, {"the document", 12}, {"the memo", 8}};
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (word_is(s, at, words[i]))
            return strchr(".,;)", scan_char(s, at + words[i].n)) != NULL;
    return false;
}

/* The document named last in the paragraph. */
static size_t antecedent(const struct reading *r)
{
    size_t at = r->from, least = at > ANTECEDENT_LONGEST ? at - ANTECEDENT_LONGEST : 0;
    while (at > least && !ends_paragraph(r->s, at - 1))
        at--;
    return document_before(r, at);
}

static bool words_behind_say(const struct reading *r, struct owner *o)
{
    struct str s = r->s;
    static const struct str directions[] = {{"above", 5}, {"below", 5}, {"herein", 6}};
    size_t i = words_behind(s, r->to), name = skip_preposition(s, i);
    if (is_one_of(s, i, directions, ARRAY_LEN(directions)))
        return answer_here(o);
    if (name == 0)
        return false;
    if (says_here(s, name) || says_whole(s, name))
        return answer_here(o);
    if (says_that(s, name))
        return answer(o, antecedent(r), false);
    bool near = i == scan_gap(s, r->to) || s.p[scan_gap(s, r->to)] == '"' ||
                s.p[r->to] == '.'; /* "Section 4, step 6 of the method" says nothing */
    return near && word_is(s, i, STR("of")) && answer(o, OWNER_NONE, false);
}

/* ---------------------------------------------------------------- before: [X], Section 4 */

/* "RFC 9110 Section 4", "RFC 2822's section 3". */
static bool document_touches(const struct reading *r, struct owner *o)
{
    if (r->p->first == 0)
        return false;
    const struct mention *m = &r->m->at.at[r->p->first - 1];
    size_t behind = m->end;
    if (scan_word(r->s, behind, STR("'s")) != 0)
        behind += 2;
    return owner_is_document(m) && !r->p->taken && scan_gap(r->s, behind) == r->from &&
           is_next_word(r->s, behind, r->from) && answer(o, r->p->first - 1, true);
}

/* Back over blanks and a line's end. */
static size_t gap_start(struct str s, size_t at)
{
    while (at > 0 && (s.p[at - 1] == ' ' || s.p[at - 1] == '\n'))
        at--;
    return at;
}

/* Where the word that ends at `end` begins, digits and dots and all. */
static size_t word_start(struct str s, size_t end)
{
    size_t at = end;
    while (at > 0 && end - at < WORD_LONGEST && strchr(" \n(\"", s.p[at - 1]) == NULL)
        at--;
    return at;
}

/* "IEEE", "X.509": names that only standards of others begin with. */
static bool is_body(struct str s, size_t at)
{
    static const struct str bodies[] = {
        {"ISO", 3},  {"IEC", 3}, {"IEEE", 4}, {"ITU", 3},  {"ANSI", 4}, {"ETSI", 4}, {"CCITT", 5},
        {"NIST", 4}, {"SP", 2},  {"FIPS", 4}, {"3GPP", 4}, {"TS", 2},   {"TR", 2},   {"FRF", 3}};
    for (size_t i = 0; i < ARRAY_LEN(bodies); i++)
        if (str_starts(str_from(s, at), bodies[i]) &&
            !char_is_alpha(scan_char(s, at + bodies[i].n)))
            return true;
    return char_is_upper(scan_char(s, at)) && scan_char(s, at + 1) == '.' &&
           char_is_digit(scan_char(s, at + 2)) && char_is_digit(scan_char(s, at + 3));
}

static size_t line_start(struct str s, size_t at)
{
    while (at > 0 && s.p[at - 1] != '\n')
        at--;
    return at;
}

/* "ISO 10589, section 7", "H.264 Annex A": the name of a standard has a digit. */
static bool standard_touches(const struct reading *r, struct owner *o)
{
    struct str s = r->s;
    size_t end = gap_start(s, r->from);
    bool glued = end == r->from && end > 0 && s.p[end - 1] == '/'; /* "H.263/Annex N" */
    if (!glued && !is_next_word(s, end, r->from))
        return false;
    if (scan_char(s, end) == '\n' && end - line_start(s, end) < LINE_SHORTEST)
        return false; /* the line is over, not full */
    bool comma = end > 0 && s.p[end - 1] == ',';
    end -= glued || comma;
    size_t at = word_start(s, end), before = word_start(s, gap_start(s, at));
    bool digit = false, upper = char_is_upper(s.p[at]);
    for (size_t i = at; i < end; i++)
        digit |= char_is_digit(s.p[i]);
    bool body = is_body(s, at) || is_body(s, before);
    return digit && char_is_alnum(s.p[end - 1]) && (body || (upper && !comma)) &&
           answer(o, OWNER_NONE, false);
}

/* Over one of the words that join a section to the document before it. */
static size_t skip_joint(struct str s, size_t at)
{
    static const struct str words[] = {
        {"in", 2},        {"particular", 10},   {"particularly", 12}, {"especially", 10},
        {"notably", 7},   {"specifically", 12}, {"mainly", 6},        {"namely", 6},
        {"states", 6},    {"says", 4},          {"specifies", 9},     {"defines", 7},
        {"describes", 9}, {"requires", 8},      {"notes", 5},         {"recommends", 10},
        {"discusses", 9}, {"explains", 8},
    };
    if (scan_char(s, at) != '\0' && strchr(",:()[]-", s.p[at]) != NULL)
        return at + 1;
    if (s.p[at] == '"') { /* RFC 2026, "The Process", */
        size_t behind = scan_aside(s, at);
        return scan_char(s, behind) == ',' ? behind : at;
    }
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (word_is(s, at, words[i]))
            return at + words[i].n;
    return at;
}

/* Only a comma, a colon, an opening bracket or such words between a document and its section. */
static bool joins(struct str s, size_t from, size_t to)
{
    if (to - from > NAME_LONGEST)
        return false;
    for (size_t at = scan_gap(s, from); at < to; at = scan_gap(s, at)) {
        size_t next = skip_joint(s, at);
        if (next == at)
            return false;
        at = next;
    }
    return true;
}

static bool document_before_joins(const struct reading *r, struct owner *o)
{
    if (r->p->first == 0)
        return false;
    const struct mention *m = &r->m->at.at[r->p->first - 1];
    return owner_is_document(m) && !r->p->taken && joins(r->s, m->end, r->from) &&
           answer(o, r->p->first - 1, true);
}

/* "Its Section 3.1", "the original Section 11". */
static bool possessive(const struct reading *r, struct owner *o)
{
    static const struct str words[] = {{"its", 3}, {"the original", 12}};
    struct str s = r->s;
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        size_t n = words[i].n + 1;
        if (r->from < n || !word_is(s, r->from - n, words[i]))
            continue;
        size_t mention = antecedent(r), next = mention_from(r, r->p->end, r->to);
        size_t comma = scan_gap(s, r->to + 1);
        if (scan_char(s, r->to) == ',' && next < r->m->at.n && r->m->at.at[next].start == comma &&
            owner_is_document(&r->m->at.at[next]))
            mention = next; /* "In its Section 1, [X] foresees" */
        return answer(o, mention, false);
    }
    return false;
}

/* ---------------------------------------------------------------- Section 2 and Section 5 of [X]
 */

static bool chained_behind(const struct reading *r, struct owner *o)
{
    struct reading last = *r;
    struct places p = *r->p;
    last.p = &p;
    for (int i = 0; i < CHAIN_LONGEST; i++) {
        if (p.end == r->m->at.n || r->m->at.at[p.end].kind != MENTION_PLACE ||
            scan_list(r->s, last.to) != r->m->at.at[p.end].start)
            break;
        p.first = p.end;
        p.end = owner_list_end(r->m, p.first);
        last.to = r->m->at.at[p.end - 1].end;
        if (document_behind(&last, o)) {
            o->joined = false;
            return true;
        }
    }
    return false;
}

static bool chained_before(const struct reading *r, struct owner *o)
{
    return r->p->before != OWNER_NONE && scan_list(r->s, r->p->before_end) == r->from &&
           answer(o, r->p->before, false);
}

/* ---------------------------------------------------------------- REFERENCE "…" */

/* Where the string of the REFERENCE clause around the list begins (a MIB, a YANG module); 0 when
 * there is none. */
static size_t clause_start(const struct reading *r)
{
    struct str s = r->s;
    size_t at = r->from, least = at > CLAUSE_LONGEST ? at - CLAUSE_LONGEST : 0;
    while (at > least && s.p[at - 1] != '"')
        at--;
    if (at == least)
        return 0;
    size_t word = at - 1;
    while (word > least && (s.p[word - 1] == ' ' || s.p[word - 1] == '\n'))
        word--;
    return word > 9 && word + 1 < at && scan_word(s, word - 9, STR("reference")) != 0 ? at : 0;
}

/* The first mention of the string is a place: the documents stand behind theirs. */
static bool begins_with_place(const struct reading *r, size_t start)
{
    size_t i = r->p->first;
    while (i > 0 && r->m->at.at[i - 1].start >= start)
        i--;
    return r->m->at.at[i].kind == MENTION_PLACE;
}

/* The document that such a string names last before the list; the next where documents follow
 * their sections.  A string that names none, but begins with words, is about something else. */
static bool in_clause(const struct reading *r, struct owner *o)
{
    size_t start = clause_start(r);
    if (start == 0)
        return false;
    size_t before = document_before(r, start), next = mention_from(r, r->p->end, r->to);
    while (next < r->m->at.n && r->m->at.at[next].start - r->to < CLAUSE_LONGEST &&
           !owner_is_document(&r->m->at.at[next]))
        next++;
    bool inside = next < r->m->at.n && owner_is_document(&r->m->at.at[next]) &&
                  memchr(r->s.p + r->to, '"', r->m->at.at[next].start - r->to) == NULL;
    if (inside && (before == OWNER_NONE || begins_with_place(r, start)))
        return answer(o, next, false);
    if (before != OWNER_NONE)
        return answer(o, before, false);
    size_t words = scan_gap(r->s, start);
    if (word_is(r->s, words, STR("see")))
        words = scan_gap(r->s, words + 3);
    return words != r->from && answer(o, OWNER_NONE, false);
}

/* ---------------------------------------------------------------- all rules */

/* What does not exist here belongs to the document that the sentence names before it; chapters and
 * clauses are those of books. */
static bool missing_here(const struct reading *r, struct owner *o)
{
    if (!r->p->missing || char_lower(r->s.p[r->from]) == 'c')
        return false;
    size_t start = sentence_start(r->s, r->from, SENTENCE_LONGEST);
    size_t mention = document_before(r, start);
    return mention != OWNER_NONE && answer(o, mention, false);
}

struct owner owner_find(const struct mentions *m, const struct places *p)
{
    static bool (*const rules[])(const struct reading *, struct owner *) = {
        document_behind, document_touches, standard_touches,      words_behind_say,
        possessive,      chained_behind,   document_before_joins, chained_before,
        in_clause,       document_follows, missing_here,
    };
    struct reading r = {.m = m,
                        .p = p,
                        .s = m->source,
                        .from = m->at.at[p->first].start,
                        .to = m->at.at[p->end - 1].end};
    struct owner o = {.kind = OWNER_HERE};
    for (size_t i = 0; i < ARRAY_LEN(rules); i++)
        if (rules[i](&r, &o))
            break;
    return o;
}
