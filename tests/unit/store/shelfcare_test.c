/* SPDX-License-Identifier: MIT
 *
 * shelfcare: what is not a whole RFC is named; left-overs go, and nothing else does.
 */
#include "base/platform.h"

#include "testing.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/paths.h"
#include "store/shelf.h"
#include "store/shelfcare.h"

struct fixture {
    char *dir;
    struct strbuf refused; /* names, a line each */
    struct shelfcare_report report;
    struct err e;
};

static int shelf_setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->dir = testing_dir_new();
    f->refused = STRBUF_INIT(STRBUF_TEXT);
    *state = f;
    return 0;
}

static int shelf_teardown(void **state)
{
    struct fixture *f = *state;
    testing_dir_remove(f->dir);
    strbuf_release(&f->refused);
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

static void refused(void *context, const char *name, const struct err *why)
{
    struct fixture *f = context;
    strbuf_addf(&f->refused, "%s %d\n", name, why->kind);
}

static void verify(struct fixture *f, bool end)
{
    atomic_bool ending;
    atomic_init(&ending, end);
    strbuf_clear(&f->refused);
    if (!shelfcare_verify(f->dir, &ending, refused, f, &f->report, &f->e))
        fail_msg("%s", f->e.text);
}

#define GOOD(number) "Network Working Group\nRequest for Comments: " number "\n\n   Words.\n"

static void every_text_is_looked_at(void **state)
{
    struct fixture *f = *state;
    put(f, "rfc7.txt", GOOD("7"));
    put(f, "rfc10000.txt", GOOD("10000"));
    put(f, "rfc9.txt", GOOD("8"));
    put(f, "rfc12.txt", "<html>\n");
    put(f, "rfc11.txt", "");
    put(f, "rfc13.txt.gz", "\x1f\x8b no gzip");
    put(f, "notes.txt", "not ours");
    put(f, "rfc14.txt.4711.0a1b2c3d.new", "half");
    verify(f, false);
    assert_string_equal(strbuf_cstr(&f->refused),
                        "rfc9.txt 6\nrfc11.txt 6\nrfc12.txt 6\nrfc13.txt.gz 6\n");
    assert_int_equal(f->report.files, 6);
    assert_int_equal(f->report.refused, 4);
    assert_true(f->report.bytes > 2 * strlen(GOOD("7")));
    assert_true(there(f, "rfc12.txt"));
}

static void no_shelf_is_an_empty_one(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(rmdir(f->dir), 0);
    verify(f, false);
    assert_int_equal(f->report.files, 0);
    assert_int_equal(shelfcare_sweep(f->dir), 0);
    assert_int_equal(mkdir(f->dir, 0700), 0);
}

static void a_shelf_that_cannot_be_read_is_told(void **state)
{
    struct fixture *f = *state;
    atomic_bool ending;
    atomic_init(&ending, false);
    put(f, "file", "");
    char *path = paths_join(f->dir, "file");
    assert_false(shelfcare_verify(path, &ending, refused, f, &f->report, &f->e));
    assert_int_equal(f->e.kind, ERR_STORAGE);
    free(path);
}

static void it_ends_when_nobody_waits(void **state)
{
    struct fixture *f = *state;
    put(f, "rfc7.txt", "<html>");
    verify(f, true);
    assert_int_equal(f->report.files, 0);
    assert_int_equal(f->refused.n, 0);
}

/* ---- left-overs */

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
    size_t n = shelfcare_sweep(f->dir);
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
    assert_int_equal(shelfcare_sweep(f->dir), 0);
    free(left_over(f, "catalog.img", writer, "0a1b2c3d", 90000));
    assert_int_equal(shelfcare_sweep(f->dir), 1);
}

static void a_link_with_such_a_name_is_not_followed(void **state)
{
    struct fixture *f = *state;
    char *path = paths_join(f->dir, "rfc7.txt.99999999.0a1b2c3d.new");
    assert_int_equal(symlink("/nonexistent", path), 0);
    assert_int_equal(shelfcare_sweep(f->dir), 0);
    free(path);
}

static void the_first_write_sweeps(void **state)
{
    struct fixture *f = *state;
    char *name = left_over(f, "rfc7.txt", gone(), "0a1b2c3d", 4000);
    struct shelf *s = shelf_new(f->dir, NULL, 0);
    assert_true(shelf_write(s, 7, STR(GOOD("7")), &f->e));
    assert_false(there(f, name));
    assert_true(there(f, "rfc7.txt"));
    shelf_free(s);
    free(name);
}

#define WITH_SHELF(test) cmocka_unit_test_setup_teardown(test, shelf_setup, shelf_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_SHELF(every_text_is_looked_at),
        WITH_SHELF(no_shelf_is_an_empty_one),
        WITH_SHELF(a_shelf_that_cannot_be_read_is_told),
        WITH_SHELF(it_ends_when_nobody_waits),
        WITH_SHELF(what_no_writer_can_still_want_goes),
        WITH_SHELF(other_names_stay),
        WITH_SHELF(a_link_with_such_a_name_is_not_followed),
        WITH_SHELF(the_first_write_sweeps),
    };
    return cmocka_run_group_tests_name("shelfcare", tests, NULL, NULL);
}
