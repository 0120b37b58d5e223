/* SPDX-License-Identifier: MIT
 *
 * pattern - a compiled regular expression (PCRE2, UTF), as typed at a search prompt.
 *
 * Smart case: caseless unless the pattern has an upper-case letter outside an escape such as \W or
 * \pL.  A blank in the pattern (outside a class, an escape, a \Q…\E or a comment) also matches a
 * line end with the indentation after it, and a hyphen may be followed by one, so that phrases are
 * found across line breaks; a run of blanks matches any run of blanks (search/phrase.h has the
 * details).  In paragraphs there are no line breaks to begin with (search/docsearch.h).
 * `^` and `$` are the ends of lines.  Matching is bounded by limits: a runaway pattern is an error,
 * not a wait.
 *
 * Owner: one thread (holds its match memory).  The only user of pcre2.h.
 */
#ifndef SEARCH_PATTERN_H
#define SEARCH_PATTERN_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"

struct pattern;

#define PATTERN_MAX 1024 /* bytes */

/* How what was typed is meant, as a sum; 0: a regular expression, smart case. */
enum pattern_how {
    PATTERN_LITERAL = 1,   /* every character for itself */
    PATTERN_WORD = 2,      /* whole words alone */
    PATTERN_MIND_CASE = 4, /* upper and lower case differ */
    PATTERN_ANY_CASE = 8,  /* they never do */
};

/* ERR_USAGE names the fault and its place in what was typed (characters from 1):
 *     bad pattern at 4: missing closing parenthesis (pattern) */
struct pattern *pattern_new(struct str typed, unsigned how, struct err *e);
void pattern_free(struct pattern *p);

struct match {
    uint32_t start, end; /* bytes [start, end) of the subject; never empty */
};

/* The first match that starts in [from, until) of subject, which must be valid UTF-8; a match may
 * end behind until.  1 found, 0 none, -1 the pattern is too complex (e says so, ERR_USAGE). Empty
 * matches are passed over.  from and until must be at character boundaries. */
int pattern_find(struct pattern *p, struct str subject, uint32_t from, uint32_t until,
                 struct match *m, struct err *e);

/* The same with a limit of its own on the steps of backtracking for each start, some 2 ns each;
 * pattern_find allows PATTERN_STEPS. */
int pattern_find_within(struct pattern *p, uint32_t steps, struct str subject, uint32_t from,
                        uint32_t until, struct match *m, struct err *e);

#define PATTERN_STEPS 1000000u

/* It speaks of lines: of their ends (^, $, \n, \R), or of a number of blanks. */
bool pattern_is_of_lines(const struct pattern *p);

#endif
