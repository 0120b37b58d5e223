/* SPDX-License-Identifier: MIT
 *
 * noting - the reader's notes on a document, written in the reader's own editor.
 */
#ifndef APP_NOTING_H
#define APP_NOTING_H

#include "base/platform.h"
#include "app/state.h"

/* Begins the notes on the document chosen where there are none, and gives them to the editor
 * (app/outing.h). */
void noting_begin(struct app *a);

#endif
