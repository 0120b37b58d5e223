/* SPDX-License-Identifier: MIT
 *
 * webaddress: every kind of reference, places, what has no address, and what is encoded.
 */
#include "base/platform.h"

#include "testing.h"

#include "rfc/webaddress.h"

static void check(const char *target, const char *here, const char *expected)
{
    struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
    struct ref r, document;
    assert_true(ref_parse(str_of(target), &r));
    assert_true(ref_parse(str_of(here), &document));
    strbuf_add_cstr(&out, "<");
    assert_int_equal(webaddress_add(&r, &document, &out), expected != NULL);
    assert_string_equal(strbuf_cstr(&out) + 1, expected != NULL ? expected : "");
    strbuf_release(&out);
}

static void every_kind(void **state)
{
    (void)state;
    static const struct {
        const char *target, *address;
    } rows[] = {
        {"rfc9110", "https://www.rfc-editor.org/rfc/rfc9110"},
        {"rfc9110#section-4.2", "https://www.rfc-editor.org/rfc/rfc9110#section-4.2"},
        {"rfc9110#appendix-B", "https://www.rfc-editor.org/rfc/rfc9110#appendix-B"},
        {"bcp14", "https://www.rfc-editor.org/info/bcp14"},
        {"std97", "https://www.rfc-editor.org/info/std97"},
        {"fyi36", "https://www.rfc-editor.org/info/fyi36"},
        {"draft-oak-boats-07", "https://datatracker.ietf.org/doc/html/draft-oak-boats-07"},
        {"https://example.org/a?b=1;c#d", "https://example.org/a?b=1;c#d"},
        {"mailto:keeper@example.org", "mailto:keeper@example.org"},
        {"file:/tmp/a.txt", NULL},
        {"guide", NULL},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        check(rows[i].target, "rfc1", rows[i].address);
}

static void places_here_are_in_the_document(void **state)
{
    (void)state;
    check("#section-7", "rfc9110#section-2", "https://www.rfc-editor.org/rfc/rfc9110#section-7");
    check("#ref-HTTP", "rfc9110", "https://www.rfc-editor.org/rfc/rfc9110#ref-HTTP");
    check("#page-3", "draft-oak-boats-07",
          "https://datatracker.ietf.org/doc/html/draft-oak-boats-07#page-3");
    check("#section-7", "file:/tmp/a.txt", NULL);
    check("#section-7", "guide", NULL);
}

static void what_is_no_printable_ascii_is_encoded(void **state)
{
    (void)state;
    check("#ref-Two words", "rfc1", "https://www.rfc-editor.org/rfc/rfc1#ref-Two%20words");
    check("https://example.org/\xC3\xA4%20<b>", "rfc1", "https://example.org/%C3%A4%20%3Cb%3E");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind),
        cmocka_unit_test(places_here_are_in_the_document),
        cmocka_unit_test(what_is_no_printable_ascii_is_encoded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
