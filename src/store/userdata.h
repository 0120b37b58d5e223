/* SPDX-License-Identifier: MIT
 *
 * userdata - what only the reader can make, in STATE/state.db (SQLite): reading positions.
 *
 * A database that is damaged is set aside as state.db.bad-YYYYMMDDHHMMSS (never deleted) and a new
 * one is begun; one written by a newer rfcview is left alone and nothing is kept.  Two processes
 * may use it at once.  No call waits for another program longer than a quarter of a second: what it
 * keeps us from writing waits in memory, is tried again with the next position and at the end, and
 * is then left beside the file for the next start (store/later.h).  Thread: one at a time (the
 * worker's).
 */
#ifndef STORE_USERDATA_H
#define STORE_USERDATA_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"
#include "store/userplace.h"

struct userdata;

/* Opens or begins DIR/state.db.  Never NULL: where the disk refuses, positions live in memory, and
 * *e holds the sentence (kind not ERR_NONE) for the reader to see once; also when a damaged file
 * was set aside: names both files. */
struct userdata *userdata_open(const char *dir, struct err *e);

/* Something was kept there before: opening it is worth the while. */
bool userdata_exists(const char *dir);
void userdata_close(struct userdata *u);

/* Remembers; the later `when` wins between processes.  True also where it has to wait. */
bool userdata_put_place(struct userdata *u, const struct userdata_place *place,
                        struct err *e) ATTR_MUST_USE;

/* All places, latest first; to be freed; count in *n. */
struct userdata_place *userdata_places(struct userdata *u, size_t *n);

/* The RFCs that have one: ascending, to be freed; count in *n. */
uint32_t *userdata_numbers(struct userdata *u, size_t *n);

#endif
