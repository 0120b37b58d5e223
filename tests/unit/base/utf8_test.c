/* SPDX-License-Identifier: MIT
 *
 * utf8: every character there and back, nothing else accepted, columns and case.
 */
#include "base/platform.h"

#include "testing.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/utf8.h"

static bool is_surrogate(uint32_t cp)
{
    return cp >= 0xD800 && cp <= 0xDFFF;
}

static void every_character_comes_back(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        char bytes[4];
        size_t n = utf8_encode(cp, bytes), i = 0;
        uint32_t back = utf8_next((struct str){bytes, n}, &i);
        if (back != (is_surrogate(cp) ? 0xFFFD : cp) || i != n)
            fail_msg("U+%04X came back as U+%04X", (unsigned)cp, (unsigned)back);
        size_t expected = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
        assert_int_equal(n, expected);
        for (size_t cut = 1; cut < n; cut++) {
            i = 0;
            assert_int_equal(utf8_next((struct str){bytes, cut}, &i), UTF8_BAD);
            assert_int_equal(i, 1);
        }
    }
}

/* Any two bytes: valid only as two ASCII characters or one of two bytes. */
static void no_other_pair_of_bytes_is_valid(void **state)
{
    (void)state;
    for (unsigned a = 0; a < 256; a++)
        for (unsigned b = 0; b < 256; b++) {
            char bytes[2] = {(char)a, (char)b};
            bool expected =
                (a < 0x80 && b < 0x80) || (a >= 0xC2 && a <= 0xDF && (b & 0xC0) == 0x80);
            if (utf8_valid((struct str){bytes, 2}) != expected)
                fail_msg("%02X %02X", a, b);
        }
}

static void what_is_not_utf8_moves_one_byte(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "\x80",
        "\xC0\x80",
        "\xC1\xBF",
        "\xE0\x80\x80",
        "\xE0\x9F\xBF",
        "\xED\xA0\x80",
        "\xED\xBF\xBF",
        "\xF0\x80\x80\x80",
        "\xF0\x8F\xBF\xBF",
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80",
        "\xFF",
        "\xE2\x82x",
        "\xF0\x9F\x98",
    };
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        size_t at = 0;
        assert_int_equal(utf8_next(str_of(bad[i]), &at), UTF8_BAD);
        assert_int_equal(at, 1);
        assert_false(utf8_valid(str_of(bad[i])));
    }
    assert_true(utf8_valid(STR_NONE));
    assert_true(utf8_valid(STR("a–\xF4\x8F\xBF\xBF")));
}

static void controls_are_known(void **state)
{
    (void)state;
    assert_true(utf8_is_control(0) && utf8_is_control(0x1F) && utf8_is_control(0x7F) &&
                utf8_is_control(0x80) && utf8_is_control(0x9F));
    assert_false(utf8_is_control(' ') || utf8_is_control('~') || utf8_is_control(0xA0));
}

static const struct {
    const char *text;
    int columns;
} widths[] = {
    {"", 0},   {"abc", 3},      {"Härri", 5},   {"e\u0301", 1}, {"中文", 4}, {"한", 2},
    {"ａ", 2}, {"a\u200bb", 2}, {"😀", 2},       {"–—…", 3},     {"┌─┐", 3},  {"\xFF\xFE", 2},
    {"\t", 1}, {"\u00ad", 1},   {"\ufeffx", 1}, {"ℂ", 1},       {"☔", 2},
};

static void columns_are_those_of_terminals(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(widths); i++)
        if (utf8_columns(str_of(widths[i].text)) != widths[i].columns)
            fail_msg("%s: %d", widths[i].text, utf8_columns(str_of(widths[i].text)));
}

static void clipping_keeps_whole_characters(void **state)
{
    (void)state;
    struct str s = STR("a中e\u0301b");
    static const size_t expected[] = {0, 1, 1, 4, 7, 8, 8};
    static const int columns[] = {0, 1, 2, 3, 4, 5, 99};
    for (size_t i = 0; i < ARRAY_LEN(columns); i++)
        assert_int_equal(utf8_clip(s, columns[i]), expected[i]);
    assert_int_equal(utf8_clip(s, -1), 0);
}

static void case_is_folded_in_the_alphabets_promised(void **state)
{
    (void)state;
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    utf8_add_folded(&b, STR("AZaz09 ÄÖÜßÿŸ ÀÞ×÷ ŁŚŻŽĐĦŇŐ ΆΩΣΐ ЀЯЁҐ –中\xFF."));
    assert_string_equal(strbuf_cstr(&b), "azaz09 äöüßÿÿ àþ×÷ łśżžđħňő άωσΐ ѐяёґ –中?.");
    strbuf_release(&b);
    for (uint32_t cp = 0; cp < 0x3000; cp++) /* folding twice is folding once */
        assert_int_equal(utf8_fold(utf8_fold(cp)), utf8_fold(cp));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_comes_back),
        cmocka_unit_test(no_other_pair_of_bytes_is_valid),
        cmocka_unit_test(what_is_not_utf8_moves_one_byte),
        cmocka_unit_test(controls_are_known),
        cmocka_unit_test(columns_are_those_of_terminals),
        cmocka_unit_test(clipping_keeps_whole_characters),
        cmocka_unit_test(case_is_folded_in_the_alphabets_promised),
    };
    return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
