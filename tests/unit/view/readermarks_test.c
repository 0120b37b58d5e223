/* SPDX-License-Identifier: MIT
 *
 * readerview: what is marked in the text: the selected reference, and matches of a search.
 */
#include "base/platform.h"

#include "readertest.h"

/* ---------------------------------------------------------------- references */

static void check_follow(struct fixture *f, const char *target)
{
    char *text;
    assert_true(press_for(f, CMD_FOLLOW, -1, &text));
    if (target == NULL)
        assert_null(text);
    else
        assert_string_equal(text, target);
    free(text);
}

static void the_first_reference_in_the_window_is_selected(void **state)
{
    struct fixture *f = *state;
    readerview_go(f->reader, line_of(f, "4.  Part 4"));
    press(f, CMD_NEXT_LINK, -1);
    check_follow(f, "rfc704");
    press(f, CMD_NEXT_LINK, -1);
    check_follow(f, "rfc740");
    press(f, CMD_PREVIOUS_LINK, -1);
    check_follow(f, "rfc704");
    readerview_go(f->reader, line_of(f, "7.  Part 7")); /* the selected one is out of sight */
    press(f, CMD_NEXT_LINK, -1);
    check_follow(f, "rfc707");
    readerview_go(f->reader, line_of(f, "2.  Part 2"));
    resize(f, W, 12);
    press(f, CMD_PREVIOUS_LINK, -1); /* the last one there */
    check_follow(f, "rfc702");
    assert_true(readerview_clear_link(f->reader));
    assert_false(readerview_clear_link(f->reader));
}

static void following_nothing_is_a_line_down(void **state)
{
    struct fixture *f = *state;
    check_follow(f, NULL);
    check_top(f, 1, 0);
    press(f, CMD_NEXT_LINK, -1);
    readerview_go(f->reader, line_of(f, "6.  Part 6")); /* it is selected but out of sight */
    uint32_t line = readerview_place(f->reader).line;
    check_follow(f, NULL);
    check_top(f, line + 1, 0);
}

static void the_ends_of_the_references_hold(void **state)
{
    struct fixture *f = *state;
    for (uint32_t i = 0; i < f->doc->link_count + 3; i++)
        press(f, CMD_NEXT_LINK, -1);
    assert_int_equal(readerview_place(f->reader).link, f->doc->link_count - 1);
    for (uint32_t i = 0; i < f->doc->link_count + 3; i++)
        press(f, CMD_PREVIOUS_LINK, -1);
    assert_int_equal(readerview_place(f->reader).link, 0);
}

/* In any pane, one key after the other comes to each reference, and it can be seen. */
static void every_reference_is_reached_and_shown(void **state)
{
    struct fixture *f = *state;
    static const int widths[] = {8, 20, 40, 72}, heights[] = {1, 2, 5, 12};
    for (size_t w = 0; w < ARRAY_LEN(widths); w++)
        for (size_t h = 0; h < ARRAY_LEN(heights); h++) {
            resize(f, widths[w], heights[h]);
            readerview_restore(f->reader, (struct readerview_place){0, 0, -1, 0});
            for (uint32_t i = 0; i < 2 * f->doc->link_count; i++) {
                bool down = i < f->doc->link_count;
                if (i != f->doc->link_count)
                    press(f, down ? CMD_NEXT_LINK : CMD_PREVIOUS_LINK, -1);
                int64_t expected = down ? i : 2 * f->doc->link_count - 1 - i;
                int64_t selected = readerview_place(f->reader).link;
                if (selected != expected || !shows_role(f, 'L'))
                    fail_msg("%dx%d: reference %ld, not %ld; shown: %d", f->w, f->h, (long)selected,
                             (long)expected, shows_role(f, 'L'));
            }
        }
}

/* The first byte of the row below the window is not in it. */
static void references_at_the_beginning_of_lines(void **state)
{
    struct fixture *f = *state;
    struct document *d =
        document_new(STR("   Some words come first.\n\n1.  One\n\n   There are three of them:\n"
                         "[RFC791] is one,\n[RFC792] is two,\n[RFC793] is three.\n"),
                     0);
    assert_int_equal(d->link_count, 3);
    static const char *const targets[] = {"rfc791", "rfc792", "rfc793"};
    readerview_show(f->reader, d, "", "");
    resize(f, 40, 1);
    for (size_t i = 0; i < ARRAY_LEN(targets); i++) {
        press(f, CMD_NEXT_LINK, -1);
        assert_true(shows_role(f, 'L'));
        check_top(f, (uint32_t)i + 5, 0);
        check_follow(f, targets[i]);
    }
    document_release(d);
}

static void a_selected_reference_says_what_the_text_says_of_it(void **state)
{
    struct fixture *f = *state;
    struct document *d =
        document_new(STR("   Some words come first.\n\n1.  One\n\n   See [A], [B] and RFC 9.\n\n"
                         "2.  Normative References\n\n   [A]  Oak, RFC 791.\n\n"
                         "3.  Informative References\n\n   [B]  Elm, RFC 792.\n"),
                     0);
    static const char *const abouts[] = {"normative", "informative", NULL};
    readerview_show(f->reader, d, "", "");
    for (size_t i = 0; i < ARRAY_LEN(abouts); i++) {
        struct intent intent = {0};
        assert_true(f->view->ops->command(f->view, CMD_NEXT_LINK, -1, &intent));
        assert_int_equal(intent.kind, INTENT_SELECTED);
        assert_true(intent.about == NULL ? abouts[i] == NULL
                                         : str_eq(str_of(intent.about), str_of(abouts[i])));
        intent_release(&intent);
    }
    document_release(d);
}

/* ---------------------------------------------------------------- matches */

static void search(struct fixture *f, const char *typed, bool backward, const char *said)
{
    struct err e = {0};
    struct matches m = {0};
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    struct pattern *p = pattern_new(str_of(typed), 0, &e);
    assert_non_null(p);
    assert_true(matches_find(&m, p, f->doc->text, NULL, 0, &e));
    readerview_take_matches(f->reader, &m, backward, readerview_place(f->reader), &b);
    assert_null(m.at); /* taken */
    assert_string_equal(strbuf_cstr(&b), said);
    strbuf_release(&b);
    pattern_free(p);
}

static void check_step(struct fixture *f, enum command command, long count, const char *said)
{
    char *text;
    assert_true(press_for(f, command, count, &text));
    assert_string_equal(text, said);
    assert_true(shows_role(f, 'M'));
    free(text);
}

static void matches_are_stepped_through_and_wrap(void **state)
{
    struct fixture *f = *state;
    search(f, "the last words", false, "match 1 of 9");
    assert_true(shows_role(f, 'M'));
    check_step(f, CMD_NEXT_MATCH, -1, "match 2 of 9");
    check_step(f, CMD_NEXT_MATCH, 6, "match 8 of 9");
    check_step(f, CMD_NEXT_MATCH, -1, "match 9 of 9");
    check_step(f, CMD_NEXT_MATCH, -1, "search wrapped from the end to the beginning; match 1 of 9");
    check_step(f, CMD_PREVIOUS_MATCH, -1,
               "search wrapped from the beginning to the end; match 9 of 9");
    check_step(f, CMD_PREVIOUS_MATCH, 2, "match 7 of 9");
    assert_true(readerview_clear_matches(f->reader));
    assert_false(readerview_clear_matches(f->reader));
    assert_false(shows_role(f, 'M') || shows_role(f, 'm'));
    assert_false(press_for(f, CMD_NEXT_MATCH, -1, NULL));
}

static void a_search_begins_at_the_window(void **state)
{
    struct fixture *f = *state;
    readerview_go(f->reader, line_of(f, "5.  Part 5"));
    search(f, "the last words", false, "match 5 of 9");
    readerview_go(f->reader, line_of(f, "5.  Part 5"));
    search(f, "the last words", true, "match 4 of 9");
    readerview_go(f->reader, 0);
    search(f, "the last words", true, "search wrapped from the beginning to the end; match 9 of 9");
    readerview_go(f->reader, f->doc->line_count - 1);
    search(f, "request for", false, "search wrapped from the end to the beginning; match 1 of 1");
    readerview_go(f->reader, line_of(f, "3.  Part 3"));
    uint32_t line = readerview_place(f->reader).line;
    search(f, "no such words", false, "");
    check_top(f, line, 0); /* nothing found: nothing moves */
}

/* Scrolled away from the current match, n goes on from what is seen. */
static void stepping_goes_on_from_the_window(void **state)
{
    struct fixture *f = *state;
    search(f, "the last words", false, "match 1 of 9");
    readerview_go(f->reader, line_of(f, "7.  Part 7"));
    check_step(f, CMD_NEXT_MATCH, -1, "match 7 of 9");
    readerview_go(f->reader, line_of(f, "3.  Part 3"));
    check_step(f, CMD_PREVIOUS_MATCH, -1, "match 2 of 9");
}

static void every_match_is_shown_in_any_pane(void **state)
{
    struct fixture *f = *state;
    static const int widths[] = {8, 20, 72}, heights[] = {1, 2, 5, 12};
    for (size_t w = 0; w < ARRAY_LEN(widths); w++)
        for (size_t h = 0; h < ARRAY_LEN(heights); h++) {
            resize(f, widths[w], heights[h]);
            readerview_go(f->reader, 0);
            search(f, "needle|compare", false, "match 1 of 18");
            for (int i = 1; i < 40; i++) {
                if (!shows_role(f, 'M'))
                    fail_msg("%dx%d: match %d is not in the window", f->w, f->h, i);
                char *text;
                press_for(f, i < 20 ? CMD_NEXT_MATCH : CMD_PREVIOUS_MATCH, -1, &text);
                free(text);
            }
        }
}

/* Another document begins at its top, without what was selected and marked in the one before. */
static void showing_another_forgets_the_one_before(void **state)
{
    struct fixture *f = *state;
    struct document *other = document_new(STR("one line\n"), 0);
    search(f, "needle", false, "match 1 of 9");
    press(f, CMD_NEXT_LINK, -1);
    readerview_show(f->reader, other, "x", "");
    check_top(f, 0, 0);
    assert_int_equal(readerview_place(f->reader).link, -1);
    assert_false(readerview_clear_matches(f->reader));
    assert_ptr_equal(readerview_document(f->reader), other);
    document_release(other);
    assert_true(shows_text(f, "one line"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_READER(the_first_reference_in_the_window_is_selected),
        WITH_READER(following_nothing_is_a_line_down),
        WITH_READER(the_ends_of_the_references_hold),
        WITH_READER(every_reference_is_reached_and_shown),
        WITH_READER(references_at_the_beginning_of_lines),
        WITH_READER(a_selected_reference_says_what_the_text_says_of_it),
        WITH_READER(matches_are_stepped_through_and_wrap),
        WITH_READER(a_search_begins_at_the_window),
        WITH_READER(stepping_goes_on_from_the_window),
        WITH_READER(every_match_is_shown_in_any_pane),
        WITH_READER(showing_another_forgets_the_one_before),
    };
    return cmocka_run_group_tests_name("readermarks", tests, NULL, NULL);
}
