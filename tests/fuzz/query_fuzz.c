/* SPDX-License-Identifier: MIT
 *
 * query: any line selects records, ascending; where a part is not understood a sentence says so.
 * What a part selects and what its negation selects are never the same record.
 */
#include "base/platform.h"

#include <stdlib.h>
#include <string.h>

#include "base/asset.h"
#include "base/xmalloc.h"
#include "search/selection.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const uint32_t some[] = {1, 14, 2119, 2616, 9110};
static const struct query_facts facts = {.are = {[QUERY_LOCAL] = {some, 5},
                                                 [QUERY_FAVOURITE] = {some + 1, 3},
                                                 [QUERY_READ] = {some + 3, 2},
                                                 [QUERY_CHANGED] = {some, 2}}};

static size_t select_checked(const struct catalog *c, struct str line, uint32_t *out)
{
    struct err e = {0};
    size_t n;
    bool ok = selection_find(c, line, &facts, out, &n, &e);
    if (n > catalog_count(c) || ok != (e.kind == ERR_NONE) || (!ok && e.text[0] == '\0'))
        abort();
    for (size_t i = 0; i < n; i++)
        if (out[i] >= catalog_count(c) || (i > 0 && out[i - 1] >= out[i]))
            abort();
    return n;
}

/* A line of one part that is understood, and "-" before it. */
static void check_negation(const struct catalog *c, struct str line, uint32_t *out, size_t n)
{
    struct query q;
    bool one = query_read(&q, line, NULL) && q.terms.n == 1 && line.n > 0 && line.p[0] != '-' &&
               (unsigned char)line.p[0] > ' ' && line.p[0] != 0x7F && line.n < 900;
    query_release(&q);
    if (!one)
        return;
    struct strbuf negated = STRBUF_INIT(STRBUF_TEXT);
    uint32_t *others = xcalloc(catalog_count(c) + 1, sizeof *others);
    strbuf_add_char(&negated, '-');
    strbuf_add_str(&negated, line);
    size_t k = 0, m = select_checked(c, strbuf_str(&negated), others);
    for (size_t i = 0; i < n; i++) {
        while (k < m && others[k] < out[i])
            k++;
        if (k < m && others[k] == out[i])
            abort();
    }
    free(others);
    strbuf_release(&negated);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct catalog c;
    struct str line = {(const char *)data, size};
    if (size > 2048 || !catalog_open(&c, asset_get(ASSET_CATALOG), NULL))
        return 0;
    uint32_t *out = xcalloc(catalog_count(&c) + 1, sizeof *out);
    size_t n = select_checked(&c, line, out);
    check_negation(&c, line, out, n);
    (void)query_has_field(line);
    free(out);
    return 0;
}
