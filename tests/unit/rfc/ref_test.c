/* SPDX-License-Identifier: MIT
 *
 * ref: canonical targets both ways, what people type, names for people.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "rfc/ref.h"

static const char *const canonical[] = {
    "rfc1",
    "rfc9110",
    "rfc999999",
    "rfc9110#section-4.2",
    "rfc9110#appendix-B",
    "rfc9110#appendix-A.1.2",
    "rfc9110#ref-RFC9000",
    "rfc9110#ref-ISO 8859-1",
    "rfc9110#ref-a#b",
    "rfc9110#page-7",
    "rfc9110#figure-3",
    "rfc9110#figure-3-1",
    "rfc9110#table-2",
    "#section-7",
    "#appendix-A.1",
    "#ref-TAG",
    "#ref-12",
    "#page-7",
    "#figure-3",
    "#table-2",
    "#name-authors-addresses",
    "bcp14",
    "std97",
    "fyi36",
    "bcp14#section-1",
    "draft-ietf-quic-http",
    "draft-ietf-quic-http-34",
    "draft-ietf-quic-http-34#section-2",
    "https://example.org/a?b=c#section-1",
    "http://example.org",
    "ftp://example.org/x",
    "mailto:someone@example.org",
    "file:/tmp/rfc 1.txt",
    "file:/tmp/a.txt#section-2",
    "file:notes#1.txt",
    "file:notes#1.txt#page-3",
    "file:/caf\xC3\xA9",
    "guide",
    "guide#section-2",
};

static const char *const not_canonical[] = {
    "",
    "#",
    "rfc",
    "rfc0",
    "rfc0791",
    "rfc1000000",
    "RFC1",
    "rfc 1",
    "rfc1#",
    "rfc1#section-",
    "rfc1#section-4.",
    "rfc1#section-.4",
    "rfc1#section-4..2",
    "rfc1#section-4-2",
    "rfc1#page-0",
    "rfc1#page-x",
    "rfc1#ref-",
    "rfc1#ref- x",
    "rfc1#name-Terms",
    "rfc1#name-",
    "rfc1#name-a--b",
    "rfc1.txt",
    "draft-",
    "draft-Ietf-x",
    "draft-ietf-x.txt",
    "draft-ietf--x",
    "https://",
    "https://a b",
    "mailto:",
    "file:",
    "file:///tmp/x",
    "guidebook",
    "ninety",
    "rfc1#ref-a\nb",
    "rfc1#ref-\x1B[2J",
    "rfc1#ref-\xFF",
    "file:/a\x7F",
};

static char *formatted(const struct ref *r)
{
    struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
    ref_format(r, &out);
    return strbuf_take(&out);
}

static void canonical_targets_come_back_as_they_were(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(canonical); i++) {
        struct ref r;
        if (!ref_parse(str_of(canonical[i]), &r))
            fail_msg("not parsed: %s", canonical[i]);
        char *text = formatted(&r);
        assert_string_equal(text, canonical[i]);
        free(text);
    }
}

static void nothing_else_is_canonical(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(not_canonical); i++) {
        struct ref r;
        if (ref_parse(str_of(not_canonical[i]), &r))
            fail_msg("parsed: %s", not_canonical[i]);
    }
    assert_false(ref_parse((struct str){"rfc1\0", 5}, &(struct ref){0}));
}

static void parsed_views_name_kind_number_and_place(void **state)
{
    (void)state;
    struct ref r;
    assert_true(ref_parse(STR("rfc9110#section-4.2"), &r));
    assert_int_equal(r.kind, REF_RFC);
    assert_int_equal(r.number, 9110);
    assert_int_equal(r.place, PLACE_SECTION);
    assert_true(str_eq(r.label, STR("4.2")));
    assert_true(ref_parse(STR("#ref-HTTP"), &r));
    assert_int_equal(r.kind, REF_HERE);
    assert_int_equal(r.place, PLACE_TAG);
    assert_true(ref_parse(STR("mailto:a@b"), &r));
    assert_int_equal(r.kind, REF_MAIL);
    assert_true(str_eq(r.name, STR("a@b")));
    assert_true(ref_parse(STR("file:a#b#page-2"), &r));
    assert_true(str_eq(r.name, STR("a#b")));
    assert_int_equal(r.place, PLACE_PAGE);
}

static const char *const typed[][2] = {
    {"9110", "rfc9110"},
    {"0791", "rfc791"},
    {" rfc9110 ", "rfc9110"},
    {"RFC 9110", "rfc9110"},
    {"rfc-9110", "rfc9110"},
    {"RFC9110.txt", "rfc9110"},
    {"rfc9110.html#section-8.3", "rfc9110#section-8.3"},
    {"RFC #22", "rfc22"},
    {"RFC: 793", "rfc793"},
    {"bcp14", "bcp14"},
    {"BCP0014", "bcp14"},
    {"STD 97", "std97"},
    {"FYI-36", "fyi36"},
    {"draft-ietf-quic-http-34.txt", "draft-ietf-quic-http-34"},
    {"Draft-IETF-quic-http.html", "draft-ietf-quic-http"},
    {"I-D.ietf-quic-http", "draft-ietf-quic-http"},
    {"9110#8.3", "rfc9110#section-8.3"},
    {"9110#", "rfc9110"},
    {"rfc9110#section-8.3", "rfc9110#section-8.3"},
    {"rfc9110#Section-8.3.", "rfc9110#section-8.3"},
    {"rfc9110#appendix-A", "rfc9110#appendix-A"},
    {"rfc9110#a.1", "rfc9110#appendix-A.1"},
    {"rfc9110 section 8.3", "rfc9110#section-8.3"},
    {"RFC 9110, Section 8.3.1", "rfc9110#section-8.3.1"},
    {"RFC 9110 \xC2\xA7 8.3", "rfc9110#section-8.3"},
    {"RFC 9110 \xC2\xA7"
     "8.3",
     "rfc9110#section-8.3"},
    {"rfc9110 sec. 8", "rfc9110#section-8"},
    {"rfc9110, Appendix b", "rfc9110#appendix-B"},
    {"rfc9110 page 012", "rfc9110#page-12"},
    {"rfc9110 figure 3", "rfc9110#figure-3"},
    {"rfc9110#ref-RFC9000", "rfc9110#ref-RFC9000"},
    {"Section 8.3 of RFC 9110", "rfc9110#section-8.3"},
    {"Appendix A of [RFC9110]", "rfc9110#appendix-A"},
    {"bcp14 section 2", "bcp14#section-2"},
    {"draft-a-b#3", "draft-a-b#section-3"},
    {"section 8.3", "#section-8.3"},
    {"#8.3", "#section-8.3"},
    {"[RFC2119]", "rfc2119"},
    {"<https://example.org/>", "https://example.org/"},
    {"rfc:9110#8.3", "rfc9110#section-8.3"},
    {"rfc:bcp14", "bcp14"},
    {"https://www.rfc-editor.org/rfc/rfc9110.html#section-8.3", "rfc9110#section-8.3"},
    {"https://www.rfc-editor.org/rfc/rfc9110#section-8.3-5", "rfc9110#section-8.3"},
    {"https://www.rfc-editor.org/rfc/rfc9110.html#name-terms", "rfc9110#name-terms"},
    {"https://www.rfc-editor.org/info/rfc9110", "rfc9110"},
    {"http://www.rfc-editor.org/info/bcp14/", "bcp14"},
    {"https://www.rfc-editor.org/rfc/std/std97.txt", "std97"},
    {"HTTPS://tools.ietf.org/html/rfc2119#page-2", "rfc2119#page-2"},
    {"https://www.ietf.org/rfc/rfc0791.txt?x=1", "rfc791"},
    {"www.ietf.org/rfc/rfc791.txt", "rfc791"},
    {"https://datatracker.ietf.org/doc/html/rfc9110#appendix-A.1", "rfc9110#appendix-A.1"},
    {"https://datatracker.ietf.org/doc/rfc9110/", "rfc9110"},
    {"https://datatracker.ietf.org/doc/draft-ietf-quic-http/07/", "draft-ietf-quic-http-07"},
    {"https://www.ietf.org/archive/id/draft-ietf-quic-http-34.txt", "draft-ietf-quic-http-34"},
    {"https://www.rfc-editor.org/errata/rfc9110", "https://www.rfc-editor.org/errata/rfc9110"},
    {"https://www.ietf.org/about/", "https://www.ietf.org/about/"},
    {"https://www.rfc-editor.org/rfc/rfc9110.html#security", "rfc9110"},
    {"https://doi.org/10.17487/RFC9110", "rfc9110"},
    {"rfc9110.txt.gz", "file:rfc9110.txt.gz"},
    {"HTTP://example.org/x", "http://example.org/x"},
    {"mailto:a@example.org", "mailto:a@example.org"},
    {"/tmp/x", "file:/tmp/x"},
    {"./rfc9110.txt", "file:./rfc9110.txt"},
    {"notes.txt", "file:notes.txt"},
    {"9110.txt", "file:9110.txt"},
    {"rfc17a.txt", "file:rfc17a.txt"},
    {"a b/c d.gz#8.3", "file:a b/c d.gz#section-8.3"},
    {"a/b#cd", "file:a/b#cd"},
    {"file:///tmp/x", "file:/tmp/x"},
    {"//tmp/x", "file:/tmp/x"},
    {"file:x", "file:x"},
    {"guide", "guide"},
    {"Guide#2", "guide#section-2"},
};

static void what_people_type_is_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(typed); i++) {
        struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
        struct err e = {0};
        if (!ref_read(str_of(typed[i][0]), &out, &e))
            fail_msg("%s: %s", typed[i][0], e.text);
        assert_string_equal(strbuf_cstr(&out), typed[i][1]);
        strbuf_release(&out);
    }
}

static const char *const not_understood[] = {
    "",
    "  ",
    "ninety",
    "0",
    "rfc",
    "rfc0",
    "rfc1000000",
    "9110x",
    "rfc9110a",
    "9110 8.3",
    "rfc 1 2",
    "rfc1 banana",
    "draft-",
    "-1",
    "bcp",
    "std x",
    "#",
    "#x y",
    "section",
    "section 8 of ninety",
    "https://",
    "http://a b",
    "mailto:",
    "1e5",
    "a@b.example",
    "rfc1#security",
    "rfc1#figures",
    "rfc1#references",
    "..",
};

static void what_is_not_understood_is_refused_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(not_understood); i++) {
        struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
        struct err e = {0};
        strbuf_add_cstr(&out, "before");
        if (ref_read(str_of(not_understood[i]), &out, &e))
            fail_msg("%s was read as %s", not_understood[i], strbuf_cstr(&out));
        assert_int_equal(e.kind, ERR_USAGE);
        assert_string_equal(strbuf_cstr(&out), "before");
        strbuf_release(&out);
    }
}

static void a_refusal_says_what_is_accepted(void **state)
{
    (void)state;
    struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
    struct err e = {0};
    assert_false(ref_read(STR("ninety"), &out, &e));
    assert_string_equal(e.text, "\"ninety\" is not a document: use 9110, rfc9110, bcp14, std97, "
                                "draft-name, a URL or a path");
    assert_false(ref_read(STR("9110#etag"), &out, &e));
    assert_string_equal(e.text, "\"#etag\" is no place in a document: use #4.2, #appendix-B, "
                                "#name-of-a-section, #figure-6 or #page-23");
    assert_false(ref_read(STR("ninety#etag"), &out, &e));
    assert_non_null(strstr(e.text, "is not a document"));
    assert_int_equal(out.n, 0);
    assert_false(ref_read(STR(""), &out, &e));
    assert_false(ref_read(STR("a/b\0/c"), &out, &e)); /* was read as the path before the NUL */
    assert_string_equal(e.text, "\"a/b\" is not a document: use 9110, rfc9110, bcp14, std97, "
                                "draft-name, a URL or a path");
    assert_false(ref_read(STR(""), &out, &e));
    assert_string_equal(e.text, "no document is named: use 9110, rfc9110, bcp14, std97, "
                                "draft-name, a URL or a path");
    strbuf_release(&out);
}

static void a_refusal_quotes_little_and_no_controls(void **state)
{
    (void)state;
    struct strbuf out = STRBUF_INIT(STRBUF_TEXT), words = STRBUF_INIT(STRBUF_TEXT);
    struct err e = {0};
    strbuf_add_cstr(&words, "\x1B[31m\a");
    for (int i = 0; i < 100000; i++)
        strbuf_add_char(&words, 'x');
    assert_false(ref_read(strbuf_str(&words), &out, &e));
    assert_null(strchr(e.text, '\x1B'));
    assert_null(strchr(e.text, '\a'));
    assert_non_null(strstr(e.text, "\xE2\x80\xA6\" is not a document: use 9110"));
    assert_true(strlen(e.text) < 140);
    strbuf_release(&words);
    strbuf_release(&out);
}

static void characters_without_width_do_not_push_the_forms_out(void **state)
{
    (void)state;
    struct strbuf out = STRBUF_INIT(STRBUF_TEXT), words = STRBUF_INIT(STRBUF_TEXT);
    struct err e = {0};
    for (int i = 0; i < 1000; i++)
        strbuf_add_cstr(&words, "\xCC\x81");
    assert_false(ref_read(strbuf_str(&words), &out, &e));
    assert_non_null(strstr(e.text, "is not a document: use 9110"));
    strbuf_release(&words);
    strbuf_release(&out);
}

static void reading_twice_changes_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(typed); i++) {
        struct strbuf once = STRBUF_INIT(STRBUF_TEXT), twice = STRBUF_INIT(STRBUF_TEXT);
        struct err e = {0};
        assert_true(ref_read(str_of(typed[i][0]), &once, &e));
        assert_true(ref_read(strbuf_str(&once), &twice, &e));
        assert_string_equal(strbuf_cstr(&once), strbuf_cstr(&twice));
        strbuf_release(&once);
        strbuf_release(&twice);
    }
}

static void a_full_buffer_gives_no_half_target(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(typed); i++)
        for (size_t cap = 0; cap < strlen(typed[i][1]); cap++) {
            struct strbuf out = STRBUF_INIT(cap);
            assert_false(ref_read(str_of(typed[i][0]), &out, NULL));
            assert_int_equal(out.n, 0);
            strbuf_release(&out);
        }
}

static const char *const described[][2] = {
    {"rfc9110", "RFC 9110"},
    {"rfc9110#section-4.2", "RFC 9110, Section 4.2"},
    {"rfc9110#appendix-B", "RFC 9110, Appendix B"},
    {"rfc9110#ref-HTTP", "RFC 9110, [HTTP]"},
    {"#appendix-B", "Appendix B"},
    {"#page-7", "page 7"},
    {"#figure-3", "Figure 3"},
    {"bcp14", "BCP 14"},
    {"draft-a-b-01", "draft-a-b-01"},
    {"https://example.org/", "https://example.org/"},
    {"mailto:a@b", "a@b"},
    {"file:/tmp/x#table-1", "/tmp/x, Table 1"},
    {"guide", "the guide"},
};

static void names_are_for_people(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(described); i++) {
        struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
        struct ref r;
        assert_true(ref_parse(str_of(described[i][0]), &r));
        ref_describe(&r, &out);
        assert_string_equal(strbuf_cstr(&out), described[i][1]);
        strbuf_release(&out);
    }
}

static void the_document_part_stands_before_the_place(void **state)
{
    (void)state;
    assert_true(str_eq(ref_document(STR("rfc9110#section-4")), STR("rfc9110")));
    assert_true(str_eq(ref_document(STR("rfc9110")), STR("rfc9110")));
    assert_int_equal(ref_document(STR("#section-4")).n, 0);
    assert_int_equal(ref_document(STR_NONE).n, 0);
    assert_true(str_eq(ref_document(STR("https://a/#x")), STR("https://a/#x")));
    assert_true(str_eq(ref_document(STR("file:a#b#page-1")), STR("file:a#b")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(canonical_targets_come_back_as_they_were),
        cmocka_unit_test(nothing_else_is_canonical),
        cmocka_unit_test(parsed_views_name_kind_number_and_place),
        cmocka_unit_test(what_people_type_is_read),
        cmocka_unit_test(what_is_not_understood_is_refused_whole),
        cmocka_unit_test(a_refusal_says_what_is_accepted),
        cmocka_unit_test(a_refusal_quotes_little_and_no_controls),
        cmocka_unit_test(characters_without_width_do_not_push_the_forms_out),
        cmocka_unit_test(reading_twice_changes_nothing),
        cmocka_unit_test(a_full_buffer_gives_no_half_target),
        cmocka_unit_test(names_are_for_people),
        cmocka_unit_test(the_document_part_stands_before_the_place),
    };
    return cmocka_run_group_tests_name("ref", tests, NULL, NULL);
}
