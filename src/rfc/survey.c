/* SPDX-License-Identifier: MIT
 *
 * One pass over the text: a table says which reader looks at a byte, if any does.  Pure; any
 * thread.
 */
#include "base/platform.h"

#include "rfc/survey.h"

#include "rfc/address.h"
#include "rfc/named.h"
#include "rfc/place.h"
#include "rfc/scan.h"

static size_t read_s(struct mentions *m, size_t at)
{
    return scan_char(m->source, at + 1) == 'T' ? read_series(m, at) : read_place(m, at);
}

static size_t read_f(struct mentions *m, size_t at)
{
    return scan_char(m->source, at + 1) == 'Y' ? read_series(m, at) : read_caption(m, at);
}

static size_t read_lower_f(struct mentions *m, size_t at)
{
    return scan_char(m->source, at + 1) == 't' ? read_url(m, at) : read_caption(m, at);
}

static mention_fn *const readers[256] = {
    ['['] = read_tag,     ['O'] = read_relation, ['U'] = read_relation, ['R'] = read_rfc,
    ['r'] = read_rfc,     ['B'] = read_series,   ['S'] = read_s,        ['F'] = read_f,
    ['f'] = read_lower_f, ['@'] = read_mail,     ['d'] = read_draft,    ['h'] = read_url,
    ['H'] = read_url,     ['w'] = read_url,      ['s'] = read_place,    ['A'] = read_place,
    ['a'] = read_place,   ['C'] = read_place,    ['c'] = read_place,    ['T'] = read_caption,
    ['t'] = read_caption,
};

void survey_text(struct mentions *m, struct str source, size_t masthead_end,
                 const struct reftags *tags, struct arena *arena)
{
    *m = (struct mentions){
        .source = source, .tags = tags, .masthead_end = masthead_end, .arena = arena};
    for (size_t i = 0; i < source.n;) {
        unsigned char c = (unsigned char)source.p[i];
        mention_fn *read = readers[c];
        bool inside = i > 0 && char_is_alpha((char)c) && char_is_alnum(source.p[i - 1]);
        size_t next = read != NULL && !inside ? read(m, i) : i;
        i = next > i ? next : i + 1;
    }
}
