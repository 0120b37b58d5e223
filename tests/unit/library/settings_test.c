/* SPDX-License-Identifier: MIT
 *
 * settings and rcfile: what is in force after defaults, files good and bad, the environment, and
 * single settings.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/asset.h"
#include "base/file.h"
#include "library/rcfile.h"

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
    return rcfile_read(&f->s, str_of(text), "rc", &f->e);
}

static void check_defaults(const struct settings *s)
{
    assert_int_equal(s->base_urls.n, 1);
    assert_string_equal(s->base_urls.at[0], "https://www.rfc-editor.org");
    assert_int_equal(s->retries, 3);
    assert_int_equal(s->patience, 20);
    assert_string_equal(s->theme, "auto");
    assert_int_equal(s->layout, SETTINGS_AUTO);
    assert_int_equal(s->split.number, 0);
    assert_int_equal(s->text_width, 72);
    assert_true(s->incremental_search);
    assert_false(s->mouse);
    assert_false(s->offline);
    assert_int_equal(s->mirrors.n, 0);
    assert_int_equal(s->lines.n, 0);
}

static void defaults(void **state)
{
    struct fixture *f = *state;
    check_defaults(&f->s);
    assert_string_equal(f->s.paths.config, f->config);
}

/* The file that documents the defaults says what they are, each of them. */
static void the_built_in_file_holds_every_default(void **state)
{
    struct fixture *f = *state;
    struct str file = asset_get(ASSET_RCFILE);
    for (size_t i = 0; i < settings_count(); i++) {
        const struct settings_row *row = settings_row(i);
        struct strbuf line = STRBUF_INIT(STRBUF_TEXT);
        strbuf_addf(&line, "\n%sset %s %s", row->initial[0] != '\0' ? "" : "#", row->name,
                    row->initial);
        if (row->initial[0] != '\0')
            strbuf_add_char(&line, '\n');
        if (str_find(file, strbuf_str(&line), 0) < 0)
            fail_msg("it does not say:%s", strbuf_cstr(&line));
        assert_true(row->help[0] != '\0' && row->form[0] != '\0');
        strbuf_release(&line);
    }
    if (!rcfile_read(&f->s, file, "rcfile", &f->e))
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
                             "set base-url http://127.0.0.1:8000/x\n"
                             "colour  link cyan"));
    assert_string_equal(f->s.theme, "light");
    assert_true(f->s.offline);
    assert_int_equal(f->s.mirrors.n, 2); /* each adds one, in order */
    assert_string_equal(f->s.mirrors.at[0], "/one");
    char *two = paths_join(f->top, "two words");
    assert_string_equal(f->s.mirrors.at[1], two);
    free(two);
    assert_int_equal(f->s.base_urls.n, 1);
    assert_string_equal(f->s.base_urls.at[0], "http://127.0.0.1:8000/x");
    assert_int_equal(f->s.lines.n, 2);
    assert_string_equal(f->s.lines.at[0].words, "bind reader <C-f> page-down");
    assert_string_equal(f->s.lines.at[0].where, "rc:7");
    assert_string_equal(f->s.lines.at[1].words, "colour link cyan");
}

static void the_first_bad_line_is_named_and_the_rest_is_in_force(void **state)
{
    struct fixture *f = *state;
    assert_false(read_text(f, "set theme light\n"
                              "set retires 1\n"
                              "sett theme mono\n"
                              "set offline on\n"));
    assert_int_equal(f->e.kind, ERR_USAGE);
    assert_string_equal(f->e.text, "rc:2: no setting is called \"retires\"; perhaps retries "
                                   "(settings)");
    assert_int_equal(f->s.faults.n, 2); /* all are kept */
    assert_string_equal(f->s.faults.at[1].text, "rc:3: no command of this file is called \"sett\"; "
                                                "perhaps set (settings)");
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
        {"set", "set needs the name of a setting"},
        {"set theme", "theme needs a value"},
        {"set theme ../dark", "a name of letters"},
        {"set theme dark light", "a name of letters"},
        {"set own-mirror http://lan/", "own-mirror is HOST or HOST:PORT, not \"http://lan/\""},
        {"set layout besides", "layout is auto, beside, stacked or single, not \"besides\""},
        {"set split 95%", "columns from 10 to 999, or percent from 10% to 90%"},
        {"set split 5", "columns from 10"},
        {"set split %", "columns from 10"},
        {"set text-width 39", "a number from 40 to 200"},
        {"set browser a\x1b[2J", "browser is words"},
        {"set wrpa yes", "perhaps wrap"},
        {"set theme!", "theme is no switch"},
        {"set nothing!", "no setting is called \"nothing\""},
        {"toggle", "no setting is called \"\""},
        {"toggle mirror", "mirror is no switch"},
        {"source", "source needs the name of a file"},
        {"set offline", "offline needs a value"},
        {"set offline maybe", "yes or no"},
        {"set mirror", "mirror needs a value"},
        {"set mirror    ", "mirror needs a value"},
        {"set base-url rfc-editor.org", "not a server's address"},
        {"set base-url ftp://host/", "not a server's address"},
        {"set base-url http://", "not a server's address"},
        {"set base-url http://a b", "not a server's address"},
        {"set base-url http://a\x1b[2J", "not a server's address"},
        {"Set theme mono", "no command of this file is called \"Set\"; perhaps set"},
        {"\xEF\xBB\xBFset theme mono", "no command of this file is called"},
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
    assert_false(rcfile_read(&f->s, (struct str){bytes, sizeof bytes}, "rc", &f->e));
    assert_int_equal(f->e.kind, ERR_USAGE);
    for (const char *p = f->e.text; *p != '\0'; p++)
        assert_true((unsigned char)*p >= ' ');
    assert_string_equal(f->s.theme, "mono");
}

static void the_file_need_not_be_there(void **state)
{
    struct fixture *f = *state;
    assert_true(rcfile_load(&f->s, &f->e));
    assert_int_equal(f->e.kind, ERR_NONE);
    check_defaults(&f->s);
}

static void the_file_is_found_and_named(void **state)
{
    struct fixture *f = *state;
    char *path = paths_join(f->config, "rfcviewrc");
    assert_true(file_write(path, STR("set offline yes\nset it\nset theme light"), &f->e));
    assert_false(rcfile_load(&f->s, &f->e));
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
    assert_false(rcfile_load(&f->s, &f->e));
    assert_int_equal(f->e.kind, ERR_STORAGE);
    assert_non_null(strstr(f->e.text, path));
    check_defaults(&f->s);
    free(path);
}

/* What a `set NAME` alone says. */
static void check_shown(struct fixture *f, const char *line, const char *expected)
{
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    if (!rcfile_line(&f->s, str_of(line), "", &said, &f->e))
        fail_msg("%s: %s", line, f->e.text);
    assert_string_equal(strbuf_cstr(&said), expected);
    strbuf_release(&said);
}

static void a_setting_is_shown_and_turned(void **state)
{
    struct fixture *f = *state;
    check_shown(f, "set layout",
                "layout is auto (auto|beside|stacked|single): how list and text "
                "share the screen");
    check_shown(f, "toggle layout",
                "layout is beside (auto|beside|stacked|single): how list and "
                "text share the screen");
    assert_int_equal(f->s.layout, SETTINGS_BESIDE);
    check_shown(f, "set layout single", "");
    check_shown(f, "set layout!",
                "layout is auto (auto|beside|stacked|single): how list and text "
                "share the screen");
    check_shown(f, "set mirror",
                "mirror is not set (DIR): a directory of rfcN.txt, looked into "
                "before the network is asked");
    check_shown(f, "set split 35%", "");
    assert_int_equal(f->s.split.number, 35);
    assert_true(f->s.split.percent);
    check_shown(f, "set centre!", "centre is yes (yes|no): the text in the middle of a wider pane");
    assert_true(f->s.centre);
    check_shown(f, "toggle centre",
                "centre is no (yes|no): the text in the middle of a wider pane");
}

static void a_change_says_what_it_makes_necessary(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(f->s.changed, 0);
    assert_true(read_text(f, "set scroll-lines 5"));
    assert_int_equal(f->s.changed, 0);
    assert_true(read_text(f, "set page-breaks yes\nset theme light"));
    assert_int_equal(f->s.changed, SETTINGS_REFLOW | SETTINGS_RELOAD);
}

static void write_own(struct fixture *f, const char *text)
{
    char *path = paths_join(f->config, "rfcviewrc");
    assert_true(file_write(path, str_of(text), &f->e));
    free(path);
}

static void the_environment_counts_more_than_the_file_and_the_command_line_more(void **state)
{
    struct fixture *f = *state;
    write_own(f, "set theme light\nset mirror /file\nset base-url http://file\n");
    setenv("NO_COLOR", "1", 1);
    setenv("RFCVIEW_MIRROR", "/one:/two", 1);
    setenv("RFCVIEW_BASE_URL", "http://one http://two", 1);
    setenv("RFCVIEW_OFFLINE", "", 1); /* empty: as if it were not there */
    assert_true(rcfile_load(&f->s, &f->e));
    assert_true(rcfile_override(&f->s, STR("base-url"), STR("http://line"), &f->e));
    assert_string_equal(f->s.theme, "mono");
    assert_int_equal(f->s.mirrors.n, 3);
    assert_string_equal(f->s.mirrors.at[2], "/two");
    check_urls(&f->s, "http://line", NULL);
    assert_false(f->s.offline);
    setenv("RFCVIEW_OFFLINE", "perhaps", 1);
    assert_true(rcfile_override(&f->s, STR("theme"), STR("dark"), &f->e));
    assert_false(rcfile_reload(&f->s, &f->e));
    assert_string_equal(f->e.text, "$RFCVIEW_OFFLINE: offline is yes or no, not \"perhaps\" "
                                   "(settings)");
    assert_string_equal(f->s.theme, "dark");
    check_urls(&f->s, "http://line", NULL);
    unsetenv("NO_COLOR");
    unsetenv("RFCVIEW_MIRROR");
    unsetenv("RFCVIEW_BASE_URL");
    unsetenv("RFCVIEW_OFFLINE");
}

static void reading_again_begins_anew(void **state)
{
    struct fixture *f = *state;
    write_own(f, "set page-breaks yes\nset mirror /a\nbind list x top\n");
    assert_true(rcfile_load(&f->s, &f->e));
    f->s.changed = 0;
    assert_true(rcfile_line(&f->s, STR("set centre yes"), "", NULL, &f->e));
    f->s.changed = 0;
    write_own(f, "set theme light\nfrobnicate\nset mirror /b\nbind list y top\n");
    assert_false(rcfile_reload(&f->s, &f->e));
    assert_memory_equal(f->e.text, "rfcviewrc:2: ", 13);
    assert_false(f->s.page_breaks);
    assert_false(f->s.centre);
    assert_int_equal(f->s.mirrors.n, 1);
    assert_string_equal(f->s.mirrors.at[0], "/b");
    assert_int_equal(f->s.lines.n, 1);
    assert_string_equal(f->s.lines.at[0].words, "bind list y top");
    assert_int_equal(f->s.changed, SETTINGS_REFLOW | SETTINGS_RELOAD | SETTINGS_LATER);
}

static void a_file_may_name_another(void **state)
{
    struct fixture *f = *state;
    char *path = paths_join(f->config, "more");
    write_own(f, "source more\nset theme light\n");
    assert_true(file_write(path, STR("set page-breaks yes\nset page-breaks 7\n"), &f->e));
    assert_false(rcfile_load(&f->s, &f->e));
    assert_memory_equal(f->e.text, "more:2: ", 8);
    assert_int_equal(f->s.faults.n, 1);
    assert_true(f->s.page_breaks);
    assert_string_equal(f->s.theme, "light");
    write_own(f, "source gone\n");
    assert_false(rcfile_reload(&f->s, &f->e));
    assert_memory_equal(f->e.text, "rfcviewrc:1: ", 13);
    write_own(f, "source rfcviewrc\nset page-breaks yes\n"); /* itself */
    assert_false(rcfile_reload(&f->s, &f->e));
    assert_non_null(strstr(f->e.text, "more than 32 files"));
    assert_true(f->s.page_breaks);
    free(path);
}

static void another_file_can_be_named_and_has_to_be_there(void **state)
{
    struct fixture *f = *state;
    write_own(f, "set page-breaks yes\n");
    f->s.file = paths_join(f->top, "other");
    assert_false(rcfile_load(&f->s, &f->e));
    assert_int_equal(f->e.kind, ERR_NOT_FOUND);
    assert_true(file_write(f->s.file, STR("set centre yes\n"), &f->e));
    assert_true(rcfile_load(&f->s, &f->e));
    assert_true(f->s.centre);
    assert_false(f->s.page_breaks);
}

/* What is printed gives the same again. */
static void the_dump_can_be_read_again(void **state)
{
    struct fixture *f = *state;
    struct strbuf first = STRBUF_INIT(STRBUF_TEXT), second = STRBUF_INIT(STRBUF_TEXT);
    rcfile_dump(&f->s, &first);
    assert_true(str_find(strbuf_str(&first), STR("\n#set mirror DIR\n"), 0) > 0);
    strbuf_clear(&first);
    assert_true(read_text(f, "set mirror /a\nset mirror /b c\nset split 30%\nset page-breaks yes\n"
                             "set base-url http://a\nset base-url http://b\nset layout single\n"
                             "set theme mine\nset browser w3m -v\nset scroll-lines 9\n"));
    rcfile_dump(&f->s, &first);
    settings_release(&f->s);
    assert_true(settings_init(&f->s, &f->e));
    assert_true(rcfile_read(&f->s, strbuf_str(&first), "dump", &f->e));
    rcfile_dump(&f->s, &second);
    assert_string_equal(strbuf_cstr(&first), strbuf_cstr(&second));
    assert_int_equal(f->s.mirrors.n, 2);
    check_urls(&f->s, "http://a", "http://b");
    assert_string_equal(f->s.browser, "w3m -v");
    assert_int_equal(f->s.layout, SETTINGS_SINGLE);
    strbuf_release(&first);
    strbuf_release(&second);
}

#define WITH_SETTINGS(test) cmocka_unit_test_setup_teardown(test, settings_setup, settings_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_SETTINGS(defaults),
        WITH_SETTINGS(the_built_in_file_holds_every_default),
        WITH_SETTINGS(lines_are_read),
        WITH_SETTINGS(the_first_bad_line_is_named_and_the_rest_is_in_force),
        WITH_SETTINGS(each_source_of_base_urls_takes_the_place_of_the_one_before),
        WITH_SETTINGS(numbers_have_a_range),
        WITH_SETTINGS(bad_lines_change_nothing),
        WITH_SETTINGS(garbage_is_told_and_passed_over),
        WITH_SETTINGS(the_file_need_not_be_there),
        WITH_SETTINGS(the_file_is_found_and_named),
        WITH_SETTINGS(a_file_that_cannot_be_read_is_told),
        WITH_SETTINGS(a_setting_is_shown_and_turned),
        WITH_SETTINGS(a_change_says_what_it_makes_necessary),
        WITH_SETTINGS(the_environment_counts_more_than_the_file_and_the_command_line_more),
        WITH_SETTINGS(reading_again_begins_anew),
        WITH_SETTINGS(a_file_may_name_another),
        WITH_SETTINGS(another_file_can_be_named_and_has_to_be_there),
        WITH_SETTINGS(the_dump_can_be_read_again),
    };
    return cmocka_run_group_tests_name("settings", tests, NULL, NULL);
}
