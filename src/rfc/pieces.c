/* SPDX-License-Identifier: MIT
 *
 * Cuts and joins.  A change of side, from prose to what is none or back, needs evidence: lines
 * that speak against what came before are gathered, and cut off when they weigh enough.  Owned by
 * the caller; any thread.
 */
#include "base/platform.h"

#include "rfc/pieces.h"

#include "rfc/grid.h"

enum {
    CUT = 6,         /* weight that a change of side needs, from prose */
    CUT_BACK = 10,   /* and back to it: figures have words in them */
    SURE = 3,        /* weight a line that makes prose certain, or no prose */
    GRAMMAR = 15,    /* weight that makes certain that a text has one: three good rules */
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

static void piece_judge(struct piece *p)
{
    bool prose = weight_side(&p->weight) <= 0;
    p->kind = (uint8_t)kind_of(prose ? AS_PROSE : weight_verbatim(&p->weight));
}

static void add_piece(struct pieces *p, const struct looks *k, uint32_t first, uint32_t end)
{
    struct piece piece = {.first = first, .end = end};
    for (uint32_t line = first; line < end; line++)
        weight_add(&piece.weight, &k->at.at[line]);
    piece_judge(&piece);
    VEC_PUSH(&p->at, piece);
}

/* What is gathered of the piece that line `first` begins. */
struct side {
    int32_t mine, against; /* weight of the piece, and of the lines since `turn` */
    uint32_t first, turn;
};

static void side_add(struct side *s, uint32_t line, int32_t weight)
{
    bool opposes = (s->mine > 0 && weight < 0) || (s->mine < 0 && weight > 0);
    if (opposes && s->against == 0)
        s->turn = line;
    if (opposes || s->against != 0)
        s->against += weight;
    else
        s->mine += weight;
    if (s->against != 0 && (s->against > 0) == (s->mine > 0)) { /* they came round */
        s->mine += s->against;
        s->against = 0;
    }
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
        side_add(&s, line, weight_side(&w));
        bool back = turns_back(&s);
        if (back && is_term(&s, k)) {
            s.mine += s.against;
            s.against = 0;
        } else if (back || turns_away(&s, k, line)) {
            add_piece(p, k, s.first, s.turn);
            s = (struct side){.mine = s.against, .first = s.turn, .turn = s.turn};
        }
    }
    add_piece(p, k, s.first, end);
}

void pieces_cut(struct pieces *p, const struct looks *k, struct known *n)
{
    uint32_t count = (uint32_t)k->at.n, first = 0;
    *p = (struct pieces){0};
    for (uint32_t line = 0; line < count;) {
        enum block_kind kind;
        uint32_t end;
        bool blank = look_blank(&k->at.at[line]);
        bool known = !blank && known_begins(n, line, &kind, &end);
        if (!blank && !known) {
            line++;
            continue;
        }
        if (first < line)
            cut_stretch(p, k, first, line);
        if (known)
            VEC_PUSH(&p->at, (struct piece){
                                 .first = line, .end = end, .kind = (uint8_t)kind, .known = true});
        first = line = known ? end : line + 1;
    }
    if (first < count)
        cut_stretch(p, k, first, count);
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

static void open_add(struct open *o, const struct piece *p, const struct lines *l)
{
    struct str s = {l->text + l->start.at[p->first], l->start.at[p->end] - l->start.at[p->first]};
    for (size_t i = 0; i < s.n; i++) {
        o->brackets += (s.p[i] == '{' || s.p[i] == '(') - (s.p[i] == '}' || s.p[i] == ')');
        o->quotes ^= s.p[i] == '"';
        if (s.p[i] == '*' && i + 1 < s.n)
            o->comments += (i > 0 && s.p[i - 1] == '/') - (s.p[i + 1] == '/');
    }
}

static bool is_open(const struct open *o)
{
    return o->brackets > 0 || o->quotes != 0 || o->comments > 0;
}

/* Pieces before `inside` belong to what an earlier one opened.  To look ahead costs time, which is
 * limited by the size of the text. */
struct opened {
    size_t inside, budget;
};

static bool is_quoted(const struct piece *p, const struct lines *l)
{
    return l->text[l->start.at[p->first] + lines_indent(l, p->first)] == '"';
}

/* Does piece i leave something open that one of the next closes? */
static void look_ahead(struct opened *o, const struct pieces *p, size_t i, const struct lines *l)
{
    struct open open = {0};
    size_t k = i;
    do {
        const struct piece *next = &p->at.at[k++];
        size_t bytes = l->start.at[next->end] - l->start.at[next->first];
        if (bytes > o->budget)
            return;
        o->budget -= bytes;
        open_add(&open, next, l);
    } while (is_open(&open) && k < p->at.n && k - i < AHEAD_MOST && !p->at.at[k].known);
    if (!is_open(&open) && (k > i + 1 || is_quoted(&p->at.at[i], l)))
        o->inside = k;
}

static void weight_sum(struct weight *sum, const struct weight *w)
{
    for (size_t r = 0; r < READINGS; r++)
        sum->of[r] += w->of[r];
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
            (next->kind == BLOCK_CODE || (attached && next[-1].kind == BLOCK_CODE)))
            look_ahead(o, p, k, l);
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
    struct opened opened = {0, l->n * AHEAD_TIMES};
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
