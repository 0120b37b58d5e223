/* SPDX-License-Identifier: MIT
 *
 * db: a file is brought to the version asked for, whole or not at all.
 */
#include "base/platform.h"

#include "testing.h"

#include <dlfcn.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/paths.h"
#include "store/db.h"
#include "store/sqliteapi.h"

static const char *const steps[] = {
    "CREATE TABLE t (x INTEGER); INSERT INTO t VALUES (7)",
    "ALTER TABLE t ADD COLUMN y INTEGER NOT NULL DEFAULT 5",
    "UPDATE t SET y = x * 10",
};
static const char *const broken_steps[] = {
    "CREATE TABLE t (x INTEGER); INSERT INTO t VALUES (7)",
    "CREATE TABLE half (z); INSERT INTO nowhere VALUES (1)",
};

enum { ID = 77 };

static int dir_setup(void **state)
{
    char *dir = testing_dir_new();
    *state = paths_join(dir, "x.db");
    free(dir);
    return 0;
}

static int dir_teardown(void **state)
{
    char *path = *state;
    *strrchr(path, '/') = '\0';
    testing_dir_remove(path);
    return 0;
}

static struct db *opened(const char *path, const char *const *migrations, int version)
{
    struct err e = {0};
    struct db_schema schema = {ID, migrations, version};
    struct db *d = db_open(path, &schema, &e);
    if (d == NULL)
        fail_msg("%s", e.text);
    return d;
}

static void expect_number(struct db *d, const char *sql, int64_t expected)
{
    struct err e = {0};
    struct db_query *q = db_prepare(d, sql, &e);
    if (q == NULL)
        fail_msg("%s", e.text);
    assert_int_equal(db_step(q, &e), 1);
    assert_int_equal(db_column(q, 0), expected);
    assert_int_equal(db_step(q, &e), 0);
    db_finish(q);
}

static void each_step_is_done_once(void **state)
{
    for (int version = 1; version <= 3; version++) {
        struct db *d = opened(*state, steps, version);
        expect_number(d, "SELECT count(*) FROM t WHERE x = 7", 1);
        expect_number(d, "PRAGMA user_version", version);
        expect_number(d, "PRAGMA application_id", ID);
        db_close(d);
    }
    struct db *d = opened(*state, steps, 3);
    expect_number(d, "SELECT y FROM t", 70);
    db_close(d);
}

static void a_step_that_fails_leaves_the_file_as_it_was(void **state)
{
    struct err e = {0};
    db_close(opened(*state, broken_steps, 1));
    struct db_schema schema = {ID, broken_steps, 2};
    assert_null(db_open(*state, &schema, &e));
    struct db *d = opened(*state, broken_steps, 1);
    expect_number(d, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'", 0);
    expect_number(d, "SELECT x FROM t", 7);
    assert_true(db_check(d, &e));
    db_close(d);
}

static void what_is_committed_is_seen_by_others(void **state)
{
    struct err e = {0};
    struct db *a = opened(*state, steps, 3), *b = opened(*state, steps, 3);
    struct db_query *put = db_prepare(a, "INSERT INTO t (x, y) VALUES (?1, ?2)", &e);
    assert_non_null(put);
    for (int i = 0; i < 3; i++) {
        db_bind(put, 1, i);
        db_bind(put, 2, INT64_MIN);
        assert_int_equal(db_step(put, &e), 0);
        expect_number(b, "SELECT count(*) FROM t", i + 2);
    }
    expect_number(b, "SELECT min(y) FROM t", INT64_MIN);
    db_finish(put);
    db_finish(NULL);
    db_close(a);
    db_close(b);
    db_close(NULL);
}

static void memory_needs_no_file(void **state)
{
    (void)state;
    struct db *d = opened(NULL, steps, 3);
    expect_number(d, "SELECT y FROM t", 70);
    db_close(d);
}

static void a_statement_that_does_not_fit_is_damage(void **state)
{
    struct err e = {0};
    struct db *d = opened(*state, steps, 1);
    assert_null(db_prepare(d, "SELECT y FROM t", &e));
    assert_int_equal(e.kind, ERR_DAMAGED);
    assert_non_null(strstr(e.text, "x.db"));
    db_close(d);
}

static void what_is_not_there_cannot_be_set_aside(void **state)
{
    struct err e = {0};
    assert_null(db_set_aside(*state, &e));
    assert_int_equal(e.kind, ERR_STORAGE);
    int lock;
    assert_true(db_lock("/nonexistent/rfcview", &lock, &e));
    db_unlock(lock);
}

/* ---- how often the disk is waited for: SQLite's own files, with one function counted */

struct counted_methods { /* of one kind of files */
    sqlite3_io_methods ours;
    const sqlite3_io_methods *real;
};

static struct {
    sqlite3_vfs vfs, *real;
    struct counted_methods methods[8];
    int syncs;
} counted;

static int counted_sync(sqlite3_file *file, int flags)
{
    const struct counted_methods *m = (const void *)file->pMethods; /* ours come first */
    counted.syncs++;
    return m->real->xSync(file, flags);
}

static int counted_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    (void)vfs;
    int code = counted.real->xOpen(counted.real, name, file, flags, out);
    struct counted_methods *m = counted.methods;
    while (m->real != NULL && m->real != file->pMethods)
        m++;
    if (code != SQLITE_OK)
        return code;
    m->ours = *file->pMethods;
    m->real = file->pMethods;
    m->ours.xSync = counted_sync;
    file->pMethods = &m->ours;
    return SQLITE_OK;
}

static int counted_setup(void **state)
{
    void *library = dlopen(SQLITEAPI_LIBRARY, RTLD_NOW);
    __typeof__(sqlite3_vfs_find) *find;
    __typeof__(sqlite3_vfs_register) *enter;
    *(void **)&find = dlsym(library, "sqlite3_vfs_find");
    *(void **)&enter = dlsym(library, "sqlite3_vfs_register");
    if (find == NULL || enter == NULL || (counted.real = find("unix")) == NULL)
        return -1;
    counted.vfs = *counted.real;
    counted.vfs.zName = "counted";
    counted.vfs.xOpen = counted_open;
    counted.syncs = 0;
    return enter(&counted.vfs, 1) == SQLITE_OK ? dir_setup(state) : -1;
}

static int counted_teardown(void **state)
{
    void *library = dlopen(SQLITEAPI_LIBRARY, RTLD_NOW);
    __typeof__(sqlite3_vfs_unregister) *leave;
    *(void **)&leave = dlsym(library, "sqlite3_vfs_unregister");
    return leave(&counted.vfs) == SQLITE_OK ? dir_teardown(state) : -1;
}

static void put_one(struct db *d, enum db_promise promise)
{
    struct err e = {0};
    assert_true(db_promise(d, promise, &e));
    struct db_query *put = db_prepare(d, "INSERT INTO t (x, y) VALUES (1, 1)", &e);
    assert_non_null(put);
    assert_int_equal(db_step(put, &e), 0);
    db_finish(put);
}

/* Two at the end, where the log goes into the file. */
static void what_is_not_to_be_sure_does_not_wait_for_the_disk(void **state)
{
    struct db *d = opened(*state, steps, 3);
    put_one(d, DB_WHOLE);
    put_one(d, DB_WHOLE);
    assert_int_equal(counted.syncs, 0);
    db_close(d);
    assert_in_range(counted.syncs, 1, 2);
    d = opened(*state, steps, 3);
    expect_number(d, "SELECT count(*) FROM t", 3);
    expect_number(d, "PRAGMA synchronous", 2);
    db_close(d);
}

static void what_is_sure_waits_for_it(void **state)
{
    struct db *d = opened(*state, steps, 3);
    put_one(d, DB_SURE);
    int first = counted.syncs;
    assert_true(first >= 3); /* log, file, and the log again */
    put_one(d, DB_SURE);
    assert_int_equal(counted.syncs, first + 1);
    put_one(d, DB_WHOLE);
    assert_int_equal(counted.syncs, first + 1);
    put_one(d, DB_SURE);
    assert_int_equal(counted.syncs, first + 2);
    db_close(d);
}

static bool file_alone_has_the_table(const char *path)
{
    struct err e = {0};
    struct strbuf bytes = STRBUF_INIT((size_t)1 << 20);
    assert_true(file_read(path, &bytes, &e));
    bool has = str_find(strbuf_str(&bytes), STR("CREATE TABLE t"), 0) >= 0;
    strbuf_release(&bytes);
    return has;
}

/* As it would be without what the log holds. */
static void a_new_file_is_there_before_the_first_that_is_sure(void **state)
{
    struct err e = {0};
    struct db *d = opened(*state, steps, 3);
    assert_false(file_alone_has_the_table(*state));
    assert_true(db_promise(d, DB_WHOLE, &e));
    assert_false(file_alone_has_the_table(*state));
    assert_true(db_promise(d, DB_SURE, &e));
    assert_true(file_alone_has_the_table(*state));
    db_close(d);
}

#define WITH_COUNT(test) cmocka_unit_test_setup_teardown(test, counted_setup, counted_teardown)
#define WITH_DIR(test)   cmocka_unit_test_setup_teardown(test, dir_setup, dir_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DIR(each_step_is_done_once),
        WITH_DIR(a_step_that_fails_leaves_the_file_as_it_was),
        WITH_DIR(what_is_committed_is_seen_by_others),
        WITH_DIR(memory_needs_no_file),
        WITH_DIR(a_statement_that_does_not_fit_is_damage),
        WITH_DIR(what_is_not_there_cannot_be_set_aside),
        WITH_COUNT(what_is_not_to_be_sure_does_not_wait_for_the_disk),
        WITH_COUNT(what_is_sure_waits_for_it),
        WITH_DIR(a_new_file_is_there_before_the_first_that_is_sure),
    };
    return cmocka_run_group_tests_name("db", tests, NULL, NULL);
}
