/* SPDX-License-Identifier: MIT
 *
 * clipboard - the sequence that puts text into the clipboard of a terminal (OSC 52).
 */
#ifndef UI_CLIPBOARD_H
#define UI_CLIPBOARD_H

#include "base/platform.h"
#include "base/strbuf.h"

#define CLIPBOARD_LONGEST 74000 /* bytes in base64: many terminals take no more */

/* False, and nothing is added, where the text is too long. */
bool clipboard_sequence(struct str text, struct strbuf *out) ATTR_MUST_USE;

#endif
