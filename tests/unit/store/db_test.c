/* SPDX-License-Identifier: MIT
 *
 * db: a file is brought to the version asked for, whole or not at all.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "base/paths.h"
#include "store/db.h"

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

#define WITH_DIR(test) cmocka_unit_test_setup_teardown(test, dir_setup, dir_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DIR(each_step_is_done_once),
        WITH_DIR(a_step_that_fails_leaves_the_file_as_it_was),
        WITH_DIR(what_is_committed_is_seen_by_others),
        WITH_DIR(memory_needs_no_file),
        WITH_DIR(a_statement_that_does_not_fit_is_damage),
        WITH_DIR(what_is_not_there_cannot_be_set_aside),
    };
    return cmocka_run_group_tests_name("db", tests, NULL, NULL);
}
