/* SPDX-License-Identifier: MIT
 *
 * Goes through the prose block by block and from keyword to keyword; only a sentence that holds one
 * is looked at.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/requirements.h"

#include "text/prose.h"
#include "text/scan.h"
#include "text/sentence.h"

/* So many different keywords only a sentence has that speaks of the words themselves. */
enum { REQUIREMENT_KEYWORDS_MOST = 4 };

static bool is_quote(struct str s, size_t at, bool closing)
{
    static const struct str quotes[][2] = {{STR_INIT("\""), STR_INIT("\"")},
                                           {STR_INIT("'"), STR_INIT("'")},
                                           {STR_INIT("“"), STR_INIT("”")},
                                           {STR_INIT("`"), STR_INIT("'")}};
    for (size_t i = 0; i < ARRAY_LEN(quotes); i++) {
        struct str q = quotes[i][closing];
        if (closing ? str_starts(str_from(s, at), q) : str_ends(str_slice(s, 0, at), q))
            return true;
    }
    return false;
}

/* "from a MUST", "the SHOULD level", "all MAY requirements": a verb made a noun; but what "is a
 * MUST" must be. */
static bool is_noun(struct str s, const struct keyword *k)
{
    static const bool verbs[KEYWORD_KINDS] = {
        [KEYWORD_MUST] = true,       [KEYWORD_MUST_NOT] = true,  [KEYWORD_SHALL] = true,
        [KEYWORD_MAY] = true,        [KEYWORD_SHALL_NOT] = true, [KEYWORD_SHOULD] = true,
        [KEYWORD_SHOULD_NOT] = true,
    };
    static const struct str before[] = {STR_INIT(" a "), STR_INIT(" the ")};
    static const struct str behind[] = {STR_INIT(" requirement"), STR_INIT(" level")};
    struct str left = str_slice(s, 0, k->start), right = str_from(s, k->end);
    if (!verbs[k->kind] || str_ends(left, STR(" is a ")))
        return false;
    for (size_t i = 0; i < ARRAY_LEN(before); i++)
        if (str_ends(left, before[i]) || str_starts(right, behind[i]))
            return true;
    return false;
}

/* "MUST" in quotation marks is the word, not what it says. */
static bool is_mention(struct str s, const struct keyword *k)
{
    return is_noun(s, k) || (is_quote(s, k->start, false) && is_quote(s, k->end, true));
}

static bool has_letter(struct str s, bool (*is_letter)(char))
{
    for (size_t i = 0; i < s.n; i++)
        if (is_letter(s.p[i]))
            return true;
    return false;
}

/* "OPTIONAL." and nothing else, as it begins the description of a field. */
static bool is_bare(struct str s)
{
    size_t at = 0;
    struct keyword k;
    for (; keywords_next(s, at, &k); at = k.end)
        if (has_letter(str_slice(s, at, k.start), char_is_alpha))
            return false;
    return !has_letter(str_from(s, at), char_is_alpha);
}

static bool has_one(struct str s, const struct str *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_find(s, words[i], 0) >= 0)
            return true;
    return false;
}

/* "The key words MUST, SHOULD and MAY are to be interpreted as described in …" */
static bool is_about_keywords(struct str s, uint16_t keywords)
{
    static const struct str terms[] = {STR_INIT("key words"), STR_INIT("keywords"),
                                       STR_INIT("terms")};
    static const struct str meaning[] = {STR_INIT("interpreted"), STR_INIT("2119"),
                                         STR_INIT("BCP 14")};
    size_t n = 0;
    for (uint16_t rest = keywords; rest != 0; rest &= (uint16_t)(rest - 1))
        n++;
    return n > REQUIREMENT_KEYWORDS_MOST ||
           (has_one(s, terms, ARRAY_LEN(terms)) && has_one(s, meaning, ARRAY_LEN(meaning)));
}

/* What the sentence requires, as bits. */
static uint16_t sentence_keywords(struct str s)
{
    uint16_t keywords = 0;
    struct keyword k;
    for (size_t at = 0; keywords_next(s, at, &k); at = k.end)
        if (!is_mention(s, &k))
            keywords |= (uint16_t)(1 << k.kind);
    if (!has_letter(s, char_is_lower)) /* among capitals, capitals say nothing */
        return 0;
    return is_about_keywords(s, keywords) ? 0 : keywords;
}

/* The sentence of an item or paragraph that holds the keyword at the offset; its words begin behind
 * the mark, another sentence may begin at from.  With a bare keyword goes the sentence behind it,
 * or else the one before; and the term that it is said of. */
static struct sentence sentence_of_keyword(struct str item, size_t mark, size_t from, size_t offset)
{
    struct sentence s = sentence_at(item, from, offset);
    bool first = s.start <= mark;
    if (!is_bare(str_slice(item, s.start, s.end)))
        return s;
    if (str_trim(str_from(item, s.end)).n > 0)
        s.end = sentence_at(item, s.end, s.end + 1).end;
    else if (!first)
        s.start = sentence_at(item, from, s.start - 1).start;
    if (first)
        s.start = 0;
    return s;
}

/* The block is the bytes [from, end) of the prose, its words begin at from + mark. */
static void requirements_of_block(struct requirements *r, struct document *d, uint32_t from,
                                  uint32_t end, uint32_t mark)
{
    const struct prose *p = document_prose(d);
    struct str item = str_slice(prose_text(p), from, end);
    struct sentence s = {.end = mark};
    struct keyword k;
    for (size_t at = mark; keywords_next(item, at, &k); at = s.end > k.end ? s.end : k.end) {
        s = sentence_of_keyword(item, mark, s.end, k.start);
        uint16_t keywords = sentence_keywords(str_slice(item, s.start, s.end));
        uint32_t start = from + (uint32_t)s.start;
        if (keywords != 0)
            VEC_PUSH(&r->at, (struct requirement){
                                 .line = document_line_at(d, prose_to_clean(p, start)),
                                 .start = start,
                                 .end = from + (uint32_t)s.end,
                                 .keywords = keywords,
                             });
    }
}

void requirements_find(struct requirements *r, struct document *d, uint32_t first, uint32_t end)
{
    const struct prose *p = document_prose(d);
    *r = (struct requirements){0};
    for (uint32_t i = 0; i < d->block_count; i++) {
        const struct block *b = &d->blocks[i];
        if (!block_is_prose(b) || b->kind == BLOCK_REFERENCE || b->first < first || b->first >= end)
            continue;
        uint32_t clean = (uint32_t)scan_gap(d->text, d->line_start[b->first]);
        uint32_t from = prose_from_clean(p, clean);
        uint32_t words = prose_from_clean(p, (uint32_t)scan_gap(d->text, clean + b->mark));
        requirements_of_block(r, d, from, prose_from_clean(p, d->line_start[b->end]), words - from);
    }
}

void requirements_release(struct requirements *r)
{
    VEC_RELEASE(&r->at);
}
