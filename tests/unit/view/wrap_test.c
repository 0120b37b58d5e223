/* SPDX-License-Identifier: MIT
 *
 * wrap: no byte of a line is lost, shown twice or out of its place, whatever the width.
 */
#include "base/platform.h"

#include "testing.h"

#include <string.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "view/wrap.h"

enum { WIDTHS = 80, WIDE_EXCEPTION = 2 };

/* From `from` to `to` there are blanks only. */
static bool is_blank(struct str line, size_t from, size_t to)
{
    return str_trim(str_slice(line, from, to)).n == 0;
}

static void check_row(struct str line, struct wrap_row row, int width, uint32_t index)
{
    struct str shown = str_slice(line, row.start, row.end);
    int columns = row.indent + utf8_columns(shown);
    size_t first = 0;
    if (shown.n > 0)
        utf8_next(shown, &first);
    if (columns > width && !(width < WIDE_EXCEPTION && first == shown.n))
        fail_msg("width %d, row %u takes %d columns: \"%.*s\"", width, index, columns,
                 STR_ARG(shown));
    assert_true(row.indent >= 0 && row.indent <= width / 3);
    assert_true(utf8_valid(shown)); /* nothing is cut within a character */
}

static void check_line(struct str line, int width)
{
    uint32_t count = wrap_count(line, width);
    size_t done = 0;
    assert_true(count >= 1);
    for (uint32_t i = 0; i < count; i++) {
        struct wrap_row row = wrap_row_at(line, width, i);
        assert_true(row.start >= done && row.end >= row.start && row.end <= line.n);
        assert_true(is_blank(line, done, row.start));
        assert_true(i == 0 ? row.start == 0 && row.indent == 0 : row.end > row.start);
        check_row(line, row, width, i);
        assert_int_equal(wrap_row_of(line, width, row.start), i);
        if (row.end > row.start)
            assert_int_equal(wrap_row_of(line, width, row.end - 1), i);
        done = row.end;
    }
    assert_true(is_blank(line, done, line.n));
    struct wrap_row last = wrap_row_at(line, width, count - 1);
    struct wrap_row beyond = wrap_row_at(line, width, count + 7);
    assert_memory_equal(&last, &beyond, sizeof last);
}

static const char *const lines[] = {
    "",
    "x",
    "      ",
    "   A paragraph of a memo with its usual indentation of three columns, full.",
    "                                                   far to the right, and then more",
    "   one  two   three    four     five      six       seven        eight",
    "https://example.com/a/very/long/address/without/any/blank/that/could/be/a/break/at/all",
    "   |  a  |  table  |  of  |  many  |  columns  |",
    "中文中文中文 中文中文中文中文中文中文 中文中文",
    "   mixed 中 and é and 😀 and e\u0301 combined, wide ones at 中中中 the edge",
    "a 中 b",
};

static void every_line_at_every_width(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(lines); i++)
        for (int width = 1; width <= WIDTHS; width++)
            check_line(str_of(lines[i]), width);
}

static void lines_put_together_by_chance(void **state)
{
    (void)state;
    static const char *const parts[] = {" ", " ", "  ", "a",      "word",
                                        "-", "é", "中", "\u0301", "longer-thing"};
    uint32_t seed = 3;
    for (int round = 0; round < 3000; round++) {
        struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
        for (int n = round % 60; n >= 0; n--) {
            seed = seed * 1664525u + 1013904223u;
            strbuf_add_cstr(&b, parts[(seed >> 16) % ARRAY_LEN(parts)]);
        }
        for (int width = 1; width <= WIDTHS; width += 1 + round % 7)
            check_line(strbuf_str(&b), width);
        strbuf_release(&b);
    }
}

static void check_rows(const char *line, int width, const char *const *expected)
{
    struct str s = str_of(line);
    uint32_t n = 0;
    for (; expected[n] != NULL; n++) {
        struct wrap_row row = wrap_row_at(s, width, n);
        struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
        strbuf_addf(&b, "%*s", row.indent, "");
        strbuf_add_str(&b, str_slice(s, row.start, row.end));
        assert_string_equal(strbuf_cstr(&b), expected[n]);
        strbuf_release(&b);
    }
    assert_int_equal(wrap_count(s, width), n);
}

static void rows_break_at_blanks_and_keep_the_indentation(void **state)
{
    (void)state;
    check_rows("   one two three four", 12,
               (const char *const[]){"   one two", "   three", "   four", NULL});
    check_rows("   one two three four", 20,
               (const char *const[]){"   one two three", "   four", NULL});
    check_rows("   one two three four", 21, (const char *const[]){"   one two three four", NULL});
    check_rows("abc defghijklm", 8, (const char *const[]){"abc defg", "hijklm", NULL});
    check_rows("a bcdefghijklm", 8, (const char *const[]){"a bcdefg", "hijklm", NULL});
    check_rows("              right side", 13, /* a word is not cut for the sake of the first row */
               (const char *const[]){"             ", "right side", NULL});
    check_rows("中a中", 2, (const char *const[]){"中", "a", "中", NULL});
    check_rows("", 5, (const char *const[]){"", NULL});
}

/* A text of one line: each question is answered in one walk over it, where one walk for each row
 * would take minutes. */
static void a_line_of_megabytes(void **state)
{
    (void)state;
    struct strbuf b = STRBUF_INIT((size_t)16 << 20);
    for (int i = 0; i < 4 << 20; i++)
        strbuf_add_char(&b, ' ');
    for (int i = 0; i < 1 << 20; i++)
        strbuf_add_cstr(&b, "word ");
    strbuf_add_cstr(&b, "end");
    alarm(30);
    uint32_t rows = wrap_count(strbuf_str(&b), 72);
    assert_true(rows > (5 << 20) / 72);
    assert_int_equal(wrap_row_of(strbuf_str(&b), 72, b.n - 1), rows - 1);
    assert_int_equal(wrap_row_at(strbuf_str(&b), 72, rows - 1).end, b.n);
    alarm(0);
    strbuf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line_at_every_width),
        cmocka_unit_test(lines_put_together_by_chance),
        cmocka_unit_test(rows_break_at_blanks_and_keep_the_indentation),
        cmocka_unit_test(a_line_of_megabytes),
    };
    return cmocka_run_group_tests_name("wrap", tests, NULL, NULL);
}
