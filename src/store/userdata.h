/* SPDX-License-Identifier: MIT
 *
 * userdata - what only the reader can make, in STATE/state.db (SQLite): memos (store/memo.h).
 *
 * A database that is damaged is set aside as state.db.bad-YYYYMMDDHHMMSS (never deleted) and a new
 * one is begun; one written by a newer rfcview is left alone and nothing is kept.  Two processes
 * may use it at once.  No call waits for another program longer than a quarter of a second: what it
 * keeps us from writing waits in memory, is tried again with what is put next and at the end, and
 * is then left beside the file for the next start (store/later.h).  Thread: one at a time (the
 * worker's).
 */
#ifndef STORE_USERDATA_H
#define STORE_USERDATA_H

#include "base/platform.h"
#include "base/err.h"
#include "store/memos.h"

struct userdata;

/* Opens or begins DIR/state.db.  Never NULL: where the disk refuses, memos live in memory, and *e
 * holds the sentence (kind not ERR_NONE) for the reader to see once; also when a damaged file was
 * set aside: names both files. */
struct userdata *userdata_open(const char *dir, struct err *e);

/* Something was kept there before: opening it is worth the while. */
bool userdata_exists(const char *dir);
void userdata_close(struct userdata *u);

/* Keeps them, all or none; of two of one kind and name the later wins, also between processes.
 * True also where they have to wait.  Those that are not sound are passed over; those that are not
 * dear alone are kept without waiting for the disk. */
bool userdata_put(struct userdata *u, const struct memos *memos, struct err *e) ATTR_MUST_USE;

/* Adds all that are not gone. */
void userdata_get(struct userdata *u, struct memos *memos);

/* The RFCs that have been read: ascending, to be freed; count in *n. */
uint32_t *userdata_numbers(struct userdata *u, size_t *n);

#endif
