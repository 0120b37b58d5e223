/* SPDX-License-Identifier: MIT
 *
 * verify - the shelf checked, and put right, from the command line.  Each file that is not what it
 * should be goes to standard output, a line each, fields separated by tabs: its name, what is wrong
 * with it, and what can be done about it or, where it is to be repaired, what was.  Words about it
 * go to standard error, unless quiet.
 */
#ifndef CLI_VERIFY_H
#define CLI_VERIFY_H

#include "base/platform.h"
#include "base/err.h"
#include "library/settings.h"

/* ERR_DAMAGED if there is such a file, or one is left; ERR_NETWORK, ERR_STORAGE where that kept it
 * from being repaired.  *signal: what ended it, or 0. */
bool verify_run(const struct settings *settings, bool repair, bool quiet, int *signal,
                struct err *e) ATTR_MUST_USE;

#endif
