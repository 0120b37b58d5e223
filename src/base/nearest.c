/* SPDX-License-Identifier: MIT
 *
 * Distances between short words.  Pure.
 */
#include "base/platform.h"

#include "base/nearest.h"

#include "base/strbuf.h"

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* Letters to be changed, added, left out or swapped with their neighbour; both words are short. */
static unsigned distance(struct str a, struct str b)
{
    unsigned rows[3][NEAREST_LENGTH_MOST + 1];
    for (size_t j = 0; j <= b.n; j++)
        rows[0][j] = (unsigned)j;
    for (size_t i = 1; i <= a.n; i++) {
        unsigned *row = rows[i % 3];
        const unsigned *before = rows[(i + 2) % 3], *two_before = rows[(i + 1) % 3];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= b.n; j++) {
            row[j] = before[j - 1] + (a.p[i - 1] != b.p[j - 1]);
            row[j] = least(row[j], least(row[j - 1], before[j]) + 1);
            if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1])
                row[j] = least(row[j], two_before[j - 2] + 1);
        }
    }
    return rows[a.n % 3][b.n];
}

void nearest_consider(struct nearest *n, struct str name)
{
    if (n->word.n == 0 || n->word.n > NEAREST_LENGTH_MOST || name.n > NEAREST_LENGTH_MOST)
        return;
    unsigned far = str_starts(name, n->word) ? 1 : distance(n->word, name);
    unsigned bearable = n->word.n < 3 ? 1 : (unsigned)(n->word.n + 2) / 3;
    if (far > bearable || far >= name.n)
        return;
    size_t at = n->n;
    while (at > 0 && n->at[at - 1].far > far)
        at--;
    if (at == NEAREST_MOST)
        return;
    n->n += n->n < NEAREST_MOST;
    for (size_t i = n->n - 1; i > at; i--)
        n->at[i] = n->at[i - 1];
    n->at[at] = (struct nearest_name){name, far};
}

bool nearest_fail(const struct nearest *n, const char *what, const char *layer, struct err *e)
{
    enum { QUOTED_MOST = 40 };
    struct strbuf names = STRBUF_INIT(STRBUF_TEXT);
    for (size_t i = 0; i < n->n; i++) {
        strbuf_add_cstr(&names, i == 0 ? "; perhaps " : i + 1 < n->n ? ", " : " or ");
        strbuf_add_str(&names, n->at[i].name);
    }
    struct str word = str_slice(n->word, 0, QUOTED_MOST);
    err_set(e, ERR_USAGE, "no %s is called \"%.*s\"%s (%s)", what, STR_ARG(word),
            strbuf_cstr(&names), layer);
    strbuf_release(&names);
    return false;
}
