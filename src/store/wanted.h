/* SPDX-License-Identifier: MIT
 *
 * wanted - the words of a set of RFCs whose fetch was begun and is not over: STATE/wanted, so that
 * the next start can offer to go on.
 */
#ifndef STORE_WANTED_H
#define STORE_WANTED_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"
#include "base/strbuf.h"

/* Keeps them in place of what was there; no words: nothing is wanted any more. */
bool wanted_keep(const char *dir, struct str words, struct err *e) ATTR_MUST_USE;

/* Adds what is kept; nothing where there is none, or it cannot be read. */
void wanted_read(const char *dir, struct strbuf *out);

#endif
