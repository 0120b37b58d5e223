/* SPDX-License-Identifier: MIT
 *
 * textrows and refill: whatever the width, every byte is shown once and in its order, and a row is
 * found again by its position and by its bytes.
 */
#include "base/platform.h"

#include "testing.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "view/textrows.h"

static const int widths[] = {1, 2, 3, 7, 20, 36, 40, 58, 71, 200};

/* Between two pieces: blanks, line ends, and the bar of an aside. */
static void check_unshown(struct str text, uint32_t from, uint32_t to)
{
    assert_true(from <= to);
    for (uint32_t i = from; i < to; i++)
        if (!char_is_space(text.p[i]) && !(text.p[i] == '|' && i > 0 && text.p[i - 1] == ' '))
            fail_msg("not shown: \"%.*s\"", (int)(to - from), text.p + from);
}

static void check_fits(const struct textrows *t, const struct textrow *row)
{
    struct str text = t->document->text;
    int x = 0;
    for (int i = 0; i < row->n; i++) {
        const struct textpiece *p = &row->piece[i];
        struct str shown = str_slice(text, p->start, p->end);
        size_t first = 0;
        if (shown.n > 0)
            utf8_next(shown, &first);
        assert_true(p->x >= x);
        assert_true(i == 0 || p->x == x);
        assert_true(utf8_valid(shown));
        x = p->x + utf8_columns(shown) + p->gap;
        if (x > t->width && first < shown.n)
            fail_msg("wider than %d: \"%.*s\"", t->width, STR_ARG(shown));
    }
    assert_true(row->bar < 0 || (row->n > 0 && row->bar < row->piece[0].x));
}

static void check_same(struct textrow a, struct textrow b)
{
    assert_int_equal(a.line, b.line);
    assert_int_equal(a.row, b.row);
    assert_int_equal(a.start, b.start);
    assert_int_equal(a.end, b.end);
    assert_int_equal(a.n, b.n);
    assert_int_equal(a.bar, b.bar);
}

static void check_found(const struct textrows *t, const struct textrow *row)
{
    check_same(textrows_at(t, row->line, row->row), *row);
    check_same(textrows_of(t, row->start), *row);
    check_same(textrows_of(t, row->end - 1), *row);
    for (int i = 0; i < row->n; i++) {
        const struct textpiece *p = &row->piece[i];
        uint32_t offset = 0;
        int x = 0;
        if (p->start == p->end)
            continue; /* a blank line */
        check_same(textrows_of(t, p->start), *row);
        assert_true(textrows_column(t->document, row, p->start, &x));
        assert_int_equal(x, p->x);
        assert_true(textrows_byte(t->document, row, x, &offset));
        assert_int_equal(offset, p->start);
    }
}

static void check_width(const struct document *d, int width, bool refill)
{
    struct textrows t = {d, width, refill};
    struct textrow row = textrows_at(&t, 0, 0);
    uint32_t done = 0, end = 0, rows = 0, counted = 0;
    do {
        assert_int_equal(row.start, end);
        assert_true(row.end > row.start);
        for (int i = 0; i < row.n; i++) {
            check_unshown(d->text, done, row.piece[i].start);
            done = row.piece[i].end;
        }
        check_unshown(d->text, done, row.end);
        assert_true(done <= row.end);
        check_fits(&t, &row);
        check_found(&t, &row);
        end = row.end;
        rows++;
    } while (textrows_step(&t, &row));
    assert_int_equal(end, d->text.n);
    for (uint32_t line = 0; line < d->line_count; line++)
        counted += textrows_count(&t, line);
    assert_int_equal(counted, rows);
}

static void check_text(struct str bytes)
{
    struct document *d = document_new(bytes, 0);
    for (size_t i = 0; d->line_count > 0 && i < ARRAY_LEN(widths); i++) {
        check_width(d, widths[i], true);
        check_width(d, widths[i], false);
    }
    document_release(d);
}

static void no_byte_of_a_text_is_lost_or_shown_twice(void **state)
{
    (void)state;
    static const char *const patterns[] = {"tests/data/rfc/*.txt", "tests/data/text-*.txt",
                                           "assets/guide.txt"};
    size_t files = 0;
    for (size_t p = 0; p < ARRAY_LEN(patterns); p++) {
        glob_t found = {0};
        assert_int_equal(glob(patterns[p], 0, NULL, &found), 0);
        for (size_t i = 0; i < found.gl_pathc; i++, files++) {
            struct strbuf bytes = STRBUF_INIT(DOCUMENT_MAX);
            struct err e = {0};
            assert_true(file_read(found.gl_pathv[i], &bytes, &e));
            check_text(strbuf_str(&bytes));
            strbuf_release(&bytes);
        }
        globfree(&found);
    }
    assert_true(files > 5);
}

/* Words of any length, wide and combining characters, blanks anywhere, in lines of any length. */
static void nor_of_any_words(void **state)
{
    (void)state;
    static const char *const words[] = {
        "a",         "the",
        "over-",     "and/",
        "|",         "\xE5\xA4\x9C",
        "e\xCC\x81", "RFC 9110",
        "o",         "https://example.org/a/very/long/address/of/a/thing",
        "end.",      "  ",
        "(which)"};
    uint32_t seed = 7;
    for (int round = 0; round < 60; round++) {
        struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
        strbuf_add_cstr(&b, "1.  Words\n\n");
        for (int i = 0; i < 120; i++) {
            seed = seed * 1664525u + 1013904223u;
            unsigned pick = seed >> 16;
            if (pick % 11 == 0)
                strbuf_add_cstr(&b, pick % 5 == 0   ? "\n\n   "
                                    : pick % 3 == 0 ? "\n      "
                                                    : "\n   ");
            strbuf_addf(&b, "%s ", words[pick % ARRAY_LEN(words)]);
        }
        strbuf_add_char(&b, '\n');
        check_text(strbuf_str(&b));
        strbuf_release(&b);
    }
}

/* Each 200th. */
static void nor_of_published_texts(void **state)
{
    (void)state;
    const char *corpus = getenv("RFCVIEW_TEST_CORPUS");
    if (corpus == NULL) {
        print_message("no RFCVIEW_TEST_CORPUS\n");
        skip();
    }
    for (unsigned number = 1; number < 10000; number += 200) {
        struct strbuf path = STRBUF_INIT(STRBUF_TEXT), bytes = STRBUF_INIT(DOCUMENT_MAX);
        struct err e = {0};
        strbuf_addf(&path, "%s/rfc%u.txt", corpus, number);
        if (file_read(strbuf_cstr(&path), &bytes, &e)) {
            struct document *d = document_new(strbuf_str(&bytes), number);
            check_width(d, 40, true);
            check_width(d, 60, true);
            document_release(d);
        }
        strbuf_release(&path);
        strbuf_release(&bytes);
    }
}

/* A row as it would be drawn. */
static void add_row(const struct document *d, const struct textrow *row, struct strbuf *out)
{
    int x = 0;
    for (; x < row->bar; x++)
        strbuf_add_char(out, ' ');
    if (row->bar >= 0)
        strbuf_add_char(out, '|'), x++;
    for (int i = 0; i < row->n; i++) {
        const struct textpiece *p = &row->piece[i];
        struct str shown = str_slice(d->text, p->start, p->end);
        for (; x < p->x; x++)
            strbuf_add_char(out, ' ');
        strbuf_add_str(out, shown);
        x += utf8_columns(shown);
    }
    strbuf_add_char(out, '\n');
}

static void check_layout(const char *text, int width, const char *expected)
{
    struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
    struct document *d = document_new(str_of(text), 0);
    struct textrows t = {d, width, true};
    struct textrow row = textrows_at(&t, 0, 0);
    do
        add_row(d, &row, &out);
    while (textrows_step(&t, &row));
    assert_string_equal(strbuf_cstr(&out), expected);
    document_release(d);
    strbuf_release(&out);
}

static void a_paragraph_is_filled(void **state)
{
    (void)state;
    check_layout("1.  Keepers\n\n"
                 "   The keeper of a lantern, who is a well-\n"
                 "   known person in the harbour, tends it.  It burns\n"
                 "   all night.\n\n"
                 "   A short one.\n",
                 40,
                 "1.  Keepers\n\n"
                 "   The keeper of a lantern, who is a\n"
                 "   well-known person in the harbour,\n"
                 "   tends it.  It burns all night.\n\n"
                 "   A short one.\n");
}

static void what_fits_stays_as_it_is(void **state)
{
    (void)state;
    check_layout("1.  Keepers\n\n   The keeper of a lantern,\n   who tends it.\n", 40,
                 "1.  Keepers\n\n   The keeper of a lantern,\n   who tends it.\n");
}

static void a_list_keeps_its_hanging_indent(void **state)
{
    (void)state;
    check_layout("1.  Keepers\n\n"
                 "   o  The first of the keepers of the harbour tends\n"
                 "      the lantern at the gate.\n\n"
                 "   o  The second one sleeps at night.\n",
                 30,
                 "1.  Keepers\n\n"
                 "   o  The first of the keepers\n"
                 "      of the harbour tends the\n"
                 "      lantern at the gate.\n\n"
                 "   o  The second one sleeps at\n"
                 "      night.\n");
}

static void an_aside_has_its_bar_before_each_row(void **state)
{
    (void)state;
    check_layout("1.  Keepers\n\n"
                 "   Some words before.\n\n"
                 "      |  Note: the keeper of the lantern is not\n"
                 "      |  allowed to sleep while it burns, and is\n"
                 "      |  told so.\n",
                 34,
                 "1.  Keepers\n\n"
                 "   Some words before.\n\n"
                 "      |  Note: the keeper of the\n"
                 "      |  lantern is not allowed to\n"
                 "      |  sleep while it burns, and\n"
                 "      |  is told so.\n");
}

static void a_figure_is_not_touched(void **state)
{
    (void)state;
    check_layout("1.  Keepers\n\n"
                 "   +-----------------+      +----------------+\n"
                 "   | the keeper      |----->| the lantern    |\n"
                 "   +-----------------+      +----------------+\n",
                 50,
                 "1.  Keepers\n\n"
                 "   +-----------------+      +----------------+\n"
                 "   | the keeper      |----->| the lantern    |\n"
                 "   +-----------------+      +----------------+\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_byte_of_a_text_is_lost_or_shown_twice),
        cmocka_unit_test(nor_of_any_words),
        cmocka_unit_test(nor_of_published_texts),
        cmocka_unit_test(a_paragraph_is_filled),
        cmocka_unit_test(what_fits_stays_as_it_is),
        cmocka_unit_test(a_list_keeps_its_hanging_indent),
        cmocka_unit_test(an_aside_has_its_bar_before_each_row),
        cmocka_unit_test(a_figure_is_not_touched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
