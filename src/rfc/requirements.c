/* SPDX-License-Identifier: MIT
 *
 * Goes through the prose block by block and from keyword to keyword; only a sentence that holds one
 * is looked at.  Pure; any thread.
 */
#include "base/platform.h"

#include "rfc/requirements.h"

#include "rfc/prose.h"
#include "rfc/scan.h"
#include "rfc/sentence.h"

/* So many different keywords only a sentence has that speaks of the words themselves. */
enum { REQUIREMENT_KEYWORDS_MOST = 4 };

static bool is_quote(struct str s, size_t at, bool closing)
{
    static const struct str quotes[][2] = {
        {{"\"", 1}, {"\"", 1}}, {{"'", 1}, {"'", 1}}, {{"“", 3}, {"”", 3}}, {{"`", 1}, {"'", 1}}};
    for (size_t i = 0; i < ARRAY_LEN(quotes); i++) {
        struct str q = quotes[i][closing];
        if (closing ? str_starts(str_from(s, at), q) : str_ends(str_slice(s, 0, at), q))
            return true;
    }
    return false;
}

/* "MUST" in quotation marks is the word, not what it says. */
static bool is_mention(struct str s, const struct keyword *k)
{
    return is_quote(s, k->start, false) && is_quote(s, k->end, true);
}

/* Where nothing is written small, capitals say nothing. */
static bool is_shouted(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (char_is_lower(s.p[i]))
            return false;
    return true;
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
    static const struct str terms[] = {{"key words", 9}, {"keywords", 8}, {"terms", 5}};
    static const struct str meaning[] = {{"interpreted", 11}, {"2119", 4}, {"BCP 14", 6}};
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
    return is_shouted(s) || is_about_keywords(s, keywords) ? 0 : keywords;
}

/* The words of a block, in the prose; words begin at from. */
static void requirements_of_block(struct requirements *r, const struct document *d,
                                  const struct prose *p, uint32_t from, uint32_t end)
{
    struct str words = str_slice(prose_text(p), from, end);
    struct sentence s = {0};
    struct keyword k;
    for (size_t at = 0; keywords_next(words, at, &k); at = s.end > k.end ? s.end : k.end) {
        s = sentence_at(words, s.end, k.start);
        uint16_t keywords = sentence_keywords(str_slice(words, s.start, s.end));
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
        uint32_t line = d->line_start[b->first];
        uint32_t words = line + (uint32_t)(scan_gap(d->text, line) - line) + b->mark;
        requirements_of_block(r, d, p, prose_from_clean(p, words),
                              prose_from_clean(p, d->line_start[b->end]));
    }
}

void requirements_release(struct requirements *r)
{
    VEC_RELEASE(&r->at);
}
