/* SPDX-License-Identifier: MIT
 *
 * grep - the whole library searched for a pattern.
 */
#ifndef CLI_GREP_H
#define CLI_GREP_H

#include "base/platform.h"
#include "base/err.h"
#include "library/settings.h"

/* Prints each line in which a match begins, of all texts of this machine that the query
 * (search/query.h; NULL: all) selects, the newest RFC first: rfc9110:812: what stands there.
 * ERR_EMPTY: nothing; ERR_USAGE: the pattern or the query is not understood. */
bool grep_run(const struct settings *settings, const char *pattern, const char *query,
              struct err *e) ATTR_MUST_USE;

#endif
