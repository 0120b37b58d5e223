/* SPDX-License-Identifier: MIT
 *
 * diagnose - what happens in each layer on the way to a server, for who has to find out why nothing
 * comes, or is curious.
 */
#ifndef CLI_DIAGNOSE_H
#define CLI_DIAGNOSE_H

#include "base/platform.h"
#include "base/err.h"
#include "library/settings.h"

/* Gets what once, a URL or the name of an RFC, from every base URL (NULL: the index), and prints a
 * line a layer; what came is thrown away.  ERR_NETWORK where one of them fails in any way. */
bool diagnose_run(const struct settings *settings, const char *what, struct err *e) ATTR_MUST_USE;

#endif
