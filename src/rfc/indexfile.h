/* SPDX-License-Identifier: MIT
 *
 * indexfile - the RFC Editor's rfc-index.xml → records.
 *
 * Elements are known by local name and parent, so the namespace, the order of children and elements
 * not listed here do not matter; ids may be padded (RFC0793) or not (RFC793).  Strings come out as
 * one line of UTF-8 without control characters, abstracts with CATALOG_PARAGRAPH between their
 * paragraphs.  The group is the one the index names, else the one in the draft's name.  Relations
 * to papers that are not RFCs are dropped.
 */
#ifndef RFC_INDEXFILE_H
#define RFC_INDEXFILE_H

#include "base/platform.h"
#include <stdatomic.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "rfc/catalogimage.h"

#define INDEXFILE_MAX ((size_t)64 << 20)

/* date: the day the index was fetched, YYYYMMDD.  Everything in out is of the arena, entries by
 * number, relations closed (rfc/relate.h).  ERR_DAMAGED with the line: not XML, not this XML,
 * entity declarations, more of anything than is sane. */
bool indexfile_parse(struct str bytes, uint32_t date, struct arena *a,
                     struct catalogimage_source *out, struct err *e) ATTR_MUST_USE;

/* The same; gives up, with ERR_CANCELLED, soon after *ending becomes true. */
bool indexfile_parse_until(struct str bytes, uint32_t date, const atomic_bool *ending,
                           struct arena *a, struct catalogimage_source *out,
                           struct err *e) ATTR_MUST_USE;

#endif
