/* SPDX-License-Identifier: MIT
 *
 * shelfcare: what is not a whole RFC is named, and can be set aside.
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

static void one_file_can_be_asked_for(void **state)
{
    struct fixture *f = *state;
    put(f, "rfc7.txt", GOOD("7"));
    put(f, "rfc8.txt", GOOD("7"));
    assert_true(shelfcare_check(f->dir, "rfc7.txt", &f->e));
    assert_false(shelfcare_check(f->dir, "rfc8.txt", &f->e));
    assert_false(shelfcare_check(f->dir, "rfc9.txt", &f->e));
    assert_false(shelfcare_check(f->dir, "notes.txt", &f->e));
}

static void setting_aside_overwrites_nothing(void **state)
{
    struct fixture *f = *state;
    char *names[3];
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        put(f, "rfc7.txt", "bad");
        names[i] = shelfcare_set_aside(f->dir, "rfc7.txt", &f->e);
        assert_non_null(names[i]);
        assert_false(there(f, "rfc7.txt"));
    }
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        assert_true(there(f, names[i]));
        free(names[i]);
    }
    assert_null(shelfcare_set_aside(f->dir, "rfc7.txt", &f->e));
    assert_int_equal(f->e.kind, ERR_STORAGE);
}

#define WITH_SHELF(test) cmocka_unit_test_setup_teardown(test, shelf_setup, shelf_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_SHELF(every_text_is_looked_at),
        WITH_SHELF(no_shelf_is_an_empty_one),
        WITH_SHELF(a_shelf_that_cannot_be_read_is_told),
        WITH_SHELF(it_ends_when_nobody_waits),
        WITH_SHELF(one_file_can_be_asked_for),
        WITH_SHELF(setting_aside_overwrites_nothing),
    };
    return cmocka_run_group_tests_name("shelfcare", tests, NULL, NULL);
}
