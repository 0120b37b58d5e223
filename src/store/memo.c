/* SPDX-License-Identifier: MIT
 *
 * Values.
 */
#include "base/platform.h"

#include "store/memo.h"

#include <string.h>

#include "base/xmalloc.h"

enum { MEMO_BYTES_MOST = 4096 };
static const int64_t memo_when_most = 999999999999999;

size_t memo_most(enum memo_kind kind)
{
    static const size_t most[MEMO_KINDS] = {
        [MEMO_PLACE] = 20000,  [MEMO_MARK] = 20000, [MEMO_FAVOURITE] = 20000,
        [MEMO_SEARCH] = 200,   [MEMO_OPEN] = 200,   [MEMO_FILTER] = 200,
        [MEMO_SETTING] = 1000, [MEMO_JUMP] = 50,    [MEMO_COMMAND] = 200,
    };
    return most[kind];
}

bool memo_is_dear(enum memo_kind kind)
{
    return kind != MEMO_SEARCH && kind != MEMO_OPEN && kind != MEMO_FILTER &&
           kind != MEMO_COMMAND && kind != MEMO_JUMP;
}

static bool memo_fits(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7F)
            return false;
    return s.n <= MEMO_BYTES_MOST;
}

bool memo_is_sound(const struct memo *m)
{
    return m->kind < MEMO_KINDS && m->name.n > 0 && m->when >= 0 && m->when <= memo_when_most &&
           memo_fits(m->name) && memo_fits(m->text) && memo_fits(m->words) &&
           memo_fits(m->at.section);
}

int memo_order(const struct memo *a, const struct memo *b)
{
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    size_t n = a->name.n < b->name.n ? a->name.n : b->name.n;
    int order = n > 0 ? memcmp(a->name.p, b->name.p, n) : 0;
    return order != 0 ? order : (a->name.n > b->name.n) - (a->name.n < b->name.n);
}

/* Moves s to where the bytes go on. */
static char *memo_move(struct str *s, char *to)
{
    if (s->n > 0)
        memcpy(to, s->p, s->n);
    s->p = to;
    return to + s->n;
}

struct memo *memo_copy(const struct memo *m)
{
    size_t bytes = m->name.n + m->text.n + m->words.n + m->at.section.n;
    struct memo *copy = xmalloc(sizeof *copy + bytes);
    char *to = (char *)(copy + 1);
    *copy = *m;
    to = memo_move(&copy->name, to);
    to = memo_move(&copy->text, to);
    to = memo_move(&copy->words, to);
    memo_move(&copy->at.section, to);
    return copy;
}
