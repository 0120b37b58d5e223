/* SPDX-License-Identifier: MIT
 *
 * transport - archives from the command line: out of this machine and into it.  What became of
 * each member goes to standard output, fields separated by tabs; words about it to standard error,
 * unless quiet.
 */
#ifndef CLI_TRANSPORT_H
#define CLI_TRANSPORT_H

#include "base/platform.h"
#include "base/err.h"
#include "library/settings.h"

/* words: a set, see search/rfcset, or NULL: what the shelf holds.  Prints what is on the shelf and
 * not fit for an archive; ERR_DAMAGED if there is any. */
bool transport_export(const struct settings *settings, const char *file, const char *words,
                      bool quiet, struct err *e) ATTR_MUST_USE;

/* Prints "taken", "there" or "refused", the name, and the reason of a refusal; ERR_DAMAGED where
 * there is one, or something is missing. */
bool transport_import(const struct settings *settings, const char *file, bool quiet,
                      struct err *e) ATTR_MUST_USE;

#endif
