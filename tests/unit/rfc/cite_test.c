/* SPDX-License-Identifier: MIT
 *
 * cite, authors, about: names taken apart, and each form of a reference.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "base/asset.h"
#include "rfc/about.h"
#include "rfc/authors.h"
#include "rfc/cite.h"

static void names_are_taken_apart(void **state)
{
    (void)state;
    struct str all =
        STR("B. Heron, Ed., J.C.R. van der Gull, Marsh Board,, Jean-F. Tern , Ed., Owl");
    static const struct {
        const char *initials, *surname;
        bool editor;
    } rows[] = {
        {"B.", "Heron", true},      {"J.C.R.", "van der Gull", false},
        {"", "Marsh Board", false}, {"Jean-F.", "Tern", true},
        {"", "Owl", false},
    };
    struct author a;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        assert_true(authors_next(&all, &a));
        assert_true(str_eq(a.initials, str_of(rows[i].initials)));
        assert_true(str_eq(a.surname, str_of(rows[i].surname)));
        assert_int_equal(a.editor, rows[i].editor);
    }
    assert_false(authors_next(&all, &a));
}

/* RFC 90130 of no catalogue. */
static struct entry record(const char *authors)
{
    return (struct entry){
        .number = 90130,
        .issued = true,
        .title = STR("Birds & \"Boats\" of the 50_% [Quay]"),
        .authors = str_of(authors),
        .also = STR("BCP 14, STD 97"),
        .year = 2026,
        .month = 3,
        .pages = 12,
    };
}

static char *cited(const char *authors, const char *place, enum cite_format format)
{
    struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
    struct ref r = {0};
    struct entry entry = record(authors);
    assert_true(place == NULL || ref_parse(str_of(place), &r));
    cite_write(&entry, &r, format, &out);
    return strbuf_take(&out);
}

static void check(const char *authors, const char *place, enum cite_format format,
                  const char *expected)
{
    char *text = cited(authors, place, format);
    assert_string_equal(text, expected);
    free(text);
}

static void a_text_is_as_in_a_list_of_references(void **state)
{
    (void)state;
    check("B. Heron, Ed., A. Gull", "#section-2.1", CITE_TEXT,
          "Heron, B., Ed. and A. Gull, \"Birds & \"Boats\" of the 50_% [Quay]\", BCP 14, STD 97, "
          "RFC 90130, Section 2.1, DOI 10.17487/RFC90130, March 2026, "
          "<https://www.rfc-editor.org/rfc/rfc90130#section-2.1>.\n");
    char *text = cited("Marsh Board", NULL, CITE_TEXT);
    assert_int_equal(strncmp(text, "Marsh Board, \"Birds", 19), 0);
    assert_non_null(strstr(text, "<https://www.rfc-editor.org/info/rfc90130>.\n"));
    free(text);
    text = cited("A. Gull, B. Heron, C. Tern, Ed.", NULL, CITE_TEXT);
    assert_int_equal(strncmp(text, "Gull, A., Heron, B., and C. Tern, Ed., \"", 40), 0);
    free(text);
}

static void what_a_format_would_misread_is_escaped(void **state)
{
    (void)state;
    char *text = cited("B. Heron, Marsh & Moor", NULL, CITE_BIBTEX);
    assert_non_null(strstr(text, "title = {{Birds \\& \"Boats\" of the 50\\_\\% [Quay]}},\n"));
    assert_non_null(strstr(text, "author = {B. Heron and {Marsh \\& Moor}},\n"));
    assert_non_null(strstr(text, "    month = mar,\n"));
    free(text);
    check("", "#section-3", CITE_MARKDOWN,
          "[RFC 90130, Section 3: Birds & \"Boats\" of the 50\\_% \\[Quay\\]]"
          "(https://www.rfc-editor.org/rfc/rfc90130#section-3)\n");
    text = cited("B. Heron, Ed.", NULL, CITE_XML);
    assert_non_null(
        strstr(text, "<title>Birds &amp; &quot;Boats&quot; of the 50_% [Quay]</title>"));
    assert_non_null(strstr(text, "<author initials=\"B.\" surname=\"Heron\" role=\"editor\"/>"));
    assert_non_null(strstr(text, "<seriesInfo name=\"STD\" value=\"97\"/>"));
    free(text);
    check("", NULL, CITE_LINK, "https://www.rfc-editor.org/info/rfc90130\n");
}

static void formats_have_names(void **state)
{
    (void)state;
    enum cite_format format;
    for (int i = 0; i < CITE_FORMATS; i++) {
        assert_true(cite_parse(str_of(cite_name((enum cite_format)i)), &format));
        assert_int_equal(format, i);
    }
    assert_true(cite_parse(STR("BibTeX"), &format));
    assert_false(cite_parse(STR("endnote"), &format));
}

static void every_record_can_be_told_and_cited(void **state)
{
    (void)state;
    struct catalog c;
    struct err e = {0};
    assert_true(catalog_open(&c, asset_get(ASSET_CATALOG), &e));
    for (size_t i = 0; i < catalog_count(&c); i++) {
        struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
        struct entry entry = catalog_entry(&c, i);
        struct ref nowhere = {0};
        assert_true(about_write(&c, entry.number, &out));
        for (int format = 0; entry.issued && format < CITE_FORMATS; format++)
            cite_write(&entry, &nowhere, (enum cite_format)format, &out);
        assert_true(str_find(strbuf_str(&out), STR(", , "), 0) < 0);
        strbuf_release(&out);
    }
    struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
    assert_false(about_write(&c, 999999, &out));
    assert_int_equal(out.n, 0);
    assert_true(about_write(&c, 7231, &out));
    struct str s = strbuf_str(&out);
    assert_true(str_find(s, STR("\nObsoleted by\n\n   RFC 9110       HTTP Semantics\n"), 0) > 0);
    assert_true(str_find(s, STR("\n   Status         Proposed Standard\n"), 0) > 0);
    assert_true(str_find(s, STR("\n   Group          httpbis\n"), 0) > 0);
    assert_true(str_find(s, STR("\n   Errata         reported\n"), 0) > 0);
    strbuf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_taken_apart),
        cmocka_unit_test(a_text_is_as_in_a_list_of_references),
        cmocka_unit_test(what_a_format_would_misread_is_escaped),
        cmocka_unit_test(formats_have_names),
        cmocka_unit_test(every_record_can_be_told_and_cited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
