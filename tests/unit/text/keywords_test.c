/* SPDX-License-Identifier: MIT
 *
 * keywords: found where they stand for themselves, with their second word.
 */
#include "base/platform.h"

#include "testing.h"

#include "base/strbuf.h"
#include "text/keywords.h"

static const struct {
    const char *text, *expected;
} rows[] = {
    {"it MUST be, and MUST NOT be", "MUST|MUST NOT|"},
    {"SHALL, \"SHOULD NOT\", (MAY).", "SHALL|SHOULD NOT|MAY|"},
    {"REQUIRED RECOMMENDED OPTIONAL", "REQUIRED|RECOMMENDED|OPTIONAL|"},
    {"it is NOT  RECOMMENDED", "NOT RECOMMENDED|"},
    {"it SHALL\n   NOT be, nor is it NOT\nRECOMMENDED", "SHALL NOT|NOT RECOMMENDED|"},
    {"MUST\n\n   NOT", "MUST|"},
    {"MAY NOT", "MAY|"},
    {"MUST, NOT RECOMMENDED", "MUST|NOT RECOMMENDED|"},
    {"MUST NOT RECOMMENDED", "MUST NOT|RECOMMENDED|"},
    {"must MUST_x x_MUST MUSTARD MUST-5 XMAY NOT may Must", ""},
    {"MUST", "MUST|"},
    {"", ""},
};

static void keywords_are_found_in_their_order(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct strbuf got = STRBUF_INIT(STRBUF_TEXT);
        struct str s = str_of(rows[i].text);
        struct keyword k;
        for (size_t at = 0; keywords_next(s, at, &k); at = k.end) {
            assert_true(at <= k.start && k.start < k.end && k.end <= s.n);
            strbuf_addf(&got, "%.*s|", STR_ARG(keyword_name(k.kind)));
        }
        assert_string_equal(strbuf_cstr(&got), rows[i].expected);
        strbuf_release(&got);
    }
}

/* From inside a word nothing begins. */
static void a_search_goes_on_in_the_middle(void **state)
{
    (void)state;
    struct keyword k;
    assert_true(keywords_next(STR("MUST MAY"), 1, &k));
    assert_int_equal(k.start, 5);
    assert_int_equal(k.kind, KEYWORD_MAY);
    assert_false(keywords_next(STR("MUST MAY"), 6, &k));
    assert_false(keywords_next(STR("MUST"), 99, &k));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keywords_are_found_in_their_order),
        cmocka_unit_test(a_search_goes_on_in_the_middle),
    };
    return cmocka_run_group_tests_name("keywords", tests, NULL, NULL);
}
