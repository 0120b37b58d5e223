/* SPDX-License-Identifier: MIT
 *
 * erratum: what an erratum looks like when it is read.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "rfc/erratum.h"

static char *written(const struct erratum *x)
{
    struct strbuf out = STRBUF_INIT((size_t)1 << 22);
    erratum_write(x, &out);
    return strbuf_take(&out);
}

static void check_has(const struct erratum *x, const char *part)
{
    char *text = written(x);
    if (strstr(text, part) == NULL)
        fail_msg("no \"%s\" in:\n%s", part, text);
    free(text);
}

static void check_lacks(const struct erratum *x, const char *part)
{
    char *text = written(x);
    if (strstr(text, part) != NULL)
        fail_msg("\"%s\" in:\n%s", part, text);
    free(text);
}

static void sections_are_references(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *written;
    } rows[] = {
        {"4.1", "Section 4.1 of RFC 7\n"},
        {"4.1.", "Section 4.1 of RFC 7\n"},
        {" 12 ", "Section 12 of RFC 7\n"},
        {"994.2", "Section 4.2 of RFC 7\n"},
        {"99Appendix B", "Appendix B of RFC 7\n"},
        {"99", "somewhere in RFC 7\n"},
        {"99GLOBAL", "throughout RFC 7\n"},
        {"B.1", "Appendix B.1 of RFC 7\n"},
        {"C", "Appendix C of RFC 7\n"},
        {"Section 4", "Section 4 of RFC 7\n"},
        {"In Sections 7.8 and 7.9", "In Sections 7.8 and 7.9 of RFC 7\n"},
        {"GLOBAL", "throughout RFC 7\n"},
        {"global", "throughout RFC 7\n"},
        {"", "somewhere in RFC 7\n"},
        {"...", "somewhere in RFC 7\n"},
        {"Abstract", "Abstract (RFC 7)\n"},
        {"4..1", "4..1 (RFC 7)\n"},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct erratum x = {.rfc = 7, .section = str_of(rows[i].typed)};
        struct strbuf row = STRBUF_INIT(STRBUF_TEXT);
        strbuf_addf(&row, "\n   Place       %s", rows[i].written);
        check_has(&x, strbuf_cstr(&row));
        strbuf_release(&row);
    }
}

static void days_that_are_none_are_left_out(void **state)
{
    (void)state;
    struct erratum x = {.rfc = 7, .submitter = STR("Ada Oak"), .date = STR("2021-03-09")};
    check_has(&x, "   Submitted   9 March 2021, by Ada Oak\n");
    static const char *const none[] = {"0000-00-00", "2021-00-09", "2021-03-00",
                                       "2021-13-01", "2021-03-32", "2021-03",
                                       "",           "yesterday",  "2021-03-09-01"};
    for (size_t i = 0; i < ARRAY_LEN(none); i++) {
        x.date = str_of(none[i]);
        check_has(&x, "   Submitted   by Ada Oak\n");
    }
    x.submitter = STR_NONE;
    check_lacks(&x, "Submitted");
    x.date = STR("2021-03-09");
    check_has(&x, "   Submitted   9 March 2021\n");
}

static void the_heading_says_what_it_is(void **state)
{
    (void)state;
    struct erratum x = {.rfc = 7, .id = 12, .status = ERRATUM_HELD, .type = STR("Technical")};
    check_has(&x, "\nErratum 12 (Held for Document Update, Technical)\n\n");
    x.type = STR_NONE;
    check_has(&x, "\nErratum 12 (Held for Document Update)\n\n");
}

static void lines_stay_as_they_are(void **state)
{
    (void)state;
    struct erratum x = {.rfc = 7,
                        .original = STR("\n\n    +--+\n      |x |   \n\n    +--+\n  \n"),
                        .notes = STR(" \n\t")};
    check_has(&x, "\n   Original text:\n\n      +--+\n        |x |\n\n      +--+\n");
    check_lacks(&x, "Notes");
    check_lacks(&x, "Corrected");
}

/* A figure as wide as a page is moved, not broken. */
static void wide_lines_move_before_they_wrap(void **state)
{
    (void)state;
    char line[200] = {0};
    memset(line, '-', 71);
    struct erratum x = {.rfc = 7, .corrected = str_of(line)};
    char row[210];
    snprintf(row, sizeof row, "\n\n %s\n", line);
    check_has(&x, row);
    memset(line, '-', 69);
    line[69] = line[70] = '\0';
    x.corrected = str_of(line);
    snprintf(row, sizeof row, "\n\n   %s\n", line);
    check_has(&x, row);
}

static void long_lines_wrap(void **state)
{
    (void)state;
    struct strbuf words = STRBUF_INIT(STRBUF_TEXT);
    strbuf_add_cstr(&words, "short\n   ");
    for (int i = 0; i < 300; i++)
        strbuf_addf(&words, "%s ", i % 7 == 0 ? "långe日本" : "lamp");
    for (int i = 0; i < 300; i++)
        strbuf_add_char(&words, 'x');
    struct erratum x = {.rfc = 7,
                        .original = strbuf_str(&words),
                        .section = strbuf_str(&words),
                        .notes = STR("\x80\xff broken")};
    char *text = written(&x);
    struct str rest = str_of(text);
    size_t lamps = 0, crosses = 0;
    while (rest.n > 0) {
        struct str line = str_cut(&rest, '\n');
        assert_true(utf8_columns(line) <= 72);
        for (ptrdiff_t at = -1; (at = str_find(line, STR("lamp"), (size_t)(at + 1))) >= 0;)
            lamps++;
        for (size_t i = 0; i < line.n; i++)
            crosses += line.p[i] == 'x';
    }
    assert_int_equal(lamps, 2 * (300 - 43)); /* nothing is lost: in the text, and in the place */
    assert_true(crosses >= 600);
    assert_non_null(strstr(text, "\n         lamp")); /* what wraps stays below its beginning */
    free(text);
    strbuf_release(&words);
}

static void the_head_counts(void **state)
{
    (void)state;
    struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
    struct erratum_counts counts = {{2, 0, 1, 3}};
    erratum_write_head(9110, &counts, 20261122, &out);
    assert_string_equal(strbuf_cstr(&out),
                        "\nErrata of RFC 9110\n\n"
                        "   Reports     2 verified, 1 reported and not judged yet, 3 rejected\n"
                        "   As of       22 November 2026\n"
                        "   Page        https://www.rfc-editor.org/errata/rfc9110\n");
    assert_int_equal(erratum_open(&counts), 3);
    strbuf_clear(&out);
    erratum_write_head(9110, &counts, 0, &out);
    assert_null(strstr(strbuf_cstr(&out), "As of"));
    strbuf_release(&out);
}

static void words_and_order(void **state)
{
    (void)state;
    enum erratum_status s;
    assert_true(erratum_status_parse(STR("held for document update"), &s));
    assert_int_equal(s, ERRATUM_HELD);
    assert_false(erratum_status_parse(STR("Held"), &s));
    assert_false(erratum_status_parse(STR(""), &s));
    struct erratum at[] = {{.rfc = 9, .id = 1},
                           {.rfc = 7, .id = 1, .status = ERRATUM_REJECTED},
                           {.rfc = 7, .id = 3},
                           {.rfc = 7, .id = 2}};
    qsort(at, ARRAY_LEN(at), sizeof *at, erratum_compare);
    assert_true(at[0].rfc == 7 && at[0].id == 2);
    assert_true(at[1].rfc == 7 && at[1].id == 3);
    assert_true(at[2].status == ERRATUM_REJECTED);
    assert_true(at[3].rfc == 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_are_references),
        cmocka_unit_test(days_that_are_none_are_left_out),
        cmocka_unit_test(the_heading_says_what_it_is),
        cmocka_unit_test(lines_stay_as_they_are),
        cmocka_unit_test(wide_lines_move_before_they_wrap),
        cmocka_unit_test(long_lines_wrap),
        cmocka_unit_test(the_head_counts),
        cmocka_unit_test(words_and_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
