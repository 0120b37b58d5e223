/* SPDX-License-Identifier: MIT
 *
 * nav: going somewhere and coming back to exactly the same screen.
 */
#include "base/platform.h"

#include "apptest.h"

/* Screens i and j show the same, the message row aside. */
static void check_same(const struct apptest *t, int i, int j)
{
    char *a = apptest_screen(t, i, true), *b = apptest_screen(t, j, true);
    if (strcmp(a, b) != 0)
        fail_msg("screens %d and %d differ:\n%s\n%s", i, j, a, b);
    free(a);
    free(b);
}

/* N jumps, N times back, N times forward: the screens on the way are those seen before. */
static void back_and_forward_restore_the_screen(void **state)
{
    struct apptest *t = *state;
    static const char *const jumps[] = {
        "o90002<Enter>", "3]",         "G", "/lantern<Enter><Esc>", "40g",
        "o90003<Enter>", "50%",        "]", "o90002#3.2<Enter>",    "<F2>",
        "o90001<Enter>", "o#3<Enter>", "[", "o90003#2.1<Enter>",    "h",
        "o90004<Enter>"};
    enum { N = ARRAY_LEN(jumps) };
    struct strbuf script = STRBUF_INIT(STRBUF_TEXT);
    strbuf_add_cstr(&script, "keys o90005<Enter>zj\nscreen\n");
    for (int i = 0; i < N; i++)
        strbuf_addf(&script, "keys %s\nscreen\n", jumps[i]);
    for (int i = 0; i < 2 * N; i++)
        strbuf_addf(&script, "keys %s\nscreen\n", i < N ? "<BS>" : "F");
    assert_true(apptest_run(t, NULL, strbuf_cstr(&script)));
    strbuf_release(&script);
    for (int i = 1; i <= N; i++) {
        check_same(t, N + i, N - i);
        check_same(t, 2 * N + i, i);
    }
}

static void following_a_reference_and_back(void **state)
{
    struct apptest *t = *state;
    assert_true(apptest_run(t, "rfc90002",
                            "keys 38g<Tab>\nscreen\nkeys <Enter>\nscreen\n"
                            "keys jjj\nscreen\nkeys <BS>\nscreen\nkeys F\nscreen\n"
                            "keys <BS>\nscreen\nroles\n"));
    apptest_check(t, 1, "RFC 90004", true);
    check_same(t, 0, 3);
    check_same(t, 2, 4);
    check_same(t, 0, 5);
    apptest_check(t, 6, "L", true); /* the reference is still selected */
}

static void a_place_that_is_already_here_is_no_stop(void **state)
{
    struct apptest *t = *state;
    assert_true(apptest_run(t, "rfc90002",
                            "keys ggg<BS>\nscreen\nkeys GGG<BS>\nscreen\n"
                            "keys <BS>\nscreen\nkeys FF\nscreen\n"));
    apptest_check(t, 0, "this is where you began", true);
    check_same(t, 0, 1);
    apptest_check(t, 2, "this is where you began", true);
    apptest_check(t, 3, "there is nothing further forward", true);
    apptest_check(t, 3, "100%", true);
}

static void a_new_way_forgets_the_old_one_forward(void **state)
{
    struct apptest *t = *state;
    assert_true(apptest_run(t, "rfc90002",
                            "keys o90003<Enter><BS>Go90001<Enter>F\nscreen\n"
                            "keys <BS>\nscreen\nkeys <BS><BS>\nscreen\n"));
    apptest_check(t, 0, "there is nothing further forward", true);
    apptest_check(t, 1, "RFC 90002", true);
    apptest_check(t, 1, "100%", true);
    apptest_check(t, 2, "this is where you began", true);
}

static void sections_and_what_is_not_there(void **state)
{
    struct apptest *t = *state;
    assert_true(apptest_run(t, "rfc90002#section-3.2",
                            "screen\nkeys o#2<Enter>\nscreen\n"
                            "keys o90003#77<Enter>\nscreen\n"
                            "keys o90777<Enter>\nscreen\n"));
    apptest_check(t, 0, "3.2. LIGHT\n", true);
    apptest_check(t, 1, "2. Overview\n", true);
    apptest_check(t, 2, "Section 77 is not in this document", true);
    apptest_check(t, 2, "RFC 90003", true);
    apptest_check(t, 3, "RFC 90777 is not on this machine", true);
    apptest_check(t, 3, "Words for Harbour Lanterns", true); /* what was read is still there */
}

static void closing_goes_text_list_end(void **state)
{
    struct apptest *t = *state;
    assert_true(apptest_run(t, NULL,
                            "keys o90002<Enter>Gq\nscreen\nkeys <BS>\nscreen\n"
                            "keys qq\nscreen\nbad line that is not reached\n"));
    apptest_check(t, 0, "Harbour", false);
    apptest_check(t, 1, "RFC 90002", true); /* back reopens it at its place */
    apptest_check(t, 1, "100%", true);
    assert_true(apptest_run(t, "rfc90002", "keys q\nbad line that is not reached\n"));
}

/* Help and guide are left for what was there before: a text, or the list. */
static void leaving_the_help(void **state)
{
    struct apptest *t = *state;
    assert_true(apptest_run(t, NULL,
                            "screen\nkeys h\nscreen\nkeys q\nscreen\n"
                            "keys o90002<Enter>G\nscreen\nkeys hq\nscreen\n"
                            "keys hGg/page<Enter>nq\nscreen\n"
                            "keys qhq\nscreen\n"));
    apptest_check(t, 1, "Keys of rfcview", true);
    check_same(t, 0, 2);
    check_same(t, 3, 4);
    check_same(t, 3, 5);                      /* whatever was done in it */
    apptest_check(t, 6, "RFC 90002 ", false); /* it was closed before the help was opened */
    apptest_check(t, 6, "index of", true);
}

static void reading_goes_on_where_it_was_left(void **state)
{
    struct apptest *t = *state;
    assert_true(apptest_run(t, "rfc90002", "keys 90g\nscreen\n"));
    char *before = apptest_screen(t, 0, true);
    assert_true(apptest_run(t, "rfc90002", "scan\nkeys <C-l>\nscreen\n"));
    char *after = apptest_screen(t, 0, true);
    assert_string_equal(before, after);
    free(before);
    free(after);
    assert_true(apptest_run(t, "rfc90002#section-2", "scan\nkeys <C-l>\nscreen\n"));
    apptest_check(t, 0, "2. Overview\n", true); /* a place that is named goes first */
}

static void a_selected_reference_says_where_it_leads(void **state)
{
    struct apptest *t = *state;
    assert_true(apptest_run(t, "rfc90002",
                            "keys /RFC2119<Enter><Tab>\nscreen\n"
                            "keys g/Appendix A. A Quiet<Enter><Tab>\nscreen\n"
                            "keys g/course of an evening<Enter><Tab>\nscreen\n"));
    apptest_check(t, 0, "→ RFC 2119: Key words for use in RFCs to Indicate Requirement Levels",
                  true);
    apptest_check(t, 1, "→ Appendix A: A Quiet Evening", true);
    apptest_check(t, 2, "→ Figure 1: An Evening of Two Lanterns", true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_APP(back_and_forward_restore_the_screen),
        WITH_APP(following_a_reference_and_back),
        WITH_APP(a_place_that_is_already_here_is_no_stop),
        WITH_APP(a_new_way_forgets_the_old_one_forward),
        WITH_APP(sections_and_what_is_not_there),
        WITH_APP(closing_goes_text_list_end),
        WITH_APP(leaving_the_help),
        WITH_APP(a_selected_reference_says_where_it_leads),
        WITH_APP(reading_goes_on_where_it_was_left),
    };
    return cmocka_run_group_tests_name("nav", tests, NULL, NULL);
}
