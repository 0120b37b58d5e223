/* SPDX-License-Identifier: MIT
 *
 * shelving - where the texts of this machine are, as the settings have it.  Pure but for memory.
 */
#ifndef LIBRARY_SHELVING_H
#define LIBRARY_SHELVING_H

#include "base/platform.h"
#include "library/settings.h"
#include "store/shelf.h"

/* The directory of our own texts; to be freed. */
char *shelving_dir(const struct settings *settings);

/* The layers below it: the mirrors, and Debian's package of RFCs behind them.  The array alone is
 * to be freed; count in *n. */
const char **shelving_mirrors(const struct settings *settings, size_t *n);

/* The shelf, with these layers below it or alone. */
struct shelf *shelving_shelf(const struct settings *settings, bool mirrors);

#endif
