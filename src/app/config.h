/* SPDX-License-Identifier: MIT
 *
 * config - lines of the configuration while the program runs: keys, colours, settings.
 */
#ifndef APP_CONFIG_H
#define APP_CONFIG_H

#include "base/platform.h"
#include "app/state.h"

/* The default keys, and over them those of the settings.  False and *e for the first bad line; each
 * is added to the settings' faults, and the others are in force. */
bool config_bind(struct app *a, struct err *e) ATTR_MUST_USE;

/* Puts into force what settings that changed make necessary; also at the start. */
void config_heed(struct app *a);

/* One line, at once: said is what there is to tell of it. */
bool config_line(struct app *a, struct str line, struct strbuf *said, struct err *e) ATTR_MUST_USE;

/* Says the first thing that is wrong with the configuration, and how much more is. */
void config_complain(struct app *a, const struct err *e);

/* Reads the files, the environment and the command line again, and says how that went. */
void config_reload(struct app *a);

/* Adds all that is in force as lines that give the same when they are read. */
void config_dump(struct settings *s, struct strbuf *out);

#endif
