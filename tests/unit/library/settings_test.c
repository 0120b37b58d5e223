/* SPDX-License-Identifier: MIT
 *
 * settings: what is in force after defaults, files good and bad, and single settings.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/asset.h"
#include "base/file.h"
#include "library/settings.h"

struct fixture {
    char *top, *config;
    struct settings s;
    struct err e;
};

static int settings_setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->top = testing_dir_new();
    setenv("HOME", f->top, 1);
    setenv("XDG_CONFIG_HOME", f->top, 1);
    f->config = paths_join(f->top, "rfcview");
    assert_true(file_make_dir(f->config, &f->e));
    assert_true(settings_init(&f->s, &f->e));
    *state = f;
    return 0;
}

static int settings_teardown(void **state)
{
    struct fixture *f = *state;
    settings_release(&f->s);
    free(f->config);
    testing_dir_remove(f->top);
    free(f);
    return 0;
}

static bool read_text(struct fixture *f, const char *text)
{
    f->e = (struct err){0};
    return settings_read(&f->s, str_of(text), "rc", &f->e);
}

static void check_defaults(const struct settings *s)
{
    assert_int_equal(s->base_urls.n, 1);
    assert_string_equal(s->base_urls.at[0], "https://www.rfc-editor.org");
    assert_int_equal(s->retries, 3);
    assert_int_equal(s->patience, 20);
    assert_string_equal(s->theme, "auto");
    assert_false(s->offline);
    assert_int_equal(s->mirrors.n, 0);
    assert_int_equal(s->binds.n, 0);
}

static void defaults(void **state)
{
    struct fixture *f = *state;
    check_defaults(&f->s);
    assert_string_equal(f->s.paths.config, f->config);
}

/* The file that documents the defaults says what they are. */
static void the_built_in_file_holds_the_defaults(void **state)
{
    struct fixture *f = *state;
    bool good = settings_read(&f->s, asset_get(ASSET_RCFILE), "rcfile", &f->e);
    if (!good)
        fail_msg("%s", f->e.text);
    check_defaults(&f->s);
}

static void lines_are_read(void **state)
{
    struct fixture *f = *state;
    assert_true(read_text(f, "# a comment\n"
                             "\n"
                             "set theme light\n"
                             "  set\toffline   yes  \r\n"
                             "#set theme mono\n"
                             "set mirror /one\n"
                             "bind reader <C-f> page-down\n"
                             "set mirror ~/two words\n"
                             "set base-url http://127.0.0.1:8000/x"));
    assert_string_equal(f->s.theme, "light");
    assert_true(f->s.offline);
    assert_int_equal(f->s.mirrors.n, 2); /* each adds one, in order */
    assert_string_equal(f->s.mirrors.at[0], "/one");
    char *two = paths_join(f->top, "two words");
    assert_string_equal(f->s.mirrors.at[1], two);
    free(two);
    assert_int_equal(f->s.base_urls.n, 1);
    assert_string_equal(f->s.base_urls.at[0], "http://127.0.0.1:8000/x");
    assert_int_equal(f->s.binds.n, 1);
    assert_string_equal(f->s.binds.at[0].words, "reader <C-f> page-down");
    assert_string_equal(f->s.binds.at[0].where, "rc:7");
}

static void the_first_bad_line_is_named_and_the_rest_is_in_force(void **state)
{
    struct fixture *f = *state;
    assert_false(read_text(f, "set theme light\n"
                              "set colour blue\n"
                              "nonsense here\n"
                              "set offline on\n"));
    assert_int_equal(f->e.kind, ERR_USAGE);
    assert_string_equal(f->e.text, "rc:2: no setting is called \"colour\"; there are base-url, "
                                   "draft-url, datatracker-url, mirror, daily-refresh, retries, "
                                   "patience, offline, theme (settings)");
    assert_string_equal(f->s.theme, "light");
    assert_true(f->s.offline);
}

static void check_urls(const struct settings *s, const char *first, const char *second)
{
    assert_int_equal(s->base_urls.n, second != NULL ? 2 : 1);
    assert_string_equal(s->base_urls.at[0], first);
    if (second != NULL)
        assert_string_equal(s->base_urls.at[1], second);
}

static void each_source_of_base_urls_takes_the_place_of_the_one_before(void **state)
{
    struct fixture *f = *state;
    assert_true(read_text(f, "set base-url http://a\nset base-url http://b\n"));
    check_urls(&f->s, "http://a", "http://b");
    settings_seal(&f->s);
    check_urls(&f->s, "http://a", "http://b");
    assert_true(settings_set(&f->s, STR("base-url"), STR("http://c"), &f->e));
    check_urls(&f->s, "http://c", NULL);
    assert_true(settings_set(&f->s, STR("base-url"), STR("http://a"), &f->e));
    check_urls(&f->s, "http://c", "http://a");
}

static void numbers_have_a_range(void **state)
{
    struct fixture *f = *state;
    assert_true(read_text(f, "set retries 0\nset patience 300\n"));
    assert_int_equal(f->s.retries, 0);
    assert_int_equal(f->s.patience, 300);
    assert_false(read_text(f, "set retries 4\n"));
    assert_non_null(strstr(f->e.text, "retries is a number from 0 to 3, not \"4\""));
    assert_false(read_text(f, "set patience 0\n"));
    assert_false(read_text(f, "set patience -1\n"));
    assert_false(read_text(f, "set patience 5s\n"));
    assert_false(read_text(f, "set patience 301\n"));
    assert_int_equal(f->s.retries, 0);
    assert_int_equal(f->s.patience, 300);
}

static void bad_lines_change_nothing(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *line, *sentence;
    } rows[] = {
        {"set", "no setting is called"},
        {"set theme", "theme needs a value"},
        {"set theme ../blue", "letters, digits"},
        {"set theme dark light", "letters, digits"},
        {"set offline", "offline needs a value"},
        {"set offline maybe", "yes or no"},
        {"set mirror", "mirror needs a value"},
        {"set mirror    ", "mirror needs a value"},
        {"set base-url rfc-editor.org", "not a server's address"},
        {"set base-url ftp://host/", "not a server's address"},
        {"set base-url http://", "not a server's address"},
        {"set base-url http://a b", "not a server's address"},
        {"set base-url http://a\x1b[2J", "not a server's address"},
        {"Set theme mono", "not with \"Set\""},
        {"\xEF\xBB\xBFset theme mono", "begins with set, bind or #"},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        assert_false(read_text(f, rows[i].line));
        assert_int_equal(f->e.kind, ERR_USAGE);
        if (strstr(f->e.text, rows[i].sentence) == NULL)
            fail_msg("%s: %s", rows[i].line, f->e.text);
        assert_memory_equal(f->e.text, "rc:1: ", 6);
        check_defaults(&f->s);
    }
}

/* Any bytes: an error, printable, and the settings are sound. */
static void garbage_is_told_and_passed_over(void **state)
{
    struct fixture *f = *state;
    uint32_t seed = 7;
    char bytes[4096];
    for (size_t i = 0; i < sizeof bytes; i++) {
        seed = seed * 1664525u + 1013904223u;
        bytes[i] = (char)(seed >> 24);
    }
    memcpy(bytes + 2000, "\nset theme mono\nset theme da\0rk\n", 32);
    assert_false(settings_read(&f->s, (struct str){bytes, sizeof bytes}, "rc", &f->e));
    assert_int_equal(f->e.kind, ERR_USAGE);
    for (const char *p = f->e.text; *p != '\0'; p++)
        assert_true((unsigned char)*p >= ' ');
    assert_string_equal(f->s.theme, "mono");
}

static void the_file_need_not_be_there(void **state)
{
    struct fixture *f = *state;
    assert_true(settings_read_file(&f->s, &f->e));
    assert_int_equal(f->e.kind, ERR_NONE);
    check_defaults(&f->s);
}

static void the_file_is_found_and_named(void **state)
{
    struct fixture *f = *state;
    char *path = paths_join(f->config, "rfcviewrc");
    assert_true(file_write(path, STR("set offline yes\nset it\nset theme light"), &f->e));
    assert_false(settings_read_file(&f->s, &f->e));
    assert_memory_equal(f->e.text, "rfcviewrc:2: ", 13);
    assert_true(f->s.offline);
    assert_string_equal(f->s.theme, "light");
    free(path);
}

static void a_file_that_cannot_be_read_is_told(void **state)
{
    struct fixture *f = *state;
    char *path = paths_join(f->config, "rfcviewrc");
    assert_true(file_make_dir(path, &f->e));
    assert_false(settings_read_file(&f->s, &f->e));
    assert_int_equal(f->e.kind, ERR_STORAGE);
    assert_non_null(strstr(f->e.text, path));
    check_defaults(&f->s);
    free(path);
}

#define WITH_SETTINGS(test) cmocka_unit_test_setup_teardown(test, settings_setup, settings_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_SETTINGS(defaults),
        WITH_SETTINGS(the_built_in_file_holds_the_defaults),
        WITH_SETTINGS(lines_are_read),
        WITH_SETTINGS(the_first_bad_line_is_named_and_the_rest_is_in_force),
        WITH_SETTINGS(each_source_of_base_urls_takes_the_place_of_the_one_before),
        WITH_SETTINGS(numbers_have_a_range),
        WITH_SETTINGS(bad_lines_change_nothing),
        WITH_SETTINGS(garbage_is_told_and_passed_over),
        WITH_SETTINGS(the_file_need_not_be_there),
        WITH_SETTINGS(the_file_is_found_and_named),
        WITH_SETTINGS(a_file_that_cannot_be_read_is_told),
    };
    return cmocka_run_group_tests_name("settings", tests, NULL, NULL);
}
