/* SPDX-License-Identifier: MIT
 *
 * Cuts and joins.  A change of side, from prose to what is none or back, needs evidence: lines
 * that speak against what came before are gathered, and cut off when they weigh enough.  Owned by
 * the caller; any thread.
 */
#include "base/platform.h"

#include "rfc/pieces.h"

#include <string.h>

enum {
    CUT = 6,         /* weight that a change of side needs */
    SURE = 3,        /* weight a line that makes prose certain, or no prose */
    AHEAD_MOST = 60, /* pieces that are looked through for the end of what was opened */
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

/* The lines [first, end) have no blank one among them. */
static void cut_stretch(struct pieces *p, const struct looks *k, uint32_t first, uint32_t end)
{
    int32_t mine = 0, against = 0; /* weight of this piece, and of the lines since `turn` */
    uint32_t turn = first;
    for (uint32_t line = first; line < end; line++) {
        struct weight w = {{0}};
        weight_add(&w, &k->at.at[line]);
        int32_t side = weight_side(&w);
        bool opposes = (mine > 0 && side < 0) || (mine < 0 && side > 0);
        if (opposes && against == 0)
            turn = line;
        if (opposes || against != 0)
            against += side;
        else
            mine += side;
        if (against != 0 && (against > 0) == (mine > 0)) { /* they came round */
            mine += against;
            against = 0;
        }
        if ((against >= CUT && mine <= -SURE) || (against <= -CUT && mine >= SURE)) {
            add_piece(p, k, first, turn);
            first = turn;
            mine = against;
            against = 0;
        }
    }
    add_piece(p, k, first, end);
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

/* What a program leaves open at the end of a piece: braces, a quote, a comment. */
struct open {
    int32_t braces, comments;
    uint32_t quotes;
};

static void open_add(struct open *o, const struct piece *p, const struct lines *l)
{
    struct str s = {l->text + l->start.at[p->first], l->start.at[p->end] - l->start.at[p->first]};
    for (size_t i = 0; i < s.n; i++) {
        o->braces += (s.p[i] == '{') - (s.p[i] == '}');
        o->quotes ^= s.p[i] == '"';
        if (s.p[i] == '*' && i + 1 < s.n)
            o->comments += (i > 0 && s.p[i - 1] == '/') - (s.p[i + 1] == '/');
    }
}

static bool is_open(const struct open *o)
{
    return o->braces > 0 || o->quotes != 0 || o->comments > 0;
}

/* Index behind the piece that closes what is open behind piece i; i + 1 when none does. */
static size_t open_reaches(const struct pieces *p, size_t i, const struct lines *l)
{
    struct open o = {0};
    open_add(&o, &p->at.at[i], l);
    size_t k = i + 1;
    for (; is_open(&o) && k < p->at.n && k - i < AHEAD_MOST && !p->at.at[k].known; k++)
        open_add(&o, &p->at.at[k], l);
    return is_open(&o) ? i + 1 : k;
}

static void weight_sum(struct weight *sum, const struct weight *w)
{
    for (size_t r = 0; r < READINGS; r++)
        sum->of[r] += w->of[r];
}

/* From piece i, which is no prose, over those that belong to the same figure; the index behind. */
static size_t group_end(const struct pieces *p, size_t i, const struct lines *l)
{
    size_t end = i + 1, inside = p->at.at[i].kind == BLOCK_CODE ? open_reaches(p, i, l) : end;
    for (size_t k = end; k < p->at.n && !p->at.at[k].known; k++) {
        const struct piece *next = &p->at.at[k];
        bool prose = next->kind == BLOCK_PARAGRAPH;
        if (prose && is_sure(next) && k >= inside)
            break;
        if (next->kind == BLOCK_CODE && k >= inside)
            inside = open_reaches(p, k, l);
        if (!prose || k < inside)
            end = k + 1;
    }
    return end;
}

void pieces_join(struct pieces *p, const struct lines *l)
{
    size_t kept = 0;
    for (size_t i = 0; i < p->at.n;) {
        struct piece joined = p->at.at[i];
        bool figure = !joined.known && joined.kind != BLOCK_PARAGRAPH;
        size_t end = figure ? group_end(p, i, l) : i + 1;
        for (i++; i < end; i++) {
            weight_sum(&joined.weight, &p->at.at[i].weight);
            joined.end = p->at.at[i].end;
        }
        if (figure)
            joined.kind = (uint8_t)kind_of(weight_verbatim(&joined.weight));
        p->at.at[kept++] = joined;
    }
    p->at.n = kept;
}

void pieces_release(struct pieces *p)
{
    VEC_RELEASE(&p->at);
}
