/* SPDX-License-Identifier: MIT
 *
 * indextext - the RFC Editor's rfc-index.txt → records: what is left when the XML cannot be had.
 *
 *     9110 HTTP Semantics. R. Fielding, Ed., M. Nottingham, Ed.. June 2022.
 *          (Format: HTML, TXT) (Obsoletes RFC7230) (Also STD0097) (Status: …)
 *
 * The form says nothing of keywords, groups, errata, abstracts, streams, pages and the status at
 * publication, and not where a
 * title ends and the authors begin, nor what was a blank where a line ends.  A catalogue known
 * before fills in and decides; without it, or for an RFC it does not know, what reads as a list of
 * people at the end is the authors.
 */
#ifndef RFC_INDEXTEXT_H
#define RFC_INDEXTEXT_H

#include "base/platform.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "rfc/catalog.h"
#include "rfc/catalogimage.h"

#define INDEXTEXT_MAX ((size_t)16 << 20)

/* As indexfile_parse.  known: lent for the call, may be NULL.  A record that is not understood is
 * left out; ERR_DAMAGED: there is none, or there are more than is sane. */
bool indextext_parse(struct str bytes, uint32_t date, const struct catalog *known, struct arena *a,
                     struct catalogimage_source *out, struct err *e) ATTR_MUST_USE;

#endif
