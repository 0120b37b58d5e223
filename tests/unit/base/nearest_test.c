/* SPDX-License-Identifier: MIT
 *
 * nearest: which names a mistyped word may have meant.
 */
#include "base/platform.h"

#include "testing.h"

#include <string.h>

#include "base/nearest.h"

static const char *const names[] = {"top",  "bottom",           "wrap", "next-section",
                                    "open", "previous-section", "theme"};

static void check(const char *word, const char *expected)
{
    struct nearest n = {.word = str_of(word)};
    struct err e = {0};
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        nearest_consider(&n, str_of(names[i]));
    assert_false(nearest_fail(&n, "command", "settings", &e));
    assert_int_equal(e.kind, ERR_USAGE);
    assert_string_equal(e.text, expected);
}

static void a_mistyped_name_is_recognised(void **state)
{
    (void)state;
    check("tpo", "no command is called \"tpo\"; perhaps top (settings)");
    check("botom", "no command is called \"botom\"; perhaps bottom (settings)");
    check("next-sectoin", "no command is called \"next-sectoin\"; perhaps next-section (settings)");
    check("warp", "no command is called \"warp\"; perhaps wrap (settings)");
    check("next", "no command is called \"next\"; perhaps next-section (settings)");
    check("o", "no command is called \"o\"; perhaps open (settings)");
}

static void what_is_far_is_not_named(void **state)
{
    (void)state;
    check("zzzz", "no command is called \"zzzz\" (settings)");
    check("", "no command is called \"\" (settings)");
    check("x", "no command is called \"x\" (settings)");
}

static void a_long_word_is_cut_and_near_nothing(void **state)
{
    (void)state;
    char word[200], quoted[41] = {0};
    memset(word, 't', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    memset(quoted, 't', 40);
    struct nearest n = {.word = str_of(word)};
    struct err e = {0};
    nearest_consider(&n, STR("top"));
    nearest_consider(&n, str_of(word));
    assert_int_equal(n.n, 0);
    assert_false(nearest_fail(&n, "command", "settings", &e));
    assert_non_null(strstr(e.text, quoted));
    assert_true(strlen(e.text) < 80);
}

static void the_nearest_come_first_and_are_few(void **state)
{
    (void)state;
    struct nearest n = {.word = STR("abcdef")};
    nearest_consider(&n, STR("abcxyf"));
    nearest_consider(&n, STR("abcdeg"));
    nearest_consider(&n, STR("abcdex"));
    nearest_consider(&n, STR("xbcdef"));
    nearest_consider(&n, STR("abcdxy"));
    assert_int_equal(n.n, NEAREST_MOST);
    assert_true(str_eq(n.at[0].name, STR("abcdeg")));
    assert_true(str_eq(n.at[1].name, STR("abcdex")));
    assert_true(str_eq(n.at[2].name, STR("xbcdef")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mistyped_name_is_recognised),
        cmocka_unit_test(what_is_far_is_not_named),
        cmocka_unit_test(a_long_word_is_cut_and_near_nothing),
        cmocka_unit_test(the_nearest_come_first_and_are_few),
    };
    return cmocka_run_group_tests_name("nearest", tests, NULL, NULL);
}
