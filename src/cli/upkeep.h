/* SPDX-License-Identifier: MIT
 *
 * upkeep - the index refreshed from the command line.  What changed goes to standard output, one
 * line each: fields separated by tabs, but sentences on a terminal.  Words about it, and how far it
 * is, go to standard error, unless quiet.
 */
#ifndef CLI_UPKEEP_H
#define CLI_UPKEEP_H

#include "base/platform.h"
#include "base/err.h"
#include "library/settings.h"

/* Prints what changed: "new", "status", "obsoleted", "updated" or "errata", number, more about it.
 */
bool upkeep_update(const struct settings *settings, bool quiet, struct err *e) ATTR_MUST_USE;

#endif
