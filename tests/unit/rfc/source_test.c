/* SPDX-License-Identifier: MIT
 *
 * source: names of files and URLs, what to expect, and whether what came is the text asked for.
 */
#include "base/platform.h"

#include "testing.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/asset.h"
#include "base/file.h"
#include "rfc/source.h"

static void file_names_go_both_ways(void **state)
{
    (void)state;
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    uint32_t number = 0;
    source_file_name(10000, &name);
    assert_string_equal(strbuf_cstr(&name), "rfc10000.txt");
    assert_true(source_file_number(strbuf_str(&name), &number));
    assert_int_equal(number, 10000);
    assert_true(source_file_number(STR("rfc0017.txt"), &number));
    assert_int_equal(number, 17);
    assert_true(source_file_number(STR("rfc9110.txt.gz"), &number));
    assert_int_equal(number, 9110);
    strbuf_release(&name);
}

static void other_names_are_no_rfcs(void **state)
{
    static const char *const names[] = {"",          "rfc.txt",    "rfc17a.txt",     "rfc1.html",
                                        "rfc1",      "RFC1.txt",   "rfc1.txt.bz2",   "rfc0.txt",
                                        "rfc-1.txt", "xrfc1.txt",  "rfc1000000.txt", ".rfc1.txt",
                                        "rfc1.txt~", "rfc.txt.gz", "rfc 1.txt"};
    uint32_t number;
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (source_file_number(str_of(names[i]), &number))
            fail_msg("%s", names[i]);
}

static void urls_stand_below_a_base(void **state)
{
    static const char *const bases[] = {"https://www.example.org", "https://www.example.org/",
                                        "https://www.example.org//"};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(bases); i++) {
        struct strbuf url = STRBUF_INIT(STRBUF_TEXT);
        source_url(str_of(bases[i]), 793, &url);
        assert_string_equal(strbuf_cstr(&url), "https://www.example.org/rfc/rfc793.txt");
        strbuf_release(&url);
    }
}

static void base_urls_are_checked(void **state)
{
    static const char *const good[] = {"https://www.rfc-editor.org", "http://127.0.0.1:8080/",
                                       "HTTPS://example.org/mirror", "file:///srv/mirror"};
    static const char *const bad[] = {"",
                                      "www.rfc-editor.org",
                                      "https://",
                                      "https:///x",
                                      "ftp://example.org",
                                      "file://host/x",
                                      "https://a b",
                                      "https://a\nb",
                                      "https://a\xFF"};
    (void)state;
    struct err e = {0};
    for (size_t i = 0; i < ARRAY_LEN(good); i++)
        assert_true(source_base_url_check(str_of(good[i]), &e));
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        assert_false(source_base_url_check(str_of(bad[i]), &e));
        assert_int_equal(e.kind, ERR_USAGE);
    }
    assert_non_null(strstr(e.text, "is not a server's address"));
}

static void the_catalogue_tells_what_cannot_be_fetched(void **state)
{
    (void)state;
    struct catalog c;
    struct err e = {0};
    assert_true(catalog_open(&c, asset_get(ASSET_CATALOG), &e));
    assert_true(source_expect(&c, 9110, &e));
    assert_true(source_expect(&c, 999999, &e)); /* the catalogue may be old */
    assert_false(source_expect(&c, 14, &e));
    assert_int_equal(e.kind, ERR_NOT_FOUND);
    assert_string_equal(e.text, "RFC 14 was never issued (catalogue)");
    assert_false(source_expect(&c, 8, &e));
    assert_int_equal(e.kind, ERR_NOT_FOUND);
    assert_string_equal(e.text, "RFC 8 has no text, it was published as PDF only (catalogue)");
}

/* ---- texts we wrote, in the layouts of the series */

static const char modern[] = "\xEF\xBB\xBF\n\n\n"
                             "Internet Engineering Task Force                           A. Author\n"
                             "Request for Comments: 9998                            Some Company\n"
                             "Obsoletes: 7777                                         June 2030\n"
                             "Category: Standards Track\n"
                             "ISSN: 2070-1721\n\n\n"
                             "                     A Text Written For a Test\n\n"
                             "1.  Introduction\n\n"
                             "   These words were put here to be checked.\n\n"
                             "Author's Address\n\n"
                             "   A. Author\n"
                             "   Email: author@example.org\n";

static const char paged[] = "Network Working Group                                      A. Author\n"
                            "Request for Comments: 3998                              Some Company\n"
                            "Updates: RFC 2777                                          June 2004\n"
                            "\n\n                  A Text Written For a Test\n\n"
                            "1.  Introduction\n\n   RFC 3997 is another text.\n\n"
                            "Author                       Informational                  [Page 1]\n"
                            "\f\n"
                            "RFC 3998              A Text Written For a Test            June 2004\n"
                            "\n\n   More words on another page.\n\n"
                            "Author                       Informational                  [Page 2]\n"
                            "\f\n"
                            "RFC 3998              A Text Written For a Test            June 2004\n"
                            "\n\n   The last words of all, on the last page.\n\n"
                            "Author                       Informational                  [Page 3]\n"
                            "\f\n";

static void assert_accepted(uint32_t number, struct str text)
{
    struct err e = {0};
    if (!source_check(number, text, &e))
        fail_msg("%s", e.text);
}

static void assert_refused(uint32_t number, struct str text, const char *why)
{
    struct err e = {0};
    if (source_check(number, text, &e))
        fail_msg("accepted for %u: %.*s", (unsigned)number, STR_ARG(str_slice(text, 0, 60)));
    assert_int_equal(e.kind, ERR_DAMAGED);
    assert_string_equal(e.text, why);
}

static void the_right_texts_are_accepted(void **state)
{
    (void)state;
    assert_accepted(9998, str_of(modern));
    assert_accepted(3998, str_of(paged));
    /* as archived: ends in the form feed, or right behind the last footer */
    assert_accepted(3998, str_slice(str_of(paged), 0, strlen(paged) - 1));
    assert_accepted(3998, str_slice(str_of(paged), 0, strlen(paged) - 3));
}

static void texts_name_their_number_in_many_ways(void **state)
{
    static const char *const heads[] = {
        "Network Working Group\nRequest for Comments: 22\n\n     A Title\n\nWords.\n",
        "Network Working Group                      RFC # 22\n\n     A Title\n",
        "NWG/RFC# 22                                 AA 07-OCT-77\nA Title\n",
        "RFC-22                                      A Title\n",
        "\n\n\nRFC: 22\n\n\n        A TITLE\n",
        "Request For Comments #22\n\n  A Title\n",
        "Network Working Group Request for Comments No. 22\n",
        "                    RFC 22, NIC 99999\n\n   A Title\n",
        "      RFC  0022\n",
        "Words about RFC 7\n\nsent as Network Working Group note, RFC 22, by A. Author\n",
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(heads); i++)
        assert_accepted(22, str_of(heads[i]));
}

static void a_text_that_never_says_passes(void **state)
{
    (void)state;
    assert_accepted(22, STR("A note of the group\n\nWords without any number.\n"));
    assert_accepted(22, STR("Updates: RFC 7\n\nObsoletes: RFC 8   RFC 9\n\nWords.\n"));
    assert_accepted(22, STR("RFC 7 extended by an option\n\nWords.\n"));
    assert_accepted(2022, STR("A page  [Page 1]\n\f\nRFC 7 again\n\nA page    [Page 2]\n"));
}

/* Its heading and all its running headers have a figure turned round. */
static void a_misprinted_number_is_overruled_by_the_address(void **state)
{
    (void)state;
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT);
    struct str whole = str_of(paged);
    size_t at = (size_t)str_find(whole, STR("1.  Introduction"), 0);
    strbuf_add_str(&text, str_slice(whole, 0, at));
    strbuf_add_cstr(&text, "   See\n   http://www.rfc-editor.org/info/rfc3989.\n\n");
    strbuf_add_str(&text, str_from(whole, at));
    assert_accepted(3989, strbuf_str(&text));
    assert_refused(398, strbuf_str(&text), "the text of RFC 398 is that of RFC 3998 (document)");
    strbuf_release(&text);
}

static void another_rfc_is_refused(void **state)
{
    (void)state;
    assert_refused(9999, str_of(modern), "the text of RFC 9999 is that of RFC 9998 (document)");
    assert_refused(3997, str_of(paged), "the text of RFC 3997 is that of RFC 3998 (document)");
    assert_refused(22, STR("Network Working Group           RFC # 23\n\n   A Title\n"),
                   "the text of RFC 22 is that of RFC 23 (document)");
    /* by its running headers alone */
    const char *body = strchr(paged, '\f');
    assert_refused(4000, str_of(body), "the text of RFC 4000 is that of RFC 3998 (document)");
}

static void nothing_at_all_is_refused(void **state)
{
    (void)state;
    assert_refused(9110, STR(""), "the text of RFC 9110 is empty (document)");
    assert_refused(9110, STR_NONE, "the text of RFC 9110 is empty (document)");
    assert_refused(9110, STR("\xEF\xBB\xBF \n\f\n"), "the text of RFC 9110 is empty (document)");
}

static void what_is_no_text_is_refused(void **state)
{
    static const struct {
        const char *bytes, *why;
    } files[] = {
        {"\n <!DOCTYPE html>\n<html>", "the text of RFC 22 is a web page, not text (document)"},
        {"\xEF\xBB\xBF<html lang=en>", "the text of RFC 22 is a web page, not text (document)"},
        {"Oops <p>x</p>\n</body></HTML>\n",
         "the text of RFC 22 is a web page, not text (document)"},
        {"<?xml version='1.0'?>", "the text of RFC 22 is an XML file, not text (document)"},
        {"%PDF-1.4\n%", "the text of RFC 22 is a PDF file, not text (document)"},
        {"\x1F\x8B\x08", "the text of RFC 22 is compressed (gzip) (document)"},
        {"404 - Not found", "the text of RFC 22 is a server's \"not found\", not text (document)"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(files); i++)
        assert_refused(22, str_of(files[i].bytes), files[i].why);
    char noise[4096];
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (char)(i * 2654435761u >> 13);
    assert_refused(22, (struct str){noise, sizeof noise},
                   "the text of RFC 22 is not text but binary (document)");
}

static void a_few_control_bytes_and_old_encodings_are_text(void **state)
{
    (void)state;
    assert_accepted(22, STR("A note\0\0 of \x1B the group\x08_ caf\xE9\n\0\0\0\0"));
}

/* Every place where a transfer may have ended, except where it happens to look like an end. */
static void a_cut_text_is_refused(void **state)
{
    static const struct {
        uint32_t number;
        const char *text;
    } texts[] = {{9998, modern}, {3998, paged}};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        struct str text = str_of(texts[i].text);
        size_t refused = 0;
        for (size_t n = 100; n < text.n - 3; n++)
            refused += !source_check(texts[i].number, str_slice(text, 0, n), NULL);
        assert_true(refused * 10 > (text.n - 103) * 9);
    }
    assert_refused(3998, str_slice(str_of(paged), 0, strlen(paged) - 100),
                   "the text of RFC 3998 is cut short: it ends within a line (document)");
}

/* 30 MB of marks that look like footers, in one line: the time it takes must not multiply. */
static void a_line_full_of_marks_is_judged_at_once(void **state)
{
    (void)state;
    struct strbuf text = STRBUF_INIT(32 << 20);
    struct err e = {0};
    while (text.n < 30 << 20)
        strbuf_add_cstr(&text, "[Page [Page [Page [Page [Page [Page [Page [Page [Page ");
    strbuf_add_char(&text, 'x');
    assert_true(source_check(1500, strbuf_str(&text), &e));
    assert_false(source_check(2500, strbuf_str(&text), &e));
    strbuf_release(&text);
}

static void local_files_may_be_any_text(void **state)
{
    (void)state;
    struct err e = {0};
    assert_true(source_check_text(STR("words"), &e));
    assert_true(source_check_text(str_of(modern), &e));
    assert_false(source_check_text(STR("%PDF-1.4"), &e));
    assert_string_equal(e.text, "the file is a PDF file, not text (document)");
    assert_false(source_check_text(STR(""), &e));
    assert_string_equal(e.text, "the file is empty (document)");
}

static void the_beginning_of_a_text_is_judged_by_itself(void **state)
{
    (void)state;
    struct str head = STR("Network Working Group\nRequest for Comments: 7\n\nCut at any pla");
    assert_true(source_check_head(7, head));
    assert_false(source_check_head(8, head));
    assert_true(source_check_head(0, head));
    assert_false(source_check_head(0, STR("<!DOCTYPE html>\n<html>")));
    assert_false(source_check_head(7, STR("")));
}

/* ---- published texts, where a directory of them is given */

struct tally {
    size_t texts, others_refused, cuts_refused;
};

static void check_published(const char *dir, const char *name, struct tally *tally)
{
    struct strbuf text = STRBUF_INIT(32 << 20);
    struct err e = {0};
    uint32_t number;
    char *path;
    if (!source_file_number(str_of(name), &number))
        return;
    assert_true(asprintf(&path, "%s/%s", dir, name) > 0);
    assert_true(file_read(path, &text, &e));
    free(path);
    assert_accepted(number, strbuf_str(&text));
    tally->texts++;
    tally->others_refused += !source_check(number + 1, strbuf_str(&text), NULL);
    tally->cuts_refused += !source_check(number, str_slice(strbuf_str(&text), 0, text.n / 2), NULL);
    strbuf_release(&text);
}

static void published_texts_are_told_apart(void **state)
{
    (void)state;
    const char *corpus = getenv("RFCVIEW_TEST_CORPUS");
    DIR *dir = corpus != NULL ? opendir(corpus) : NULL;
    if (dir == NULL) {
        print_message("no directory of published texts in RFCVIEW_TEST_CORPUS\n");
        skip();
        return;
    }
    struct tally tally = {0};
    for (struct dirent *file; (file = readdir(dir)) != NULL;)
        check_published(corpus, file->d_name, &tally);
    closedir(dir);
    print_message("%zu texts accepted; refused: %zu for another number, %zu cut in half\n",
                  tally.texts, tally.others_refused, tally.cuts_refused);
    assert_true(tally.others_refused * 100 >= tally.texts * 85);
    assert_true(tally.cuts_refused * 100 >= tally.texts * 80);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(file_names_go_both_ways),
        cmocka_unit_test(other_names_are_no_rfcs),
        cmocka_unit_test(urls_stand_below_a_base),
        cmocka_unit_test(base_urls_are_checked),
        cmocka_unit_test(the_catalogue_tells_what_cannot_be_fetched),
        cmocka_unit_test(the_right_texts_are_accepted),
        cmocka_unit_test(texts_name_their_number_in_many_ways),
        cmocka_unit_test(a_text_that_never_says_passes),
        cmocka_unit_test(a_misprinted_number_is_overruled_by_the_address),
        cmocka_unit_test(another_rfc_is_refused),
        cmocka_unit_test(nothing_at_all_is_refused),
        cmocka_unit_test(what_is_no_text_is_refused),
        cmocka_unit_test(a_few_control_bytes_and_old_encodings_are_text),
        cmocka_unit_test(a_cut_text_is_refused),
        cmocka_unit_test(a_line_full_of_marks_is_judged_at_once),
        cmocka_unit_test(local_files_may_be_any_text),
        cmocka_unit_test(the_beginning_of_a_text_is_judged_by_itself),
        cmocka_unit_test(published_texts_are_told_apart),
    };
    return cmocka_run_group_tests_name("source", tests, NULL, NULL);
}
