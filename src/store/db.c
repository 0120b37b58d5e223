/* SPDX-License-Identifier: MIT
 *
 * SQLite, opened with care: several processes may share the file, the power may fail, and the file
 * may have been written by anybody.
 *
 * Owner: the caller.  Thread: one at a time (opened without SQLite's own locks).
 */
#include "base/platform.h"

#include "store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

#include "base/bug.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/xmalloc.h"
#include "store/sqliteapi.h"

/* Another process holds a file for some milliseconds; one that holds it longer is stopped or
 * broken, and nobody is to wait for it. */
enum { DB_LOCK_MS = 100, DB_BUSY_MS = 150, DB_NAP_MS = 3 };

struct db {
    struct sqliteapi api;
    sqlite3 *handle;
    int64_t until; /* what waits for another process gives up then */
    bool opening;  /* all of it is one wait */
    bool new;      /* its beginning may not be on the disk yet */
    char *name;    /* for errors */
};

struct db_query {
    sqlite3_stmt *statement;
    struct db *db;
};

/* ------------------------------------------------------------------ errors */

/* The kind is the file's fault, or the disk's.  Plain SQLITE_ERROR is damage, too: our statements
 * are right, so the tables are not ours. */
static bool db_cannot(const struct db *d, struct err *e)
{
    int code = d->api.errcode(d->handle);
    if ((code & 0xFF) == SQLITE_BUSY || (code & 0xFF) == SQLITE_LOCKED ||
        (code & 0xFF) == SQLITE_PROTOCOL)
        return err_set(e, ERR_BUSY, "%s is in use by another program (database)", d->name);
    bool damaged = (code & 0xFF) == SQLITE_CORRUPT || (code & 0xFF) == SQLITE_NOTADB ||
                   (code & 0xFF) == SQLITE_ERROR;
    return err_set(e, damaged ? ERR_DAMAGED : ERR_STORAGE, "cannot use %s: %s (database)", d->name,
                   d->api.errmsg(d->handle));
}

static void db_begin_wait(struct db *d)
{
    if (!d->opening)
        d->until = clock_monotonic_ms() + DB_BUSY_MS;
}

/* Whether to try again. */
static int db_wait(void *context, int tries)
{
    const struct db *d = context;
    (void)tries;
    if (clock_monotonic_ms() >= d->until)
        return 0;
    poll(NULL, 0, DB_NAP_MS);
    return 1;
}

static bool db_exec(struct db *d, const char *sql, struct err *e)
{
    db_begin_wait(d);
    return d->api.exec(d->handle, sql, NULL, NULL, NULL) == SQLITE_OK || db_cannot(d, e);
}

/* ------------------------------------------------------------------ queries */

struct db_query *db_prepare(struct db *d, const char *sql, struct err *e)
{
    sqlite3_stmt *statement;
    db_begin_wait(d);
    if (d->api.prepare_v3(d->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
        SQLITE_OK) {
        db_cannot(d, e);
        return NULL;
    }
    struct db_query *q = xmalloc(sizeof *q);
    *q = (struct db_query){.statement = statement, .db = d};
    return q;
}

void db_bind(struct db_query *q, int parameter, int64_t value)
{
    if (q->db->api.bind_int64(q->statement, parameter, value) != SQLITE_OK)
        BUG("no parameter %d in: %s", parameter, q->db->api.sql(q->statement));
}

void db_bind_text(struct db_query *q, int parameter, struct str text)
{
    const char *bytes = text.n > 0 ? text.p : "";
    if (q->db->api.bind_text(q->statement, parameter, bytes, (int)text.n, SQLITE_STATIC) !=
        SQLITE_OK)
        BUG("no parameter %d in: %s", parameter, q->db->api.sql(q->statement));
}

int db_step(struct db_query *q, struct err *e)
{
    db_begin_wait(q->db);
    int code = q->db->api.step(q->statement);
    if (code == SQLITE_ROW)
        return 1;
    if (code != SQLITE_DONE)
        db_cannot(q->db, e);
    q->db->api.reset(q->statement);
    return code == SQLITE_DONE ? 0 : -1;
}

int64_t db_column(struct db_query *q, int column)
{
    return q->db->api.column_int64(q->statement, column);
}

struct str db_column_text(struct db_query *q, int column)
{
    const unsigned char *text = q->db->api.column_text(q->statement, column);
    size_t n = (size_t)q->db->api.column_bytes(q->statement, column);
    return text != NULL ? (struct str){(const char *)text, n} : STR_NONE;
}

void db_finish(struct db_query *q)
{
    if (q == NULL)
        return;
    q->db->api.finalize(q->statement);
    free(q);
}

bool db_check(struct db *d, struct err *e)
{
    static const char sql[] = "SELECT quick_check = 'ok' FROM pragma_quick_check(1)";
    struct db_query *q = db_prepare(d, sql, e);
    if (q == NULL)
        return false;
    int rc = db_step(q, e);
    bool good = rc > 0 && db_column(q, 0) == 1;
    db_finish(q);
    if (rc >= 0 && !good)
        err_set(e, ERR_DAMAGED, "cannot use %s: its pages are damaged (database)", d->name);
    return good;
}

/* ------------------------------------------------------------------ versions */

/* What the file says about itself. */
struct db_mark {
    int64_t version, application_id;
    bool empty;
};

/* In one statement, so that no other process can write between two. */
static bool db_read_mark(struct db *d, struct db_mark *mark, struct err *e)
{
    static const char sql[] = "SELECT user_version, application_id,"
                              " (SELECT count(*) FROM sqlite_schema) = 0"
                              " FROM pragma_user_version, pragma_application_id";
    struct db_query *q = db_prepare(d, sql, e);
    if (q == NULL)
        return false;
    int rc = db_step(q, e);
    if (rc > 0)
        *mark = (struct db_mark){db_column(q, 0), db_column(q, 1), db_column(q, 2) == 1};
    db_finish(q);
    return rc > 0;
}

/* Whether the file is ours and not from the future; *version: 0 for a new one.  Reads only. */
static bool db_version(struct db *d, const struct db_schema *schema, int *version, struct err *e)
{
    struct db_mark mark;
    if (!db_read_mark(d, &mark, e))
        return false;
    bool begun = !mark.empty || mark.application_id != 0;
    if (begun && mark.application_id != schema->application_id)
        return err_set(e, ERR_STORAGE, "%s belongs to another program (database)", d->name);
    if (mark.version > schema->version)
        return err_set(e, ERR_STORAGE, "%s was written by a newer rfcview (database)", d->name);
    if (mark.version < 0)
        return err_set(e, ERR_DAMAGED, "%s has no version (database)", d->name);
    *version = (int)mark.version;
    return true;
}

static bool db_migrate_from(struct db *d, const struct db_schema *schema, int version,
                            struct err *e)
{
    char mark[96];
    snprintf(mark, sizeof mark, "PRAGMA application_id = %d; PRAGMA user_version = %d",
             schema->application_id, schema->version);
    for (; version < schema->version; version++)
        if (!db_exec(d, schema->migrations[version], e))
            return false;
    return db_exec(d, mark, e);
}

/* The version is asked again inside the transaction: another process may have been quicker. */
static bool db_migrate(struct db *d, const struct db_schema *schema, struct err *e)
{
    int version;
    if (!db_exec(d, "BEGIN IMMEDIATE", e))
        return false;
    if (db_version(d, schema, &version, e) && db_migrate_from(d, schema, version, e) &&
        db_exec(d, "COMMIT", e))
        return true;
    d->api.exec(d->handle, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

/* ------------------------------------------------------------------ the disk */

/* What was written to the log so far is on the disk, in the file itself, unless another process
 * reads an older state: then the next time. */
static bool db_settle(struct db *d, struct err *e)
{
    struct db_query *q = db_prepare(d, "PRAGMA wal_checkpoint", e);
    if (q == NULL)
        return false;
    int rc = db_step(q, e);
    if (rc > 0)
        d->new = db_column(q, 0) != 0 || db_column(q, 1) != db_column(q, 2);
    db_finish(q);
    return rc >= 0;
}

bool db_promise(struct db *d, enum db_promise promise, struct err *e)
{
    bool sure = promise == DB_SURE;
    return db_exec(d, sure ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL", e) &&
           (!sure || !d->new || db_settle(d, e));
}

/* ------------------------------------------------------------------ opening */

/* The write-ahead log needs memory shared between processes, which these do not have. */
static bool db_is_remote(const char *path)
{
    static const uint32_t remote[] = {
        NFS_SUPER_MAGIC, SMB_SUPER_MAGIC,  CIFS_SUPER_MAGIC, SMB2_SUPER_MAGIC, V9FS_MAGIC,
        AFS_SUPER_MAGIC, CODA_SUPER_MAGIC, CEPH_SUPER_MAGIC, FUSE_SUPER_MAGIC,
    };
    struct statfs fs;
    if (statfs(path, &fs) != 0)
        return true;
    for (size_t i = 0; i < ARRAY_LEN(remote); i++)
        if ((uint32_t)fs.f_type == remote[i])
            return true;
    return false;
}

/* True when the file then has the journal asked for. */
static bool db_set_journal(struct db *d, const char *mode)
{
    char sql[40];
    sqlite3_stmt *statement;
    snprintf(sql, sizeof sql, "PRAGMA journal_mode = %s", mode);
    if (d->api.prepare_v3(d->handle, sql, -1, 0, &statement, NULL) != SQLITE_OK)
        return false;
    bool same = d->api.step(statement) == SQLITE_ROW &&
                d->api.stricmp((const char *)d->api.column_text(statement, 0), mode) == 0;
    d->api.finalize(statement);
    return same;
}

static bool db_is_writable(const struct db *d, struct err *e)
{
    return d->api.db_readonly(d->handle, "main") == 0 ||
           err_set(e, ERR_STORAGE, "%s may not be written (database)", d->name);
}

/* Until the version is known to be ours nothing is written, not even at closing what a crash left
 * in the log. */
static bool db_begin(struct db *d, const char *path, const struct db_schema *schema, struct err *e)
{
    static const char settings[] = "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON;"
                                   "PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY";
    int version;
    d->api.extended_result_codes(d->handle, 1);
    d->api.busy_handler(d->handle, db_wait, d);
    d->api.db_config(d->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    d->api.db_config(d->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    if (!db_exec(d, settings, e) || !db_version(d, schema, &version, e) || !db_is_writable(d, e))
        return false;
    d->api.db_config(d->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    d->new = version == 0;
    if (d->new && !db_exec(d, "PRAGMA synchronous = OFF", e))
        return false;
    if (path != NULL && (db_is_remote(path) || !db_set_journal(d, "WAL")))
        (void)db_set_journal(d, "TRUNCATE"); /* the default, DELETE, is right too */
    return (version == schema->version || db_migrate(d, schema, e)) &&
           (!d->new || db_exec(d, "PRAGMA synchronous = FULL", e));
}

struct db *db_open(const char *path, const struct db_schema *schema, struct err *e)
{
    struct db *d = xcalloc(1, sizeof *d);
    d->name = xstrdup(path != NULL ? path : "the database in memory");
    if (!sqliteapi_open(&d->api, e)) {
        db_close(d);
        return NULL;
    }
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    int code = d->api.open_v2(path != NULL ? path : ":memory:", &d->handle, flags, NULL);
    if (d->handle == NULL)
        BUG("no memory for a database");
    db_begin_wait(d);
    d->opening = true;
    bool ok = code == SQLITE_OK ? db_begin(d, path, schema, e) : db_cannot(d, e);
    d->opening = false;
    if (ok)
        return d;
    db_close(d);
    return NULL;
}

void db_close(struct db *d)
{
    if (d == NULL)
        return;
    if (d->handle != NULL && d->api.close(d->handle) != SQLITE_OK)
        BUG("%s closed with queries in it", d->name);
    free(d->name);
    free(d);
}

/* The log first: a new file must never meet the log of the old one. */
char *db_set_aside(const char *path, struct err *e)
{
    static const char *const parts[] = {"-wal", "-shm", "-journal", ""};
    char *bad = file_bad_name(path);
    int why = 0;
    for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
        char *from = xasprintf("%s%s", path, parts[i]), *to = xasprintf("%s%s", bad, parts[i]);
        why = rename(from, to) == 0 ? 0 : errno; /* only the last is sure to be there */
        free(from);
        free(to);
    }
    if (why == 0)
        return bad;
    err_set(e, ERR_STORAGE, "cannot rename %s: %s (disk)", path, strerror(why));
    free(bad);
    return NULL;
}

/* The lock is on the directory itself, so that it leaves no file behind. */
bool db_lock(const char *dir, int *lock, struct err *e)
{
    int64_t deadline = clock_monotonic_ms() + DB_LOCK_MS;
    *lock = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    while (*lock >= 0 && flock(*lock, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return true; /* this filesystem has no locks */
        if (clock_monotonic_ms() >= deadline) {
            db_unlock(*lock);
            return err_set(e, ERR_BUSY, "%s is in use by another program (disk)", dir);
        }
        poll(NULL, 0, DB_NAP_MS);
    }
    return true;
}

void db_unlock(int lock)
{
    if (lock >= 0)
        close(lock);
}
