/* SPDX-License-Identifier: MIT
 *
 * facts - what the catalogue knows of a document, to standard output; no text of it is needed.
 */
#ifndef CLI_FACTS_H
#define CLI_FACTS_H

#include "base/platform.h"
#include "base/err.h"
#include "library/settings.h"

/* target: canonical; of a series, each member.  format: as for cite_parse, or NULL for all that is
 * known.   json, without a format: an object an RFC, as of
 * cli/listing.  ERR_USAGE: no such format; ERR_NOT_FOUND: not in the catalogue. */
bool facts_run(const struct settings *settings, const char *target, const char *format, bool json,
               struct err *e) ATTR_MUST_USE;

#endif
