/* SPDX-License-Identifier: MIT
 *
 * draft: names, files, addresses and dates of Internet-Drafts.
 */
#include "base/platform.h"

#include "testing.h"

#include <string.h>

#include "rfc/draft.h"
#include "rfc/source.h"

static void names_and_revisions(void **state)
{
    (void)state;
    static const struct {
        const char *name, *base;
        int revision;
    } rows[] = {
        {"draft-oak-boats-07", "draft-oak-boats", 7},
        {"draft-oak-boats-00", "draft-oak-boats", 0},
        {"draft-oak-boats-99", "draft-oak-boats", 99},
        {"draft-oak-boats", "draft-oak-boats", DRAFT_UNREVISED},
        {"draft-oak-boats-7", "draft-oak-boats-7", DRAFT_UNREVISED},
        {"draft-oak-boats-123", "draft-oak-boats-123", DRAFT_UNREVISED},
        {"draft-oak-rfc6145bis", "draft-oak-rfc6145bis", DRAFT_UNREVISED},
        {"draft-07", "draft-07", DRAFT_UNREVISED},
        {"rfc9110", "rfc9110", DRAFT_UNREVISED},
        {"-07", "-07", DRAFT_UNREVISED},
        {"", "", DRAFT_UNREVISED},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct draft d = draft_of(str_of(rows[i].name));
        struct strbuf again = STRBUF_INIT(STRBUF_TEXT);
        assert_int_equal(d.revision, rows[i].revision);
        assert_true(str_eq(d.base, str_of(rows[i].base)));
        draft_format(d, &again);
        assert_string_equal(strbuf_cstr(&again), rows[i].name);
        strbuf_release(&again);
    }
}

static void files_of_a_draft(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        int revision;
    } rows[] = {
        {"draft-oak-boats-07.txt", 7},
        {"draft-oak-boats-12.txt.gz", 12},
        {"draft-oak-boats.txt", DRAFT_UNREVISED},
        {"draft-oak-boats-07.html", DRAFT_UNREVISED},
        {"draft-oak-boats-two-07.txt", DRAFT_UNREVISED},
        {"draft-oak-07.txt", DRAFT_UNREVISED},
        {".txt", DRAFT_UNREVISED},
        {"../draft-oak-boats-07.txt", DRAFT_UNREVISED},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        assert_int_equal(draft_file_revision(str_of(rows[i].file), STR("draft-oak-boats")),
                         rows[i].revision);
}

static void addresses(void **state)
{
    (void)state;
    struct strbuf url = STRBUF_INIT(STRBUF_TEXT);
    draft_text_url(STR("https://www.ietf.org/archive/id/"), STR("draft-oak-boats-07"), &url);
    assert_string_equal(strbuf_cstr(&url),
                        "https://www.ietf.org/archive/id/draft-oak-boats-07.txt");
    strbuf_clear(&url);
    draft_history_url(STR("https://datatracker.ietf.org"), STR("draft-oak-boats"), &url);
    assert_string_equal(strbuf_cstr(&url),
                        "https://datatracker.ietf.org/doc/draft-oak-boats/doc.json");
    strbuf_release(&url);
}

static void the_year_of_a_first_page(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned year;
    } rows[] = {
        {"A. Oak\nInternet-Draft      Works\nExpires: 2 July 2022      9 January 2021\n", 2021},
        {"Internet-Draft\n                                    March 5, 1997\n", 1997},
        {"Internet Draft                    Feb 1994\nExpires August 1994\n", 1994},
        {"Expires: 2 July 2022\n", 0},
        {"Expires 2 July 2022\n   12 Sept 2021", 2021},
        {"Harbour 2020\nBoats of May\n", 0},
        {"May 20220\nMay 20\nMay\n2022\n", 0},
        {"", 0},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        if (draft_year(str_of(rows[i].text)) != rows[i].year)
            fail_msg("%s: %u", rows[i].text, draft_year(str_of(rows[i].text)));
}

#define HEAD "Harbour Group                  A. Oak\nInternet-Draft                 Works\n\n"

static void texts_are_judged(void **state)
{
    (void)state;
    static const struct {
        const char *text, *why; /* NULL: it is good */
    } rows[] = {
        {HEAD "   Boats\n   draft-oak-boats-07\n\nAbstract\n\n   See draft-elm-boats-02.\n", NULL},
        {HEAD "   See draft-elm-boats-02.\n   <draft-oak-boats-07.txt>\n", NULL},
        {HEAD "   DRAFT-OAK-BOATS-07\n", NULL},
        {HEAD "   No name, as in the early days, but draft-standard.\n", NULL},
        {HEAD "   draft-oak-boats-06\n", "is that of draft-oak-boats-06"},
        {HEAD "   draft-oak-boats-071\n   draft-oak-boats-07-01\n", "is that of"},
        {HEAD "   x-draft-oak-boats-07 xdraft-oak-boats-07 draft-elm-07\n",
         "is that of draft-elm-07"},
        {"Request for Comments: 9110\n\n   Boats\n", "does not say that it is one"},
        {HEAD "   draft-oak-boats-07\n\n   and then the", "is cut short"},
        {"<!doctype html><p>draft-oak-boats-07\n", "is a web page"},
        {"\n \n", "is empty"},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct err e = {0};
        bool good = source_check_draft(STR("draft-oak-boats-07"), str_of(rows[i].text), &e);
        if (good != (rows[i].why == NULL) || (!good && strstr(e.text, rows[i].why) == NULL))
            fail_msg("%s: \"%s\"", rows[i].text, e.text);
        assert_int_equal(e.kind, good ? ERR_NONE : ERR_DAMAGED);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_revisions), cmocka_unit_test(files_of_a_draft),
        cmocka_unit_test(addresses),           cmocka_unit_test(the_year_of_a_first_page),
        cmocka_unit_test(texts_are_judged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
