/* SPDX-License-Identifier: MIT
 *
 * listing - the catalogue as text, newest first.
 */
#ifndef CLI_LISTING_H
#define CLI_LISTING_H

#include "base/platform.h"
#include "base/err.h"
#include "library/settings.h"

/* Prints what the query (search/query.h; NULL: all) selects, one RFC a line: number, marks, status,
 * date and title, separated by tabs; or an object of all that is known a line.  ERR_EMPTY: nothing;
 * ERR_USAGE: the query is not understood. */
bool listing_run(const struct settings *settings, const char *query, bool json,
                 struct err *e) ATTR_MUST_USE;

#endif
