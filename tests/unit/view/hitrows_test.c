/* SPDX-License-Identifier: MIT
 *
 * Matches as rows: a few words of context, whatever the line is.
 */
#include "base/platform.h"

#include "testing.h"

#include "base/strbuf.h"
#include "base/utf8.h"
#include "view/hitrows.h"

/* The rows of the matches at `at`, each three bytes long. */
static void make(struct rows *rows, struct str text, const uint32_t *at, size_t n)
{
    struct document *d = document_new(text, 0);
    struct match found[2];
    struct matches m = {.at = found, .n = n};
    for (size_t i = 0; i < n; i++)
        found[i] = (struct match){at[i], at[i] + 3};
    hitrows_add(d, &m, rows);
    assert_int_equal(rows->list.n, n);
    document_release(d);
}

static void check_mark(const struct row *row, const char *words)
{
    struct str marked = str_slice(row->text, row->mark, row->mark_end);
    assert_true(str_eq(marked, str_of(words)));
}

static void a_match_is_marked_in_its_line(void **state)
{
    struct rows rows = {0};
    (void)state;
    make(&rows, STR("   a red   oak boat\n"), (const uint32_t[]){11}, 1);
    assert_true(str_eq(rows.list.at[0].text, STR("a red oak boat")));
    check_mark(&rows.list.at[0], "oak");
    rows_release(&rows);
}

static void of_an_endless_line_a_part_is_enough(void **state)
{
    struct rows rows = {0};
    struct strbuf text = STRBUF_INIT((size_t)4 << 20);
    (void)state;
    for (int i = 0; i < 100000; i++)
        strbuf_add_cstr(&text, "\xC3\xA4");
    strbuf_add_cstr(&text, "oak");
    for (int i = 0; i < 100000; i++)
        strbuf_add_cstr(&text, "x\xC3\xA4");
    strbuf_add_cstr(&text, " oak\n");
    uint32_t last = (uint32_t)text.n - 4;
    make(&rows, strbuf_str(&text), (const uint32_t[]){200000, last}, 2);
    for (size_t i = 0; i < rows.list.n; i++) {
        assert_in_range(rows.list.at[i].text.n, 3, 5000);
        assert_true(utf8_valid(rows.list.at[i].text));
        check_mark(&rows.list.at[i], "oak");
    }
    rows_release(&rows);
    strbuf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_match_is_marked_in_its_line),
        cmocka_unit_test(of_an_endless_line_a_part_is_enough),
    };
    return cmocka_run_group_tests_name("hitrows", tests, NULL, NULL);
}
