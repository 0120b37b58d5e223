/* SPDX-License-Identifier: MIT
 *
 * spans: what is told apart in a line.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>

#include "base/strbuf.h"
#include "text/spans.h"

/* "K:MUST NOT|" for each span of the line. */
static void assert_spans(const struct document *d, uint32_t line, const char *expected)
{
    static const char letters[SPAN_KINDS] = {
        [SPAN_HEADING] = 'H', [SPAN_TITLE] = 'T',   [SPAN_KEYWORD] = 'K', [SPAN_CAPTION] = 'C',
        [SPAN_TERM] = 'D',    [SPAN_LITERAL] = 'L', [SPAN_COMMENT] = 'R'};
    struct strbuf got = STRBUF_INIT(STRBUF_TEXT);
    struct span spans[16];
    size_t n = spans_of_line(d, line, spans, ARRAY_LEN(spans));
    for (size_t i = 0; i < n; i++)
        strbuf_addf(&got, "%c:%.*s|", letters[spans[i].kind], (int)(spans[i].end - spans[i].start),
                    d->text.p + spans[i].start);
    assert_string_equal(strbuf_cstr(&got), expected);
    strbuf_release(&got);
}

static void keywords_of_bcp_14(void **state)
{
    (void)state;
    static const struct {
        const char *line, *expected;
    } cases[] = {
        {"   it MUST be, and MUST NOT be", "K:MUST|K:MUST NOT|"},
        {"   SHALL, \"SHOULD NOT\", (MAY).", "K:SHALL|K:SHOULD NOT|K:MAY|"},
        {"   REQUIRED RECOMMENDED OPTIONAL", "K:REQUIRED|K:RECOMMENDED|K:OPTIONAL|"},
        {"   is NOT  RECOMMENDED", "K:NOT  RECOMMENDED|"},
        {"   MAY NOT", "K:MAY|"},
        {"   must MUST_x x_MUST MUSTARD MUST-x XMAY NOT may", ""},
        {"   MUST, NOT", "K:MUST|"},
        {"", ""},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
        strbuf_addf(&b, "   one\n%s\n   two\n", cases[i].line);
        struct document *d = document_new(strbuf_str(&b), 0);
        assert_spans(d, 1, cases[i].expected);
        document_release(d);
        strbuf_release(&b);
    }
}

static void keywords_go_on_in_the_next_line(void **state)
{
    (void)state;
    struct document *d = document_new(STR("   it MUST\n   NOT be, nor is it NOT\n   RECOMMENDED\n"
                                          "   that is\n   NOT so, MUST.\n   NOT\n"),
                                      0);
    assert_spans(d, 0, "K:MUST|");
    assert_spans(d, 1, "K:NOT|K:NOT|");
    assert_spans(d, 2, "K:RECOMMENDED|");
    assert_spans(d, 4, "K:MUST|");
    assert_spans(d, 5, "");
    document_release(d);
}

static uint32_t line_with(const struct document *d, const char *words)
{
    ptrdiff_t at = str_find(d->text, str_of(words), 0);
    assert_true(at >= 0);
    return document_line_at(d, (uint32_t)at);
}

static void headings_and_the_title(void **state)
{
    (void)state;
    size_t n;
    char *bytes = testing_data("text-paged.txt", &n);
    struct document *d = document_new((struct str){bytes, n}, 9876);
    uint32_t title = line_with(d, "The Widget Transfer");
    assert_spans(d, title, "T:The Widget Transfer Protocol (WTP) and|");
    assert_spans(d, title + 1, "T:a Second Line of the Title|");
    assert_spans(d, title + 2, "");
    uint32_t heading = line_with(d, "2.  How a Widget");
    assert_spans(d, heading, "H:2.  How a Widget Is Packed for a Journey over|");
    assert_spans(d, heading + 1, "H:Several Hops|");
    assert_spans(d, heading + 2, "");
    document_release(d);
    free(bytes);
}

/* Spans of the line that holds the words. */
static void assert_spans_at(const struct document *d, const char *words, const char *expected)
{
    assert_spans(d, line_with(d, words), expected);
}

static void grammars_and_programs(void **state)
{
    (void)state;
    struct document *d = document_new(
        STR("   light   = \"red\" / <any; \"colour\">  ; or \"none\", MUST be seen\n"
            "             / \"open\n\n"
            "   horn    = 1*blast\n   <bell>  ::= \"a\" | 1*%x07\n\n"
            "   It MUST be said that this is prose between the two of them, surely.\n\n"
            "   int height;  /* MUST be lit */ int width;\n"
            "   /* of\n    * the harbour\n    */\n"
            "   x = 2 * y; // \"http://quay\"\n   url = \"http://quay -- x\";\n"
            "   * 12 EXISTS;\n"),
        0);
    assert_spans_at(d, "light   =", "D:light|L:\"red\"|R:; or \"none\", MUST be seen|");
    assert_spans_at(d, "/ \"open", "");
    assert_spans_at(d, "<bell>", "D:<bell>|L:\"a\"|");
    assert_spans_at(d, "prose between", "K:MUST|");
    assert_spans_at(d, "int height", "R:/* MUST be lit */|");
    assert_spans_at(d, "* the harbour", "R:* the harbour|");
    assert_spans_at(d, "x = 2", "R:// \"http://quay\"|");
    assert_spans_at(d, "url =", "");
    assert_spans_at(d, "* 12", "");
    document_release(d);
}

static void terms_and_tags_but_no_bullets(void **state)
{
    (void)state;
    struct document *d = document_new(
        STR("   Lantern:  A light that MUST be put out for the boats that come home\n"
            "      late, and MAY be for others.\n\n   o  A bullet SHALL be left alone.\n\n"
            "   Bell\n      What is rung when nobody can see the lantern for fog and for\n"
            "      rain.\n\n               Table 2: What a Keeper MUST Do\n\n"
            "9.  References\n\n   [HORN]  Dunlin, C., \"Horns that MUST be Heard\", 2021.\n"),
        0);
    assert_spans_at(d, "Lantern:", "D:Lantern:|K:MUST|");
    assert_spans_at(d, "late, and", "K:MAY|");
    assert_spans_at(d, "bullet", "K:SHALL|");
    assert_spans_at(d, "Bell\n", "D:Bell|");
    assert_spans_at(d, "Table 2", "C:Table 2: What a Keeper MUST Do|");
    assert_spans_at(d, "[HORN]", "D:[HORN]|");
    document_release(d);
}

static void figures_are_left_as_they_are(void **state)
{
    (void)state;
    struct document *d = document_new(STR("   +---------+---------+\n   | MUST    | SHOULD  |\n"
                                          "   +---------+---------+\n   |  MAY              |\n"
                                          "   +-------------------+\n"),
                                      0);
    assert_spans_at(d, "MUST", "");
    assert_spans_at(d, "MAY", "");
    document_release(d);
}

static void no_more_than_asked_for(void **state)
{
    (void)state;
    struct span spans[3] = {{7, 7, SPAN_TITLE}, {7, 7, SPAN_TITLE}, {7, 7, SPAN_TITLE}};
    struct document *d = document_new(STR("   MUST MAY SHALL\n"), 0);
    assert_int_equal(spans_of_line(d, 0, spans, 0), 0);
    assert_int_equal(spans_of_line(d, 0, spans, 2), 2);
    assert_int_equal(spans[2].start, 7);
    assert_int_equal(spans_of_line(d, 1, spans, 3), 0);
    document_release(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keywords_of_bcp_14),
        cmocka_unit_test(keywords_go_on_in_the_next_line),
        cmocka_unit_test(headings_and_the_title),
        cmocka_unit_test(grammars_and_programs),
        cmocka_unit_test(terms_and_tags_but_no_bullets),
        cmocka_unit_test(figures_are_left_as_they_are),
        cmocka_unit_test(no_more_than_asked_for),
    };
    return cmocka_run_group_tests_name("spans", tests, NULL, NULL);
}
