/* SPDX-License-Identifier: MIT
 *
 * copying - what y and a letter copy: a citation, BibTeX, Markdown, a link, the section.
 */
#ifndef APP_COPYING_H
#define APP_COPYING_H

#include "base/platform.h"
#include "app/state.h"

/* The letter typed after y. */
void copying_letter(struct app *a, uint32_t key);

/* Adds the address of what is being read, with the section; or of the RFC under the list's cursor.
 * False: there is none. */
bool copying_address(const struct app *a, struct strbuf *out);

#endif
