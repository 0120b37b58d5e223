/* SPDX-License-Identifier: MIT
 *
 * numberset - RFCs as they are named on the command line: numbers and ranges ("9110 20-30 rfc7"),
 * "all" for everything on this machine; nothing at all for what the shelf holds.
 */
#ifndef CLI_NUMBERSET_H
#define CLI_NUMBERSET_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"
#include "library/archiving.h"

/* set->numbers.at is of the heap and the caller's, ascending.  ERR_USAGE names the word. */
bool numberset_read(struct str words, struct archiving_set *set, struct err *e) ATTR_MUST_USE;
void numberset_release(struct archiving_set *set);

#endif
