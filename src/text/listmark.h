/* SPDX-License-Identifier: MIT
 *
 * listmark - what an item of a list begins with: a bullet, a number, a letter.
 */
#ifndef TEXT_LISTMARK_H
#define TEXT_LISTMARK_H

#include "base/platform.h"
#include "base/str.h"

/* Bytes from the first character of words to those behind the mark ("o ", "1.  ", "(iv) "); 0 when
 * they do not begin with one.  words has no blanks before it. */
size_t listmark_read(struct str words);

#endif
