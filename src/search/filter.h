/* SPDX-License-Identifier: MIT
 *
 * filter - which records of the catalogue a typed line selects.
 *
 * The line is words; a record is selected when every word occurs in its haystack (number, title,
 * authors, keywords, series), letter case and accents' case aside.  "quoted words" are one word;
 * the name of a series ("bcp14") is that series, not BCP 140.
 * A record whose number is not issued is selected only by the empty line and by its number.
 */
#ifndef SEARCH_FILTER_H
#define SEARCH_FILTER_H

#include "base/platform.h"
#include "base/str.h"
#include "rfc/catalog.h"

/* Writes the indexes of the selected records, ascending, into out (room for catalog_count), returns
 * their number.  Fast enough for every key typed: one pass over the haystacks a word. */
size_t filter_select(const struct catalog *c, struct str line, uint32_t *out);

#endif
