/* SPDX-License-Identifier: MIT
 *
 * upkeep - the index refreshed and the shelf checked from the command line.  What was found goes to
 * standard output, one line each, fields separated by tabs; words about it to standard error,
 * unless quiet.
 */
#ifndef CLI_UPKEEP_H
#define CLI_UPKEEP_H

#include "base/platform.h"
#include "base/err.h"
#include "library/settings.h"

/* Prints what changed: "new", "status", "obsoleted", "updated" or "errata", number, more about it.
 */
bool upkeep_update(const struct settings *settings, bool quiet, struct err *e) ATTR_MUST_USE;

/* Prints each file that is not what it should be, and why; ERR_DAMAGED if there is one. */
bool upkeep_verify(const struct settings *settings, bool quiet, struct err *e) ATTR_MUST_USE;

#endif
