/* SPDX-License-Identifier: MIT
 *
 * script - the program without a terminal: keys from a text, screens as text.  For
 * tests, and so that a report of a fault can be repeated exactly.
 *
 * Lines: `size WxH`, `keys KEYS` (as in a bind, several in a row), `mouse ACTION COLUMN ROW`
 * (press, drag, release, up, down; from 0), `wait` (until nothing is under way, fetches included),
 * `scan` (what this machine has, as at the start on a terminal), `screen` (adds the screen),
 * `roles` (adds the letters of its looks), `looks` (adds what the theme makes of each of them),
 * `# comment`.  After each key the work of this machine is waited for; a fetch is not, except by
 * `wait`.
 */
#ifndef APP_SCRIPT_H
#define APP_SCRIPT_H

#include "base/platform.h"
#include "app/state.h"

/* Adds the screens to out.  ERR_USAGE names the line that is not understood. */
bool script_run(struct app *a, struct str script, struct strbuf *out, struct err *e) ATTR_MUST_USE;

#endif
