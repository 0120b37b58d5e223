/* SPDX-License-Identifier: MIT
 *
 * leftover: what a writer that was killed left behind goes, and nothing else does.
 */
#include "base/platform.h"

#include "testing.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/paths.h"
#include "store/leftover.h"
#include "store/shelf.h"

struct fixture {
    char *dir;
    struct err e;
};

static int dir_setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->dir = testing_dir_new();
    *state = f;
    return 0;
}

static int dir_teardown(void **state)
{
    struct fixture *f = *state;
    testing_dir_remove(f->dir);
    free(f);
    return 0;
}

static void put(struct fixture *f, const char *name, const char *text)
{
    char *path = paths_join(f->dir, name);
    if (!file_write(path, str_of(text), &f->e))
        fail_msg("%s", f->e.text);
    free(path);
}

static bool there(struct fixture *f, const char *name)
{
    char *path = paths_join(f->dir, name);
    bool yes = access(path, F_OK) == 0;
    free(path);
    return yes;
}

/* A temporary file of that writer, so old. */
static char *left_over(struct fixture *f, const char *base, pid_t writer, const char *random,
                       int64_t age)
{
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&name, "%s.%d.%s.new", base, (int)writer, random);
    put(f, strbuf_cstr(&name), "half a te");
    char *path = paths_join(f->dir, strbuf_cstr(&name));
    struct timespec when = {.tv_sec = (time_t)(clock_wall_ms() / 1000 - age)};
    const struct timespec times[] = {when, when};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    free(path);
    return strbuf_take(&name);
}

/* The number of a process that is gone. */
static pid_t gone(void)
{
    pid_t pid = fork();
    if (pid == 0)
        _exit(0);
    assert_int_equal(waitpid(pid, NULL, 0), pid);
    return pid;
}

static void check_swept(struct fixture *f, pid_t writer, int64_t age, bool expected)
{
    char *name = left_over(f, "rfc7.txt", writer, "0a1b2c3d", age);
    size_t n = leftover_sweep(f->dir, NULL);
    if (n != expected || there(f, name) == expected)
        fail_msg("%s, %lld s: swept %zu", name, (long long)age, n);
    char *path = paths_join(f->dir, name);
    remove(path);
    free(path);
    free(name);
}

static void what_no_writer_can_still_want_goes(void **state)
{
    struct fixture *f = *state;
    check_swept(f, gone(), 4000, true);
    check_swept(f, gone(), 3000, false); /* may be of another machine */
    check_swept(f, getpid(), 4000, false);
    check_swept(f, 1, 4000, false); /* not ours to signal, but alive */
    check_swept(f, getpid(), 90000, true);
    check_swept(f, gone(), -4000, false); /* the clock has jumped */
}

static void other_names_stay(void **state)
{
    struct fixture *f = *state;
    static const char *const names[][2] = {
        {"rfc7.txt", "0A1B2C3D"}, {"rfc7.txt", "0a1b2c3"}, {"rfc7.txt", "0a1b2c3d4"},
        {"", "0a1b2c3d"},         {"rfc7.txt", "x"},
    };
    pid_t writer = gone();
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        free(left_over(f, names[i][0], writer, names[i][1], 90000));
    free(left_over(f, "rfc7.txt", 0, "0a1b2c3d", 90000));
    assert_int_equal(leftover_sweep(f->dir, NULL), 0);
    free(left_over(f, "catalog.img", writer, "0a1b2c3d", 90000));
    assert_int_equal(leftover_sweep(f->dir, NULL), 1);
}

static void a_link_with_such_a_name_is_not_followed(void **state)
{
    struct fixture *f = *state;
    char *path = paths_join(f->dir, "rfc7.txt.99999999.0a1b2c3d.new");
    assert_int_equal(symlink("/nonexistent", path), 0);
    assert_int_equal(leftover_sweep(f->dir, NULL), 0);
    free(path);
}

static void beside_a_file_only_its_own_go(void **state)
{
    struct fixture *f = *state;
    pid_t writer = gone();
    char *own = left_over(f, "a.tar.gz", writer, "0a1b2c3d", 4000);
    char *other = left_over(f, "b.tar.gz", writer, "0a1b2c3d", 4000);
    char *longer = left_over(f, "xa.tar.gz", writer, "0a1b2c3d", 4000);
    char *path = paths_join(f->dir, "a.tar.gz");
    assert_int_equal(leftover_sweep_beside(path), 1);
    assert_false(there(f, own));
    assert_true(there(f, other) && there(f, longer));
    assert_int_equal(leftover_sweep_beside("/"), 0);
    assert_int_equal(leftover_sweep_beside("nothing-like-it"), 0);
    free(own);
    free(other);
    free(longer);
    free(path);
}

static void the_first_write_sweeps(void **state)
{
    struct fixture *f = *state;
    char *name = left_over(f, "rfc7.txt", gone(), "0a1b2c3d", 4000);
    struct shelf *s = shelf_new(f->dir, NULL, 0);
    assert_true(shelf_write(
        s, 7, STR("Network Working Group\nRequest for Comments: 7\n\n   Words.\n"), &f->e));
    assert_false(there(f, name));
    assert_true(there(f, "rfc7.txt"));
    shelf_free(s);
    free(name);
}

#define WITH_DIR(test) cmocka_unit_test_setup_teardown(test, dir_setup, dir_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DIR(what_no_writer_can_still_want_goes),
        WITH_DIR(other_names_stay),
        WITH_DIR(a_link_with_such_a_name_is_not_followed),
        WITH_DIR(beside_a_file_only_its_own_go),
        WITH_DIR(the_first_write_sweeps),
    };
    return cmocka_run_group_tests_name("leftover", tests, NULL, NULL);
}
