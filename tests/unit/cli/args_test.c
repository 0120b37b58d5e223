/* SPDX-License-Identifier: MIT
 *
 * args: every option in every form, what is refused, and how it changes the settings.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "cli/args.h"
#include "library/rcfile.h"

enum { WORDS_MOST = 8 };

/* Parses the words, "rfcview" before them. */
#define PARSE(a, e, ...) parse((a), (e), (const char *const[]){"rfcview", __VA_ARGS__, NULL})

static bool parse(struct args *a, struct err *e, const char *const *words)
{
    static char *argv[WORDS_MOST];
    int argc = 0;
    *e = (struct err){0};
    for (; words[argc] != NULL; argc++)
        argv[argc] = (char *)(uintptr_t)words[argc];
    argv[argc] = NULL;
    return args_parse(a, argc, argv, e);
}

static void no_words_mean_the_screen(void **state)
{
    (void)state;
    struct args a;
    struct err e;
    assert_true(PARSE(&a, &e, NULL));
    assert_int_equal(a.mode, ARGS_SCREEN);
    assert_null(a.target);
    assert_null(a.script);
    assert_int_equal(a.settings.n, 0);
    args_release(&a);
}

static void options_that_choose_what_to_do(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        enum args_mode mode;
    } rows[] = {
        {"--print", ARGS_PRINT},
        {"--raw", ARGS_RAW},
        {"--links", ARGS_LINKS},
        {"--outline", ARGS_OUTLINE},
        {"--requirements", ARGS_REQUIREMENTS},
        {"--help", ARGS_HELP},
        {"--version", ARGS_VERSION},
    };
    struct args a;
    struct err e;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        assert_true(PARSE(&a, &e, rows[i].word, "9110"));
        assert_int_equal(a.mode, rows[i].mode);
        assert_string_equal(a.target, "rfc9110");
        args_release(&a);
    }
    assert_true(PARSE(&a, &e, "--print", "9110", "--raw")); /* the last one counts */
    assert_int_equal(a.mode, ARGS_RAW);
    args_release(&a);
}

static void check_setting(const struct args *a, size_t i, const char *name, const char *value)
{
    assert_true(i < a->settings.n);
    assert_string_equal(a->settings.at[i].name, name);
    assert_string_equal(a->settings.at[i].value, value);
}

static void options_that_set_something(void **state)
{
    (void)state;
    struct args a;
    struct err e;
    assert_true(PARSE(&a, &e, "--base-url=http://a/b=c", "--mirror", "/one", "--mirror=/two",
                      "--offline", "--no-color"));
    assert_int_equal(a.settings.n, 5);
    check_setting(&a, 0, "base-url", "http://a/b=c");
    check_setting(&a, 1, "mirror", "/one");
    check_setting(&a, 2, "mirror", "/two");
    check_setting(&a, 3, "offline", "yes");
    check_setting(&a, 4, "theme", "mono");
    args_release(&a);
    assert_true(PARSE(&a, &e, "--base-url", "http://a", "--script", "keys"));
    check_setting(&a, 0, "base-url", "http://a");
    assert_string_equal(a.script, "keys");
    args_release(&a);
    assert_true(PARSE(&a, &e, "--script=--x")); /* a value may look like an option */
    assert_string_equal(a.script, "--x");
    args_release(&a);
    assert_true(PARSE(&a, &e, "--mirror", "--offline"));
    assert_int_equal(a.settings.n, 1);
    check_setting(&a, 0, "mirror", "--offline");
    args_release(&a);
}

static void the_guide_is_a_document(void **state)
{
    (void)state;
    struct args a;
    struct err e;
    assert_true(PARSE(&a, &e, "--guide"));
    assert_true(a.guide);
    assert_string_equal(a.target, "guide");
    args_release(&a);
}

static void fetching_takes_a_set_and_no_document(void **state)
{
    (void)state;
    struct args a;
    struct err e;
    assert_true(PARSE(&a, &e, "--fetch", "9000-9120,std97", "--json", "--dry-run"));
    assert_int_equal(a.mode, ARGS_FETCH);
    assert_string_equal(a.argument, "9000-9120,std97");
    assert_true(a.json && a.dry_run && !a.quiet && !a.guide);
    assert_null(a.target);
    args_release(&a);
}

static void words_that_are_no_options_name_one_document(void **state)
{
    (void)state;
    struct args a;
    struct err e;
    assert_true(PARSE(&a, &e, "RFC", "--offline", "793", "section", "3.4"));
    assert_string_equal(a.target, "rfc793#section-3.4");
    args_release(&a);
    assert_true(PARSE(&a, &e, "--", "./--odd.txt"));
    assert_non_null(a.target);
    assert_non_null(strstr(a.target, "--odd.txt"));
    args_release(&a);
    assert_true(PARSE(&a, &e, "--"));
    assert_null(a.target);
    args_release(&a);
}

static void what_is_not_understood_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *words[3], *sentence;
    } rows[] = {
        {{"--frobnicate"}, "there is no option --frobnicate; --help lists them"},
        {{"--prin", "9110"}, "there is no option --prin; --help lists them"},
        {{"--Print"}, "there is no option --Print; --help lists them"},
        {{"--=x"}, "there is no option --=x; --help lists them"},
        {{"-h"}, "there is no option -h; --help lists them"},
        {{"9110", "-x"}, "there is no option -x; --help lists them"},
        {{"--help=yes"}, "--help takes no value"},
        {{"--offline="}, "--offline takes no value"},
        {{"--mirror"}, "--mirror needs a value: DIR"},
        {{"9110", "--base-url"}, "--base-url needs a value: URL"},
        {{"--script"}, "--script needs a value: FILE"},
        {{"ninety"}, "\"ninety\" is not a document"},
        {{"-"}, "\"-\" is not a document"},
        {{"--", "--help"}, "\"--help\" is not a document"},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct args a;
        struct err e;
        assert_false(PARSE(&a, &e, rows[i].words[0], rows[i].words[1], rows[i].words[2]));
        assert_int_equal(e.kind, ERR_USAGE);
        if (strstr(e.text, rows[i].sentence) == NULL)
            fail_msg("%s: %s", rows[i].words[0], e.text);
        args_release(&a);
    }
}

static void the_error_shows_no_control_characters(void **state)
{
    (void)state;
    struct args a;
    struct err e;
    assert_false(PARSE(&a, &e, "--\x1b]0;title\x07"));
    assert_null(strchr(e.text, '\x1b'));
    args_release(&a);
}

static void the_help_names_every_option(void **state)
{
    (void)state;
    static const char *const names[] = {
#define OPTION(name, effect, argument, help) "--" name " ", help "\n",
#include "cli/options.def"
#undef OPTION
    };
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    args_help(&b);
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (strstr(strbuf_cstr(&b), names[i]) == NULL)
            fail_msg("the help does not hold \"%s\"", names[i]);
    struct str rest = strbuf_str(&b);
    while (rest.n > 0)
        assert_true(str_cut(&rest, '\n').n < 80);
    strbuf_release(&b);
}

static void the_command_line_goes_over_the_file(void **state)
{
    (void)state;
    struct args a;
    struct err e;
    struct settings s;
    assert_true(settings_init(&s, &e));
    assert_true(rcfile_read(&s, STR("set theme light\nset mirror /file\n"), "rc", &e));
    assert_true(PARSE(&a, &e, "--no-color", "--mirror", "/", "--offline"));
    assert_true(args_apply(&a, &s, &e));
    assert_string_equal(s.theme, "mono");
    assert_true(s.offline);
    assert_int_equal(s.mirrors.n, 2);
    assert_string_equal(s.mirrors.at[1], "/");
    args_release(&a);
    assert_true(PARSE(&a, &e, "--mirror", "/no/such/dir"));
    assert_false(args_apply(&a, &s, &e));
    assert_int_equal(e.kind, ERR_STORAGE);
    args_release(&a);
    settings_release(&s);
}

static void a_bad_value_is_a_usage_error(void **state)
{
    (void)state;
    static const char *const words[] = {"--base-url=nowhere", "--base-url=", "--mirror="};
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        struct args a;
        struct err e;
        struct settings s;
        assert_true(settings_init(&s, &e));
        assert_true(PARSE(&a, &e, words[i], "9110"));
        assert_string_equal(a.target, "rfc9110"); /* no word is eaten for an empty value */
        assert_false(args_apply(&a, &s, &e));
        assert_int_equal(e.kind, ERR_USAGE);
        args_release(&a);
        settings_release(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_words_mean_the_screen),
        cmocka_unit_test(options_that_choose_what_to_do),
        cmocka_unit_test(options_that_set_something),
        cmocka_unit_test(the_guide_is_a_document),
        cmocka_unit_test(fetching_takes_a_set_and_no_document),
        cmocka_unit_test(words_that_are_no_options_name_one_document),
        cmocka_unit_test(what_is_not_understood_is_named),
        cmocka_unit_test(the_error_shows_no_control_characters),
        cmocka_unit_test(the_help_names_every_option),
        cmocka_unit_test(the_command_line_goes_over_the_file),
        cmocka_unit_test(a_bad_value_is_a_usage_error),
    };
    return cmocka_run_group_tests_name("args", tests, NULL, NULL);
}
