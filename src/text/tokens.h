/* SPDX-License-Identifier: MIT
 *
 * tokens - what is told apart in one line of a grammar or of a program.
 */
#ifndef TEXT_TOKENS_H
#define TEXT_TOKENS_H

#include "base/platform.h"
#include "base/str.h"
#include "text/span.h"

/* Each writes at most max spans, by start, as offsets into the line; returns their number. */

/* The rule's name at its definition, literals, the comment (RFC 5234, and BNF before it). */
size_t tokens_of_rule(struct str line, struct span *out, size_t max);

/* The comment, whichever language it is.  inside: the line begins within one. */
size_t tokens_of_code(struct str line, bool inside, struct span *out, size_t max);

#endif
