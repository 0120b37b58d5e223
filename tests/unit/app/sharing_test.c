/* SPDX-License-Identifier: MIT
 *
 * sharing: how list and text share the screen is chosen, kept, set; in that order of age.
 */
#include "base/platform.h"

#include "apptest.h"

#include "app/sharing.h"
#include "base/utf8.h"

#define RULE_BESIDE  "│"
#define RULE_STACKED "────"

static void run(struct apptest *t, const char *script)
{
    if (!apptest_run(t, NULL, script))
        fail_msg("%s", t->e.text);
}

static void a_choice_is_kept_and_comes_behind_the_first_screen(void **state)
{
    struct apptest *t = *state;
    run(t, "keys o90003<Enter>60gW\nscreen\n");
    apptest_check(t, 0, RULE_BESIDE, true);
    run(t, "keys o90003<Enter>60g\nscreen\nscan\nscreen\n");
    apptest_check(t, 0, RULE_STACKED, true);
    apptest_check(t, 0, "2.1.  Long and Short", true);
    apptest_check(t, 1, RULE_BESIDE, true);
    apptest_check(t, 1, "2.1.  Long and Short", true);
}

static void a_key_is_newer_than_what_was_kept(void **state)
{
    struct apptest *t = *state;
    run(t, "keys W\n");
    run(t, "keys o90003<Enter>WW\nscreen\nscan\nscreen\n");
    apptest_check(t, 0, RULE_STACKED, true);
    apptest_check(t, 1, RULE_STACKED, true);
}

static void the_configuration_counts_more_than_what_was_kept(void **state)
{
    struct apptest *t = *state;
    run(t, "keys W9+\n");
    assert_true(settings_set(&t->settings, STR("layout"), STR("stacked"), &t->e));
    assert_true(settings_set(&t->settings, STR("split"), STR("50%"), &t->e));
    run(t, "keys o90003<Enter>\nscan\nscreen\n");
    char *screen = apptest_screen(t, 0, false);
    struct str rest = str_of(screen);
    for (int row = 0; row < 12; row++)
        assert_true(str_find(str_cut(&rest, '\n'), STR(RULE_STACKED), 0) < 0);
    assert_true(str_starts(rest, STR(RULE_STACKED))); /* 12 of 24 rows are the list's */
    free(screen);
}

static void sizes_are_kept_with_the_choice(void **state)
{
    struct apptest *t = *state;
    run(t, "keys o90003<Enter>W4+\nscreen\n");
    char *chosen = apptest_screen(t, 0, true);
    run(t, "scan\nkeys o90003<Enter>\nscreen\n");
    char *kept = apptest_screen(t, 0, true);
    assert_string_equal(chosen, kept);
    free(chosen);
    free(kept);
}

/* On a smaller screen it is as much of that. */
static void a_size_is_a_part_of_the_screen(void **state)
{
    struct apptest *t = *state;
    run(t, "size 200x60\nkeys o90003<Enter>W6-\nsize 100x30\nsize 200x60\nsize 100x30\nscreen\n");
    char *screen = apptest_screen(t, 0, false);
    struct str row = str_of(screen);
    row = str_cut(&row, '\n');
    assert_int_equal(utf8_columns(str_slice(row, 0, (size_t)str_find(row, STR(RULE_BESIDE), 0))),
                     44); /* of 200 it was 88 */
    free(screen);
}

/* What somebody else wrote there is no size and no choice. */
static void what_cannot_be_is_not_taken(void **state)
{
    struct apptest *t = *state;
    run(t, "keys W+\n");
    struct app a = {0};
    app_init(&a, &t->settings);
    struct memory *m = library_memory(a.library);
    static const char *const bad[] = {
        "", "7", "x y 1 1", "-3 4 1 1", "99999 1 1 1", "5 0 5 5", "5 80 5 24 1", "5 80 5"};
    memory_keep(m, STR("layout"), STR("heap"));
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        memory_keep(m, STR("split"), str_of(bad[i]));
        sharing_came(&a);
        assert_int_equal(a.sharing.columns.list, 0);
        assert_int_equal(a.sharing.rows.list, 0);
        assert_int_equal(a.sharing.choice, LAYOUT_AUTO);
    }
    app_release(&a);
}

static void at_the_end_a_key_says_so(void **state)
{
    struct apptest *t = *state;
    run(t,
        "keys o90003<Enter>W999-\nkeys -\nscreen\nkeys 999+\nkeys +\nscreen\nkeys WW+\nscreen\n");
    apptest_check(t, 0, "the list cannot be smaller", true);
    apptest_check(t, 1, "the text cannot be smaller", true);
    apptest_check(t, 2, "there is nothing to share", true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_APP(a_choice_is_kept_and_comes_behind_the_first_screen),
        WITH_APP(a_key_is_newer_than_what_was_kept),
        WITH_APP(the_configuration_counts_more_than_what_was_kept),
        WITH_APP(sizes_are_kept_with_the_choice),
        WITH_APP(a_size_is_a_part_of_the_screen),
        WITH_APP(what_cannot_be_is_not_taken),
        WITH_APP(at_the_end_a_key_says_so),
    };
    return cmocka_run_group_tests_name("sharing", tests, NULL, NULL);
}
