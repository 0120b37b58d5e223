/* SPDX-License-Identifier: MIT
 *
 * hyperlinks - the clean text with its references as links of the terminal (OSC 8).
 */
#ifndef CLI_HYPERLINKS_H
#define CLI_HYPERLINKS_H

#include "base/platform.h"
#include <stdio.h>
#include "rfc/ref.h"
#include "text/document.h"

/* Writes the lines [from, to).  here: what d is called.  Without the sequences the bytes are those
 * of the clean text.  A link over several lines is closed at each line's end and goes on behind the
 * indentation, with the same id: the terminal takes its parts as one. */
void hyperlinks_print(FILE *out, const struct document *d, const struct ref *here, uint32_t from,
                      uint32_t to);

#endif
