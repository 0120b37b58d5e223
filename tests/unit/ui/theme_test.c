/* SPDX-License-Identifier: MIT
 *
 * theme: every role has a look, and those that a reader must tell apart differ without colour.
 */
#include "base/platform.h"

#include "testing.h"

#include "ui/theme.h"

static void every_role_has_a_look_and_its_own_letter(void **state)
{
    (void)state;
    for (int theme = 0; theme < THEME_COUNT; theme++)
        for (int role = 0; role < ROLE_COUNT; role++) {
            const struct theme_look *look = theme_look((enum theme_id)theme, (enum role)role);
            assert_in_range(look->fg + 1, 0, 8);
            assert_in_range(look->bg + 1, 0, 8);
            assert_in_range(look->letter, '!', '~');
            for (int other = 0; other < role; other++)
                assert_int_not_equal(look->letter,
                                     theme_look((enum theme_id)theme, (enum role)other)->letter);
        }
}

/* Dumps of screens do not depend on the theme. */
static void letters_are_the_same_in_all_themes(void **state)
{
    (void)state;
    for (int theme = 0; theme < THEME_COUNT; theme++)
        for (int role = 0; role < ROLE_COUNT; role++)
            assert_int_equal(theme_look((enum theme_id)theme, (enum role)role)->letter,
                             theme_look(THEME_DARK, (enum role)role)->letter);
}

static const enum role pairs[][2] = {
    {ROLE_HEADING, ROLE_TEXT},        {ROLE_LINK, ROLE_TEXT},
    {ROLE_LINK_SELECTED, ROLE_LINK},  {ROLE_LINK_SELECTED, ROLE_TEXT},
    {ROLE_MATCH, ROLE_TEXT},          {ROLE_MATCH, ROLE_LINK},
    {ROLE_MATCH_CURRENT, ROLE_MATCH}, {ROLE_MATCH_CURRENT, ROLE_LINK_SELECTED},
    {ROLE_CURSOR, ROLE_TEXT},         {ROLE_CURSOR, ROLE_CURSOR_ASIDE},
    {ROLE_CURSOR_ASIDE, ROLE_TEXT},   {ROLE_ERROR, ROLE_TEXT},
    {ROLE_KEYWORD, ROLE_TEXT},        {ROLE_STATUS_ALERT, ROLE_STATUS},
    {ROLE_STATUS, ROLE_TEXT},         {ROLE_HINT_KEY, ROLE_HINT},
};

static void pairs_differ_in_mono(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(pairs); i++) {
        const struct theme_look *a = theme_look(THEME_MONO, pairs[i][0]);
        const struct theme_look *b = theme_look(THEME_MONO, pairs[i][1]);
        if (a->mono == b->mono)
            fail_msg("'%c' looks like '%c' without colour", a->letter, b->letter);
        assert_int_equal(a->mono & ATTR_DIM, 0); /* many terminals do not show it */
    }
}

static void pairs_differ_in_colour(void **state)
{
    (void)state;
    static const enum theme_id themes[] = {THEME_DARK, THEME_LIGHT};
    for (size_t t = 0; t < ARRAY_LEN(themes); t++)
        for (size_t i = 0; i < ARRAY_LEN(pairs); i++) {
            const struct theme_look *a = theme_look(themes[t], pairs[i][0]);
            const struct theme_look *b = theme_look(themes[t], pairs[i][1]);
            if (a->fg == b->fg && a->bg == b->bg && a->attrs == b->attrs)
                fail_msg("'%c' looks like '%c' in theme %d", a->letter, b->letter, themes[t]);
        }
}

static void names_are_read(void **state)
{
    (void)state;
    enum theme_id theme = THEME_COUNT;
    assert_true(theme_parse(STR("dark"), &theme));
    assert_int_equal(theme, THEME_DARK);
    assert_true(theme_parse(STR("light"), &theme));
    assert_int_equal(theme, THEME_LIGHT);
    assert_true(theme_parse(STR("mono"), &theme));
    assert_int_equal(theme, THEME_MONO);
    assert_false(theme_parse(STR("Dark"), &theme));
    assert_false(theme_parse(STR(""), &theme));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_role_has_a_look_and_its_own_letter),
        cmocka_unit_test(letters_are_the_same_in_all_themes),
        cmocka_unit_test(pairs_differ_in_mono),
        cmocka_unit_test(pairs_differ_in_colour),
        cmocka_unit_test(names_are_read),
    };
    return cmocka_run_group_tests_name("theme", tests, NULL, NULL);
}
