/* SPDX-License-Identifier: MIT
 *
 * Cuts and joins.  A change of side, from prose to what is none or back, needs evidence: lines
 * that speak against what came before are gathered, and cut off when they weigh enough.  Owned by
 * the caller; any thread.
 */
#include "base/platform.h"

#include "text/pieces.h"

#include "text/grid.h"

enum {
    CUT = 6,         /* weight that a change of side needs, from prose */
    CUT_BACK = 10,   /* and back to it: figures have words in them */
    SURE = 3,        /* weight a line that makes prose certain, or no prose */
    GRAMMAR = 12,    /* weight that makes certain that a text has one: three good rules */
    AHEAD_MOST = 60, /* pieces that are looked through for the end of what was opened, */
    AHEAD_TIMES = 8, /* and how often the whole text is, at most */
};

static enum block_kind kind_of(enum reading reading)
{
    static const enum block_kind kinds[READINGS] = {
        [AS_PROSE] = BLOCK_PARAGRAPH, [AS_TABLE] = BLOCK_TABLE, [AS_DIAGRAM] = BLOCK_DIAGRAM,
        [AS_ABNF] = BLOCK_ABNF,       [AS_CODE] = BLOCK_CODE,
    };
    return kinds[reading];
}

/* ---------------------------------------------------------------- cutting */

static void add_piece(struct pieces *p, uint32_t first, uint32_t end, const struct weight *w)
{
    enum reading reading = weight_side(w) <= 0 ? AS_PROSE : weight_verbatim(w);
    VEC_PUSH(&p->at,
             (struct piece){
                 .first = first, .end = end, .kind = (uint8_t)kind_of(reading), .weight = *w});
}

/* What is gathered of the piece that line `first` begins. */
struct side {
    int32_t mine, against;      /* how much it is no prose: the piece, and the lines since `turn` */
    struct weight sum, turning; /* of the same */
    uint32_t first, turn;
};

static void side_come_round(struct side *s)
{
    s->mine += s->against;
    s->against = 0;
    weight_sum(&s->sum, &s->turning);
    s->turning = (struct weight){{0}};
}

static void side_add(struct side *s, uint32_t line, const struct weight *w)
{
    int32_t weight = weight_side(w);
    bool opposes = (s->mine > 0 && weight < 0) || (s->mine < 0 && weight > 0);
    bool turning = opposes || s->against != 0;
    if (opposes && s->against == 0)
        s->turn = line;
    *(turning ? &s->against : &s->mine) += weight;
    weight_sum(turning ? &s->turning : &s->sum, w);
    if (turning && (s->against == 0 || (s->against > 0) == (s->mine > 0)))
        side_come_round(s);
}

/* From prose to what is none.  One line in the middle of words, odd as it may be, is part of them
 * unless it is drawn or stands elsewhere. */
static bool turns_away(const struct side *s, const struct looks *k, uint32_t line)
{
    const struct look *turn = &k->at.at[s->turn];
    const uint32_t drawn = sign_bit(SIGN_RULE, true) | sign_bit(SIGN_BOX, true) |
                           sign_bit(SIGN_BITS, true) | sign_bit(SIGN_WIDE, true);
    return s->mine <= -SURE && s->against >= CUT &&
           (line > s->turn || turn->indent != turn[-1].indent || (turn->signs & drawn) != 0);
}

/* Back to prose. */
static bool turns_back(const struct side *s)
{
    return s->mine >= SURE && s->against <= -CUT_BACK;
}

/* A term and a gap, and below it what it means. */
static bool is_term(const struct side *s, const struct looks *k)
{
    const struct look *first = &k->at.at[s->first];
    return s->turn == s->first + 1 && look_has(first, SIGN_GAP) && first[1].indent > first->indent;
}

/* The lines [first, end) have no blank one among them. */
static void cut_stretch(struct pieces *p, const struct looks *k, uint32_t first, uint32_t end)
{
    struct side s = {.first = first, .turn = first};
    for (uint32_t line = first; line < end; line++) {
        struct weight w = {{0}};
        weight_add(&w, &k->at.at[line]);
        side_add(&s, line, &w);
        bool back = turns_back(&s);
        if (back && is_term(&s, k)) {
            side_come_round(&s);
        } else if (back || turns_away(&s, k, line)) {
            add_piece(p, s.first, s.turn, &s.sum);
            s = (struct side){.mine = s.against, .sum = s.turning, .first = s.turn, .turn = s.turn};
        }
    }
    side_come_round(&s);
    add_piece(p, s.first, end, &s.sum);
}

/* The lines [first, end), in which nothing is known. */
static void cut_unknown(struct pieces *p, const struct looks *k, uint32_t first, uint32_t end)
{
    for (uint32_t line = first; line <= end; line++) {
        if (line < end && !look_blank(&k->at.at[line]))
            continue;
        if (first < line)
            cut_stretch(p, k, first, line);
        first = line + 1;
    }
}

void pieces_cut(struct pieces *p, const struct looks *k, const struct blocks *known)
{
    uint32_t line = 0;
    *p = (struct pieces){0};
    VEC_RESERVE(&p->at, k->at.n / 4 + 1);
    for (size_t i = 0; i < known->at.n; i++) {
        const struct block *b = &known->at.at[i];
        cut_unknown(p, k, line, b->first);
        VEC_PUSH(&p->at,
                 (struct piece){.first = b->first, .end = b->end, .kind = b->kind, .known = true});
        line = b->end;
    }
    cut_unknown(p, k, line, (uint32_t)k->at.n);
}

/* ---------------------------------------------------------------- joining */

static bool is_sure(const struct piece *p)
{
    int32_t side = weight_side(&p->weight), lines = (int32_t)(p->end - p->first);
    return side >= SURE * lines || side <= -SURE * lines;
}

/* What a program leaves open at the end of a piece: brackets, a quote, a comment. */
struct open {
    int32_t brackets, comments;
    uint32_t quotes;
};

static const int8_t brackets[256] = {['('] = 1, ['{'] = 1, [')'] = -1, ['}'] = -1};

static void open_add(struct open *o, const struct piece *p, const struct lines *l)
{
    const char *s = l->text + l->start.at[p->first], *end = l->text + l->start.at[p->end];
    for (; s < end; s++) {
        o->brackets += brackets[(unsigned char)*s];
        o->quotes += *s == '"';
        if (*s == '*')
            o->comments += (s[-(s > l->text)] == '/') - (s[1] == '/');
    }
}

static bool is_open(const struct open *o)
{
    return o->brackets > 0 || o->quotes % 2 != 0 || o->comments > 0;
}

/* Pieces before `inside` belong to what an earlier one opened.  To look ahead costs time, which is
 * limited by the size of the text. */
struct opened {
    size_t inside, searched, budget;
};

static struct str first_words(const struct piece *p, const struct lines *l)
{
    return str_trim(lines_at(l, p->first));
}

/* Does piece i leave something open that one of the next closes?  Of what begins with a quote, only
 * the quote counts: it is a description, in words. */
static void look_ahead(struct opened *o, const struct pieces *p, size_t i, const struct lines *l)
{
    struct open open = {0};
    bool quoted = str_starts(first_words(&p->at.at[i], l), STR("\""));
    size_t k = i;
    do {
        const struct piece *next = &p->at.at[k++];
        size_t bytes = l->start.at[next->end] - l->start.at[next->first];
        if (bytes > o->budget)
            return;
        o->budget -= bytes;
        open_add(&open, next, l);
        if (quoted)
            open.brackets = open.comments = 0;
    } while (is_open(&open) && k < p->at.n && k - i < AHEAD_MOST && !p->at.at[k].known);
    if (quoted && is_open(&open))
        o->inside = i + 1;
    else if (!is_open(&open) && (k > i + 1 || quoted))
        o->inside = k;
}

/* ---------------------------------------------------------------- modules */

/* Lines that say where a module begins and ends. */
static int32_t module_step(const struct lines *l, uint32_t line)
{
    struct str s = str_from(lines_at(l, line), lines_indent(l, line));
    if (s.n < 3 || (s.p[s.n - 1] != 'N' && s.p[s.n - 1] != 'D' && s.p[0] != '<'))
        return 0;
    if (str_ends(s, STR("BEGIN")) || str_starts(s, STR("<CODE BEGINS>")))
        return 1;
    return -(str_eq(s, STR("END")) || str_starts(s, STR("<CODE ENDS>")));
}

/* A module goes on to its end, whatever stands in it.  What was searched in vain is not searched
 * again. */
static void module_reach(struct opened *o, const struct pieces *p, size_t i, const struct lines *l)
{
    int32_t depth = 0;
    if (i < o->searched)
        return;
    size_t k = i;
    for (; k < p->at.n && !p->at.at[k].known && (k == i || depth > 0); k++)
        for (uint32_t line = p->at.at[k].first; line < p->at.at[k].end; line++)
            depth += module_step(l, line);
    o->searched = k;
    if (depth <= 0 && k > i + 1)
        o->inside = k;
}

/* No blank line stands before piece i, and it is no prose. */
static bool is_attached(const struct pieces *p, size_t i)
{
    return i < p->at.n && !p->at.at[i].known && p->at.at[i].kind != BLOCK_PARAGRAPH &&
           p->at.at[i].first == p->at.at[i - 1].end;
}

/* From piece i, which is no prose, over those that belong to the same figure; the index behind. */
static size_t group_end(const struct pieces *p, size_t i, struct opened *o, const struct lines *l)
{
    size_t end = i + 1;
    for (size_t k = i; k < p->at.n && !p->at.at[k].known; k++) {
        const struct piece *next = &p->at.at[k];
        bool prose = next->kind == BLOCK_PARAGRAPH;
        bool attached = k > i && next->first == next[-1].end && end == k;
        if (k >= o->inside &&
            (next->kind == BLOCK_CODE || (attached && next[-1].kind != BLOCK_PARAGRAPH)))
            look_ahead(o, p, k, l);
        if (k >= o->inside && next->kind == BLOCK_CODE)
            module_reach(o, p, k, l);
        if (prose && is_sure(next) && k >= o->inside && !(attached && is_attached(p, k + 1)))
            break;
        if (!prose || k < o->inside)
            end = k + 1;
    }
    return end;
}

/* How sure it is that there is a grammar in the text, over all that looks like one. */
static bool has_grammar(const struct pieces *p)
{
    int32_t sum = 0;
    for (size_t i = 0; i < p->at.n && sum < GRAMMAR; i++)
        if (p->at.at[i].kind == BLOCK_ABNF)
            sum += p->at.at[i].weight.of[AS_ABNF] - p->at.at[i].weight.of[AS_CODE];
    return sum >= GRAMMAR;
}

void pieces_join(struct pieces *p, const struct lines *l)
{
    bool grammar = has_grammar(p);
    struct opened opened = {.budget = l->n * AHEAD_TIMES};
    size_t kept = 0;
    for (size_t i = 0; i < p->at.n;) {
        struct piece joined = p->at.at[i];
        bool figure = !joined.known && joined.kind != BLOCK_PARAGRAPH;
        size_t end = figure ? group_end(p, i, &opened, l) : i + 1;
        for (i++; i < end; i++) {
            weight_sum(&joined.weight, &p->at.at[i].weight);
            joined.end = p->at.at[i].end;
        }
        if (figure)
            joined.kind = (uint8_t)kind_of(weight_verbatim(&joined.weight));
        if (joined.kind == BLOCK_ABNF && !grammar)
            joined.kind = BLOCK_CODE;
        if (joined.kind == BLOCK_DIAGRAM && grid_is_table(l, joined.first, joined.end))
            joined.kind = BLOCK_TABLE;
        p->at.at[kept++] = joined;
    }
    p->at.n = kept;
}

void pieces_release(struct pieces *p)
{
    VEC_RELEASE(&p->at);
}
