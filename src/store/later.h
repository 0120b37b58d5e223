/* SPDX-License-Identifier: MIT
 *
 * later - reading positions that could not be put into the database, since another program held it
 * until we ended: a text beside it, STATE/state.db.later-PID-MS, one "NUMBER LINE WHEN" a line. The
 * next one that opens the database takes them.  Taking them twice does no harm.
 */
#ifndef STORE_LATER_H
#define STORE_LATER_H

#include "base/platform.h"
#include "base/err.h"
#include "store/userplace.h"

/* Keeps them, as a whole or not at all. */
bool later_keep(const char *dir, const struct userdata_place *places, size_t n,
                struct err *e) ATTR_MUST_USE;

/* Calls put for each position kept in the directory and removes a file when all of it was put; put
 * says false to stop. */
void later_take(const char *dir, bool (*put)(void *context, const struct userdata_place *place),
                void *context);

#endif
