/* SPDX-License-Identifier: MIT
 *
 * db - one connection to one SQLite file, opened the same way everywhere.  The only user of
 * SQLite.
 *
 * Errors: ERR_DAMAGED when the file is no database, or its pages or tables are not what they should
 * be (set it aside and begin anew); ERR_BUSY when another process holds it for longer than a
 * moment (0.15 s), the most that any of these calls waits; ERR_STORAGE for everything else.  Layer
 * "database".
 * Thread: one at a time.
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"

struct db;

/* What a file of one kind looks like. */
struct db_schema {
    int32_t application_id;        /* in the header: whose file it is */
    const char *const *migrations; /* SQL; migrations[i] takes version i to i + 1 */
    int version;                   /* their number */
};

/* Opens or begins the file and brings it to the schema's version, in one transaction that no other
 * process can come between.  A file of a newer version or of another program is not written to:
 * ERR_STORAGE.  path NULL: a database in memory; it fails only where SQLite is not installed. */
struct db *db_open(const char *path, const struct db_schema *schema, struct err *e);
void db_close(struct db *d); /* after its queries are finished; NULL is fine */

/* What a transaction that begins after this is when its commit returns: on the disk, whatever
 * befalls the machine (DB_SURE, as it is at first), or only one that will be there as a whole or
 * not at all, without waiting for the disk.  A new file is begun without waiting, too: the first
 * DB_SURE asked for sees that it is there. */
enum db_promise { DB_SURE, DB_WHOLE };
bool db_promise(struct db *d, enum db_promise promise, struct err *e) ATTR_MUST_USE;

/* Reads every page; for small files, or when there is a suspicion. */
bool db_check(struct db *d, struct err *e) ATTR_MUST_USE;

/* Renames a damaged file, which must be closed, and what belongs to it to
 * PATH.bad-YYYYMMDDHHMMSS: the new name, to be freed; NULL on an error.  Overwrites nothing. */
char *db_set_aside(const char *path, struct err *e);

/* Keeps other processes that ask from opening databases in this directory meanwhile, so that a
 * damaged one is set aside once: what db_unlock takes.  Does without where the filesystem has no
 * locks; ERR_BUSY where another process has it for longer than a moment. */
bool db_lock(const char *dir, int *lock, struct err *e) ATTR_MUST_USE;
void db_unlock(int lock);

/* A prepared statement.  Bind its parameters (from 1), step until 0, reset, again. */
struct db_query;

struct db_query *db_prepare(struct db *d, const char *sql, struct err *e);
void db_bind(struct db_query *q, int parameter, int64_t value);
void db_bind_text(struct db_query *q, int parameter, struct str text); /* lent until the step */
int db_step(struct db_query *q,
            struct err *e); /* 1 a row, 0 done (and reset), -1 error (and reset) */
int64_t db_column(struct db_query *q, int column);         /* from 0 */
struct str db_column_text(struct db_query *q, int column); /* lent until the next step */
void db_finish(struct db_query *q);                        /* NULL is fine */

#endif
