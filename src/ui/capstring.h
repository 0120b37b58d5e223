/* SPDX-License-Identifier: MIT
 *
 * capstring - the language of terminfo(5) in which sequences with parameters are written.
 */
#ifndef UI_CAPSTRING_H
#define UI_CAPSTRING_H

#include "base/platform.h"
#include "base/str.h"
#include "base/strbuf.h"

/* Adds cap with its numbers put in.  Strings as parameters (%s) are not known here: nothing is
 * added for them, nor for anything that is not understood. */
void capstring_expand(struct strbuf *out, struct str cap, int first, int second);

/* Adds cap without the padding "$<5/>" that terminals of the last century needed. */
void capstring_unpadded(struct strbuf *out, struct str cap);

#endif
