/* SPDX-License-Identifier: MIT
 *
 * One pass over the text: a table says which reader looks at a byte, if any does.  Pure; any
 * thread.
 */
#include "base/platform.h"

#include "text/survey.h"

#include "text/address.h"
#include "text/named.h"
#include "text/place.h"
#include "text/scan.h"
#include "text/tagged.h"

/* Who reads at a byte.  Letters must begin a word; most words are told apart by their second
 * character, which is looked up in the same step, so that the common words cost no call. */
struct trigger {
    mention_fn *read;
    uint32_t seconds; /* bit (c & 31) for each second character; case does not count */
};

#define SECOND(c) (1u << ((c)&31))

static size_t read_s(struct mentions *m, size_t at)
{
    return scan_char(m->source, at + 1) == 'T' ? read_series(m, at) : read_place(m, at);
}

static size_t read_r(struct mentions *m, size_t at)
{
    size_t next = read_relation(m, at);
    return next > at ? next : read_rfc(m, at);
}

static size_t read_f(struct mentions *m, size_t at)
{
    static const struct {
        char second;
        mention_fn *read;
    } readers[] = {{'i', read_caption}, {'t', read_url}, {'y', read_series}};
    for (size_t k = 0; k < ARRAY_LEN(readers); k++)
        if (char_lower(scan_char(m->source, at + 1)) == readers[k].second)
            return readers[k].read(m, at);
    return at;
}

static const struct trigger triggers[256] = {
    ['['] = {read_tag, UINT32_MAX},
    ['@'] = {read_mail, UINT32_MAX},
    ['R'] = {read_r, SECOND('f') | SECOND('e')},
    ['r'] = {read_rfc, SECOND('f') | SECOND('e')},
    ['B'] = {read_series, SECOND('c')},
    ['S'] = {read_s, SECOND('e') | SECOND('t') | SECOND('u')},
    ['s'] = {read_place, SECOND('e') | SECOND('u')},
    ['C'] = {read_place, SECOND('h') | SECOND('l')},
    ['c'] = {read_place, SECOND('h') | SECOND('l')},
    [0xC2] = {read_place, SECOND(0xA7)}, /* the section sign */
    ['A'] = {read_place, SECOND('p') | SECOND('n')},
    ['a'] = {read_place, SECOND('p') | SECOND('n')},
    ['F'] = {read_f, SECOND('i') | SECOND('y') | SECOND('t')},
    ['f'] = {read_f, SECOND('i') | SECOND('y') | SECOND('t')},
    ['T'] = {read_caption, SECOND('a')},
    ['t'] = {read_caption, SECOND('a')},
    ['d'] = {read_draft, SECOND('r')},
    ['H'] = {read_url, SECOND('t')},
    ['h'] = {read_url, SECOND('t')},
    ['w'] = {read_url, SECOND('w')},
    ['O'] = {read_relation, SECOND('b')},
    ['U'] = {read_relation, SECOND('p')},
};

/* The next place where something may be read; source.n - 1 when there is none.  Two bytes that may
 * begin something are rare enough to look for them first, and only then whether a word begins. */
static size_t next_trigger(struct str source, size_t i)
{
    const unsigned char *p = (const unsigned char *)source.p;
    for (; i + 1 < source.n; i++) {
        if ((triggers[p[i]].seconds >> (p[i + 1] & 31) & 1) == 0)
            continue;
        if (i == 0 || !char_is_alnum((char)p[i - 1]) || !char_is_alnum((char)p[i]))
            break;
    }
    return i;
}

void survey_text(struct mentions *m, struct str source, size_t masthead_end,
                 const struct reftags *tags, struct arena *arena)
{
    *m = (struct mentions){
        .source = source, .tags = tags, .masthead_end = masthead_end, .arena = arena};
    for (size_t i = next_trigger(source, 0); i + 1 < source.n; i = next_trigger(source, i)) {
        size_t next = triggers[(unsigned char)source.p[i]].read(m, i);
        i = next > i ? next : i + 1;
    }
}
