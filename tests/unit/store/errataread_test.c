/* SPDX-License-Identifier: MIT
 *
 * errataread: what an errata.json may hold, and what nobody should put there.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmalloc.h"
#include "store/errataread.h"
#include "store/erratafile.h"

#define REST                                                                                       \
    "\"errata_type_code\": \"Technical\", \"section\": \"4.1\", \"orig_text\": \"bell\","          \
    " \"correct_text\": \"two bells\", \"notes\": \"\", \"submit_date\": \"2021-03-09\","          \
    " \"submitter_name\": \"Ada Oak\"}"
#define ONE(id, rfc, status)                                                                       \
    "{\"errata_id\": " id ", \"doc-id\": " rfc ", \"errata_status_code\": " status ", " REST
#define GOOD(id) ONE("\"" id "\"", "\"RFC791\"", "\"Verified\"")
#define TEXTS(texts)                                                                               \
    "[{\"errata_id\": \"1\", \"doc-id\": \"RFC791\", \"errata_status_code\": \"Verified\", " texts \
    "}]"

static struct erratafile *read_errata(const char *json)
{
    struct strbuf image = STRBUF_INIT(ERRATAFILE_MAX);
    struct err e = {0};
    struct origin from = {.checked = 1};
    if (!errataread_image(str_of(json), NULL, &image, &e))
        fail_msg("%s: %s", json, e.text);
    struct erratafile *f = erratafile_take(&image, &from, &e);
    if (f == NULL)
        fail_msg("%s: %s", json, e.text);
    strbuf_release(&image);
    return f;
}

static struct erratum first_of(const struct erratafile *f, uint32_t rfc)
{
    struct str errata;
    struct erratum x;
    assert_true(erratafile_find(f, rfc, &errata, NULL));
    assert_true(erratafile_next(&errata, rfc, &x));
    return x;
}

static void what_is_told(void **state)
{
    (void)state;
    struct erratafile *f =
        read_errata("[" GOOD("12") "," ONE("\"7\"", "\"RFC0791\"", "\"Rejected\"") "," ONE(
            "9", "\" rfc 0791 \"", "\"Held for Document Update\"") "," ONE("\"3\"", "\"RFC9110\"",
                                                                           "\"Reported\"") "]");
    struct erratum_counts counts;
    struct str errata;
    struct erratum x;
    assert_int_equal(erratafile_count(f), 4);
    erratafile_counts(f, 791, &counts);
    assert_int_equal(counts.of[ERRATUM_VERIFIED], 1);
    assert_int_equal(counts.of[ERRATUM_HELD], 1);
    assert_int_equal(counts.of[ERRATUM_REPORTED], 0);
    assert_int_equal(counts.of[ERRATUM_REJECTED], 1);
    assert_true(erratafile_find(f, 791, &errata, NULL));
    assert_true(erratafile_next(&errata, 791, &x));
    assert_int_equal(x.id, 12);
    assert_true(str_eq(x.type, STR("Technical")));
    assert_true(str_eq(x.section, STR("4.1")));
    assert_true(str_eq(x.original, STR("bell")));
    assert_true(str_eq(x.corrected, STR("two bells")));
    assert_int_equal(x.notes.n, 0);
    assert_true(str_eq(x.submitter, STR("Ada Oak")));
    assert_true(str_eq(x.date, STR("2021-03-09")));
    assert_true(erratafile_next(&errata, 791, &x));
    assert_true(x.id == 9 && x.status == ERRATUM_HELD);
    assert_true(erratafile_next(&errata, 791, &x));
    assert_true(x.id == 7 && x.status == ERRATUM_REJECTED);
    assert_false(erratafile_next(&errata, 791, &x));
    erratafile_counts(f, 792, &counts);
    assert_int_equal(erratum_open(&counts), 0);
    assert_true(erratafile_find(f, 792, &errata, NULL));
    assert_int_equal(errata.n, 0);
    erratafile_release(f);
}

static void what_is_none_is_passed_over(void **state)
{
    (void)state;
    static const char *const none[] = {
        "null",
        "7",
        "\"RFC791\"",
        "[]",
        "{}",
        "[" GOOD("5") "]",
        "true",
        ONE("\"1\"", "791", "\"Verified\""),
        ONE("\"1\"", "\"RFC0\"", "\"Verified\""),
        ONE("\"1\"", "\"RFC1000000\"", "\"Verified\""),
        ONE("\"1\"", "\"RFC79x\"", "\"Verified\""),
        ONE("\"1\"", "\"BCP14\"", "\"Verified\""),
        ONE("\"1\"", "\"\"", "\"Verified\""),
        ONE("\"1\"", "null", "\"Verified\""),
        ONE("\"1\"", "\"RFC791\"", "\"Burnt\""),
        ONE("\"1\"", "\"RFC791\"", "null"),
        ONE("\"-1\"", "\"RFC791\"", "\"Verified\""),
        ONE("null", "\"RFC791\"", "\"Verified\""),
        ONE("1.5", "\"RFC791\"", "\"Verified\""),
        ONE("[1]", "\"RFC791\"", "\"Verified\""),
        ONE("\"99999999999\"", "\"RFC791\"", "\"Verified\""),
    };
    for (size_t i = 0; i < ARRAY_LEN(none); i++) {
        char *json = xasprintf("[%s, " GOOD("12") "]", none[i]);
        struct erratafile *f = read_errata(json);
        if (erratafile_count(f) != 1 || first_of(f, 791).id != 12)
            fail_msg("%s", json);
        erratafile_release(f);
        free(json);
    }
}

static void texts_are_clean(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *kept;
    } rows[] = {
        {"\"a\\r\\nb\\tc\\u001b[2J\\u0007\\u009b\\u007fd\"", "a\nb       c[2Jd"},
        {"\"\\t\\tx\"", "                x"},
        {"\"\\ud800x\"", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDx"},
        {"\"\xff\xfe caf\xC3\xA9\"", "\xEF\xBF\xBD\xEF\xBF\xBD caf\xC3\xA9"},
        {"null", ""},
        {"7", ""},
        {"[\"a\"]", ""},
        {"{\"a\": 1}", ""},
        {"false", ""},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        char *json = xasprintf(TEXTS("\"orig_text\": %s"), rows[i].typed);
        struct erratafile *f = read_errata(json);
        struct str kept = first_of(f, 791).original;
        if (!str_eq(kept, str_of(rows[i].kept)))
            fail_msg("%s: \"%.*s\"", json, STR_ARG(kept));
        erratafile_release(f);
        free(json);
    }
    struct erratafile *f =
        read_errata(TEXTS("\"submitter_name\": \"\\n Ada\\t\\u001b Oak\\r\\n\""));
    assert_true(str_eq(first_of(f, 791).submitter, STR("Ada Oak")));
    erratafile_release(f);
}

static void a_text_without_end_is_cut_and_says_so(void **state)
{
    (void)state;
    struct strbuf json = STRBUF_INIT((size_t)1 << 22);
    strbuf_add_cstr(&json,
                    "[{\"errata_id\": \"1\", \"doc-id\": \"RFC791\", \"errata_status_code\": "
                    "\"Verified\", \"section\": \"");
    for (int i = 0; i < 1000; i++)
        strbuf_add_cstr(&json, "lamp ");
    strbuf_add_cstr(&json, "\", \"notes\": \"");
    for (int i = 0; i < 100000; i++)
        strbuf_add_cstr(&json, "\\t lamp");
    strbuf_add_cstr(&json, "\"}]");
    struct erratafile *f = read_errata(strbuf_cstr(&json));
    struct erratum x = first_of(f, 791);
    assert_true(x.notes.n < ((size_t)1 << 20));
    assert_true(str_ends(x.notes, STR("\n[the rest is too long to be kept]")));
    assert_true(x.section.n < 400);
    assert_true(str_ends(x.section, STR("…")));
    erratafile_release(f);
    strbuf_release(&json);
}

static void check_refused(struct str json, const char *why)
{
    struct strbuf image = STRBUF_INIT(ERRATAFILE_MAX);
    struct err e = {0};
    if (errataread_image(json, NULL, &image, &e) || e.kind != ERR_DAMAGED ||
        strstr(e.text, why) == NULL)
        fail_msg("\"%s\", not \"%s\"", e.text, why);
    strbuf_release(&image);
}

static void what_is_no_list(void **state)
{
    (void)state;
    check_refused(STR(""), "no list");
    check_refused(STR("<html><body>[1]</body></html>"), "no list");
    check_refused(STR("{\"errata\": []}"), "no list");
    check_refused(STR("\"x\""), "no list");
    check_refused(STR("["), "not JSON");
    check_refused(STR("[" GOOD("1")), "not JSON");
    check_refused(STR("[" GOOD("1") "] ]"), "not JSON");
    check_refused(STR("[\"\\"), "not JSON");
    check_refused(STR("[]"), "no errata in it");
    check_refused(STR("[{}, 7]"), "no errata in it");
}

static void what_is_too_much(void **state)
{
    (void)state;
    struct strbuf json = STRBUF_INIT(ERRATAREAD_MAX + 1);
    for (int i = 0; i < 100000; i++)
        strbuf_add_char(&json, '[');
    check_refused(strbuf_str(&json), "no list");
    strbuf_clear(&json);
    strbuf_add_char(&json, '[');
    for (int i = 0; i < 5000000; i++)
        strbuf_add_cstr(&json, "0,");
    strbuf_add_cstr(&json, "0]");
    check_refused(strbuf_str(&json), "no list");
    while (json.n <= ERRATAREAD_MAX)
        strbuf_add_char(&json, ' ');
    check_refused(strbuf_str(&json), "too long");
    strbuf_release(&json);
}

static void it_can_be_ended(void **state)
{
    (void)state;
    atomic_bool ending;
    struct strbuf image = STRBUF_INIT(ERRATAFILE_MAX);
    struct err e = {0};
    atomic_init(&ending, true);
    assert_false(errataread_image(STR("[" GOOD("1") "]"), &ending, &image, &e));
    assert_int_equal(e.kind, ERR_CANCELLED);
    strbuf_release(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_told),    cmocka_unit_test(what_is_none_is_passed_over),
        cmocka_unit_test(texts_are_clean), cmocka_unit_test(a_text_without_end_is_cut_and_says_so),
        cmocka_unit_test(what_is_no_list), cmocka_unit_test(what_is_too_much),
        cmocka_unit_test(it_can_be_ended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
