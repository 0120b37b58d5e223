/* SPDX-License-Identifier: MIT
 *
 * roman - numbers of prefaces and of old chapters: "xiv", "IV".
 */
#ifndef TEXT_ROMAN_H
#define TEXT_ROMAN_H

#include "base/platform.h"
#include "base/str.h"

/* What the letter is worth, in either case; none is larger than L.  0 for all others. */
uint32_t roman_digit(char c);

/* 0 when there is anything else in s, or nothing. */
uint32_t roman_number(struct str s);

#endif
