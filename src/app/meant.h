/* SPDX-License-Identifier: MIT
 *
 * meant - commands about one RFC: the one being read, or under the list's cursor.
 */
#ifndef APP_MEANT_H
#define APP_MEANT_H

#include "base/platform.h"
#include "app/state.h"

/* What is known of it, as a document. */
void meant_inform(struct app *a);

/* The reports of errors in it, as a document. */
void meant_show_errata(struct app *a);

/* Opens the one at the end of the chain of those that obsoleted it. */
void meant_go_current(struct app *a);

/* Gives the reference that is selected to the browser, else the place being read. */
void meant_browse(struct app *a);

#endif
