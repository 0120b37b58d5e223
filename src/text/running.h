/* SPDX-License-Identifier: MIT
 *
 * running - the look of a running header or footer: its columns, and the page number in it.  Lines
 * are given without blanks at either end.
 */
#ifndef TEXT_RUNNING_H
#define TEXT_RUNNING_H

#include "base/platform.h"
#include "base/str.h"

#define RUNNING_ROMAN 1000000u

/* "[Page 9]", "Page [9]", "Page ix", "- 9 -", "9" as a whole: the number; else 0.  Roman ones,
 * which count pages before the first, are RUNNING_ROMAN more. */
uint32_t running_page(struct str s);

/* "- 9 -" or "ix" and no more: what a page's number looks like and hardly any text. */
bool running_lone_page(struct str s);

/* "[Page 9]" at either end of the line: the number; else 0. */
uint32_t running_bracketed_page(struct str s);

/* Wide gaps part the line into columns: the first and the last of them, or the whole line; and what
 * stands between them. */
bool running_has_columns(struct str s);
struct str running_left(struct str s);
struct str running_right(struct str s);
struct str running_middle(struct str s);

/* "RFC 822 … August 1982", and that is the RFC own. */
bool running_names_rfc(struct str s, uint32_t own);

/* "RFC 822 … August 1982", of any RFC: one that misprints its own number. */
bool running_is_dated(struct str s);

/* "Request for Comments: 822" at the start of the line: the number; else 0. */
uint32_t running_own_number(struct str s);

#endif
