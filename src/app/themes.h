/* SPDX-License-Identifier: MIT
 *
 * themes - which theme is in force: one by name, from the user's files or compiled in, or "auto":
 * dark or light as the terminal's background is.  Over it come the colours of the configuration.
 */
#ifndef APP_THEMES_H
#define APP_THEMES_H

#include "app/state.h"
#include "base/platform.h"
#include "library/settings.h"
#include "ui/term.h"

/* The theme of that name: CONFIG/themes/NAME.theme over the built-in one of the same name (else
 * over "dark"), or the built-in one.  False: there is neither, t stays.  True with a kind in *e: a
 * line of the file is wrong, the rest is in force. */
bool themes_load(const struct settings *settings, struct str name, struct theme *t,
                 struct err *e) ATTR_MUST_USE;

/* Sets the app's theme as the settings say; what is wrong is said. */
void themes_begin(struct app *a, const struct settings *settings);

/* Puts the app's theme on the terminal where it is another one now. */
void themes_show(struct app *a, struct terminal *t);

/* Is it a line "colour ROLE …" of the configuration? */
bool themes_knows(struct str line);

/* Does it, over a theme. */
bool themes_do(struct theme *t, struct str line, struct err *e) ATTR_MUST_USE;

/* "auto": asks the terminal, and goes by what is known of its background already. */
void themes_follow(struct app *a, struct terminal *t);

#endif
