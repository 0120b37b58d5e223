/* SPDX-License-Identifier: MIT
 *
 * One table of reading positions.  What the file cannot hold is held in memory, so that a broken
 * disk never keeps anybody from reading.
 *
 * Thread: see the header.
 */
#include "base/platform.h"

#include "store/userdata.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "base/paths.h"
#include "base/vec.h"
#include "base/xmalloc.h"
#include "store/db.h"

struct userdata {
    struct db *db;
    struct db_query *put, *list;
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
    *u = (struct userdata){0};
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

static bool userdata_begin_file(struct userdata *u, const char *dir, struct err *e)
{
    if (!file_make_dir(dir, e))
        return false;
    int lock = db_lock(dir);
    char *path = paths_join(dir, "state.db");
    bool ok = userdata_begin(u, path, e);
    if (!ok && e->kind == ERR_DAMAGED)
        ok = userdata_begin_anew(u, path, e);
    free(path);
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

struct userdata *userdata_open(const char *dir, struct err *e)
{
    struct userdata *u = xcalloc(1, sizeof *u);
    struct err why = {.kind = ERR_NONE};
    if (!userdata_begin_file(u, dir, &why)) {
        err_prefix(&why, "reading positions are not kept");
        struct err none;
        if (!userdata_begin(u, NULL, &none)) /* no SQLite: nothing is remembered at all */
            log_line("userdata", "%s", none.text);
    }
    if (e != NULL)
        *e = why;
    return u;
}

void userdata_close(struct userdata *u)
{
    if (u == NULL)
        return;
    userdata_shut(u);
    free(u);
}

bool userdata_put_place(struct userdata *u, const struct userdata_place *place, struct err *e)
{
    if (u->put == NULL)
        return true; /* said when it was opened */
    db_bind(u->put, 1, place->number);
    db_bind(u->put, 2, place->raw_line);
    db_bind(u->put, 3, place->when);
    return db_step(u->put, e) == 0;
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
