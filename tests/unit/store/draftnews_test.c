/* SPDX-License-Identifier: MIT
 *
 * draftnews: what a datatracker may tell, and what nobody should.
 */
#include "base/platform.h"

#include "testing.h"

#include <string.h>

#include "base/strbuf.h"
#include "store/draftnews.h"

#define BASE          STR("draft-oak-boats")
#define REV(n)        "{\"name\": \"draft-oak-boats\", \"rev\": \"" n "\"}"
#define RFC(n)        "{\"name\": \"rfc" n "\", \"rev\": \"rfc" n "\"}"
#define ELM           "{\"name\": \"draft-elm-boats\", \"rev\": \"44\"}"
#define HISTORY(list) "{\"rev\": \"88\", \"rev_history\": [" list "]}"

static void what_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *json;
        int newest;
        uint32_t rfc;
    } rows[] = {
        {HISTORY(REV("00")), 0, 0},
        {HISTORY(ELM "," REV("00") "," REV("01") "," REV("12")), 12, 0},
        {HISTORY(REV("12") "," REV("03")), 12, 0},
        {HISTORY(REV("18") "," REV("19") "," RFC("9110")), 19, 9110},
        {HISTORY(REV("19") "," RFC("9110") "," RFC("9999")), 19, 9110},
        {HISTORY(REV("19") "," ELM "," RFC("10001")), 19, 10001},
        {HISTORY(RFC("7231") "," REV("02")), 2, 0}, /* of one that this draft replaces */
        {HISTORY(REV("02") "," RFC("0") "," RFC("09") "," RFC("9x")), 2, 0},
        {HISTORY("3,null,[],\"x\",{}," REV("02") ",{\"name\":7},{\"name\":[\"rfc1\"]}"), 2, 0},
        {HISTORY(REV("02") "," REV("100") "," REV("5") "," REV("-1") "," REV("../3")), 2, 0},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct draftnews news;
        struct err e = {0};
        if (!draftnews_read(str_of(rows[i].json), BASE, &news, &e))
            fail_msg("%s: %s", rows[i].json, e.text);
        assert_true(news.known);
        assert_int_equal(news.newest, rows[i].newest);
        assert_int_equal(news.rfc, rows[i].rfc);
    }
}

static void check_refused(struct str json, const char *why)
{
    struct draftnews news = {.known = true};
    struct err e = {0};
    if (draftnews_read(json, BASE, &news, &e) || e.kind != ERR_DAMAGED ||
        strstr(e.text, why) == NULL)
        fail_msg("\"%s\", not \"%s\"", e.text, why);
    assert_false(news.known);
}

static void what_is_no_answer(void **state)
{
    (void)state;
    static const char *const none[] = {
        HISTORY(""),
        HISTORY(ELM),
        HISTORY(RFC("9110")),
        "{}",
        "[]",
        "7",
        "\"x\"",
        "{\"rev_history\": 7}",
        "{\"rev_history\": " REV("07") "}",
    };
    static const char *const bad[] = {
        "", "<html>", "{", HISTORY(REV("07")) "]", "{\"rev_history\": [" REV("07"), "nothing",
    };
    for (size_t i = 0; i < ARRAY_LEN(none); i++)
        check_refused(str_of(none[i]), "names no revision");
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        check_refused(str_of(bad[i]), "is not JSON");
}

static void what_is_too_much(void **state)
{
    (void)state;
    struct strbuf json = STRBUF_INIT(DRAFTNEWS_MAX + 1);
    for (int i = 0; i < 100000; i++)
        strbuf_add_char(&json, '[');
    check_refused(strbuf_str(&json), "is not JSON");
    for (int i = 0; i < 100000; i++)
        strbuf_add_char(&json, ']');
    check_refused(strbuf_str(&json), "is not JSON"); /* deeper than SQLite goes */
    while (json.n < DRAFTNEWS_MAX + 1)
        strbuf_add_char(&json, ' ');
    check_refused(strbuf_str(&json), "is too long");
    strbuf_release(&json);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_told),
        cmocka_unit_test(what_is_no_answer),
        cmocka_unit_test(what_is_too_much),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
