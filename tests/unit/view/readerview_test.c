/* SPDX-License-Identifier: MIT
 *
 * readerview: moving through a text, in wide and in narrow panes; sections, places, status.
 */
#include "base/platform.h"

#include "readertest.h"

#include "base/xmalloc.h"

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
    check_top(f, last - H + 1, 0);
    press(f, CMD_PAGE_UP, -1);
    check_top(f, last - 2 * H + 1, 0);
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
    readerview_restore(f->reader, (struct readerview_place){999999, 999999, 999999, 0});
    check_top(f, f->doc->line_count - 1, 0);
    assert_int_equal(readerview_place(f->reader).link, -1);
    readerview_restore(f->reader, (struct readerview_place){3, 99, -1, 0});
    check_top(f, 3, 0);
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

/* The long line of part 1: wrapped, cut, and its end scrolled into view. */
static void long_lines_are_wrapped_cut_or_scrolled(void **state)
{
    struct fixture *f = *state;
    resize(f, 40, 5);
    readerview_go(f->reader, line_of(f, "This one is long"));
    assert_true(shows_text(f, "needle near"));
    assert_false(shows_text(f, "The last words")); /* five rows of it */
    press(f, CMD_WRAP, -1);
    assert_false(shows_text(f, "needle near"));
    assert_true(shows_text(f, "The last words")); /* one row of it */
    press(f, CMD_SCROLL_RIGHT, 6);
    assert_true(shows_text(f, "needle near"));
    press(f, CMD_SCROLL_LEFT, 99);
    assert_false(shows_text(f, "needle near"));
    press(f, CMD_WRAP, -1);
    assert_true(shows_text(f, "needle near"));
    press(f, CMD_SCROLL_RIGHT, -1); /* scrolled lines are cut, back at the left they are not */
    assert_false(shows_text(f, "This one is long"));
    press(f, CMD_SCROLL_LEFT, -1);
    assert_true(shows_text(f, "needle near"));
}

static void the_place_is_told(void **state)
{
    struct fixture *f = *state;
    char *said = NULL;
    readerview_go(f->reader, line_of(f, "3.  Part 3"));
    assert_true(press_for(f, CMD_WHERE, -1, &said));
    char *line = xasprintf("line %u of %u", line_of(f, "3.  Part 3") + 1, f->doc->line_count);
    assert_memory_equal(said, line, strlen(line));
    assert_non_null(strstr(said, ", 3 Part 3"));
    free(line);
    free(said);
    readerview_go(f->reader, line_of(f, "9.  Part 9"));
    assert_true(press_for(f, CMD_NEXT_SECTION, -1, &said));
    assert_string_equal(said, "no section after this");
    free(said);
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
        readerview_restore(f->reader, (struct readerview_place){5, 5, 5, 0});
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
        WITH_READER(sections_are_gone_through),
        WITH_READER(jumps_tell_where_they_came_from),
        WITH_READER(the_status_names_document_notice_and_section),
        WITH_READER(long_lines_are_wrapped_cut_or_scrolled),
        WITH_READER(the_place_is_told),
        WITH_READER(without_a_document_nothing_happens),
    };
    return cmocka_run_group_tests_name("readerview", tests, NULL, NULL);
}
