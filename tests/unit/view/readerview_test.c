/* SPDX-License-Identifier: MIT
 *
 * readerview: moving, selecting, searching in texts made here, in wide and in narrow panes.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "viewtest.h"

#include "view/readerview.h"
#include "view/wrap.h"

enum { SECTIONS = 9, W = 72, H = 10 };

struct fixture {
    struct document *doc;
    struct readerview *reader;
    struct view *view;
    int w, h;
    uint32_t seed;
};

/* Nine sections of some lines; each names an RFC, and has a line that is wider than a page. */
static void add_text(struct strbuf *b)
{
    strbuf_add_cstr(b, "Request for Comments: 90100                            March 2026\n\n\n"
                       "                     A Text for the Reader\n\n"
                       "   It begins with a few words.\n\n");
    for (int s = 1; s <= SECTIONS; s++) {
        strbuf_addf(b, "%d.  Part %d\n\n", s, s);
        for (int i = 1; i <= 5; i++)
            strbuf_addf(b, "   Line %d of part %d, which says nothing at all.\n", i, s);
        strbuf_addf(b,
                    "\n   This one is long: it goes on and on, far beyond the page, as tables "
                    "did in the days of the line printer, and names RFC %d and needle near its "
                    "end, which is here.\n\n",
                    700 + s);
        strbuf_addf(b, "   The last words of part %d; compare RFC 7%d0.\n\n", s, s);
    }
}

static void resize(struct fixture *f, int w, int h)
{
    f->w = w;
    f->h = h;
    f->view->ops->resize(f->view, w, h);
}

static int reader_setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    add_text(&b);
    f->doc = document_new(strbuf_str(&b), 90100);
    strbuf_release(&b);
    f->reader = readerview_new();
    f->view = readerview_view(f->reader);
    f->seed = 5;
    resize(f, W, H);
    readerview_show(f->reader, f->doc, "RFC 90100", "");
    assert_int_equal(f->doc->section_count, SECTIONS);
    assert_int_equal(f->doc->link_count, 2 * SECTIONS);
    *state = f;
    return 0;
}

static int reader_teardown(void **state)
{
    struct fixture *f = *state;
    readerview_free(f->reader);
    document_release(f->doc);
    free(f);
    return 0;
}

static uint32_t next_random(struct fixture *f)
{
    f->seed = f->seed * 1664525u + 1013904223u;
    return f->seed >> 8;
}

/* Gives the command; whatever it wants besides is forgotten, unless it is kept in *said. */
static bool press_for(struct fixture *f, enum command command, long count, char **said)
{
    struct intent intent = {0};
    bool known = f->view->ops->command(f->view, command, count, &intent);
    if (said != NULL) {
        *said = intent.text;
        intent.text = NULL;
    }
    intent_release(&intent);
    return known;
}

static void press(struct fixture *f, enum command command, long count)
{
    assert_true(press_for(f, command, count, NULL));
}

static void check_top(struct fixture *f, uint32_t line, uint32_t row)
{
    struct readerview_place p = readerview_place(f->reader);
    assert_int_equal(p.line, line);
    assert_int_equal(p.row, row);
}

static uint32_t rows_of(struct fixture *f, uint32_t line)
{
    return wrap_count(document_line(f->doc, line), f->w);
}

static void draw(struct fixture *f, struct strbuf *text, struct strbuf *roles)
{
    struct canvas c;
    canvas_init(&c, f->w, f->h);
    f->view->ops->draw(f->view, &c, canvas_rect(&c), true);
    canvas_dump_text(&c, text);
    canvas_dump_roles(&c, roles);
    canvas_release(&c);
}

static bool shows_role(struct fixture *f, char letter)
{
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT), roles = STRBUF_INIT(STRBUF_TEXT);
    draw(f, &text, &roles);
    bool shown = strchr(strbuf_cstr(&roles), letter) != NULL;
    strbuf_release(&text);
    strbuf_release(&roles);
    return shown;
}

static bool shows_text(struct fixture *f, const char *part)
{
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT), roles = STRBUF_INIT(STRBUF_TEXT);
    draw(f, &text, &roles);
    bool shown = strstr(strbuf_cstr(&text), part) != NULL;
    strbuf_release(&text);
    strbuf_release(&roles);
    return shown;
}

static uint32_t line_of(struct fixture *f, const char *begin)
{
    for (uint32_t i = 0; i < f->doc->line_count; i++)
        if (str_starts(str_trim(document_line(f->doc, i)), str_of(begin)))
            return i;
    fail_msg("no line begins with %s", begin);
    return 0;
}

/* ---------------------------------------------------------------- scrolling */

static void lines_and_pages(void **state)
{
    struct fixture *f = *state;
    resize(f, 300, H); /* nothing wraps */
    check_top(f, 0, 0);
    press(f, CMD_LINE_UP, -1);
    check_top(f, 0, 0);
    press(f, CMD_LINE_DOWN, -1);
    check_top(f, 1, 0);
    press(f, CMD_LINE_DOWN, 5);
    check_top(f, 6, 0);
    press(f, CMD_PAGE_DOWN, -1);
    check_top(f, 16, 0);
    press(f, CMD_HALF_DOWN, -1);
    check_top(f, 21, 0);
    press(f, CMD_HALF_UP, 2);
    check_top(f, 11, 0);
    press(f, CMD_PAGE_UP, -1);
    check_top(f, 1, 0);
    press(f, CMD_TOP, 12);
    check_top(f, 11, 0);
    press(f, CMD_BOTTOM, 3);
    check_top(f, 2, 0);
    press(f, CMD_PERCENT, 50);
    check_top(f, f->doc->line_count / 2, 0);
    press(f, CMD_TOP, -1);
    check_top(f, 0, 0);
}

static void scrolling_ends_with_the_last_line_in_the_last_row(void **state)
{
    struct fixture *f = *state;
    uint32_t last = f->doc->line_count - 1;
    resize(f, 300, H);
    static const enum command downs[] = {CMD_LINE_DOWN, CMD_HALF_DOWN, CMD_PAGE_DOWN};
    for (size_t i = 0; i < ARRAY_LEN(downs); i++) {
        press(f, CMD_TOP, -1);
        press(f, downs[i], 9999999);
        check_top(f, last - (H - 1), 0);
        press(f, downs[i], -1);
        check_top(f, last - (H - 1), 0);
    }
    press(f, CMD_TOP, -1);
    press(f, CMD_BOTTOM, -1);
    check_top(f, last - (H - 1), 0);
    press(f, CMD_PERCENT, 100);
    check_top(f, last - (H - 1), 0);
    viewtest_check_right(f->view, "100%");
}

/* A jump may put a line at the top that is nearer to the end than that; scrolling goes on there. */
static void a_jump_may_go_beyond_and_nothing_moves_back_by_itself(void **state)
{
    struct fixture *f = *state;
    uint32_t last = f->doc->line_count - 1;
    resize(f, 300, H);
    readerview_go(f->reader, last - 2);
    check_top(f, last - 2, 0);
    press(f, CMD_LINE_DOWN, -1);
    press(f, CMD_PAGE_DOWN, -1);
    check_top(f, last - 2, 0);
    press(f, CMD_LINE_UP, -1);
    check_top(f, last - 3, 0);
    press(f, CMD_BOTTOM, 999999);
    check_top(f, last, 0);
    press(f, CMD_PAGE_UP, -1);
    check_top(f, last - H, 0);
}

static void a_window_larger_than_the_text_does_not_scroll(void **state)
{
    struct fixture *f = *state;
    resize(f, 300, 500);
    press(f, CMD_PAGE_DOWN, -1);
    press(f, CMD_BOTTOM, -1);
    check_top(f, 0, 0);
    assert_true(shows_text(f, "The last words of part 9"));
}

/* Row by row through a narrow pane: every row of every line comes by once. */
static void every_row_of_a_narrow_pane_is_passed(void **state)
{
    struct fixture *f = *state;
    for (int w = 1; w <= 60; w += 13) {
        resize(f, w, 4);
        readerview_go(f->reader, 0);
        uint32_t line = 0, row = 0;
        long total = 0;
        for (uint32_t i = 0; i < f->doc->line_count; i++)
            total += rows_of(f, i);
        for (long step = 0; step < total - 4; step++) {
            check_top(f, line, row);
            press(f, CMD_LINE_DOWN, -1);
            if (++row == rows_of(f, line)) {
                row = 0;
                line++;
            }
        }
        check_top(f, line, row);
        press(f, CMD_LINE_DOWN, -1); /* the end */
        check_top(f, line, row);
        press(f, CMD_LINE_UP, total - 4);
        check_top(f, 0, 0);
    }
}

static void resizing_keeps_the_line_at_the_top(void **state)
{
    struct fixture *f = *state;
    uint32_t line = line_of(f, "This one is long");
    readerview_go(f->reader, line);
    press(f, CMD_LINE_DOWN, -1);
    check_top(f, line, 1);
    static const int widths[] = {300, 20, 72, 1, 40};
    for (size_t i = 0; i < ARRAY_LEN(widths); i++) {
        resize(f, widths[i], 1 + (int)i);
        struct readerview_place p = readerview_place(f->reader);
        assert_int_equal(p.line, line);
        assert_true(p.row < rows_of(f, line));
    }
}

/* ---------------------------------------------------------------- places */

static void move_at_random(struct fixture *f)
{
    static const enum command commands[] = {
        CMD_LINE_DOWN, CMD_LINE_UP,      CMD_PAGE_DOWN, CMD_PAGE_UP,          CMD_HALF_DOWN,
        CMD_HALF_UP,   CMD_NEXT_SECTION, CMD_PERCENT,   CMD_NEXT_LINK,        CMD_PREVIOUS_LINK,
        CMD_FOLLOW,    CMD_NEXT_MATCH,   CMD_TOP,       CMD_PREVIOUS_SECTION, CMD_BOTTOM};
    uint32_t which = next_random(f) % ARRAY_LEN(commands);
    long count = next_random(f) % 3 == 0 ? (long)(next_random(f) % 120) : -1;
    press_for(f, commands[which], count, NULL);
}

static void a_place_is_restored_exactly(void **state)
{
    struct fixture *f = *state;
    for (int round = 0; round < 400; round++) {
        struct strbuf text[2] = {STRBUF_INIT(STRBUF_TEXT), STRBUF_INIT(STRBUF_TEXT)};
        struct strbuf roles[2] = {STRBUF_INIT(STRBUF_TEXT), STRBUF_INIT(STRBUF_TEXT)};
        resize(f, 1 + (int)(next_random(f) % 90), 1 + (int)(next_random(f) % 30));
        for (int i = 0; i < 6; i++)
            move_at_random(f);
        struct readerview_place place = readerview_place(f->reader);
        draw(f, &text[0], &roles[0]);
        for (int i = 0; i < 6; i++)
            move_at_random(f);
        readerview_restore(f->reader, place);
        struct readerview_place again = readerview_place(f->reader);
        draw(f, &text[1], &roles[1]);
        assert_true(place.line == again.line && place.row == again.row && place.link == again.link);
        assert_string_equal(strbuf_cstr(&text[0]), strbuf_cstr(&text[1]));
        assert_string_equal(strbuf_cstr(&roles[0]), strbuf_cstr(&roles[1]));
        for (int i = 0; i < 2; i++) {
            strbuf_release(&text[i]);
            strbuf_release(&roles[i]);
        }
    }
}

static void places_from_elsewhere_do_no_harm(void **state)
{
    struct fixture *f = *state;
    readerview_restore(f->reader, (struct readerview_place){999999, 999999, 999999});
    check_top(f, f->doc->line_count - 1, 0);
    assert_int_equal(readerview_place(f->reader).link, -1);
    readerview_restore(f->reader, (struct readerview_place){3, 99, -1});
    check_top(f, 3, 0);
}

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
            readerview_restore(f->reader, (struct readerview_place){0, 0, -1});
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

/* ---------------------------------------------------------------- matches */

static void search(struct fixture *f, const char *typed, bool backward, const char *said)
{
    struct err e = {0};
    struct matches m = {0};
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    struct pattern *p = pattern_new(str_of(typed), &e);
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
    char *status = viewtest_status(f->view);
    assert_non_null(strstr(status, "|match 7/9  "));
    free(status);
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

/* ---------------------------------------------------------------- sections, status */

static void sections_are_gone_through(void **state)
{
    struct fixture *f = *state;
    uint32_t one = line_of(f, "1.  Part 1"), two = line_of(f, "2.  Part 2");
    press(f, CMD_NEXT_SECTION, -1);
    check_top(f, one, 0);
    press(f, CMD_NEXT_SECTION, -1);
    check_top(f, two, 0);
    press(f, CMD_LINE_DOWN, 3);
    press(f, CMD_PREVIOUS_SECTION, -1); /* the beginning of this one first */
    check_top(f, two, 0);
    press(f, CMD_PREVIOUS_SECTION, -1);
    check_top(f, one, 0);
    press(f, CMD_PREVIOUS_SECTION, -1);
    check_top(f, 0, 0);
    press(f, CMD_NEXT_SECTION, 9);
    check_top(f, line_of(f, "9.  Part 9"), 0);
    press(f, CMD_NEXT_SECTION, -1);
    check_top(f, line_of(f, "9.  Part 9"), 0);
    press(f, CMD_PREVIOUS_SECTION, 9999999);
    check_top(f, 0, 0);
}

static void jumps_tell_where_they_came_from(void **state)
{
    struct fixture *f = *state;
    static const enum command jumps[] = {CMD_TOP, CMD_BOTTOM, CMD_PERCENT, CMD_NEXT_SECTION};
    for (size_t i = 0; i < ARRAY_LEN(jumps); i++) {
        struct intent intent = {0};
        readerview_go(f->reader, 17);
        assert_true(f->view->ops->command(f->view, jumps[i], -1, &intent));
        assert_int_equal(intent.kind, INTENT_JUMPED);
        assert_int_equal(intent.from_line, 17);
        intent_release(&intent);
        assert_true(f->view->ops->command(f->view, CMD_PAGE_DOWN, -1, &intent));
        assert_int_equal(intent.kind, INTENT_NONE); /* scrolling is no jump */
    }
}

static void the_status_names_document_notice_and_section(void **state)
{
    struct fixture *f = *state;
    readerview_show(f->reader, f->doc, "RFC 90100", "obsoleted by RFC 90101");
    char *status = viewtest_status(f->view);
    const char begin[] = "RFC 90100|obsoleted by RFC 90101|A Text for the Reader||";
    assert_memory_equal(status, begin, sizeof begin - 1);
    free(status);
    readerview_go(f->reader, line_of(f, "3.  Part 3"));
    status = viewtest_status(f->view);
    assert_non_null(strstr(status, "|3 Part 3|"));
    free(status);
}

static void without_a_document_nothing_happens(void **state)
{
    struct fixture *f = *state;
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT), roles = STRBUF_INIT(STRBUF_TEXT);
    struct document *empty = document_new(STR_NONE, 0);
    for (int i = 0; i < 2; i++) {
        readerview_show(f->reader, i == 0 ? NULL : empty, "", "");
        for (int id = 0; id < CMD_COUNT; id++)
            press_for(f, (enum command)id, i, NULL);
        readerview_go(f->reader, 5);
        readerview_restore(f->reader, (struct readerview_place){5, 5, 5});
        resize(f, 10, 2);
        check_top(f, 0, 0);
        strbuf_clear(&text);
        draw(f, &text, &roles);
        assert_string_equal(strbuf_cstr(&text), "\n\n");
        free(viewtest_status(f->view));
    }
    document_release(empty);
    strbuf_release(&text);
    strbuf_release(&roles);
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

#define WITH_READER(test) cmocka_unit_test_setup_teardown(test, reader_setup, reader_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_READER(lines_and_pages),
        WITH_READER(scrolling_ends_with_the_last_line_in_the_last_row),
        WITH_READER(a_jump_may_go_beyond_and_nothing_moves_back_by_itself),
        WITH_READER(a_window_larger_than_the_text_does_not_scroll),
        WITH_READER(every_row_of_a_narrow_pane_is_passed),
        WITH_READER(resizing_keeps_the_line_at_the_top),
        WITH_READER(a_place_is_restored_exactly),
        WITH_READER(places_from_elsewhere_do_no_harm),
        WITH_READER(the_first_reference_in_the_window_is_selected),
        WITH_READER(following_nothing_is_a_line_down),
        WITH_READER(the_ends_of_the_references_hold),
        WITH_READER(every_reference_is_reached_and_shown),
        WITH_READER(matches_are_stepped_through_and_wrap),
        WITH_READER(a_search_begins_at_the_window),
        WITH_READER(stepping_goes_on_from_the_window),
        WITH_READER(every_match_is_shown_in_any_pane),
        WITH_READER(sections_are_gone_through),
        WITH_READER(jumps_tell_where_they_came_from),
        WITH_READER(the_status_names_document_notice_and_section),
        WITH_READER(without_a_document_nothing_happens),
        WITH_READER(showing_another_forgets_the_one_before),
    };
    return cmocka_run_group_tests_name("readerview", tests, NULL, NULL);
}
