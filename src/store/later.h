/* SPDX-License-Identifier: MIT
 *
 * later - memos that could not be put into the database, since another program held it until we
 * ended: a text beside it, STATE/state.db.later-PID-MS, a line each, fields parted by tabs:
 *     KIND  WHEN  GONE  RAW_LINE  AFTER  COLUMN  SECTION  WORDS  TEXT  NAME
 * The next one that opens the database takes them.  Taking them twice does no harm.
 */
#ifndef STORE_LATER_H
#define STORE_LATER_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"
#include "store/memos.h"

/* Keeps them, as a whole or not at all. */
bool later_keep(const char *dir, const struct memos *memos, struct err *e) ATTR_MUST_USE;

/* False: stop. */
typedef bool (*later_put_fn)(void *context, const struct memo *memo);

/* Calls put for each memo kept in the directory and removes a file when all of it was put. */
void later_take(const char *dir, later_put_fn put, void *context);

/* The same for the bytes of a file; false where put said so.  A line that is not understood is
 * passed over; what is put is sound. */
bool later_parse(struct str text, later_put_fn put, void *context) ATTR_MUST_USE;

#endif
