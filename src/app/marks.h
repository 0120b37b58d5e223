/* SPDX-License-Identifier: MIT
 *
 * marks - letters for places: a-z in each document, A-Z for all of them.
 */
#ifndef APP_MARKS_H
#define APP_MARKS_H

#include "base/platform.h"
#include "app/state.h"

/* The letter typed after m, and after '. */
void marks_set(struct app *a, uint32_t key);
void marks_go(struct app *a, uint32_t key);

#endif
