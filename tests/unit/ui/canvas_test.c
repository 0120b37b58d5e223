/* SPDX-License-Identifier: MIT
 *
 * canvas: nothing gets out of its rectangle, nothing that moves a cursor gets in.
 */
#include "base/platform.h"

#include "testing.h"

#include "ui/canvas.h"

enum { W = 8, H = 3 };

static int canvas_setup(void **state)
{
    static struct canvas c;
    canvas_init(&c, W, H);
    *state = &c;
    return 0;
}

static int canvas_teardown(void **state)
{
    canvas_release(*state);
    return 0;
}

static void check_text(const struct canvas *c, const char *expected)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    canvas_dump_text(c, &b);
    assert_string_equal(strbuf_cstr(&b), expected);
    strbuf_release(&b);
}

static void check_roles(const struct canvas *c, const char *expected)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    canvas_dump_roles(c, &b);
    assert_string_equal(strbuf_cstr(&b), expected);
    strbuf_release(&b);
}

/* Every right half stands behind a left one and the other way round. */
static void check_halves(const struct canvas *c)
{
    for (int y = 0; y < c->h; y++)
        for (int x = 0; x < c->w; x++) {
            const struct cell *cell = &c->cells[y * c->w + x];
            bool wide = cell->ch == 0x4E2D; /* the one these tests draw */
            bool tail_next = x + 1 < c->w && cell[1].ch == CELL_TAIL;
            if (wide != tail_next)
                fail_msg("half a character at %d,%d", x, y);
        }
    assert_true(c->cells[0].ch != CELL_TAIL);
}

static void text_is_drawn_and_counted(void **state)
{
    struct canvas *c = *state;
    assert_int_equal(canvas_text(c, canvas_rect(c), 1, 0, STR("ab"), ROLE_TEXT), 3);
    assert_int_equal(canvas_text(c, canvas_rect(c), 0, 2, STR("é中z"), ROLE_LINK), 4);
    check_text(c, " ab\n\né中z\n");
    check_roles(c, "\n\nllll\n");
    check_halves(c);
}

static void everything_is_clipped_to_the_rectangle(void **state)
{
    struct canvas *c = *state;
    struct rect r = {2, 1, 3, 1};
    assert_int_equal(canvas_text(c, r, 0, 0, STR("abcdef"), ROLE_TEXT), 6);
    canvas_text(c, r, 0, 1, STR("below"), ROLE_TEXT);
    canvas_text(c, r, 0, -1, STR("above"), ROLE_TEXT);
    canvas_text(c, r, -2, 0, STR("xyA"), ROLE_TEXT);
    canvas_role(c, r, -5, 0, 99, ROLE_MATCH);
    canvas_role(c, r, 0, 1, 99, ROLE_MATCH);
    check_text(c, "\n  Abc\n\n");
    check_roles(c, "\n..mmm\n\n");
}

static void rectangles_outside_the_canvas_do_no_harm(void **state)
{
    struct canvas *c = *state;
    static const struct rect rects[] = {{-3, -3, 2, 2}, {50, 50, 5, 5}, {6, 2, 99, 99},
                                        {-2, -1, 4, 2}, {0, 0, 0, 0},   {2, 0, -5, -5}};
    for (size_t i = 0; i < ARRAY_LEN(rects); i++) {
        canvas_fill(c, rects[i], ROLE_STATUS);
        canvas_text(c, rects[i], 0, 0, STR("abcd"), ROLE_STATUS);
    }
    check_text(c, "\n\n      ab\n");
    check_roles(c, "ss\n\n......ss\n");
}

static void controls_and_broken_bytes_become_question_marks(void **state)
{
    struct canvas *c = *state;
    canvas_text(c, canvas_rect(c), 0, 0, STR("a\x1b\x07\x7f\t"), ROLE_TEXT);
    canvas_text(c, canvas_rect(c), 0, 1, STR("\xc2\x9b\xff\xe2\x82z"), ROLE_TEXT);
    canvas_text(c, canvas_rect(c), 0, 2, STR("a\u202e\u0301b\n\0c"), ROLE_TEXT);
    check_text(c, "a????\n????z\náb??c\n");
}

static void wide_characters_are_whole_or_not_there(void **state)
{
    struct canvas *c = *state;
    struct rect r = {2, 0, 4, 3};
    canvas_text(c, r, 0, 0, STR("abc中"), ROLE_TEXT); /* its right half would be outside */
    canvas_text(c, r, -1, 1, STR("中b"), ROLE_TEXT);  /* its left half */
    canvas_text(c, r, 2, 2, STR("中"), ROLE_TEXT);
    check_text(c, "  abc\n   b\n    中\n");
    check_halves(c);
}

static void writing_over_half_a_character_removes_the_other(void **state)
{
    struct canvas *c = *state;
    canvas_text(c, canvas_rect(c), 0, 0, STR("中中"), ROLE_TEXT);
    canvas_text(c, canvas_rect(c), 1, 0, STR("xy"), ROLE_TEXT);
    canvas_text(c, canvas_rect(c), 0, 1, STR("中中"), ROLE_TEXT);
    canvas_text(c, canvas_rect(c), 1, 1, STR("中"), ROLE_TEXT);
    canvas_text(c, canvas_rect(c), 0, 2, STR("中中"), ROLE_TEXT);
    canvas_fill(c, (struct rect){1, 2, 2, 1}, ROLE_TEXT);
    check_text(c, " xy\n 中\n\n");
    check_halves(c);
}

static void what_does_not_fit_ends_in_dots(void **state)
{
    struct canvas *c = *state;
    struct rect r = canvas_rect(c);
    assert_int_equal(canvas_text_fit(c, r, 0, 0, 4, STR("abcd"), ROLE_TEXT), 4);
    assert_int_equal(canvas_text_fit(c, r, 0, 1, 4, STR("abcde"), ROLE_TEXT), 4);
    assert_int_equal(canvas_text_fit(c, r, 0, 2, 4, STR("ab中d"), ROLE_TEXT), 3);
    assert_int_equal(canvas_text_fit(c, r, 6, 2, 1, STR("xy"), ROLE_TEXT), 7);
    assert_int_equal(canvas_text_fit(c, r, 7, 2, 0, STR("xy"), ROLE_TEXT), 7);
    check_text(c, "abcd\nabc…\nab…   …\n");
}

static void resizing_clears(void **state)
{
    struct canvas *c = *state;
    canvas_fill(c, canvas_rect(c), ROLE_STATUS);
    canvas_text(c, canvas_rect(c), 0, 0, STR("abc"), ROLE_LINK);
    canvas_resize(c, 2, 1);
    check_text(c, "\n");
    check_roles(c, "\n");
    canvas_resize(c, 30, 2);
    check_roles(c, "\n\n");
}

#define WITH_CANVAS(test) cmocka_unit_test_setup_teardown(test, canvas_setup, canvas_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_CANVAS(text_is_drawn_and_counted),
        WITH_CANVAS(everything_is_clipped_to_the_rectangle),
        WITH_CANVAS(rectangles_outside_the_canvas_do_no_harm),
        WITH_CANVAS(controls_and_broken_bytes_become_question_marks),
        WITH_CANVAS(wide_characters_are_whole_or_not_there),
        WITH_CANVAS(writing_over_half_a_character_removes_the_other),
        WITH_CANVAS(what_does_not_fit_ends_in_dots),
        WITH_CANVAS(resizing_clears),
    };
    return cmocka_run_group_tests_name("canvas", tests, NULL, NULL);
}
