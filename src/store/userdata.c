/* SPDX-License-Identifier: MIT
 *
 * One table of reading positions.  What the file cannot hold is held in memory, so that a broken
 * disk never keeps anybody from reading; what another program keeps us from putting there waits,
 * and at the end is left beside it (store/later.h).
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
#include "store/db.h"
#include "store/later.h"

enum { USERDATA_RETRY_MS = 1000 }; /* what another program holds is not asked for all the time */

struct userdata {
    char *dir;
    struct db *db;
    struct db_query *put, *list;
    VEC(struct userdata_place) waiting; /* to be put when the file is free; numbers once */
    bool shut_out;                      /* it was not free yet: to be opened */
    int64_t retry_at;
};

static const char *const userdata_migrations[] = {
    "CREATE TABLE place (number INTEGER PRIMARY KEY, raw_line INTEGER NOT NULL,"
    " stamp INTEGER NOT NULL)",
};

static const struct db_schema userdata_schema = {
    .application_id = 0x52464356, /* "RFCV" */
    .migrations = userdata_migrations,
    .version = ARRAY_LEN(userdata_migrations),
};

static const char userdata_put_sql[] =
    "INSERT INTO place (number, raw_line, stamp) VALUES (?1, ?2, ?3)"
    " ON CONFLICT (number) DO UPDATE SET raw_line = excluded.raw_line, stamp = excluded.stamp"
    " WHERE excluded.stamp >= stamp";

static const char userdata_list_sql[] =
    "SELECT number, raw_line, stamp FROM place"
    " WHERE number BETWEEN 1 AND 4294967295 AND raw_line BETWEEN 0 AND 4294967295"
    " ORDER BY stamp DESC, number LIMIT 100000";

static void userdata_shut(struct userdata *u)
{
    db_finish(u->put);
    db_finish(u->list);
    db_close(u->db);
    u->db = NULL;
    u->put = u->list = NULL;
}

/* The file is small: all of it is checked, and both statements must fit its tables. */
static bool userdata_begin(struct userdata *u, const char *path, struct err *e)
{
    u->db = db_open(path, &userdata_schema, e);
    if (u->db != NULL && db_check(u->db, e) &&
        (u->put = db_prepare(u->db, userdata_put_sql, e)) != NULL &&
        (u->list = db_prepare(u->db, userdata_list_sql, e)) != NULL)
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
                "%s was damaged and is now %s: reading positions begin anew (database)", path,
                strrchr(bad, '/') + 1);
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

static bool userdata_put(struct userdata *u, const struct userdata_place *place, struct err *e)
{
    db_bind(u->put, 1, place->number);
    db_bind(u->put, 2, place->raw_line);
    db_bind(u->put, 3, place->when);
    if (db_step(u->put, e) != 0)
        return false;
    log_line("userdata", "kept: RFC %u line %u at %lld", place->number, place->raw_line,
             (long long)place->when);
    return true;
}

static bool userdata_put_later(void *context, const struct userdata_place *place)
{
    struct err e;
    return userdata_put(context, place, &e);
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
        err_prefix(&why, u->shut_out ? "reading positions will be kept later"
                                     : "reading positions are not kept");
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

static void userdata_wait(struct userdata *u, const struct userdata_place *place)
{
    for (size_t i = 0; i < u->waiting.n; i++)
        if (u->waiting.at[i].number == place->number) {
            if (place->when >= u->waiting.at[i].when)
                u->waiting.at[i] = *place;
            return;
        }
    VEC_PUSH(&u->waiting, *place);
}

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

/* Puts what waits, the latest first. */
static bool userdata_catch_up(struct userdata *u, struct err *e)
{
    bool ok = userdata_is_open(u, e);
    while (ok && u->waiting.n > 0) {
        ok = u->put == NULL || userdata_put(u, &u->waiting.at[u->waiting.n - 1], e);
        if (ok || e->kind != ERR_BUSY)
            u->waiting.n--;
    }
    if (!ok && e->kind == ERR_BUSY)
        userdata_retry_soon(u);
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
    if (u->waiting.n > 0 && !later_keep(u->dir, u->waiting.at, u->waiting.n, &e))
        log_line("userdata", "%s", e.text);
    userdata_shut(u);
    VEC_RELEASE(&u->waiting);
    free(u->dir);
    free(u);
}

bool userdata_put_place(struct userdata *u, const struct userdata_place *place, struct err *e)
{
    struct err why = {.kind = ERR_NONE};
    if (u->put == NULL && !u->shut_out)
        return true; /* said when it was opened */
    userdata_wait(u, place);
    if (!userdata_may_try(u) || userdata_catch_up(u, &why) || why.kind == ERR_BUSY)
        return true;
    if (e != NULL)
        *e = why;
    return false;
}

static int userdata_number_order(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

uint32_t *userdata_numbers(struct userdata *u, size_t *n)
{
    struct userdata_place *places = userdata_places(u, n);
    uint32_t *numbers = xcalloc(*n + 1, sizeof *numbers);
    for (size_t i = 0; i < *n; i++)
        numbers[i] = places[i].number;
    qsort(numbers, *n, sizeof *numbers, userdata_number_order);
    free(places);
    return numbers;
}

struct userdata_place *userdata_places(struct userdata *u, size_t *n)
{
    VEC(struct userdata_place) places = {0};
    struct err e;
    int rc = 0;
    while (u->list != NULL && (rc = db_step(u->list, &e)) > 0)
        VEC_PUSH(&places, (struct userdata_place){.number = (uint32_t)db_column(u->list, 0),
                                                  .raw_line = (uint32_t)db_column(u->list, 1),
                                                  .when = db_column(u->list, 2)});
    if (rc < 0)
        log_line("userdata", "%s", e.text);
    *n = places.n;
    return places.at;
}
