/* SPDX-License-Identifier: MIT
 *
 * tell - what a reference leads to, said without going there.
 */
#ifndef APP_TELL_H
#define APP_TELL_H

#include "base/platform.h"
#include "app/state.h"

/* Says what a target is and what it is called; about: more of it, or NULL. */
void tell_target(struct app *a, struct str target, const char *about);

/* Adds the same as words: "RFC 9110: HTTP Semantics". */
void tell_add(const struct app *a, struct str target, struct strbuf *out);

/* Tells the reader pane how many errata what it shows has, as far as that is known. */
void tell_errata(struct app *a);

#endif
