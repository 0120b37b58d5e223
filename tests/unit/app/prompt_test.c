/* SPDX-License-Identifier: MIT
 *
 * prompt and finding: what is typed shows at once, Enter keeps it, Esc takes it back.
 */
#include "base/platform.h"

#include "apptest.h"

static void check_same(const struct apptest *t, int i, int j)
{
    char *a = apptest_screen(t, i, true), *b = apptest_screen(t, j, true);
    assert_string_equal(a, b);
    free(a);
    free(b);
}

static void a_search_given_up_leaves_no_trace(void **state)
{
    struct apptest *t = *state;
    assert_true(apptest_run(t, "rfc90002",
                            "keys 30g\nscreen\nroles\nkeys /wrecks\nscreen\n"
                            "keys <Esc>\nscreen\nroles\nkeys /wrecks<C-u><BS>\n"
                            "screen\nkeys <BS>\nscreen\n"));
    apptest_check(t, 2, "/wrecks", true);
    apptest_check(t, 2, "[WRECKS]", true); /* it is shown while typing */
    check_same(t, 0, 3);
    check_same(t, 1, 4);
    check_same(t, 0, 5);
    apptest_check(t, 6, "Status of this Memo", true); /* the jump before: no other was made */
}

static void a_search_accepted_is_a_jump(void **state)
{
    struct apptest *t = *state;
    assert_true(apptest_run(t, "rfc90002",
                            "keys 30g\nscreen\nkeys /wrecks<Enter>\nscreen\n"
                            "keys <Esc><BS>\nscreen\n"));
    apptest_check(t, 1, "match 1 of ", true);
    check_same(t, 0, 2);
}

static void searches_are_repeated_in_both_directions(void **state)
{
    struct apptest *t = *state;
    assert_true(apptest_run(t, "rfc90002",
                            "keys /keeper<Enter>\nscreen\nkeys n\nscreen\n"
                            "keys 2n\nscreen\nkeys N\nscreen\n"));
    apptest_check(t, 0, "match 1 of ", true);
    apptest_check(t, 1, "match 2 of ", true);
    apptest_check(t, 2, "match 4 of ", true);
    apptest_check(t, 3, "match 3 of ", true);
    /* backward: N goes forward, so both keys together lead back to the first found */
    assert_true(apptest_run(t, "rfc90002",
                            "keys G?keeper<Enter>\nscreen\nkeys nN\nscreen\n"
                            "keys o90001<Enter>n\nscreen\n"));
    check_same(t, 0, 1);
    apptest_check(t, 2, "match ", true); /* in another document: looked for there */
}

static void what_a_search_says_when_it_fails(void **state)
{
    struct apptest *t = *state;
    assert_true(apptest_run(t, "rfc90002",
                            "keys n\nscreen\nkeys /(oops\nscreen\n"
                            "keys <Enter>\nscreen\nkeys <C-u>zeppelin<Enter>\nscreen\n"
                            "keys /<Up>\nscreen\n"));
    apptest_check(t, 0, "nothing was searched for yet", true);
    apptest_check(t, 1, "bad pattern at", true);
    apptest_check(t, 2, "bad pattern at", true);
    apptest_check(t, 3, "not found: zeppelin", true);
    apptest_check(t, 4, "/zeppelin", true); /* Up brings it back */
    /* Enter on nothing does not accept what was given up before */
    assert_true(apptest_run(t, "rfc90002", "keys /fog<Esc>/<Enter>n\nscreen\n"));
    apptest_check(t, 0, "nothing was searched for yet", true);
}

static void a_filter_shows_while_typing_and_can_be_taken_back(void **state)
{
    struct apptest *t = *state;
    assert_true(apptest_run(t, NULL,
                            "screen\nkeys /quic\nscreen\nkeys <Down><Down>\nscreen\n"
                            "keys <Enter>\nscreen\nkeys /<C-u>zzzz\nscreen\n"
                            "keys <Esc>\nscreen\nkeys <Esc>\nscreen\n"));
    apptest_check(t, 1, "Filter: quic", true);
    apptest_check(t, 1, "match \"quic\"", true);
    apptest_check(t, 1, " 1/", true);
    apptest_check(t, 2, " 3/", true); /* the list moves under an open prompt */
    check_same(t, 2, 3);
    apptest_check(t, 4, "nothing in the catalogue", true);
    apptest_check(t, 5, "match \"quic\"", true); /* the words before */
    apptest_check(t, 6, "hold", false);
}

static void a_name_that_is_not_understood_can_be_mended(void **state)
{
    struct apptest *t = *state;
    assert_true(apptest_run(t, NULL,
                            "keys o90002x<Enter>\nscreen\nkeys <BS>\nscreen\n"
                            "keys <Enter>\nscreen\nkeys o<Enter>\nscreen\n"));
    apptest_check(t, 0, "Open: 90002x", true);
    apptest_check(t, 0, "is not a document", true);
    apptest_check(t, 1, "is not a document", false);
    apptest_check(t, 2, "The Harbour Lantern Protocol", true);
    apptest_check(t, 3, "Open:", false);
}

static void a_long_line_shows_where_the_cursor_is(void **state)
{
    struct apptest *t = *state;
    struct strbuf script = STRBUF_INIT(STRBUF_TEXT);
    strbuf_add_cstr(&script, "size 40x10\nkeys o");
    for (int i = 0; i < 300; i++)
        strbuf_addf(&script, "%c", 'a' + i % 26);
    strbuf_add_cstr(&script, "END\nscreen\nkeys <Home>\nscreen\n");
    assert_true(apptest_run(t, NULL, strbuf_cstr(&script)));
    apptest_check(t, 0, "END\ncursor 38,9\n", true);
    apptest_check(t, 1, "Open: abcdef", true);
    apptest_check(t, 1, "cursor 6,9\n", true);
    strbuf_release(&script);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_APP(a_search_given_up_leaves_no_trace),
        WITH_APP(a_search_accepted_is_a_jump),
        WITH_APP(searches_are_repeated_in_both_directions),
        WITH_APP(what_a_search_says_when_it_fails),
        WITH_APP(a_filter_shows_while_typing_and_can_be_taken_back),
        WITH_APP(a_name_that_is_not_understood_can_be_mended),
        WITH_APP(a_long_line_shows_where_the_cursor_is),
    };
    return cmocka_run_group_tests_name("prompt", tests, NULL, NULL);
}
