/* SPDX-License-Identifier: MIT
 *
 * rowsview: the cursor keeps its row by key, words narrow, the place one is at is marked; and the
 * rows that documents give.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>

#include "base/asset.h"
#include "view/contentsrows.h"
#include "view/hitrows.h"
#include "view/refrows.h"
#include "view/rowsview.h"
#include "viewtest.h"

static void add(struct rows *rows, uint64_t key, const char *text)
{
    rows_add(rows, &(struct row){.key = key, .text = str_of(text), .role = ROLE_TEXT});
}

/* Rows of keys 10, 20, … with these texts. */
static struct rows make_rows(const char *const *texts, size_t n)
{
    struct rows rows = {0};
    for (size_t i = 0; i < n; i++)
        add(&rows, (i + 1) * 10, texts[i]);
    return rows;
}

static struct rowsview *view_of(const char *const *texts, size_t n)
{
    struct rowsview *v = rowsview_new();
    struct rows rows = make_rows(texts, n);
    rowsview_begin(v, CONTEXT_CONTENTS, "Boats", "no boats");
    rowsview_take(v, &rows);
    rowsview_view(v)->ops->resize(rowsview_view(v), 30, 3);
    return v;
}

static void press(struct rowsview *v, enum command command)
{
    struct intent none = {0};
    struct view *view = rowsview_view(v);
    assert_true(view->ops->command(view, command, -1, &none));
    assert_int_equal(none.kind, INTENT_NONE);
}

static char *drawn(struct rowsview *v)
{
    struct canvas c;
    struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
    canvas_init(&c, 30, 3);
    rowsview_view(v)->ops->draw(rowsview_view(v), &c, canvas_rect(&c), true);
    canvas_dump_text(&c, &out);
    canvas_release(&c);
    return strbuf_take(&out);
}

static const char *const boats[] = {"barge", "Cutter", "dinghy", "ferry", "cutter of the pilot"};

static void rows_taken_anew_keep_the_cursor_by_key(void **state)
{
    (void)state;
    static const char *const fewer[] = {"ark", "barge", "cutter"};
    struct rowsview *v = view_of(boats, 5);
    press(v, CMD_LINE_DOWN);
    assert_int_equal(rowsview_selected(v)->key, 20);
    struct rows rows = {0};
    add(&rows, 5, "ark");
    add(&rows, 10, "barge");
    add(&rows, 20, "cutter");
    rowsview_take(v, &rows);
    assert_int_equal(rowsview_selected(v)->key, 20);
    rows = make_rows(fewer, 1); /* its key is gone: it stays as near as it can */
    rowsview_take(v, &rows);
    assert_int_equal(rowsview_selected(v)->key, 10);
    rowsview_take(v, &rows);
    assert_null(rowsview_selected(v));
    rowsview_free(v);
}

static void words_narrow_and_the_status_says_so(void **state)
{
    (void)state;
    struct rowsview *v = view_of(boats, 5);
    press(v, CMD_BOTTOM);
    rowsview_filter(v, STR("CUT er"));
    assert_int_equal(rowsview_selected(v)->key, 50);
    char *status = viewtest_status(rowsview_view(v));
    assert_string_equal(status, "Boats||2 of 5 match \"CUT er\"||2/2");
    free(status);
    rowsview_filter(v, STR("frigate"));
    assert_null(rowsview_selected(v));
    char *screen = drawn(v);
    assert_string_equal(screen, " nothing here matches\n\n\n");
    free(screen);
    rowsview_filter(v, STR_NONE);
    assert_string_equal(rowsview_filter_words(v), "");
    assert_non_null(rowsview_selected(v));
    rowsview_free(v);
}

static void the_place_one_is_at_is_marked(void **state)
{
    (void)state;
    struct rowsview *v = view_of(boats, 5);
    rowsview_mark_here(v, 25); /* behind row 20, before row 30 */
    rowsview_go_here(v);
    assert_int_equal(rowsview_selected(v)->key, 20);
    char *screen = drawn(v);
    assert_string_equal(screen, " barge\n›Cutter\n dinghy\n");
    free(screen);
    rowsview_mark_here(v, 3); /* before all */
    press(v, CMD_BOTTOM);
    rowsview_go_here(v);
    assert_int_equal(rowsview_selected(v)->key, 50);
    rowsview_free(v);
}

/* ---------------------------------------------------------------- rows of a document */

static const char harbour[] = "\n"
                              "1.  Lamps\n\n"
                              "   A lamp as in [RFC2119] is lit.  See RFC 2119, Section 3, and\n"
                              "   http://lamp.example/ for a lamp\n"
                              "   burning.\n\n"
                              "1.1.  Oil\n\n"
                              "   Whale oil is obsolete: RFC 2616.\n\n"
                              "2.  References\n\n"
                              "   [RFC2119]  Somebody, \"Words\", RFC 2119.\n\n";

static void contents_are_indented_and_lead_to_lines(void **state)
{
    (void)state;
    struct document *d = document_new(str_of(harbour), 0);
    struct rows rows = {0};
    contentsrows_add(d, &rows);
    assert_int_equal(rows.list.n, 3);
    assert_string_equal(rows.list.at[1].text.p, "1.1 Oil");
    assert_int_equal(rows.list.at[1].indent, rows.list.at[0].indent + 2);
    assert_int_equal(rows.list.at[2].key, d->sections[2].line);
    rows_release(&rows);
    document_release(d);
}

static void hits_show_their_line_with_the_match_marked(void **state)
{
    (void)state;
    struct document *d = document_new(str_of(harbour), 0);
    ptrdiff_t first = str_find(d->text, STR("lamp as"), 0);
    ptrdiff_t broken = str_find(d->text, STR("lamp\n   burning"), 0);
    struct match found[] = {{(uint32_t)first, (uint32_t)first + 4},
                            {(uint32_t)broken, (uint32_t)broken + 15}};
    struct matches m = {.at = found, .n = 2};
    struct rows rows = {0};
    hitrows_add(d, &m, &rows);
    assert_int_equal(rows.list.n, 2);
    const struct row *row = &rows.list.at[0];
    assert_string_equal(row->text.p, "A lamp as in [RFC2119] is lit. See RFC 2119, Section 3, and");
    assert_int_equal(row->mark, 2);
    assert_int_equal(row->mark_end, 6);
    assert_string_equal(row->aside.p, "1");
    row = &rows.list.at[1];
    assert_true(str_ends(row->text, STR("for a lamp burning.")));
    assert_true(str_eq(str_slice(row->text, row->mark, row->mark_end), STR("lamp burning")));
    rows_release(&rows);
    document_release(d);
}

static void references_stand_once_with_the_number_of_uses(void **state)
{
    (void)state;
    const uint32_t local[] = {2119};
    struct document *d = document_new(str_of(harbour), 0);
    struct catalog c;
    struct err e = {0};
    assert_true(catalog_open(&c, asset_get(ASSET_CATALOG), &e));
    struct rows rows = {0};
    refrows_add(d, &c, (struct numbers){local, 1}, &rows);
    assert_int_equal(rows.list.n, 3);
    assert_string_equal(rows.list.at[0].target.p, "rfc2119");
    assert_string_equal(rows.list.at[0].aside.p, "+  2×");
    assert_string_equal(rows.list.at[1].target.p, "http://lamp.example/");
    assert_string_equal(rows.list.at[2].aside.p, " x 1×");
    rows_release(&rows);
    document_release(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_taken_anew_keep_the_cursor_by_key),
        cmocka_unit_test(words_narrow_and_the_status_says_so),
        cmocka_unit_test(the_place_one_is_at_is_marked),
        cmocka_unit_test(contents_are_indented_and_lead_to_lines),
        cmocka_unit_test(hits_show_their_line_with_the_match_marked),
        cmocka_unit_test(references_stand_once_with_the_number_of_uses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
