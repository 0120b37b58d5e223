/* SPDX-License-Identifier: MIT
 *
 * readerview on paragraphs that are laid out anew: scrolling, painting over line ends, places, and
 * when it is not done.
 */
#include "base/platform.h"

#include "readertest.h"

#include "search/docsearch.h"

static const char text[] =
    "Request for Comments: 90130                                  March 2026\n\n\n"
    "                        Lamps in the Rain\n\n"
    "1.  Rain\n\n"
    "   The keeper of the lamp walks down to the quay, as he does each night\n"
    "   when it rains; he has no coat, whatever the words of Section 2 of RFC\n"
    "   9110 may say of coats, and the lamp needs him.\n\n"
    "   o  The first of his tasks is to see that the glass is clean, and that\n"
    "      there is enough oil.\n\n"
    "     +-------------------+          +-------------------+\n"
    "     | the keeper's lamp |--------->| the quay          |\n"
    "     +-------------------+          +-------------------+\n\n"
    "   The second is to wait until the last ship is home, which may be long\n"
    "   after the bells have rung.\n\n"
    "2.  Coats\n\n"
    "   None.\n";

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->doc = document_new(str_of(text), 90130);
    f->reader = readerview_new();
    f->view = readerview_view(f->reader);
    readerview_set_look(f->reader, (struct readerdraw_look){.refill = true}, true);
    resize(f, 40, 6);
    readerview_show(f->reader, f->doc, "RFC 90130", "");
    *state = f;
    return 0;
}

#define WITH_TEXT(test) cmocka_unit_test_setup_teardown(test, setup, reader_teardown)

/* The window holds these words, over the ends of rows, too. */
static void check_drawn(struct fixture *f, const char *expected)
{
    struct strbuf shown = STRBUF_INIT(STRBUF_TEXT), roles = STRBUF_INIT(STRBUF_TEXT);
    draw(f, &shown, &roles);
    if (strstr(strbuf_cstr(&shown), expected) == NULL)
        fail_msg("no \"%s\" in\n%s", expected, strbuf_cstr(&shown));
    strbuf_release(&shown);
    strbuf_release(&roles);
}

/* The words, in one row, have one role that what is beside them has not. */
static void check_painted(struct fixture *f, const char *words)
{
    struct strbuf shown = STRBUF_INIT(STRBUF_TEXT), roles = STRBUF_INIT(STRBUF_TEXT);
    draw(f, &shown, &roles);
    struct str text_rest = strbuf_str(&shown), roles_rest = strbuf_str(&roles);
    ptrdiff_t at = -1;
    struct str painted = STR_NONE;
    while (at < 0 && text_rest.n > 0) {
        at = str_find(str_cut(&text_rest, '\n'), str_of(words), 0);
        painted = str_cut(&roles_rest, '\n');
    }
    assert_true(at > 0);
    size_t n = 0;
    while ((size_t)at + n < painted.n && painted.p[(size_t)at + n] == painted.p[at])
        n++;
    assert_int_equal(n, strlen(words));
    assert_true(painted.p[at - 1] != painted.p[at]);
    strbuf_release(&shown);
    strbuf_release(&roles);
}

static void down_and_up_are_the_same_rows(void **state)
{
    struct fixture *f = *state;
    struct readerview_place down[100];
    int n = 0;
    for (; n < 100; n++) {
        down[n] = readerview_place(f->reader);
        press(f, CMD_LINE_DOWN, 1);
        struct readerview_place now = readerview_place(f->reader);
        if (now.line == down[n].line && now.row == down[n].row)
            break;
    }
    assert_in_range(n, 15, 60);
    press(f, CMD_BOTTOM, -1);
    check_top(f, down[n].line, down[n].row);
    while (n-- > 0) {
        press(f, CMD_LINE_UP, 1);
        check_top(f, down[n].line, down[n].row);
    }
    check_top(f, 0, 0);
}

static void a_line_begins_where_it_is_shown(void **state)
{
    struct fixture *f = *state;
    readerview_go(f->reader, line_of(f, "9110 may say"));
    check_drawn(f, "the words of Section 2 of RFC 9110\n   may say");
    readerview_go(f->reader, line_of(f, "The keeper"));
    check_drawn(f, "   The keeper of the lamp walks down to\n   the quay,");
}

static void a_reference_over_a_line_end_is_painted_whole(void **state)
{
    struct fixture *f = *state;
    readerview_go(f->reader, line_of(f, "9110 may say"));
    press(f, CMD_NEXT_LINK, 1);
    const struct link *link = readerview_link(f->reader);
    assert_non_null(link);
    assert_true(str_eq(link->target, STR("rfc9110#section-2")));
    check_painted(f, "Section 2 of RFC 9110");
}

static void a_match_over_a_line_end_is_found_and_painted(void **state)
{
    struct fixture *f = *state;
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    struct matches m = {0};
    struct err e = {0};
    assert_true(docsearch_find(&m, f->doc, STR("night when"), 0, NULL, 0, &e));
    assert_int_equal(m.n, 1);
    readerview_take_matches(f->reader, &m, false, readerview_place(f->reader), &said);
    check_painted(f, "night when");
    strbuf_release(&said);
}

static void a_place_is_restored(void **state)
{
    struct fixture *f = *state;
    readerview_go(f->reader, line_of(f, "1.  Rain"));
    press(f, CMD_LINE_DOWN, 4);
    struct readerview_place place = readerview_place(f->reader);
    assert_true(place.line > line_of(f, "The keeper")); /* a line in the midst of the paragraph */
    press(f, CMD_TOP, -1);
    readerview_restore(f->reader, place);
    check_top(f, place.line, place.row);
}

static void another_width_keeps_what_is_read(void **state)
{
    struct fixture *f = *state;
    readerview_go(f->reader, line_of(f, "9110 may say"));
    resize(f, 72, 6);
    check_drawn(f, "   when it rains; he has no coat, whatever the words of Section 2 of RFC\n");
    resize(f, 30, 6);
    check_drawn(f, "coat");
    resize(f, 71, 6);
    check_drawn(f, "coat");
}

static void wide_panes_and_cut_lines_are_as_published(void **state)
{
    struct fixture *f = *state;
    resize(f, 72, 10);
    readerview_go(f->reader, line_of(f, "The keeper"));
    check_drawn(f, "each night\n   when it rains");
    resize(f, 60, 10);
    check_drawn(f, "as he does\n   each night when it rains");
    press(f, CMD_WRAP, 1);
    check_drawn(f, "as he does\n   when it rains");
    press(f, CMD_WRAP, 1);
    check_drawn(f, "as he does\n   each night when it rains");
    press(f, CMD_SCROLL_RIGHT, 1);
    check_drawn(f, "each night\n");
    press(f, CMD_SCROLL_LEFT, 1);
    readerview_set_look(f->reader, (struct readerdraw_look){0}, true);
    check_drawn(f, "as he does\n   each night\n   when it rains");
}

static void numbers_are_those_of_the_lines(void **state)
{
    struct fixture *f = *state;
    readerview_set_look(f->reader, (struct readerdraw_look){.refill = true, .numbers = true}, true);
    resize(f, 60, 6);
    readerview_go(f->reader, line_of(f, "The keeper"));
    check_drawn(f, " 8     The keeper");
    check_drawn(f, "\n 9     ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_TEXT(down_and_up_are_the_same_rows),
        WITH_TEXT(a_line_begins_where_it_is_shown),
        WITH_TEXT(a_reference_over_a_line_end_is_painted_whole),
        WITH_TEXT(a_match_over_a_line_end_is_found_and_painted),
        WITH_TEXT(a_place_is_restored),
        WITH_TEXT(another_width_keeps_what_is_read),
        WITH_TEXT(wide_panes_and_cut_lines_are_as_published),
        WITH_TEXT(numbers_are_those_of_the_lines),
    };
    return cmocka_run_group_tests_name("readerrefill", tests, NULL, NULL);
}
