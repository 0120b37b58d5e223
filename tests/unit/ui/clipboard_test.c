/* SPDX-License-Identifier: MIT
 *
 * clipboard: base64 in its sequence, and its limit.
 */
#include "base/platform.h"

#include <string.h>

#include "testing.h"

#include "ui/clipboard.h"

static void texts_are_encoded(void **state)
{
    (void)state;
    static const struct {
        struct str text;
        const char *sequence;
    } cases[] = {
        {STR_INIT(""), "\033]52;c;\a"},
        {STR_INIT("f"), "\033]52;c;Zg==\a"},
        {STR_INIT("fo"), "\033]52;c;Zm8=\a"},
        {STR_INIT("foo"), "\033]52;c;Zm9v\a"},
        {STR_INIT("\xFF\xFE\x00\x3F\xBF"), "\033]52;c;//4AP78=\a"},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
        assert_true(clipboard_sequence(cases[i].text, &b));
        assert_string_equal(strbuf_cstr(&b), cases[i].sequence);
        strbuf_release(&b);
    }
}

static void a_long_text_is_refused(void **state)
{
    (void)state;
    static char text[CLIPBOARD_LONGEST];
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    assert_false(clipboard_sequence((struct str){text, sizeof text}, &b));
    assert_int_equal(b.n, 0);
    assert_true(clipboard_sequence((struct str){text, CLIPBOARD_LONGEST / 4 * 3}, &b));
    assert_int_equal(b.n, strlen("\033]52;c;") + CLIPBOARD_LONGEST / 4 * 4 + 1);
    strbuf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_encoded),
        cmocka_unit_test(a_long_text_is_refused),
    };
    return cmocka_run_group_tests_name("clipboard", tests, NULL, NULL);
}
