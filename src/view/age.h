/* SPDX-License-Identifier: MIT
 *
 * age - how old something is, in words.  Pure.
 */
#ifndef VIEW_AGE_H
#define VIEW_AGE_H

#include "base/platform.h"
#include "base/strbuf.h"

/* Whole days between two days given as YYYYMMDD (proleptic Gregorian); 0 where then is the later
 * one. */
long age_days(uint32_t then, uint32_t now);

/* Adds "1 day old", "23 days old", "4 months old", "3 years old"; nothing for the same day. */
void age_add(uint32_t then, uint32_t now, struct strbuf *out);

/* Adds "2023-01-21". */
void age_add_day(uint32_t day, struct strbuf *out);

#endif
