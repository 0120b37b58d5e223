/* SPDX-License-Identifier: MIT
 *
 * catalogview: the real catalogue filtered, moved through and drawn.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "viewtest.h"

#include "base/asset.h"
#include "rfc/catalogimage.h"
#include "view/catalogview.h"

struct fixture {
    struct catalog catalog;
    struct catalogview *list;
    struct view *view;
};

static int list_setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    struct err e = {0};
    assert_true(catalog_open(&f->catalog, asset_get(ASSET_CATALOG), &e));
    f->list = catalogview_new(&f->catalog);
    f->view = catalogview_view(f->list);
    f->view->ops->resize(f->view, 80, 20);
    *state = f;
    return 0;
}

static int list_teardown(void **state)
{
    struct fixture *f = *state;
    catalogview_free(f->list);
    free(f);
    return 0;
}

static void press(struct fixture *f, enum command command, long count)
{
    struct intent none = {0};
    assert_true(f->view->ops->command(f->view, command, count, &none));
    assert_int_equal(none.kind, INTENT_NONE);
}

/* The list drawn at this size, text and roles. */
static char *drawn(struct fixture *f, int w, int h, bool focused, char **roles)
{
    struct canvas c;
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT), letters = STRBUF_INIT(STRBUF_TEXT);
    canvas_init(&c, w, h);
    f->view->ops->resize(f->view, w, h);
    f->view->ops->draw(f->view, &c, canvas_rect(&c), focused);
    canvas_dump_text(&c, &text);
    canvas_dump_roles(&c, &letters);
    canvas_release(&c);
    if (roles != NULL)
        *roles = strbuf_take(&letters);
    strbuf_release(&letters);
    return strbuf_take(&text);
}

static void the_newest_comes_first(void **state)
{
    struct fixture *f = *state;
    size_t n = catalog_count(&f->catalog);
    assert_int_equal(catalogview_selected(f->list), catalog_number(&f->catalog, n - 1));
    press(f, CMD_BOTTOM, -1);
    assert_int_equal(catalogview_selected(f->list), 1);
    press(f, CMD_LINE_UP, -1);
    assert_int_equal(catalogview_selected(f->list), 2);
    press(f, CMD_LINE_UP, 7);
    assert_int_equal(catalogview_selected(f->list), 9);
    press(f, CMD_LINE_DOWN, 99);
    assert_int_equal(catalogview_selected(f->list), 1);
    press(f, CMD_TOP, -1);
    assert_int_equal(catalogview_selected(f->list), catalog_number(&f->catalog, n - 1));
}

static void pages_move_by_the_height(void **state)
{
    struct fixture *f = *state;
    static const struct {
        enum command command;
        long count, row;
    } rows[] = {{CMD_PAGE_DOWN, -1, 21}, {CMD_HALF_DOWN, -1, 31}, {CMD_PAGE_DOWN, 3, 91},
                {CMD_PAGE_UP, 2, 51},    {CMD_HALF_UP, -1, 41},   {CMD_PAGE_UP, 9, 1}};
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        press(f, rows[i].command, rows[i].count);
        struct strbuf expected = STRBUF_INIT(STRBUF_TEXT);
        strbuf_addf(&expected, "%ld/%zu", rows[i].row, catalog_count(&f->catalog));
        viewtest_check_right(f->view, strbuf_cstr(&expected));
        strbuf_release(&expected);
    }
}

static void a_number_is_jumped_to(void **state)
{
    struct fixture *f = *state;
    assert_true(catalogview_jump(f->list, STR("793")));
    assert_int_equal(catalogview_selected(f->list), 793);
    assert_true(catalogview_jump(f->list, STR("0791")));
    assert_int_equal(catalogview_selected(f->list), 791);
    assert_true(catalogview_jump(f->list, STR("999999"))); /* beyond: the nearest below */
    assert_int_equal(catalogview_selected(f->list),
                     catalog_number(&f->catalog, catalog_count(&f->catalog) - 1));
    assert_false(catalogview_jump(f->list, STR("0")));
    assert_int_equal(catalogview_selected(f->list), 1);
    uint32_t before = catalogview_selected(f->list);
    assert_false(catalogview_jump(f->list, STR("")));
    assert_false(catalogview_jump(f->list, STR("12x")));
    assert_false(catalogview_jump(f->list, STR("99999999999999")));
    assert_int_equal(catalogview_selected(f->list), before);
    catalogview_select(f->list, 9110);
    assert_int_equal(catalogview_selected(f->list), 9110);
    catalogview_select(f->list, 999999);
    assert_int_equal(catalogview_selected(f->list), 9110);
}

/* RFC first to last, all of one title. To be released. */
static struct strbuf later_catalogue(uint32_t first, uint32_t last)
{
    struct strbuf image = STRBUF_INIT(8 << 20);
    struct entry *entries = calloc(last, sizeof *entries);
    struct err e = {0};
    for (uint32_t n = first; n <= last; n++)
        entries[n - first] = (struct entry){.number = n, .issued = true, .title = STR("Lamps")};
    struct catalogimage_source from = {
        .entries = entries, .entry_count = last - first + 1, .date = 20251201};
    assert_true(catalogimage_build(&from, &image, &e));
    free(entries);
    return image;
}

static void another_catalogue_keeps_cursor_row_and_words(void **state)
{
    struct fixture *f = *state;
    struct err e = {0};
    struct strbuf image = later_catalogue(1, 9400);
    struct catalog later;
    assert_true(catalog_open(&later, strbuf_str(&image), &e));
    catalogview_select(f->list, 9110);
    press(f, CMD_LINE_DOWN, 3);
    char *before = drawn(f, 80, 20, true, NULL);
    catalogview_set_catalog(f->list, &later);
    assert_int_equal(catalogview_selected(f->list), 9107);
    char *after = drawn(f, 80, 20, true, NULL);
    assert_int_equal(str_find(str_of(before), STR(" 9107 "), 0) / 81,
                     str_find(str_of(after), STR(" 9107 "), 0) / 81);
    catalogview_filter(f->list, STR("lamps"));
    catalogview_set_catalog(f->list, &f->catalog);
    assert_string_equal(catalogview_filter_words(f->list), "lamps");
    catalogview_set_catalog(f->list, &later);
    press(f, CMD_BOTTOM, -1);
    assert_int_equal(catalogview_selected(f->list), 1);
    viewtest_check_right(f->view, "9400/9400");
    free(before);
    free(after);
    strbuf_release(&image);
}

static void what_is_new_is_seen_at_the_top(void **state)
{
    struct fixture *f = *state;
    struct err e = {0};
    struct strbuf image = later_catalogue(1, 9360), far = later_catalogue(1, 9999);
    struct catalog later, latest;
    assert_true(catalog_open(&later, strbuf_str(&image), &e));
    assert_true(catalog_open(&latest, strbuf_str(&far), &e));
    assert_int_equal(catalogview_selected(f->list), 9354);
    catalogview_set_catalog(f->list, &later);
    assert_int_equal(catalogview_selected(f->list), 9354);
    char *few = drawn(f, 80, 20, true, NULL);
    assert_int_equal(str_find(str_of(few), STR(" 9360 "), 0), 0);
    catalogview_set_catalog(f->list, &latest); /* too many: the cursor's row stays */
    assert_int_equal(catalogview_selected(f->list), 9354);
    char *many = drawn(f, 80, 20, true, NULL);
    assert_int_equal(str_find(str_of(many), STR(" 9360 "), 0), 0);
    free(few);
    free(many);
    strbuf_release(&image);
    strbuf_release(&far);
}

/* The record under the cursor is gone: the nearest below it. */
static void a_catalogue_without_the_record_keeps_the_neighbour(void **state)
{
    struct fixture *f = *state;
    struct err e = {0};
    struct strbuf image = later_catalogue(1, 5000);
    struct catalog later;
    assert_true(catalog_open(&later, strbuf_str(&image), &e));
    catalogview_select(f->list, 9110);
    catalogview_set_catalog(f->list, &later);
    assert_int_equal(catalogview_selected(f->list), 5000);
    catalogview_filter(f->list, STR("nothing like it"));
    catalogview_set_catalog(f->list, &f->catalog);
    assert_int_equal(catalogview_selected(f->list), 0);
    strbuf_release(&image);
}

static void assert_index(struct fixture *f, uint32_t day, enum catalogview_refresh refresh,
                         const char *title, const char *brief)
{
    struct view_status s;
    view_status_init(&s);
    catalogview_set_index(f->list, day, 20251201, refresh);
    f->view->ops->status(f->view, &s);
    assert_string_equal(strbuf_cstr(&s.title), title);
    assert_string_equal(strbuf_cstr(&s.brief), brief);
    view_status_release(&s);
}

static void the_status_says_how_old_the_index_is(void **state)
{
    struct fixture *f = *state;
    assert_index(f, 20230121, CATALOGVIEW_IDLE, "index of 2023-01-21, 2 years old",
                 "index 2 years old");
    assert_index(f, 20251201, CATALOGVIEW_IDLE, "index of 2025-12-01", "index of today");
    assert_index(f, 20251130, CATALOGVIEW_FETCHING, "index of 2025-11-30, 1 day old; fetching …",
                 "index coming …");
    assert_index(f, 20251128, CATALOGVIEW_FAILED, "index of 2025-11-28, 3 days old; refresh failed",
                 "index 3 days old");
}

static void a_filter_keeps_the_cursor_on_its_record(void **state)
{
    struct fixture *f = *state;
    catalogview_select(f->list, 9110);
    catalogview_filter(f->list, STR("http semantics"));
    assert_int_equal(catalogview_selected(f->list), 9110);
    assert_string_equal(catalogview_filter_words(f->list), "http semantics");
    catalogview_filter(f->list, STR("http"));
    assert_int_equal(catalogview_selected(f->list), 9110);
    catalogview_filter(f->list, STR(""));
    assert_int_equal(catalogview_selected(f->list), 9110);
    assert_string_equal(catalogview_filter_words(f->list), "");
    catalogview_filter(f->list, STR("transmission control protocol"));
    uint32_t first = catalogview_selected(f->list); /* 9110 is not shown: the first row */
    press(f, CMD_TOP, -1);
    assert_int_equal(catalogview_selected(f->list), first);
}

static void every_row_shown_holds_the_words(void **state)
{
    struct fixture *f = *state;
    catalogview_filter(f->list, STR("QUIC"));
    char *status = viewtest_status(f->view);
    long count = strtol(status, NULL, 10);
    assert_in_range(count, 5, 500);
    assert_non_null(strstr(status, "match \"QUIC\""));
    free(status);
    for (long i = 0; i < count; i++) {
        uint32_t number = catalogview_selected(f->list);
        struct str hay = catalog_haystack(&f->catalog, (size_t)catalog_find(&f->catalog, number));
        assert_true(str_find(hay, STR("quic"), 0) >= 0);
        press(f, CMD_LINE_DOWN, -1);
        assert_true(i + 1 == count || catalogview_selected(f->list) < number);
    }
}

static void a_filter_may_leave_nothing(void **state)
{
    struct fixture *f = *state;
    struct intent intent = {0};
    catalogview_filter(f->list, STR("no-such-thing-anywhere"));
    assert_int_equal(catalogview_selected(f->list), 0);
    assert_false(catalogview_jump(f->list, STR("793")));
    static const enum command moves[] = {CMD_LINE_DOWN, CMD_LINE_UP, CMD_PAGE_DOWN, CMD_PAGE_UP,
                                         CMD_HALF_DOWN, CMD_HALF_UP, CMD_TOP,       CMD_BOTTOM};
    for (size_t i = 0; i < ARRAY_LEN(moves); i++)
        press(f, moves[i], -1);
    assert_true(f->view->ops->command(f->view, CMD_READ, -1, &intent));
    assert_int_equal(intent.kind, INTENT_NONE);
    char *text = drawn(f, 60, 4, true, NULL);
    assert_non_null(strstr(text, "nothing in the catalogue"));
    free(text);
    viewtest_check_right(f->view, "");
    catalogview_filter(f->list, STR(""));
    assert_int_not_equal(catalogview_selected(f->list), 0);
}

static void reading_asks_for_the_record_under_the_cursor(void **state)
{
    struct fixture *f = *state;
    struct intent intent = {0};
    catalogview_select(f->list, 793);
    assert_true(f->view->ops->command(f->view, CMD_READ, -1, &intent));
    assert_int_equal(intent.kind, INTENT_OPEN);
    assert_string_equal(intent.text, "rfc793");
    intent_release(&intent);
    assert_false(f->view->ops->command(f->view, CMD_NEXT_LINK, -1, &intent));
}

/* The row of the screen that begins with this. */
static char *row_of(const char *text, const char *begin)
{
    for (const char *p = text; *p != '\0'; p = strchr(p, '\n') + 1)
        if (strncmp(p, begin, strlen(begin)) == 0)
            return strndup(p, (size_t)(strchr(p, '\n') - p));
    fail_msg("no row begins with \"%s\" in:\n%s", begin, text);
    return NULL;
}

static void check_row(struct fixture *f, int w, const char *begin, const char *expected)
{
    char *text = drawn(f, w, 20, true, NULL), *row = row_of(text, begin);
    assert_string_equal(row, expected);
    free(row);
    free(text);
}

static void rows_at_several_widths(void **state)
{
    struct fixture *f = *state;
    catalogview_add_local(f->list, 793);
    catalogview_jump(f->list, STR("793"));
    check_row(
        f, 93, "  793",
        "  793 +x    Transmission Control Protocol                J. Postel             Sep 1981 "
        "STD");
    catalogview_jump(f->list, STR("9110"));
    check_row(f, 130, " 9110",
              " 9110       HTTP Semantics                                                          "
              "R. Fielding, Ed., M.… httpbis   Jun 2022 STD");
    catalogview_jump(f->list, STR("793"));
    check_row(f, 84, "  793",
              "  793 +x    Transmission Control Protocol                             Sep 1981 STD");
    check_row(f, 54, "  793", "  793 +x  Transmission Control Protocol Sep 1981 STD");
    check_row(f, 50, "  793", "  793 +x  Transmission Control Protocol      STD");
    check_row(f, 36, "  793", "  793 +x  Transmission Control Pro…");
    check_row(f, 20, "  793", "  793 +x  Transmis…");
    check_row(f, 5, "  793", "  793");
}

static void marks_follow_what_is_on_disk(void **state)
{
    struct fixture *f = *state;
    static const uint32_t local[] = {768, 791, 9110};
    catalogview_jump(f->list, STR("791"));
    check_row(f, 16, "  791", "  791     Inte…");
    catalogview_set_local(f->list, local, ARRAY_LEN(local));
    check_row(f, 16, "  791", "  791 +   Inte…");
    catalogview_add_local(f->list, 790);
    catalogview_add_local(f->list, 790);
    catalogview_add_local(f->list, 99999);
    catalogview_add_local(f->list, 1);
    check_row(f, 16, "  790", "  790 +x  Assi…");
    check_row(f, 16, "  791", "  791 +   Inte…");
    check_row(f, 16, "  792", "  792     Inte…");
    catalogview_set_local(f->list, local, 1);
    check_row(f, 16, "  791", "  791     Inte…");
}

static void every_mark_has_its_column(void **state)
{
    struct fixture *f = *state;
    static const uint32_t favourites[] = {793, 791}, read[] = {793, 792, 791};
    struct changes changes = {0};
    changes_parse(&changes, STR("rfcview-changes 1\n20251201 obsoleted 793 9293\n"
                                "20251201 errata 793\n20251201 new 790\n"));
    catalogview_set_favourites(f->list, (struct numbers){favourites, 2});
    catalogview_set_read(f->list, (struct numbers){read, 3});
    catalogview_set_changes(f->list, &changes);
    catalogview_add_local(f->list, 793);
    catalogview_jump(f->list, STR("793"));
    check_row(f, 60, "  793", "  793 +x*rc Transmission Control Protocol     Sep 1981 STD");
    check_row(f, 60, "  792", "  792    r  Internet Control Message Protocol Sep 1981 STD");
    check_row(f, 59, "  793", "  793 +xc Transmission Control Protocol      Sep 1981 STD");
    check_row(f, 20, "  791", "  791   * Internet…");
    check_row(f, 20, "  792", "  792   r Internet…");
    check_row(f, 20, "  790", "  790  xn Assigned…");
    changes_release(&changes);
}

/* The numbers of the first rows, in order. */
static void check_numbers(struct fixture *f, const char *expected)
{
    struct strbuf got = STRBUF_INIT(STRBUF_TEXT);
    char *text = drawn(f, 40, 4, true, NULL);
    for (const char *p = text; *p != '\0'; p = strchr(p, '\n') + 1)
        if (strtol(p, NULL, 10) > 0)
            strbuf_addf(&got, "%s%ld", got.n > 0 ? " " : "", strtol(p, NULL, 10));
    assert_string_equal(strbuf_cstr(&got), expected);
    free(text);
    strbuf_release(&got);
}

static char *pressed(struct fixture *f, enum command command)
{
    struct intent intent = {0};
    assert_true(f->view->ops->command(f->view, command, -1, &intent));
    assert_int_equal(intent.kind, INTENT_MESSAGE);
    return intent.text;
}

static void the_list_is_sorted_in_turn(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *said, *numbers;
    } orders[] = {
        {"sorted oldest first", "790 791 792 793"}, {"sorted by date", "793 792 791 790"},
        {"sorted by title", "790 792 791 793"},     {"sorted by status", "793 792 791 790"},
        {"sorted by pages", "793 791 792 790"},     {"sorted newest first", "793 792 791 790"},
    };
    catalogview_filter(f->list, STR("number:790-793"));
    catalogview_jump(f->list, STR("792"));
    for (size_t i = 0; i < ARRAY_LEN(orders); i++) {
        char *said = pressed(f, CMD_SORT);
        assert_string_equal(said, orders[i].said);
        free(said);
        check_numbers(f, orders[i].numbers);
        assert_int_equal(catalogview_selected(f->list), 792); /* the cursor goes along */
    }
}

static void views_choose_from_the_series(void **state)
{
    struct fixture *f = *state;
    static const uint32_t favourites[] = {2324, 793}, read[] = {791, 9110, 793};
    struct changes changes = {0};
    changes_parse(&changes, STR("rfcview-changes 1\n20251201 obsoleted 793 9293\n"
                                "20251205 new 9110\n20251201 new 8446\n20251205 errata 9110\n"
                                "20251205 new 99999\n20200101 new 1\n"));
    catalogview_filter(f->list, STR("tls"));
    free(pressed(f, CMD_NEXT_VIEW));
    char *none = drawn(f, 80, 4, true, NULL);
    assert_non_null(strstr(none, "nothing new"));
    free(none);
    catalogview_set_changes(f->list, &changes);
    assert_string_equal(catalogview_filter_words(f->list), "");
    check_numbers(f, "9110 8446 793");
    check_row(f, 80, " 9110",
              " 9110     n new; got errata       HTTP Semantics                  Jun 2022 STD");
    catalogview_filter(f->list, STR("is:obsolete"));
    check_numbers(f, "793");
    char *status = viewtest_status(f->view);
    assert_non_null(strstr(status, "new: 1 of 3 RFCs match \"is:obsolete\""));
    free(status);
    free(pressed(f, CMD_NEXT_VIEW));
    assert_int_equal(catalogview_shown(f->list), CATALOGVIEW_RECENT);
    catalogview_set_read(f->list, (struct numbers){read, 3});
    check_numbers(f, "791 9110 793");
    catalogview_select(f->list, 9110);
    catalogview_add_read(f->list, 2324); /* and it is the latest; the cursor stays */
    assert_int_equal(catalogview_selected(f->list), 9110);
    check_numbers(f, "2324 791 9110 793");
    free(pressed(f, CMD_SORT));
    check_numbers(f, "791 793 2324 9110");
    free(pressed(f, CMD_NEXT_VIEW));
    catalogview_set_favourites(f->list, (struct numbers){favourites, 2});
    check_numbers(f, "2324 793");
    free(pressed(f, CMD_NEXT_VIEW));
    assert_int_equal(catalogview_shown(f->list), CATALOGVIEW_ALL);
    catalogview_filter(f->list, STR("is:new"));
    check_numbers(f, "9110 8446");
    catalogview_filter(f->list, STR("is:changed"));
    check_numbers(f, "9110 793");
    changes_release(&changes);
}

static void what_is_not_understood_is_told(void **state)
{
    struct fixture *f = *state;
    catalogview_filter(f->list, STR("http is:"));
    assert_non_null(strstr(catalogview_trouble(f->list), "is: takes"));
    assert_int_not_equal(catalogview_selected(f->list), 0);
    catalogview_filter(f->list, STR("http is:obs"));
    assert_string_equal(catalogview_trouble(f->list), "");
}

static void the_cursor_has_one_look_all_along_its_row(void **state)
{
    struct fixture *f = *state;
    catalogview_jump(f->list, STR("791"));
    for (int focused = 0; focused < 2; focused++) {
        char *roles, *text = drawn(f, 60, 20, focused, &roles);
        char look = focused ? 'C' : 'c', *row = strchr(roles, look);
        assert_non_null(row);
        assert_int_equal(strspn(row, (char[]){look, '\0'}), 60);
        assert_int_equal(row[60], '\n');
        assert_null(strchr(row + 60, look)); /* and no other row has it */
        free(roles);
        free(text);
    }
}

/* Whatever the size: nothing outside the rectangle, and the cursor's row is in it. */
static void any_size_can_be_drawn(void **state)
{
    struct fixture *f = *state;
    for (int w = 1; w <= 120; w += w < 20 ? 1 : 13)
        for (int h = 1; h <= 40; h += 9) {
            struct canvas c;
            canvas_init(&c, w + 2, h + 2);
            canvas_fill(&c, canvas_rect(&c), ROLE_RULE);
            f->view->ops->resize(f->view, w, h);
            f->view->ops->draw(f->view, &c, (struct rect){1, 1, w, h}, true);
            bool cursor = false;
            for (int y = 0; y < h + 2; y++)
                for (int x = 0; x < w + 2; x++) {
                    enum role role = c.cells[y * (w + 2) + x].role;
                    bool inside = x > 0 && x <= w && y > 0 && y <= h;
                    assert_int_equal(role == ROLE_RULE, !inside);
                    cursor = cursor || role == ROLE_CURSOR;
                }
            assert_true(cursor);
            catalogview_draw_card(f->list, &c, (struct rect){1, 1, w, h});
            assert_int_equal(c.cells[0].role, ROLE_RULE);
            assert_int_equal(c.cells[(w + 2) * (h + 2) - 1].role, ROLE_RULE);
            canvas_release(&c);
        }
}

static void the_card_tells_what_is_known(void **state)
{
    struct fixture *f = *state;
    struct canvas c;
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT);
    static const char *const parts[] = {"RFC 793\n",         "Transmission Control Protocol",
                                        "J. Postel",         "September 1981",
                                        "Internet Standard", "Obsoleted by",
                                        "RFC 9293",          "no: Enter fetches it"};
    catalogview_select(f->list, 793);
    canvas_init(&c, 74, 40);
    catalogview_draw_card(f->list, &c, canvas_rect(&c));
    canvas_dump_text(&c, &text);
    for (size_t i = 0; i < ARRAY_LEN(parts); i++)
        if (strstr(strbuf_cstr(&text), parts[i]) == NULL)
            fail_msg("no \"%s\" in:\n%s", parts[i], strbuf_cstr(&text));
    canvas_release(&c);
    strbuf_release(&text);
}

static void resizing_keeps_the_record(void **state)
{
    struct fixture *f = *state;
    catalogview_jump(f->list, STR("5246"));
    static const int heights[] = {1, 50, 3, 20, 200, 2};
    for (size_t i = 0; i < ARRAY_LEN(heights); i++) {
        f->view->ops->resize(f->view, 30, heights[i]);
        assert_int_equal(catalogview_selected(f->list), 5246);
    }
}

#define WITH_LIST(test) cmocka_unit_test_setup_teardown(test, list_setup, list_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_LIST(the_newest_comes_first),
        WITH_LIST(pages_move_by_the_height),
        WITH_LIST(a_number_is_jumped_to),
        WITH_LIST(another_catalogue_keeps_cursor_row_and_words),
        WITH_LIST(what_is_new_is_seen_at_the_top),
        WITH_LIST(a_catalogue_without_the_record_keeps_the_neighbour),
        WITH_LIST(the_status_says_how_old_the_index_is),
        WITH_LIST(a_filter_keeps_the_cursor_on_its_record),
        WITH_LIST(every_row_shown_holds_the_words),
        WITH_LIST(a_filter_may_leave_nothing),
        WITH_LIST(reading_asks_for_the_record_under_the_cursor),
        WITH_LIST(rows_at_several_widths),
        WITH_LIST(marks_follow_what_is_on_disk),
        WITH_LIST(every_mark_has_its_column),
        WITH_LIST(the_list_is_sorted_in_turn),
        WITH_LIST(views_choose_from_the_series),
        WITH_LIST(what_is_not_understood_is_told),
        WITH_LIST(the_cursor_has_one_look_all_along_its_row),
        WITH_LIST(any_size_can_be_drawn),
        WITH_LIST(the_card_tells_what_is_known),
        WITH_LIST(resizing_keeps_the_record),
    };
    return cmocka_run_group_tests_name("catalogview", tests, NULL, NULL);
}
