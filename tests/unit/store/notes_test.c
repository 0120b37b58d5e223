/* SPDX-License-Identifier: MIT
 *
 * notes: begun once, then the reader's own.
 */
#include "base/platform.h"

#include "testing.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/paths.h"
#include "base/strbuf.h"
#include "store/notes.h"

static int dir_setup(void **state)
{
    *state = testing_dir_new();
    return 0;
}

static int dir_teardown(void **state)
{
    testing_dir_remove(*state);
    return 0;
}

static char *begin(const char *dir, const char *document, const char *heading)
{
    struct err e = {0};
    char *path = notes_begin(dir, str_of(document), str_of(heading), &e);
    if (path == NULL)
        fail_msg("%s", e.text);
    return path;
}

static void expect_text(const char *path, const char *expected)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    struct err e;
    assert_true(file_read(path, &b, &e));
    assert_string_equal(strbuf_cstr(&b), expected);
    strbuf_release(&b);
}

/* Gives a file a time. */
static void touch(char *path, time_t seconds)
{
    struct timespec times[2] = {{.tv_sec = seconds}, {.tv_sec = seconds}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    free(path);
}

static void a_file_begins_with_its_heading(void **state)
{
    struct err e;
    char *path = begin(*state, "rfc9110", "RFC 9110: HTTP Semantics");
    assert_true(str_ends(str_of(path), STR("/notes/rfc9110.md")));
    expect_text(path, "# RFC 9110: HTTP Semantics\n\n");
    assert_true(file_write(path, STR("mine\n"), &e));
    free(begin(*state, "rfc9110", "another"));
    expect_text(path, "mine\n");
    free(path);
}

static void names_are_file_names(void **state)
{
    static const char *const documents[] = {"file:/home/x/../a b.txt", "draft-ietf-x-y-07",
                                            "file:./.hidden", "file:/\xC3\xBC%41"};
    for (size_t i = 0; i < ARRAY_LEN(documents); i++) {
        char *path = begin(*state, documents[i], "x");
        const char *name = strstr(path, "/notes/") + strlen("/notes/");
        assert_null(strchr(name, '/'));
        assert_true(name[0] != '.');
        free(path);
        struct notes n = {0};
        notes_find(&n, *state);
        bool found = false;
        for (size_t k = 0; k < n.n; k++)
            found = found || strcmp(n.at[k].document, documents[i]) == 0;
        assert_int_equal(n.n, i + 1);
        assert_true(found);
        notes_release(&n);
    }
}

static void the_latest_comes_first_and_others_not(void **state)
{
    struct err e;
    struct notes n = {0};
    notes_find(&n, *state); /* no directory yet */
    assert_int_equal(n.n, 0);
    touch(begin(*state, "rfc1", "x"), 1000);
    touch(begin(*state, "rfc2", "x"), 3000);
    touch(begin(*state, "rfc3", "x"), 2000);
    char *dir = paths_join(*state, "notes");
    static const char *const others[] = {"rfc1.md~",    ".rfc1.md.swp", "todo.md",
                                         "rfc%34.md",   "rfc9.txt",     "RFC 9.md",
                                         "rfc1%0A2.md", "%00.md",       ".md"};
    for (size_t i = 0; i < ARRAY_LEN(others); i++) {
        char *path = paths_join(dir, others[i]);
        assert_true(file_write(path, STR("x"), &e));
        free(path);
    }
    char *folder = paths_join(dir, "rfc7.md");
    assert_int_equal(mkdir(folder, 0700), 0);
    notes_find(&n, *state);
    assert_int_equal(n.n, 3);
    assert_string_equal(n.at[0].document, "rfc2");
    assert_string_equal(n.at[1].document, "rfc3");
    assert_string_equal(n.at[2].document, "rfc1");
    assert_int_equal(n.at[0].when, 3000000);
    notes_release(&n);
    free(folder);
    free(dir);
}

static void where_it_cannot_be_made_it_is_said(void **state)
{
    struct err e = {0};
    char *dir = paths_join(*state, "notes");
    assert_true(file_write(dir, STR("in the way"), &e));
    assert_null(notes_begin(*state, STR("rfc1"), STR("x"), &e));
    assert_int_equal(e.kind, ERR_STORAGE);
    assert_non_null(strstr(e.text, dir));
    free(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_file_begins_with_its_heading, dir_setup, dir_teardown),
        cmocka_unit_test_setup_teardown(names_are_file_names, dir_setup, dir_teardown),
        cmocka_unit_test_setup_teardown(the_latest_comes_first_and_others_not, dir_setup,
                                        dir_teardown),
        cmocka_unit_test_setup_teardown(where_it_cannot_be_made_it_is_said, dir_setup,
                                        dir_teardown),
    };
    return cmocka_run_group_tests_name("notes", tests, NULL, NULL);
}
