/* SPDX-License-Identifier: MIT
 *
 * docsearch - what was typed at a search prompt, looked for in a document: in its prose, so that
 * lines and pages are no obstacle to any pattern; but a pattern that speaks of lines
 * (pattern_is_of_lines) in its lines.
 */
#ifndef SEARCH_DOCSEARCH_H
#define SEARCH_DOCSEARCH_H

#include "base/platform.h"
#include "text/document.h"
#include "search/matches.h"

/* As matches_find; how: enum pattern_how; the matches are bytes of the document's clean text.  Also
 * fails where the pattern is wrong (pattern_new). */
bool docsearch_find(struct matches *m, struct document *d, struct str typed, unsigned how,
                    const atomic_uint_fast64_t *wanted, uint64_t serial,
                    struct err *e) ATTR_MUST_USE;

#endif
