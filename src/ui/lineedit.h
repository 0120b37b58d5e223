/* SPDX-License-Identifier: MIT
 *
 * lineedit - one line being typed.
 */
#ifndef UI_LINEEDIT_H
#define UI_LINEEDIT_H

#include "base/platform.h"
#include "base/strbuf.h"

struct lineedit {
    struct strbuf text; /* UTF-8, no control characters */
    size_t cursor;      /* byte offset, at a character */
};

enum lineedit_result {
    LINEEDIT_CHANGED,   /* the text is another one now */
    LINEEDIT_MOVED,     /* only the cursor, or nothing */
    LINEEDIT_ACCEPTED,  /* Enter */
    LINEEDIT_CANCELLED, /* Esc, ^C, ^G, or Backspace in an empty line */
};

#define LINEEDIT_MAX 1024 /* bytes */

void lineedit_init(struct lineedit *l);
void lineedit_release(struct lineedit *l);

/* Begins again with this text (at most LINEEDIT_MAX bytes of it), the cursor behind it. */
void lineedit_set(struct lineedit *l, struct str text);

/* ←→ Home End ^A ^E ^B ^F Backspace Del ^W ^U ^K and characters, as readline has them. */
enum lineedit_result lineedit_key(struct lineedit *l, uint32_t key);

#endif
