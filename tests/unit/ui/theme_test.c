/* SPDX-License-Identifier: MIT
 *
 * theme: every role has a look, and those that a reader must tell apart differ, also without
 * colour; lines and files of themes are read.
 */
#include "base/platform.h"

#include <string.h>

#include "testing.h"

#include "base/asset.h"
#include "ui/theme.h"
#include "ui/themefile.h"

static struct theme builtin(const char *name)
{
    struct theme t;
    assert_true(themefile_builtin(str_of(name), &t));
    return t;
}

static void every_role_has_a_name_and_a_letter_of_its_own(void **state)
{
    (void)state;
    for (int role = 0; role < ROLE_COUNT; role++) {
        assert_non_null(theme_role_name((enum role)role));
        assert_true(theme_role_letter((enum role)role) > ' ');
        for (int other = 0; other < role; other++) {
            assert_int_not_equal(theme_role_letter((enum role)role),
                                 theme_role_letter((enum role)other));
            assert_string_not_equal(theme_role_name((enum role)role),
                                    theme_role_name((enum role)other));
        }
    }
    assert_null(theme_role_name(ROLE_COUNT));
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
    {ROLE_LABEL, ROLE_TEXT},          {ROLE_LABEL, ROLE_LINK},
    {ROLE_MARK, ROLE_TEXT},           {ROLE_NEW, ROLE_TEXT},
    {ROLE_POPUP_TITLE, ROLE_POPUP},
};

static void pairs_differ_without_colour(void **state)
{
    (void)state;
    for (size_t n = 0; themefile_builtin_name(n) != NULL; n++) {
        struct theme t = builtin(themefile_builtin_name(n));
        for (size_t i = 0; i < ARRAY_LEN(pairs); i++) {
            if (t.looks[pairs[i][0]].mono == t.looks[pairs[i][1]].mono)
                fail_msg("%s: %s looks like %s without colour", themefile_builtin_name(n),
                         theme_role_name(pairs[i][0]), theme_role_name(pairs[i][1]));
            /* many terminals do not show it */
            assert_int_equal(t.looks[pairs[i][0]].mono & ATTR_DIM, 0);
        }
    }
}

static void pairs_differ_at_every_depth(void **state)
{
    (void)state;
    for (size_t n = 0; themefile_builtin_name(n) != NULL; n++) {
        struct theme t = builtin(themefile_builtin_name(n));
        for (size_t i = 0; i < ARRAY_LEN(pairs) * DEPTH_COUNT; i++) {
            size_t d = i % DEPTH_COUNT;
            enum role a = pairs[i / DEPTH_COUNT][0], b = pairs[i / DEPTH_COUNT][1];
            const struct theme_look *x = &t.looks[a], *y = &t.looks[b];
            if (x->fg.at[d] == y->fg.at[d] && x->bg.at[d] == y->bg.at[d] && x->attrs == y->attrs)
                fail_msg("%s: %s looks like %s at depth %zu", themefile_builtin_name(n),
                         theme_role_name(a), theme_role_name(b), d);
        }
    }
}

/* Luminance as in WCAG 2, without its powers of fractions: squares are near enough. */
static double luminance(uint32_t rgb)
{
    double sum = 0, weight[] = {0.0722, 0.7152, 0.2126};
    for (int i = 0; i < 3; i++) {
        double part = (double)(rgb >> 8 * i & 0xFF) / 255;
        sum += weight[i] * part * part;
    }
    return sum;
}

static double contrast(uint32_t a, uint32_t b)
{
    double x = luminance(a), y = luminance(b);
    return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

/* What a role's text has to its ground, on a terminal whose own colours are these. */
static double contrast_of(const struct theme_look *look, enum color_depth d, uint32_t fg,
                          uint32_t bg)
{
    return contrast(look->fg.at[d] == COLOR_OWN ? fg : color_rgb(look->fg.at[d]),
                    look->bg.at[d] == COLOR_OWN ? bg : color_rgb(look->bg.at[d]));
}

static void every_role_can_be_read(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        uint32_t fg, bg;
        double least;
    } grounds[] = {
        {"dark", 0xE5E5E5, 0x000000, 4.0},     {"dark", 0xD3D7CF, 0x2E3436, 2.5},
        {"light", 0x000000, 0xFFFFFF, 4.0},    {"light", 0x3C3836, 0xFBF1C7, 3.5},
        {"contrast", 0xE5E5E5, 0x000000, 7.0}, {"contrast", 0x000000, 0xFFFFFF, 7.0},
    };
    for (size_t i = 0; i < ARRAY_LEN(grounds); i++) {
        struct theme t = builtin(grounds[i].name);
        for (int r = 0; r < ROLE_COUNT; r++) {
            double got = contrast_of(&t.looks[r], DEPTH_256, grounds[i].fg, grounds[i].bg);
            bool line = r == ROLE_RULE || r == ROLE_SCROLLBAR; /* no text */
            if (got < (line || r == ROLE_STATUS_ALERT ? 2.2 : grounds[i].least))
                fail_msg("%s on %06x: %s has a contrast of %.1f", grounds[i].name, grounds[i].bg,
                         theme_role_name((enum role)r), got);
        }
    }
}

static void a_line_sets_a_role(void **state)
{
    (void)state;
    struct theme t = builtin("dark");
    struct err e = {0};
    uint8_t mono = t.looks[ROLE_LINK].mono;
    assert_true(theme_set(&t, STR("link #ff8700/208/bright-red/3 - bold+underline"), &e));
    struct theme_look *look = &t.looks[ROLE_LINK];
    assert_int_equal(look->fg.at[DEPTH_TRUE], COLOR_RGB | 0xFF8700);
    assert_int_equal(look->fg.at[DEPTH_256], 208);
    assert_int_equal(look->fg.at[DEPTH_16], 9);
    assert_int_equal(look->fg.at[DEPTH_8], 3);
    assert_int_equal(look->bg.at[DEPTH_8], COLOR_OWN);
    assert_int_equal(look->attrs, ATTR_BOLD | ATTR_UNDERLINE);
    assert_int_equal(look->mono, mono);
    assert_true(theme_set(&t, STR("  Link\t- -  dim reverse "), &e));
    assert_int_equal(look->attrs, ATTR_DIM);
    assert_int_equal(look->mono, ATTR_REVERSE);
    assert_int_equal(look->fg.at[DEPTH_TRUE], COLOR_OWN);
}

static void what_a_terminal_has_not_is_the_nearest(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        int32_t at256, at16, at8;
    } cases[] = {
        {"#ff0000", 196, 9, 1},     {"#000000", 16, 0, 0}, {"231", 231, 15, 7},
        {"bright-blue", 12, 12, 4}, {"#5f87af", 67, 8, 6},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct color c;
        struct err e = {0};
        assert_true(color_parse(str_of(cases[i].word), &c, &e));
        assert_int_equal(c.at[DEPTH_256], cases[i].at256);
        assert_int_equal(c.at[DEPTH_16], cases[i].at16);
        assert_int_equal(c.at[DEPTH_8], cases[i].at8);
    }
    assert_true(color_is_dark(0x2E3436));
    assert_false(color_is_dark(0xFBF1C7));
}

static void a_bad_line_changes_nothing(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        "link",
        "link red",
        "lnk red -",
        "link red - blod",
        "link 256 -",
        "link #ff00 -",
        "link #gg0000 -",
        "link red/ - +",
        "link purple -",
        "link - - - - -",
        "link red - bold,underline",
        "link -1 -",
    };
    struct theme t = builtin("dark"), before = t;
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct err e = {0};
        if (theme_set(&t, str_of(bad[i]), &e))
            fail_msg("\"%s\" was read", bad[i]);
        assert_int_equal(e.kind, ERR_USAGE);
        assert_memory_equal(&t, &before, sizeof t);
    }
}

static void a_file_is_read_past_its_errors(void **state)
{
    (void)state;
    struct theme t = builtin("mono");
    struct err e = {0};
    size_t bad = themefile_apply(&t,
                                 STR("# a theme\n"
                                     "heading #0000ff - bold # blue\r\n"
                                     "\n"
                                     "hedding red -\n"
                                     "link nocolour -\n"
                                     "number 5 -"),
                                 "my.theme", &e);
    assert_int_equal(bad, 2);
    assert_string_equal(e.text, "my.theme:4: \"hedding\" is no role of a theme (theme)");
    assert_int_equal(t.looks[ROLE_HEADING].fg.at[DEPTH_TRUE], COLOR_RGB | 0x0000FF);
    assert_int_equal(t.looks[ROLE_NUMBER].fg.at[DEPTH_8], 5);
}

static void those_compiled_in_have_no_error(void **state)
{
    (void)state;
    static const enum asset_id assets[] = {ASSET_THEME_DARK, ASSET_THEME_LIGHT, ASSET_THEME_ANSI,
                                           ASSET_THEME_MONO, ASSET_THEME_CONTRAST};
    for (size_t i = 0; i < ARRAY_LEN(assets); i++) {
        struct theme t = builtin("mono");
        struct err e = {0};
        if (themefile_apply(&t, asset_get(assets[i]), "theme", &e) > 0)
            fail_msg("%zu: %s", i, e.text);
    }
    struct theme t;
    assert_false(themefile_builtin(STR("Dark"), &t));
    assert_false(themefile_builtin(STR(""), &t));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_role_has_a_name_and_a_letter_of_its_own),
        cmocka_unit_test(pairs_differ_without_colour),
        cmocka_unit_test(pairs_differ_at_every_depth),
        cmocka_unit_test(every_role_can_be_read),
        cmocka_unit_test(a_line_sets_a_role),
        cmocka_unit_test(what_a_terminal_has_not_is_the_nearest),
        cmocka_unit_test(a_bad_line_changes_nothing),
        cmocka_unit_test(a_file_is_read_past_its_errors),
        cmocka_unit_test(those_compiled_in_have_no_error),
    };
    return cmocka_run_group_tests_name("theme", tests, NULL, NULL);
}
