/* SPDX-License-Identifier: MIT
 *
 * lines: what bytes become on their way to the screen.
 */
#include "base/platform.h"

#include "testing.h"

#include "text/lines.h"

/* Lines joined with '|', so that a case is one string. */
static void assert_lines(const char *bytes, size_t n, const char *expected)
{
    struct lines l;
    char joined[512];
    size_t at = 0;
    lines_read(&l, (struct str){bytes, n});
    for (uint32_t i = 0; i < lines_count(&l); i++) {
        struct str s = lines_at(&l, i);
        assert_true(at + s.n + 2 < sizeof joined);
        for (size_t k = 0; k < s.n; k++)
            joined[at++] = s.p[k];
        joined[at++] = '|';
    }
    joined[at] = '\0';
    assert_string_equal(joined, expected);
    assert_int_equal(l.start.at[lines_count(&l)], l.n);
    lines_release(&l);
}

#define CASE(bytes, expected) assert_lines((bytes), sizeof(bytes) - 1, (expected))

static void line_ends_of_every_system(void **state)
{
    (void)state;
    CASE("", "");
    CASE("a\nb", "a|b|");
    CASE("a\r\nb\r\n", "a|b|");
    CASE("a\rb\n", "a|b|");
    CASE("a\xE2\x80\xA8"
         "b\xC2\x85"
         "c\n",
         "a|b|c|");
    CASE("\n\n", "||");
}

static void blanks_and_tabs(void **state)
{
    (void)state;
    CASE("a  \nb\t\n", "a|b|");
    CASE("\tx\nab\tx\n", "        x|ab      x|");
    CASE("a\xC2\xA0"
         "b\n",
         "a b|");
}

static void overstrikes_are_resolved(void **state)
{
    (void)state;
    CASE("_\bx_\by\n", "xy|");
    CASE("x\bxy\by\n", "xy|");
    CASE("x\b_\n", "x|");
    CASE("abc\b\b\b___\n", "abc|");
    CASE("\b\bx\n", "x|");
}

static void control_and_hidden_characters_go(void **state)
{
    (void)state;
    CASE("a\0\x01\x7F"
         "b\n",
         "ab|");
    CASE("a\x1B[1;31mb\x1B"
         "\n",
         "ab|");
    CASE("\x1B"
         "9a\x1B$Bb\x1B c\n",
         "ab c|");
    CASE("a\xC2\xAD"
         "b\xC2\xAD\n",
         "ab-|");
    CASE("a\xE2\x80\xAE"
         "b\xE2\x81\xA6"
         "c\xE2\x80\x8B"
         "d\xEF\xBB\xBF"
         "e\n",
         "abcde|");
    CASE("a\xC2\x9B"
         "b\n",
         "a\xEF\xBF\xBD"
         "b|");
}

static void a_byte_order_mark_is_no_text(void **state)
{
    (void)state;
    CASE("\xEF\xBB\xBF"
         "a\xC3\xAF\n",
         "a\xC3\xAF|");
}

static void what_is_not_utf8_is_latin1_as_a_whole(void **state)
{
    (void)state;
    CASE("na\xEF"
         "ve\n\xC3\xA9\n",
         "na\xC3\xAFve|\xC3\x83\xC2\xA9|");
    CASE("\x8D"
         "1m\xEF\n",
         "\xEF\xBF\xBD"
         "1m\xC3\xAF|");
    CASE("\x93quay\x94\x85\n", "\xE2\x80\x9Cquay\xE2\x80\x9D\xE2\x80\xA6|");
}

static void form_feeds_part_lines_and_are_remembered(void **state)
{
    (void)state;
    struct lines l;
    lines_read(&l, STR("a\n\fb\nc\fd\ne\f\n\f\n"));
    assert_int_equal(lines_count(&l), 5); /* a, b, c, d, e */
    const uint32_t feeds[] = {1, 3, 5, 5};
    assert_int_equal(l.form_feeds.n, ARRAY_LEN(feeds));
    for (size_t i = 0; i < ARRAY_LEN(feeds); i++)
        assert_int_equal(l.form_feeds.at[i], feeds[i]);
    assert_int_equal(l.raw.at[1], 1);
    assert_int_equal(l.raw.at[3], 2); /* c and d stand in one line of the bytes */
    lines_release(&l);
}

static void offsets_find_their_line(void **state)
{
    (void)state;
    struct lines l;
    lines_read(&l, STR("ab\n\ncd\n"));
    const uint32_t line_of[] = {0, 0, 0, 1, 2, 2, 2};
    for (uint32_t i = 0; i < ARRAY_LEN(line_of); i++)
        assert_int_equal(lines_find(&l, i), line_of[i]);
    lines_release(&l);
}

static void blank_lines_and_words_are_found(void **state)
{
    (void)state;
    struct lines l;
    lines_read(&l, STR("\none\ntwo\n\n\nthree"));
    static const struct {
        uint32_t from, blank, words;
    } cases[] = {{0, 0, 1}, {1, 3, 1}, {2, 3, 2}, {3, 3, 5}, {4, 4, 5}, {5, 6, 5}, {6, 6, 6}};
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        assert_int_equal(lines_next_blank(&l, cases[i].from), cases[i].blank);
        assert_int_equal(lines_next_words(&l, cases[i].from), cases[i].words);
    }
    lines_release(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_ends_of_every_system),
        cmocka_unit_test(blanks_and_tabs),
        cmocka_unit_test(overstrikes_are_resolved),
        cmocka_unit_test(control_and_hidden_characters_go),
        cmocka_unit_test(a_byte_order_mark_is_no_text),
        cmocka_unit_test(what_is_not_utf8_is_latin1_as_a_whole),
        cmocka_unit_test(form_feeds_part_lines_and_are_remembered),
        cmocka_unit_test(offsets_find_their_line),
        cmocka_unit_test(blank_lines_and_words_are_found),
    };
    return cmocka_run_group_tests_name("lines", tests, NULL, NULL);
}
