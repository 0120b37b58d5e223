/* SPDX-License-Identifier: MIT
 *
 * listmodel: its invariants after anything, and what single moves do.
 */
#include "base/platform.h"

#include "testing.h"

#include "ui/listmodel.h"

static void check_invariants(const struct listmodel *m)
{
    if (m->count == 0)
        assert_int_equal(m->cursor, 0);
    else
        assert_in_range(m->cursor, 0, m->count - 1);
    assert_true(m->rows > 0);
    assert_true(m->top >= 0);
    assert_true(m->top <= m->cursor && m->cursor < m->top + m->rows);
    assert_true(m->top == 0 || m->top + m->rows <= m->count); /* no blank rows to spare */
}

/* The same numbers each time. */
static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void invariants_hold_after_anything(void **state)
{
    (void)state;
    uint32_t seed = 1;
    struct listmodel m = {.rows = 1};
    for (int i = 0; i < 200000; i++) {
        long small = (long)(next_random(&seed) % 81) - 40;
        long by = next_random(&seed) % 16 == 0 ? small * 100000000 : small;
        switch (next_random(&seed) % 8) {
        case 0:
            listmodel_set_count(&m, (long)(next_random(&seed) % 60));
            break;
        case 1:
            listmodel_set_rows(&m, small);
            break;
        case 2:
            listmodel_move(&m, by);
            break;
        case 3:
            listmodel_go(&m, by);
            break;
        case 4:
            listmodel_scroll(&m, by);
            break;
        case 5:
            listmodel_pan(&m, by);
            break;
        case 6:
            listmodel_point(&m, small);
            break;
        default:
            listmodel_centre(&m);
        }
        check_invariants(&m);
    }
}

static struct listmodel model(long count, long rows, long cursor, long top)
{
    return (struct listmodel){.count = count, .rows = rows, .cursor = cursor, .top = top};
}

static void check_at(const struct listmodel *m, long cursor, long top)
{
    assert_int_equal(m->cursor, cursor);
    assert_int_equal(m->top, top);
}

static void the_window_follows_by_as_little_as_it_can(void **state)
{
    (void)state;
    struct listmodel m = model(100, 10, 9, 0);
    listmodel_move(&m, 1);
    check_at(&m, 10, 1);
    listmodel_move(&m, -5);
    check_at(&m, 5, 1);
    listmodel_move(&m, -5);
    check_at(&m, 0, 0);
    listmodel_go(&m, 50);
    check_at(&m, 50, 41);
    listmodel_go(&m, 30);
    check_at(&m, 30, 30);
}

static void a_page_moves_cursor_and_window_together(void **state)
{
    (void)state;
    struct listmodel m = model(25, 10, 3, 0);
    listmodel_scroll(&m, 10);
    check_at(&m, 13, 10);
    listmodel_scroll(&m, 10); /* only 5 rows are left */
    check_at(&m, 18, 15);
    listmodel_scroll(&m, 10); /* the window stands: the cursor goes on */
    check_at(&m, 24, 15);
    listmodel_scroll(&m, -10);
    check_at(&m, 14, 5);
    listmodel_scroll(&m, -10);
    listmodel_scroll(&m, -10);
    check_at(&m, 0, 0);
}

static void the_cursor_can_be_centred(void **state)
{
    (void)state;
    struct listmodel m = model(100, 10, 50, 50);
    listmodel_centre(&m);
    check_at(&m, 50, 45);
    m = model(100, 10, 2, 0);
    listmodel_centre(&m);
    check_at(&m, 2, 0);
    m = model(100, 10, 99, 90);
    listmodel_centre(&m);
    check_at(&m, 99, 90);
}

static void the_cursor_is_shown_at_a_row(void **state)
{
    (void)state;
    struct listmodel m = model(100, 10, 50, 50);
    listmodel_show_at(&m, 3);
    check_at(&m, 50, 47);
    listmodel_show_at(&m, 40); /* beyond the window: its last row */
    check_at(&m, 50, 41);
    m = model(100, 10, 2, 0);
    listmodel_show_at(&m, 5);
    check_at(&m, 2, 0);
}

static void a_list_that_shrinks_keeps_the_nearest_row(void **state)
{
    (void)state;
    struct listmodel m = model(100, 10, 95, 90);
    listmodel_set_count(&m, 20);
    check_at(&m, 19, 10);
    listmodel_set_count(&m, 0);
    check_at(&m, 0, 0);
    listmodel_set_count(&m, 5);
    check_at(&m, 0, 0);
}

static void a_wheel_leaves_the_cursor_where_it_is_in_sight(void **state)
{
    (void)state;
    struct listmodel m = model(100, 10, 8, 0);
    listmodel_pan(&m, 3);
    check_at(&m, 8, 3);
    listmodel_pan(&m, 6);
    check_at(&m, 9, 9); /* its row went out at the top */
    listmodel_pan(&m, -9);
    check_at(&m, 9, 0);
    listmodel_pan(&m, -3);
    check_at(&m, 9, 0);
    listmodel_pan(&m, 1000);
    check_at(&m, 90, 90);
}

static void a_row_is_pointed_at_twice(void **state)
{
    (void)state;
    struct listmodel m = model(12, 10, 4, 2);
    assert_false(listmodel_point(&m, 5));
    check_at(&m, 7, 2);
    assert_true(listmodel_point(&m, 5));
    assert_false(listmodel_point(&m, 10)); /* below the window */
    assert_false(listmodel_point(&m, -1));
    check_at(&m, 7, 2);
    m = model(3, 10, 1, 0);
    assert_false(listmodel_point(&m, 3)); /* below the list */
    check_at(&m, 1, 0);
    m = model(0, 10, 0, 0);
    assert_false(listmodel_point(&m, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(invariants_hold_after_anything),
        cmocka_unit_test(the_window_follows_by_as_little_as_it_can),
        cmocka_unit_test(a_page_moves_cursor_and_window_together),
        cmocka_unit_test(the_cursor_can_be_centred),
        cmocka_unit_test(the_cursor_is_shown_at_a_row),
        cmocka_unit_test(a_list_that_shrinks_keeps_the_nearest_row),
        cmocka_unit_test(a_wheel_leaves_the_cursor_where_it_is_in_sight),
        cmocka_unit_test(a_row_is_pointed_at_twice),
    };
    return cmocka_run_group_tests_name("listmodel", tests, NULL, NULL);
}
