/* SPDX-License-Identifier: MIT
 *
 * Thread: the caller's; the prose is made by the first search in a document.
 */
#include "base/platform.h"

#include "search/docsearch.h"

#include "text/prose.h"

/* From bytes of the prose to those of the clean text: a match ends behind its last byte, not before
 * the first of the next line. */
static void docsearch_map(struct matches *m, const struct prose *p)
{
    size_t piece = 0;
    for (size_t i = 0; i < m->n; i++) {
        struct match *at = &m->at[i];
        at->start = prose_to_clean_behind(p, &piece, at->start);
        at->end = prose_to_clean_behind(p, &piece, at->end - 1) + 1;
    }
}

bool docsearch_find(struct matches *m, struct document *d, struct str typed, unsigned how,
                    const atomic_uint_fast64_t *wanted, uint64_t serial, struct err *e)
{
    *m = (struct matches){0};
    struct pattern *pattern = pattern_new(typed, how, e);
    if (pattern == NULL)
        return false;
    const struct prose *prose = pattern_is_of_lines(pattern) ? NULL : document_prose(d);
    struct str text = prose != NULL ? prose_text(prose) : d->text;
    bool ok = matches_find(m, pattern, text, wanted, serial, e);
    if (prose != NULL)
        docsearch_map(m, prose);
    pattern_free(pattern);
    return ok;
}
