/* SPDX-License-Identifier: MIT
 *
 * layout: what holds for every size of the terminal and every wish.
 */
#include "base/platform.h"

#include "testing.h"

#include "ui/layout.h"

enum { MOST_W = 220, MOST_H = 70, TEXT_W = 72, RECTS = 5 };

struct layout_case {
    int w, h;
    struct layout_wish wish;
    struct layout l;
};

/* Of the list, that somebody wants; 0: none. */
static const int sizes[] = {0, 1, 30, 9999};

static struct layout_case layout_case_of(int w, int h, unsigned bits)
{
    int size = sizes[bits >> 5 & 3];
    struct layout_case c = {.w = w, .h = h};
    c.wish = (struct layout_wish){.zoomed = bits & 1,
                                  .reader_open = bits & 2,
                                  .reader_focus = bits & 4,
                                  .choice = (enum layout_choice)(bits >> 3 & 3),
                                  .columns = size,
                                  .rows = size};
    c.l = layout_compute(w, h, c.wish);
    return c;
}

#define EXPECT(c, holds)                                                                           \
    do {                                                                                           \
        if (!(holds))                                                                              \
            fail_msg("%dx%d zoomed %d open %d focus %d choice %d size %d: not %s", (c)->w, (c)->h, \
                     (c)->wish.zoomed, (c)->wish.reader_open, (c)->wish.reader_focus,              \
                     (c)->wish.choice, (c)->wish.columns, #holds);                                 \
    } while (0)

static void for_every_case(void (*check)(const struct layout_case *c))
{
    for (int h = 1; h <= MOST_H; h++)
        for (int w = 1; w <= MOST_W; w++)
            for (unsigned bits = 0; bits < 8 * 4 * 4; bits++) {
                struct layout_case c = layout_case_of(w, h, bits);
                check(&c);
            }
}

static bool is_shown(struct rect r)
{
    return r.w > 0 && r.h > 0;
}

static bool overlap(struct rect a, struct rect b)
{
    return is_shown(a) && is_shown(b) && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h &&
           b.y < a.y + a.h;
}

static long area(struct rect r)
{
    return is_shown(r) ? (long)r.w * r.h : 0;
}

/* Inside the screen, none over another, and nothing of the screen is left over. */
static void check_tiles(const struct layout_case *c)
{
    const struct rect rects[RECTS] = {c->l.list, c->l.reader, c->l.rule, c->l.status, c->l.message};
    long covered = 0;
    for (int i = 0; i < RECTS; i++) {
        struct rect r = rects[i];
        EXPECT(c, !is_shown(r) || (r.x >= 0 && r.y >= 0 && r.x + r.w <= c->w && r.y + r.h <= c->h));
        for (int j = 0; j < i; j++)
            EXPECT(c, !overlap(r, rects[j]));
        covered += area(r);
    }
    EXPECT(c, c->l.kind == LAYOUT_TOO_SMALL || covered == (long)c->w * c->h);
}

static void rectangles_tile_the_screen(void **state)
{
    (void)state;
    for_every_case(check_tiles);
}

/* The row that holds prompts and messages is always the last one, whole. */
static void check_rows(const struct layout_case *c)
{
    struct rect m = c->l.message, s = c->l.status;
    EXPECT(c, m.x == 0 && m.y == c->h - 1 && m.w == c->w && m.h == 1);
    EXPECT(c, !is_shown(s) || (s.x == 0 && s.y == c->h - 2 && s.w == c->w && s.h == 1));
    EXPECT(c, is_shown(s) == (c->h >= 8 && c->l.kind != LAYOUT_TOO_SMALL));
}

static void message_row_is_always_there(void **state)
{
    (void)state;
    for_every_case(check_rows);
}

static void check_panes(const struct layout_case *c)
{
    bool list = is_shown(c->l.list), reader = is_shown(c->l.reader);
    bool rule = is_shown(c->l.rule);
    switch (c->l.kind) {
    case LAYOUT_TOO_SMALL:
        EXPECT(c, !list && !reader && !rule);
        EXPECT(c, c->w < 20 || c->h < 4);
        break;
    case LAYOUT_ONE:
        EXPECT(c, list != reader && reader == c->wish.reader_focus && !rule);
        break;
    case LAYOUT_STACKED:
        EXPECT(c, list && reader && rule && !c->wish.zoomed);
        EXPECT(c, c->l.list.w == c->w && c->l.reader.w == c->w);
        EXPECT(c, c->l.list.h >= 1 && c->l.reader.h >= 3);
        if (c->wish.choice == LAYOUT_AUTO)
            EXPECT(c, c->wish.reader_open && c->h >= 22);
        if (c->wish.choice == LAYOUT_AUTO && c->wish.rows == 0)
            EXPECT(c, c->l.list.h >= 4 && c->l.reader.h >= 8);
        break;
    case LAYOUT_BESIDE:
        EXPECT(c, list && reader && rule && !c->wish.zoomed);
        EXPECT(c, c->l.reader.w >= 20 && c->l.list.w >= 10);
        if (c->wish.columns == 0 && c->w >= 36 + 1 + 74)
            EXPECT(c, c->l.reader.w >= TEXT_W && c->l.list.w >= 36);
        EXPECT(c, c->l.list.h == c->l.reader.h);
        break;
    }
    static const enum layout_kind wanted[] = {[LAYOUT_WANT_BESIDE] = LAYOUT_BESIDE,
                                              [LAYOUT_WANT_STACKED] = LAYOUT_STACKED,
                                              [LAYOUT_WANT_ONE] = LAYOUT_ONE};
    if (c->wish.choice != LAYOUT_AUTO && !c->wish.zoomed && c->w >= 41 && c->h >= 8)
        EXPECT(c, c->l.kind == wanted[c->wish.choice]);
    EXPECT(c, c->w < 20 || c->h < 4 || c->l.kind != LAYOUT_TOO_SMALL);
}

static void panes_are_as_the_kind_says(void **state)
{
    (void)state;
    for_every_case(check_panes);
}

static enum layout_kind kind(int w, int h, bool zoomed, bool open)
{
    return layout_compute(
               w, h,
               (struct layout_wish){.zoomed = zoomed, .reader_open = open, .reader_focus = open})
        .kind;
}

static void kinds_at_sizes_that_people_have(void **state)
{
    (void)state;
    assert_int_equal(kind(80, 24, false, false), LAYOUT_ONE);
    assert_int_equal(kind(80, 24, false, true), LAYOUT_STACKED);
    assert_int_equal(kind(80, 24, true, true), LAYOUT_ONE);
    assert_int_equal(kind(160, 50, false, false), LAYOUT_BESIDE);
    assert_int_equal(kind(160, 50, false, true), LAYOUT_BESIDE);
    assert_int_equal(kind(40, 10, false, true), LAYOUT_ONE);
    assert_int_equal(kind(19, 10, false, true), LAYOUT_TOO_SMALL);
    assert_int_equal(kind(40, 3, false, true), LAYOUT_TOO_SMALL);
}

static struct layout with_size(int w, int h, enum layout_choice choice, int size)
{
    struct layout_wish wish = {
        .reader_open = true, .choice = choice, .columns = size, .rows = size};
    return layout_compute(w, h, wish);
}

static void a_size_that_is_wanted_is_cut_to_what_leaves_room(void **state)
{
    (void)state;
    assert_int_equal(with_size(200, 60, LAYOUT_AUTO, 50).list.w, 50);
    assert_int_equal(with_size(200, 60, LAYOUT_AUTO, 1).list.w, 10);
    assert_int_equal(with_size(200, 60, LAYOUT_AUTO, 500).reader.w, 20);
    assert_int_equal(with_size(80, 24, LAYOUT_WANT_BESIDE, 0).list.w, 26);
    assert_int_equal(with_size(80, 24, LAYOUT_WANT_STACKED, 5).list.h, 5);
    assert_int_equal(with_size(80, 24, LAYOUT_WANT_STACKED, 99).reader.h, 3);
    assert_int_equal(with_size(300, 10000, LAYOUT_AUTO, 0).reader.w, 199);
    assert_int_equal(with_size(30, 24, LAYOUT_WANT_BESIDE, 0).kind, LAYOUT_ONE);
    assert_int_equal(with_size(80, 5, LAYOUT_WANT_STACKED, 0).kind, LAYOUT_ONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rectangles_tile_the_screen),
        cmocka_unit_test(message_row_is_always_there),
        cmocka_unit_test(panes_are_as_the_kind_says),
        cmocka_unit_test(kinds_at_sizes_that_people_have),
        cmocka_unit_test(a_size_that_is_wanted_is_cut_to_what_leaves_room),
    };
    return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
