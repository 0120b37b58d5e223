/* SPDX-License-Identifier: MIT
 *
 * mousing: where a click and the wheel are decides what they do.
 */
#include "base/platform.h"

#include "apptest.h"

#include "app/mousing.h"
#include "app/screen.h"
#include "base/utf8.h"

static int setup(void **state)
{
    apptest_setup(state);
    struct apptest *t = *state;
    return !settings_set(&t->settings, STR("mouse"), STR("yes"), &t->e);
}

static void run(struct apptest *t, const char *script)
{
    if (!apptest_run(t, NULL, script))
        fail_msg("%s", t->e.text);
}

static void nothing_happens_while_it_is_off(void **state)
{
    struct apptest *t = *state;
    run(t, "keys <M-m>\nscreen\nmouse press 10 5\nmouse down 10 5\nkeys <Esc>\nscreen\n");
    apptest_check(t, 0, "mouse off", true);
    char *before = apptest_screen(t, 0, true), *after = apptest_screen(t, 1, true);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

/* 90003 is opened by its row, found by words. */
static void the_second_click_on_a_row_opens_it(void **state)
{
    struct apptest *t = *state;
    run(t, "keys /9333<Enter><Esc>\nkeys g\nmouse press 10 3\nscreen\nmouse press 10 4\nscreen\n"
           "mouse press 40 4\nscreen\n");
    apptest_check(t, 0, " 4/9339", true);
    apptest_check(t, 1, " 5/9339", true);
    apptest_check(t, 2, "RFC 9341 is not on this machine", true);
}

static void a_pane_gets_the_keys_before_it_opens_anything(void **state)
{
    struct apptest *t = *state;
    run(t, "keys o90003<Enter>\nmouse press 10 0\nscreen\nmouse press 10 12\nscreen\n");
    apptest_check(t, 0, " 1/9339", true); /* the row was selected, and is not opened */
    apptest_check(t, 1, "RFC 90003  Words", true);
}

static void a_click_on_a_reference_follows_it(void **state)
{
    struct apptest *t = *state;
    run(t, "keys o90003<Enter>z\nmouse press 23 13\nscreen\n"); /* "companion of RFC 90002" */
    apptest_check(t, 0, "RFC 90002  The Harbour", true);
    run(t, "keys o90003<Enter>z\nmouse press 10 13\nmouse press 60 13\nmouse press 1 13\nscreen\n");
    apptest_check(t, 0, "RFC 90003  Words", true);
}

static void the_wheel_is_for_the_pane_it_is_over(void **state)
{
    struct apptest *t = *state;
    run(t, "keys o90003<Enter>\nmouse down 10 2\nscreen\nmouse down 10 15\nscreen\n"
           "mouse up 10 15\nmouse up 10 2\nscreen\n");
    apptest_check(t, 0, " 9342", true);
    apptest_check(t, 0, " 9354", false);
    apptest_check(t, 0, "Internet Engineering", true);
    apptest_check(t, 1, "Internet Engineering", false);
    apptest_check(t, 1, "RFC 90003  Words", true); /* who has the keys */
    apptest_check(t, 2, " 9354", true);
    apptest_check(t, 2, "Internet Engineering", true);
}

static void lines_of_the_wheel_are_a_setting(void **state)
{
    struct apptest *t = *state;
    assert_true(settings_set(&t->settings, STR("scroll-lines"), STR("1"), &t->e));
    run(t, "mouse down 10 2\nscreen\n");
    apptest_check(t, 0, " 9354", false);
    apptest_check(t, 0, " 9353", true);
}

static void a_prompt_is_not_clicked_away(void **state)
{
    struct apptest *t = *state;
    run(t, "keys o90003\nmouse press 10 5\nscreen\nkeys <Enter>\nscreen\n");
    apptest_check(t, 0, "Open: 90003", true);
    apptest_check(t, 1, "RFC 90003  Words", true);
}

static void a_count_and_letters_end_with_a_click(void **state)
{
    struct apptest *t = *state;
    run(t, "keys o90003<Enter>zl\nscreen\nmouse press 60 2\nscreen\nkeys 7\nmouse press 60 2\n"
           "keys m\nmouse press 60 2\nkeys g\nscreen\n");
    apptest_check(t, 0, "type the letters", true);
    apptest_check(t, 1, "type the letters", false);
    apptest_check(t, 2, "Internet Engineering", true);
}

static void the_rule_stays_where_it_is_dropped(void **state)
{
    struct apptest *t = *state;
    run(t, "size 140x30\nkeys o90003<Enter>\nmouse press 65 5\nmouse drag 50 6\nmouse drag 40 6\n"
           "mouse release 40 6\nmouse drag 90 6\nscreen\n");
    run(t, "scan\nsize 140x30\nkeys o90003<Enter>\nscreen\n");
    char *screen = apptest_screen(t, 0, false);
    struct str row = str_of(screen);
    row = str_cut(&row, '\n');
    ptrdiff_t rule = str_find(row, STR("│"), 0);
    assert_true(rule > 0);
    assert_int_equal(utf8_columns(str_slice(row, 0, (size_t)rule)), 40);
    free(screen);
}

static void other_buttons_and_places_do_nothing(void **state)
{
    struct apptest *t = *state;
    struct app a = {0};
    app_init(&a, &t->settings);
    screen_resize(&a, 80, 24);
    for (int action = MOUSE_PRESS; action <= MOUSE_WHEEL_DOWN; action++)
        for (int button = 0; button <= 3; button++)
            for (int i = 0; i < 4; i++)
                mousing_event(&a, (struct mouse_event){.action = (enum mouse_action)action,
                                                       .button = button,
                                                       .x = i % 2 ? 10000 : 79,
                                                       .y = i / 2 ? 10000 : 23});
    assert_false(a.reader_focus);
    assert_false(a.quit);
    assert_null(a.nav.coming);
    app_release(&a);
}

#define WITH_MOUSE(test) cmocka_unit_test_setup_teardown(test, setup, apptest_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_MOUSE(nothing_happens_while_it_is_off),
        WITH_MOUSE(the_second_click_on_a_row_opens_it),
        WITH_MOUSE(a_pane_gets_the_keys_before_it_opens_anything),
        WITH_MOUSE(a_click_on_a_reference_follows_it),
        WITH_MOUSE(the_wheel_is_for_the_pane_it_is_over),
        WITH_MOUSE(lines_of_the_wheel_are_a_setting),
        WITH_MOUSE(a_prompt_is_not_clicked_away),
        WITH_MOUSE(a_count_and_letters_end_with_a_click),
        WITH_MOUSE(the_rule_stays_where_it_is_dropped),
        WITH_MOUSE(other_buttons_and_places_do_nothing),
    };
    return cmocka_run_group_tests_name("mousing", tests, NULL, NULL);
}
