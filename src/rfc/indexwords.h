/* SPDX-License-Identifier: MIT
 *
 * indexwords - the words that the RFC Editor's index uses for values, of today and of older copies.
 * Letter case does not matter; a word that is not known is the enum's "unknown", or 0.
 */
#ifndef RFC_INDEXWORDS_H
#define RFC_INDEXWORDS_H

#include "base/platform.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "rfc/catalog.h"

enum rfc_status indexwords_status(struct str word);
enum rfc_stream indexwords_stream(struct str word);
unsigned indexwords_format(struct str word); /* of enum rfc_format */
unsigned indexwords_month(struct str word);  /* 1-based; also a number */

/* "RFC0793" and "RFC793" for REF_RFC → 793, "BCP14" for REF_BCP → 14; else 0. */
uint32_t indexwords_id(struct str id, enum ref_kind kind);

/* A decimal number up to max, else 0. */
uint32_t indexwords_number(struct str word, uint32_t max);

/* Makes one line of text: controls, broken bytes and runs of blanks become one blank, none at the
 * ends.  Lends the result. */
struct str indexwords_fold(struct strbuf *text);

#endif
