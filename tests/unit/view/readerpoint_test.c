/* SPDX-License-Identifier: MIT
 *
 * readerview: cells of the window and what is shown in them, for the mouse and for the cursor of a
 * plain screen.
 */
#include "base/platform.h"

#include "readertest.h"

#include "view/readerwindow.h"

static bool click(struct fixture *f, int x, int y)
{
    return f->view->ops->click(f->view, x, y);
}

static void check_spot(struct fixture *f, int x, int y)
{
    int at_x = -1, at_y = -1;
    f->view->ops->spot(f->view, &at_x, &at_y);
    assert_int_equal(at_x, x);
    assert_int_equal(at_y, y);
}

/* Wherever a selected reference is shown, a click there selects it. */
static void check_every_reference(struct fixture *f)
{
    readerview_go(f->reader, 0);
    readerview_clear_link(f->reader);
    for (uint32_t i = 0; i < f->doc->link_count; i++) {
        int x, y;
        press(f, CMD_NEXT_LINK, -1);
        const struct link *link = readerview_link(f->reader);
        f->view->ops->spot(f->view, &x, &y);
        readerview_clear_link(f->reader);
        assert_true(click(f, x, y));
        assert_ptr_equal(readerview_link(f->reader), link);
    }
}

static void a_reference_is_where_it_is_seen(void **state)
{
    struct fixture *f = *state;
    static const int widths[] = {40, 72, 100, 160};
    static const struct readerdraw_look looks[] = {
        {.plain = true}, {.numbers = true}, {.centre = true}, {.plain = true, .numbers = true}};
    for (size_t i = 0; i < ARRAY_LEN(widths); i++)
        for (size_t l = 0; l < ARRAY_LEN(looks); l++) {
            readerview_set_look(f->reader, looks[l], true);
            resize(f, widths[i], H);
            check_every_reference(f);
        }
}

static void beside_a_reference_is_nothing(void **state)
{
    struct fixture *f = *state;
    int x, y;
    press(f, CMD_NEXT_LINK, -1);
    f->view->ops->spot(f->view, &x, &y);
    readerview_clear_link(f->reader);
    assert_false(click(f, x - 1, y));
    assert_false(click(f, 0, y));
    assert_false(click(f, W - 1, 0));
    assert_null(readerview_link(f->reader));
    press(f, CMD_BOTTOM, -1);
    for (int i = 0; i < W; i++)
        assert_false(click(f, i, H + 40)); /* below the end */
}

static void scrolled_to_the_side_it_is_still_there(void **state)
{
    struct fixture *f = *state;
    press(f, CMD_WRAP, -1);
    readerview_go(f->reader, line_of(f, "This one is long"));
    press(f, CMD_SCROLL_RIGHT, 2);
    int hits = 0;
    for (int x = 0; x < W; x++)
        hits += click(f, x, 0);
    assert_int_equal(hits, 7); /* "RFC 701" */
}

static void the_indentation_of_a_broken_reference_is_none_of_it(void **state)
{
    struct fixture *f = *state;
    struct document *d = document_new(STR("1.  One\n\n   See RFC\n   793 now.\n"), 0);
    assert_int_equal(d->link_count, 1);
    readerview_show(f->reader, d, "", "");
    resize(f, W, H);
    assert_false(click(f, 2, 3));
    assert_true(click(f, 3, 3));
    assert_true(click(f, 7, 2));
    assert_false(click(f, 6, 2));
    document_release(d);
}

static void the_wheel_moves_the_text_alone(void **state)
{
    struct fixture *f = *state;
    f->view->ops->wheel(f->view, 3);
    check_top(f, 3, 0);
    f->view->ops->wheel(f->view, -30);
    check_top(f, 0, 0);
}

static void without_a_document_nothing_is_anywhere(void **state)
{
    struct fixture *f = *state;
    readerview_show(f->reader, NULL, "", "");
    assert_false(click(f, 3, 3));
    f->view->ops->wheel(f->view, 3);
    check_spot(f, 0, 0);
}

static void a_plain_reader_marks_what_is_selected(void **state)
{
    struct fixture *f = *state;
    readerview_set_look(f->reader, (struct readerdraw_look){.plain = true}, true);
    resize(f, W, H);
    check_spot(f, 1, 0); /* the line at the top */
    assert_false(shows_text(f, ">"));
    press(f, CMD_NEXT_LINK, -1);
    assert_true(shows_text(f, ">RFC 701"));
    readerview_clear_link(f->reader);
    assert_false(shows_text(f, ">"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_READER(a_reference_is_where_it_is_seen),
        WITH_READER(beside_a_reference_is_nothing),
        WITH_READER(scrolled_to_the_side_it_is_still_there),
        WITH_READER(the_indentation_of_a_broken_reference_is_none_of_it),
        WITH_READER(the_wheel_moves_the_text_alone),
        WITH_READER(without_a_document_nothing_is_anywhere),
        WITH_READER(a_plain_reader_marks_what_is_selected),
    };
    return cmocka_run_group_tests_name("readerpoint", tests, NULL, NULL);
}
