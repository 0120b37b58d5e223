/* SPDX-License-Identifier: MIT
 *
 * One table of memos.  What the file cannot hold is held in memory, so that a broken disk never
 * keeps anybody from reading; what another program keeps us from putting there waits, and at the
 * end is left beside it (store/later.h).
 *
 * Thread: see the header.
 */
#include "base/platform.h"

#include "store/userdata.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/paths.h"
#include "base/vec.h"
#include "base/xmalloc.h"
#include "rfc/numbers.h"
#include "rfc/ref.h"
#include "store/db.h"
#include "store/later.h"

enum { USERDATA_RETRY_MS = 1000 }; /* what another program holds is not asked for all the time */

static const char *const userdata_migrations[] = {
    "CREATE TABLE place (number INTEGER PRIMARY KEY, raw_line INTEGER NOT NULL,"
    " stamp INTEGER NOT NULL)",
    "CREATE TABLE memo (kind INTEGER NOT NULL, name TEXT NOT NULL, stamp INTEGER NOT NULL,"
    " gone INTEGER NOT NULL, text TEXT NOT NULL, words TEXT NOT NULL, section TEXT NOT NULL, after "
    "INTEGER NOT NULL,"
    " raw_line INTEGER NOT NULL, first_column INTEGER NOT NULL, PRIMARY KEY (kind, name))"
    " WITHOUT ROWID;"
    "INSERT INTO memo SELECT 0, 'rfc' || number, stamp, 0, '', '', '', 0, raw_line, 0 FROM place;"
    "DROP TABLE place",
};

static const struct db_schema userdata_schema = {
    .application_id = 0x52464356, /* "RFCV" */
    .migrations = userdata_migrations,
    .version = ARRAY_LEN(userdata_migrations),
};

enum userdata_query {
    USERDATA_PUT,
    USERDATA_GET,
    USERDATA_PRUNE,
    USERDATA_BEGIN,
    USERDATA_COMMIT,
    USERDATA_ROLLBACK,
    USERDATA_QUERIES,
};

static const char *const userdata_sql[USERDATA_QUERIES] = {
    [USERDATA_PUT] =
        "INSERT INTO memo (kind, name, stamp, gone, text, words, section, after, raw_line,"
        " first_column)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (kind, name) DO UPDATE SET"
        " stamp = excluded.stamp, gone = excluded.gone, text = excluded.text, words = "
        "excluded.words,"
        " section = excluded.section, after = excluded.after, raw_line = excluded.raw_line,"
        " first_column = excluded.first_column WHERE excluded.stamp >= stamp",
    [USERDATA_GET] =
        "SELECT kind, name, stamp, text, words, section, after, raw_line, first_column FROM memo"
        " WHERE gone = 0 AND kind BETWEEN 0 AND ?1 AND after BETWEEN 0 AND 4294967295"
        " AND raw_line BETWEEN 0 AND 4294967295 AND first_column BETWEEN 0 AND 4294967295"
        " ORDER BY kind, name LIMIT 100000",
    [USERDATA_PRUNE] =
        ("DELETE FROM memo WHERE kind = ?1 AND name NOT IN"
         " (SELECT name FROM memo WHERE kind = ?1 ORDER BY stamp DESC, name LIMIT ?2)"),
    [USERDATA_BEGIN] = "BEGIN IMMEDIATE",
    [USERDATA_COMMIT] = "COMMIT",
    [USERDATA_ROLLBACK] = "ROLLBACK",
};

struct userdata {
    char *dir;
    struct db *db;
    struct db_query *query[USERDATA_QUERIES];
    struct memos waiting; /* to be put when the file is free */
    bool shut_out;        /* it was not free yet: to be opened */
    bool refused;         /* the disk did, and it was said */
    bool pruned;          /* what is too old to be kept is not there any more */
    int64_t retry_at;
};

/* ---- the file */

static void userdata_shut(struct userdata *u)
{
    for (size_t i = 0; i < USERDATA_QUERIES; i++) {
        db_finish(u->query[i]);
        u->query[i] = NULL;
    }
    db_close(u->db);
    u->db = NULL;
}

static bool userdata_prepare(struct userdata *u, struct err *e)
{
    for (size_t i = 0; i < USERDATA_QUERIES; i++)
        if ((u->query[i] = db_prepare(u->db, userdata_sql[i], e)) == NULL)
            return false;
    return true;
}

/* The file is small: all of it is checked, and the statements must fit its tables. */
static bool userdata_begin(struct userdata *u, const char *path, struct err *e)
{
    u->db = db_open(path, &userdata_schema, e);
    if (u->db != NULL && db_check(u->db, e) && userdata_prepare(u, e))
        return true;
    userdata_shut(u);
    return false;
}

/* A damaged file makes room for a new one. */
static bool userdata_begin_anew(struct userdata *u, const char *path, struct err *e)
{
    log_line("userdata", "%s", e->text);
    char *bad = db_set_aside(path, e);
    if (bad == NULL)
        return false;
    bool ok = userdata_begin(u, path, e);
    if (ok)
        err_set(e, ERR_DAMAGED,
                "%s was damaged and is now %s: marks and reading positions begin anew (database)",
                path, strrchr(bad, '/') + 1);
    free(bad);
    return ok;
}

static bool userdata_begin_locked(struct userdata *u, struct err *e)
{
    char *path = paths_join(u->dir, "state.db");
    bool ok = userdata_begin(u, path, e);
    if (!ok && e->kind == ERR_DAMAGED)
        ok = userdata_begin_anew(u, path, e);
    free(path);
    return ok;
}

static bool userdata_do(struct userdata *u, enum userdata_query query, struct err *e)
{
    return db_step(u->query[query], e) >= 0;
}

static bool userdata_put_one(struct userdata *u, const struct memo *m, struct err *e)
{
    struct db_query *q = u->query[USERDATA_PUT];
    db_bind(q, 1, m->kind);
    db_bind_text(q, 2, m->name);
    db_bind(q, 3, m->when);
    db_bind(q, 4, m->gone);
    db_bind_text(q, 5, m->text);
    db_bind_text(q, 6, m->words);
    db_bind_text(q, 7, m->at.section);
    db_bind(q, 8, m->at.after);
    db_bind(q, 9, m->at.raw_line);
    db_bind(q, 10, m->at.column);
    return db_step(q, e) == 0;
}

static bool userdata_put_later(void *context, const struct memo *memo)
{
    struct err e;
    return userdata_put_one(context, memo, &e);
}

/* *e may hold a sentence also where it is true. */
static bool userdata_begin_file(struct userdata *u, struct err *e)
{
    int lock;
    if (!file_make_dir(u->dir, e) || !db_lock(u->dir, &lock, e))
        return false;
    bool ok = userdata_begin_locked(u, e);
    if (ok)
        later_take(u->dir, userdata_put_later, u);
    db_unlock(lock);
    return ok;
}

bool userdata_exists(const char *dir)
{
    char *path = paths_join(dir, "state.db");
    bool exists = file_exists(path);
    free(path);
    return exists;
}

static void userdata_retry_soon(struct userdata *u)
{
    u->retry_at = clock_monotonic_ms() + USERDATA_RETRY_MS;
}

/* Nothing is remembered longer than we run; without SQLite not even that. */
static void userdata_begin_in_memory(struct userdata *u)
{
    struct err none;
    if (!userdata_begin(u, NULL, &none))
        log_line("userdata", "%s", none.text);
}

struct userdata *userdata_open(const char *dir, struct err *e)
{
    struct userdata *u = xcalloc(1, sizeof *u);
    struct err why = {.kind = ERR_NONE};
    u->dir = xstrdup(dir);
    if (!userdata_begin_file(u, &why)) {
        u->shut_out = why.kind == ERR_BUSY;
        err_prefix(&why, u->shut_out ? "marks and reading positions will be kept later"
                                     : "marks and reading positions are not kept");
        if (u->shut_out)
            userdata_retry_soon(u);
        else
            userdata_begin_in_memory(u);
    }
    if (e != NULL)
        *e = why;
    return u;
}

/* ---- what waits */

/* Opens the file where that could not be done before. */
static bool userdata_is_open(struct userdata *u, struct err *e)
{
    if (!u->shut_out || userdata_begin_file(u, e)) {
        u->shut_out = false;
        return true;
    }
    if (e->kind == ERR_BUSY)
        return false;
    u->shut_out = false;
    userdata_begin_in_memory(u);
    return false;
}

/* Once a run is often enough. */
static bool userdata_prune(struct userdata *u, struct err *e)
{
    for (size_t kind = 0; kind < MEMO_KINDS && !u->pruned; kind++) {
        db_bind(u->query[USERDATA_PRUNE], 1, (int64_t)kind);
        db_bind(u->query[USERDATA_PRUNE], 2, (int64_t)memo_most(kind));
        if (!userdata_do(u, USERDATA_PRUNE, e))
            return false;
    }
    return u->pruned = true;
}

static bool userdata_put_all(struct userdata *u, struct err *e)
{
    for (size_t i = 0; i < u->waiting.n; i++)
        if (!userdata_put_one(u, u->waiting.at[i], e))
            return false;
    return userdata_prune(u, e) && userdata_do(u, USERDATA_COMMIT, e);
}

static void userdata_log(const struct userdata *u)
{
    for (size_t i = 0; i < u->waiting.n; i++) {
        const struct memo *m = u->waiting.at[i];
        if (m->kind == MEMO_PLACE || m->kind == MEMO_MARK) /* what was typed is nobody's business */
            log_line("userdata", "kept: %.*s line %u at %lld", STR_ARG(m->name), m->at.raw_line,
                     (long long)m->when);
    }
}

static bool userdata_is_dear(const struct memos *memos)
{
    for (size_t i = 0; i < memos->n; i++)
        if (memo_is_dear(memos->at[i]->kind))
            return true;
    return false;
}

/* Writes what waits, in one go. */
static bool userdata_write(struct userdata *u, struct err *e)
{
    struct err none;
    if (!db_promise(u->db, userdata_is_dear(&u->waiting) ? DB_SURE : DB_WHOLE, e) ||
        !userdata_do(u, USERDATA_BEGIN, e))
        return false;
    if (userdata_put_all(u, e)) {
        userdata_log(u);
        return true;
    }
    (void)userdata_do(u, USERDATA_ROLLBACK, &none);
    return false;
}

/* What another program or a full disk kept us from waits; what damage did is not tried again. */
static bool userdata_catch_up(struct userdata *u, struct err *e)
{
    bool ok =
        userdata_is_open(u, e) && (u->db == NULL || u->waiting.n == 0 || userdata_write(u, e));
    if (!ok && (e->kind == ERR_BUSY || e->kind == ERR_STORAGE))
        userdata_retry_soon(u);
    else
        memos_release(&u->waiting);
    return ok;
}

static bool userdata_may_try(const struct userdata *u)
{
    return clock_monotonic_ms() >= u->retry_at;
}

void userdata_close(struct userdata *u)
{
    if (u == NULL)
        return;
    struct err e = {.kind = ERR_NONE};
    if (u->waiting.n > 0 && userdata_may_try(u) && !userdata_catch_up(u, &e))
        log_line("userdata", "%s", e.text);
    if (u->waiting.n > 0 && !later_keep(u->dir, &u->waiting, &e))
        log_line("userdata", "%s", e.text);
    userdata_shut(u);
    memos_release(&u->waiting);
    free(u->dir);
    free(u);
}

bool userdata_put(struct userdata *u, const struct memos *memos, struct err *e)
{
    struct err why = {.kind = ERR_NONE};
    if (u->db == NULL && !u->shut_out)
        return true; /* said when it was opened */
    for (size_t i = 0; i < memos->n; i++)
        if (memo_is_sound(memos->at[i]))
            memos_put(&u->waiting, memos->at[i]);
    if (!userdata_may_try(u))
        return true;
    bool refused = u->refused;
    u->refused = !userdata_catch_up(u, &why) && why.kind != ERR_BUSY;
    if (!u->refused || refused)
        return true;
    if (e != NULL)
        *e = why;
    return false;
}

/* ---- what is there */

static struct memo userdata_memo(struct db_query *q)
{
    return (struct memo){
        .kind = (enum memo_kind)db_column(q, 0),
        .name = db_column_text(q, 1),
        .when = db_column(q, 2),
        .text = db_column_text(q, 3),
        .words = db_column_text(q, 4),
        .at = {.section = db_column_text(q, 5),
               .after = (uint32_t)db_column(q, 6),
               .raw_line = (uint32_t)db_column(q, 7),
               .column = (uint32_t)db_column(q, 8)},
    };
}

void userdata_get(struct userdata *u, struct memos *memos)
{
    struct db_query *q = u->query[USERDATA_GET];
    struct err e;
    int rc = 0;
    if (q != NULL)
        db_bind(q, 1, MEMO_KINDS - 1);
    while (q != NULL && (rc = db_step(q, &e)) > 0) {
        struct memo m = userdata_memo(q);
        if (memo_is_sound(&m))
            memos_put(memos, &m);
    }
    if (rc < 0)
        log_line("userdata", "%s", e.text);
    for (size_t i = 0; i < u->waiting.n; i++)
        memos_put(memos, u->waiting.at[i]);
}

uint32_t *userdata_numbers(struct userdata *u, size_t *n)
{
    struct memos memos = {0};
    VEC(uint32_t) numbers = {0};
    struct ref r = {0};
    userdata_get(u, &memos);
    for (size_t i = 0; i < memos.n && memos.at[i]->kind == MEMO_PLACE; i++)
        if (ref_parse(memos.at[i]->name, &r) && r.kind == REF_RFC)
            VEC_PUSH(&numbers, r.number);
    memos_release(&memos);
    numbers_sort(numbers.at, numbers.n);
    *n = numbers.n;
    return numbers.at;
}
