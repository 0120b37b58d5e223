/* SPDX-License-Identifier: MIT
 *
 * origin: a few lines there and back; what speaks of another image says nothing.
 */
#include "base/platform.h"

#include "testing.h"

#include <string.h>

#include "store/origin.h"

static void lines_are_read_back(void **state)
{
    (void)state;
    char url[] = "https://h/rfc-index.xml", etag[] = "W/\"1 a\"";
    struct origin o = {1764547200000, url, etag};
    struct origin again, copy;
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT);
    origin_write(&o, 0x0a49124, &text);
    assert_string_equal(strbuf_cstr(&text), "rfcview-index 1\nimage 00a49124\n"
                                            "checked 1764547200000\nurl https://h/rfc-index.xml\n"
                                            "etag W/\"1 a\"\n");
    assert_true(origin_parse(strbuf_str(&text), 0x0a49124, &again));
    copy = origin_copy(&again);
    origin_release(&again);
    assert_int_equal(copy.checked, o.checked);
    assert_string_equal(copy.url, o.url);
    assert_string_equal(copy.etag, o.etag);
    origin_release(&copy);
    assert_false(origin_parse(strbuf_str(&text), 0x0a49125, &again));
    assert_null(again.url);
    strbuf_release(&text);
}

/* A server chooses its ETag; it must not write lines of ours. */
static void what_is_not_fit_for_a_line_is_left_out(void **state)
{
    (void)state;
    char url[] = "u", etag[] = "a\nchecked 99";
    struct origin o = {1, url, etag}, again;
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT);
    origin_write(&o, 7, &text);
    assert_true(origin_parse(strbuf_str(&text), 7, &again));
    assert_int_equal(again.checked, 1);
    assert_null(again.etag);
    origin_release(&again);
    strbuf_release(&text);
}

static void what_is_no_origin_is_none(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        "rfcview-index 2\nimage 00000007\nchecked 1\n",
        "rfcview-index 1\nimage 00000007\n",
        "rfcview-index 1\nchecked 1\n",
        "rfcview-index 1\nimage 7\nchecked 1\n",
        "rfcview-index 1\nimage 00000007\nchecked -1\n",
        "rfcview-index 1\nimage 00000007\nchecked 1764547200000000\n",
        "rfcview-index 1\nimage 00000007\nchecked\nurl u\n",
    };
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct origin o = {.checked = 5};
        if (origin_parse(str_of(bad[i]), 7, &o))
            fail_msg("%s", bad[i]);
        assert_int_equal(o.checked, 0);
        assert_null(o.url);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_read_back),
        cmocka_unit_test(what_is_not_fit_for_a_line_is_left_out),
        cmocka_unit_test(what_is_no_origin_is_none),
    };
    return cmocka_run_group_tests_name("origin", tests, NULL, NULL);
}
