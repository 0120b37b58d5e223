/* SPDX-License-Identifier: MIT
 *
 * intake: what is good gets its name, what is not goes, each with its own reason.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/paths.h"
#include "text/document.h"
#include "store/intake.h"

struct place {
    char *dir;
    struct strbuf room;
};

static int place_setup(void **state)
{
    struct place *p = calloc(1, sizeof *p);
    p->dir = testing_dir_new();
    p->room = STRBUF_INIT(DOCUMENT_MAX);
    *state = p;
    return 0;
}

static int place_teardown(void **state)
{
    struct place *p = *state;
    testing_dir_remove(p->dir);
    strbuf_release(&p->room);
    free(p);
    return 0;
}

/* A file that came, with the text of RFC number `of`; to be freed. */
static char *came(const struct place *p, const char *name, unsigned of)
{
    char from[64];
    size_t n;
    struct err e = {0};
    snprintf(from, sizeof from, "rfc/rfc%u.txt", of);
    char *text = testing_data(from, &n), *path = paths_join(p->dir, name);
    assert_true(file_write(path, (struct str){text, n}, &e));
    free(text);
    return path;
}

static bool has(const struct place *p, const char *name)
{
    char *path = paths_join(p->dir, name);
    bool there = file_exists(path);
    free(path);
    return there;
}

static void good_ones_enter_bad_ones_go(void **state)
{
    struct place *p = *state;
    char *paths[] = {came(p, "a.new", 90001), came(p, "b.new", 90001), came(p, "c.new", 90003),
                     came(p, "d.new", 90004)};
    struct intake files[] = {{.number = 90001, .path = paths[0]},
                             {.number = 90002, .path = paths[1]},
                             {.number = 90003, .path = paths[2]},
                             {.number = 90004, .path = paths[3]}};
    intake_run(p->dir, files, ARRAY_LEN(files), &p->room);
    assert_int_equal(files[0].err.kind, ERR_NONE);
    assert_int_equal(files[1].err.kind, ERR_DAMAGED);
    assert_non_null(strstr(files[1].err.text, "90002"));
    assert_int_equal(files[2].err.kind, ERR_NONE);
    assert_true(files[2].size > 1000);
    assert_true(has(p, "rfc90001.txt") && has(p, "rfc90003.txt") && has(p, "rfc90004.txt"));
    assert_false(has(p, "rfc90002.txt"));
    for (size_t i = 0; i < ARRAY_LEN(paths); i++) {
        assert_false(file_exists(paths[i]));
        free(paths[i]);
    }
}

static void one_alone_enters_too(void **state)
{
    struct place *p = *state;
    char *path = came(p, "a.new", 90002);
    struct intake file = {.number = 90002, .path = path};
    intake_run(p->dir, &file, 1, &p->room);
    assert_int_equal(file.err.kind, ERR_NONE);
    assert_true(has(p, "rfc90002.txt"));
    free(path);
}

static void a_link_is_not_followed(void **state)
{
    struct place *p = *state;
    char *path = came(p, "a.txt", 90002), *link = paths_join(p->dir, "b.new");
    assert_int_equal(symlink(path, link), 0);
    struct intake file = {.number = 90002, .path = link};
    intake_run(p->dir, &file, 1, &p->room);
    assert_int_equal(file.err.kind, ERR_STORAGE);
    assert_false(has(p, "rfc90002.txt"));
    free(path);
    free(link);
}

static void what_is_too_long_is_refused(void **state)
{
    struct place *p = *state;
    char *path = came(p, "a.new", 90002);
    struct intake file = {.number = 90002, .path = path};
    struct strbuf small = STRBUF_INIT(100);
    intake_run(p->dir, &file, 1, &small);
    assert_int_equal(file.err.kind, ERR_DAMAGED);
    assert_false(file_exists(path));
    strbuf_release(&small);
    free(path);
}

static void a_directory_that_is_gone_is_told(void **state)
{
    struct place *p = *state;
    struct intake files[] = {{.number = 90001, .path = "/nonexistent/a.new"},
                             {.number = 90002, .path = "/nonexistent/b.new"}};
    intake_run("/nonexistent", files, ARRAY_LEN(files), &p->room);
    for (size_t i = 0; i < ARRAY_LEN(files); i++) {
        assert_int_equal(files[i].err.kind, ERR_STORAGE);
        assert_non_null(strstr(files[i].err.text, "/nonexistent"));
    }
}

static void a_name_that_cannot_be_given_is_told(void **state)
{
    struct place *p = *state;
    char *path = came(p, "a.new", 90002), *taken = paths_join(p->dir, "rfc90002.txt");
    assert_int_equal(mkdir(taken, 0700), 0);
    struct intake file = {.number = 90002, .path = path};
    intake_run(p->dir, &file, 1, &p->room);
    assert_int_equal(file.err.kind, ERR_STORAGE);
    assert_false(file_exists(path));
    free(path);
    free(taken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(good_ones_enter_bad_ones_go, place_setup, place_teardown),
        cmocka_unit_test_setup_teardown(one_alone_enters_too, place_setup, place_teardown),
        cmocka_unit_test_setup_teardown(a_link_is_not_followed, place_setup, place_teardown),
        cmocka_unit_test_setup_teardown(what_is_too_long_is_refused, place_setup, place_teardown),
        cmocka_unit_test_setup_teardown(a_directory_that_is_gone_is_told, place_setup,
                                        place_teardown),
        cmocka_unit_test_setup_teardown(a_name_that_cannot_be_given_is_told, place_setup,
                                        place_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
