/* SPDX-License-Identifier: MIT
 *
 * erratalist - the errata of an RFC, printed.
 */
#ifndef CLI_ERRATALIST_H
#define CLI_ERRATALIST_H

#include "base/platform.h"
#include "base/err.h"
#include "library/settings.h"

/* Prints those of a canonical target, of a series those of each member, one document each; fetches
 * them where they are not on this machine, or are a day old.  ERR_EMPTY where there are none. */
bool erratalist_run(const struct settings *settings, const char *target,
                    struct err *e) ATTR_MUST_USE;

#endif
