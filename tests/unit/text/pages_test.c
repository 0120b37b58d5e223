/* SPDX-License-Identifier: MIT
 *
 * pages: furniture goes, text stays, and goes on where it went on.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "text/pages.h"

struct joined {
    struct lines lines;
    struct pages pages;
    struct str text;
};

static void join(struct joined *j, struct str raw, uint32_t number)
{
    lines_read(&j->lines, raw);
    pages_join(&j->pages, &j->lines, number);
    j->text = (struct str){j->lines.text, j->lines.n};
}

static void release(struct joined *j)
{
    pages_release(&j->pages);
    lines_release(&j->lines);
}

static void join_file(struct joined *j, const char *name, uint32_t number)
{
    size_t n;
    char *bytes = testing_data(name, &n);
    join(j, (struct str){bytes, n}, number);
    free(bytes);
}

static void assert_has(const struct joined *j, const char *part)
{
    if (str_find(j->text, str_of(part), 0) < 0)
        fail_msg("not in the text: %s", part);
}

static void assert_has_not(const struct joined *j, const char *part)
{
    if (str_find(j->text, str_of(part), 0) >= 0)
        fail_msg("still in the text: %s", part);
}

static void headers_and_footers_go(void **state)
{
    (void)state;
    struct joined j;
    join_file(&j, "text-paged.txt", 9876);
    assert_has_not(&j, "[Page");
    assert_has_not(&j, "March 2019\n\n\n1.");
    assert_has_not(&j, "RFC 9876    ");
    assert_has(&j, "Acknowledgements\n\n   Thanks to all trees.\n");
    release(&j);
}

static void sentences_and_tables_go_on_over_a_break(void **state)
{
    (void)state;
    struct joined j;
    join_file(&j, "text-paged.txt", 9876);
    assert_has(&j, "the edge of a page is\n   joined without a gap");
    assert_has(&j, "| 3      | 4      |\n   | 5      | 6      |\n");
    release(&j);
}

static void a_new_paragraph_stays_one(void **state)
{
    (void)state;
    struct joined j;
    join_file(&j, "text-paged.txt", 9876);
    assert_has(&j, "because this one ends.\n\n   This is that paragraph;");
    release(&j);
}

static void headers_that_change_with_the_section_go(void **state)
{
    (void)state;
    struct joined j;
    join_file(&j, "text-old.txt", 777);
    assert_has_not(&j, "Tree Walking Protocol");
    assert_has_not(&j, "August 1979\n ");
    assert_has_not(&j, "\nWalking");
    assert_has_not(&j, "   Introduction\n");
    assert_has(&j, "1.  INTRODUCTION\n");
    assert_has(&j, "for many\n  years with success.");
    assert_has(&j, "GLOSSARY\n\nleaf\n");
    release(&j);
}

static void pages_are_found_by_the_number_they_print(void **state)
{
    (void)state;
    struct joined j;
    join_file(&j, "text-old.txt", 777);
    /* a cover and page i come before page 1 */
    assert_int_equal(j.pages.line.n, 6);
    assert_true(str_ends(lines_at(&j.lines, j.pages.line.at[0]), STR("1.  INTRODUCTION")));
    assert_true(str_ends(lines_at(&j.lines, j.pages.line.at[2]), STR("2.  WALKING")));
    assert_true(str_ends(lines_at(&j.lines, j.pages.line.at[4]), STR("GLOSSARY")));
    release(&j);

    join_file(&j, "text-paged.txt", 9876);
    assert_int_equal(j.pages.line.n, 5);
    assert_int_equal(j.pages.line.at[0], 0);
    assert_true(str_starts(lines_at(&j.lines, j.pages.line.at[1]), STR("1.  Introduction")));
    assert_true(str_starts(lines_at(&j.lines, j.pages.line.at[2]), STR("   | 5")));
    release(&j);
}

static void each_line_knows_where_it_came_from(void **state)
{
    (void)state;
    struct joined j;
    size_t n;
    char *bytes = testing_data("text-paged.txt", &n);
    join(&j, (struct str){bytes, n}, 9876);
    struct str rest = {bytes, n};
    uint32_t line = 0;
    for (uint32_t raw = 0; rest.p != NULL; raw++) {
        struct str s = str_cut(&rest, '\n');
        if (line < lines_count(&j.lines) && j.lines.raw.at[line] == raw) {
            struct str kept = lines_at(&j.lines, line++);
            assert_true(kept.n == 0 || str_eq(kept, s));
        }
    }
    assert_int_equal(line, lines_count(&j.lines));
    release(&j);
    free(bytes);
}

static void a_text_without_pages_is_left_alone(void **state)
{
    (void)state;
    struct joined j;
    join(&j, STR("a\n\n\n\nRFC 1 and the rest\n\n[Page 3] is a link\n"), 1);
    assert_true(str_eq(j.text, STR("a\n\n\n\nRFC 1 and the rest\n\n[Page 3] is a link\n")));
    assert_int_equal(j.pages.line.n, 0);
    release(&j);
}

static void footers_without_form_feed_end_pages(void **state)
{
    (void)state;
    struct joined j;
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    for (int page = 1; page <= 3; page++)
        strbuf_addf(&b,
                    "   Some words of page %d that end here.\n\n\n%-62s[Page %d]\n\n"
                    "RFC 1234                    Trees                          May 1990\n\n",
                    page, "Alder", page);
    join(&j, strbuf_str(&b), 1234);
    assert_has_not(&j, "Alder");
    assert_has_not(&j, "RFC 1234");
    assert_has(&j, "page 1 that end here.\n\n   Some words of page 2");
    assert_int_equal(j.pages.line.n, 3);
    strbuf_release(&b);
    release(&j);
}

/* The words of a table or of a list may come back at the top of pages. */
static void repeated_words_of_the_text_stay(void **state)
{
    (void)state;
    struct joined j;
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    for (int page = 1; page <= 6; page++)
        strbuf_addf(&b,
                    "   | octet | number |\n   | %d     | %d      |\n\n   Number %d ends.\n\n"
                    "%-62s[Page %d]\n\f\n"
                    "RFC 1234                    Trees                          May 1990\n\n",
                    page, page, page, "Alder", page);
    join(&j, strbuf_str(&b), 1234);
    int rows = 0;
    for (ptrdiff_t at = -1; (at = str_find(j.text, STR("| octet"), (size_t)(at + 1))) >= 0;)
        rows++;
    assert_int_equal(rows, 6);
    for (int page = 1; page <= 6; page++) {
        char words[32];
        snprintf(words, sizeof words, "Number %d ends.", page);
        assert_has(&j, words);
    }
    strbuf_release(&b);
    release(&j);
}

/* A list whose items happen to begin the pages is no running header. */
static void numbered_items_at_the_top_of_pages_stay(void **state)
{
    (void)state;
    struct joined j;
    static const char *const items[] = {"oak", "birch", "alder", "willow", "larch", "yew"};
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    for (size_t i = 0; i < ARRAY_LEN(items); i++)
        strbuf_addf(&b, "   %zu     %s\n\n   Words about the %s.\n\n\f\n", i + 1, items[i],
                    items[i]);
    join(&j, strbuf_str(&b), 0);
    for (size_t i = 0; i < ARRAY_LEN(items); i++) {
        char item[32];
        snprintf(item, sizeof item, "   %zu     %s\n", i + 1, items[i]);
        assert_has(&j, item);
    }
    strbuf_release(&b);
    release(&j);
}

static void a_stray_form_feed_loses_nothing(void **state)
{
    (void)state;
    struct joined j;
    join(&j, STR("one\n\f\ntwo\n\f\f\nthree\fFour is here.\n\f"), 0);
    assert_has(&j, "one");
    assert_has(&j, "two");
    assert_has(&j, "three");
    assert_has(&j, "Four is here.");
    release(&j);
}

static const char *const trees[] = {"oak", "birch", "alder", "willow", "larch", "yew"};

/* The number of a page without text leads to what comes next; so does that of one left out. */
static void empty_pages_have_their_number(void **state)
{
    (void)state;
    struct joined j;
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    for (int page = 1; page <= 5; page++)
        strbuf_addf(&b, "   %s.\n\n%-62s[Page %d]\n\f\n", trees[page], "Alder", page);
    char *third = strstr(b.p, "   willow.");
    memset(third, ' ', strlen("   willow."));
    join(&j, strbuf_str(&b), 1234);
    const uint32_t expected[] = {0, 2, 4, 4, 6};
    assert_int_equal(j.pages.line.n, ARRAY_LEN(expected));
    for (size_t i = 0; i < ARRAY_LEN(expected); i++)
        assert_int_equal(j.pages.line.at[i], expected[i]);
    strbuf_release(&b);
    release(&j);
}

static void headers_may_number_the_pages(void **state)
{
    (void)state;
    struct joined j;
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&b, "Trees\n\n   A cover.\n\n\f\n");
    for (int page = 2; page <= 5; page++)
        strbuf_addf(&b, "%-62sPage %d\n\n   The %s.\n\n\f\n", "Trees", page + 1, trees[page]);
    join(&j, strbuf_str(&b), 0);
    assert_has_not(&j, "Page 3");
    assert_int_equal(j.pages.line.n, 6);
    assert_true(str_ends(lines_at(&j.lines, j.pages.line.at[3]), STR("The willow.")));
    strbuf_release(&b);
    release(&j);
}

/* Without headers and footers there may be no blank line to leave. */
static void a_break_without_blank_lines_parts_paragraphs(void **state)
{
    (void)state;
    struct joined j;
    join(&j, STR("   Oaks\n   grow.\n\f   Ashes\n   do.\n\f   Elms\n   fell.\n"), 0);
    assert_true(
        str_eq(j.text, STR("   Oaks\n   grow.\n\n   Ashes\n   do.\n\n   Elms\n   fell.\n")));
    assert_int_equal(j.pages.line.n, 3);
    release(&j);
}

struct edge_case {
    const char *last, *next;
    bool joined;
};

static void joins_as_a_reader_would(void **state)
{
    (void)state;
    static const struct edge_case cases[] = {
        {"   a line that is full up to the right edge of the page, and that goes", "   on here",
         true},
        {"   It ends here.", "   Another paragraph.", false},
        {"   words", "1.  Heading", false},
        {"   o  an item of some words which is long enough to fill the line, but", "      goes on",
         true},
        {"   o  an item", "   o  another", false},
        {"   a line with (URL) [4] in it, full up to the right edge of the page",
         "   method. It goes on here", true},
        {"   this is followed by a list:", "   a) the first", false},
        {"   the result of a multi-", "   plication", true},
        {"   |   a   |   b   |", "   +-------+-------+", true},
        {"      4.5. Oil .................. 72", "      4.6. Wicks ............... 73", true},
        {"      4.6. Oil . . . . . . . .  72", "   5. Glass  . . . . . . . . .  73", false},
        {"      There are 72", "      4.6. Wicks ............... 73", false},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct joined j;
        struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
        const struct edge_case *c = &cases[i];
        strbuf_addf(&b,
                    "   some line before it, of the length that lines of a text have here:\n%s\n",
                    c->last);
        strbuf_addf(&b, "\n\n%-62s[Page 1]\n\f\nRFC 1234     T        May 1990\n\n\n%s\n", "Alder",
                    c->next);
        strbuf_addf(&b, "   the end of it\n");
        join(&j, strbuf_str(&b), 1234);
        char expected[256];
        snprintf(expected, sizeof expected, "%s\n%s%s\n", c->last, c->joined ? "" : "\n", c->next);
        assert_has(&j, expected);
        strbuf_release(&b);
        release(&j);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headers_and_footers_go),
        cmocka_unit_test(sentences_and_tables_go_on_over_a_break),
        cmocka_unit_test(a_new_paragraph_stays_one),
        cmocka_unit_test(headers_that_change_with_the_section_go),
        cmocka_unit_test(pages_are_found_by_the_number_they_print),
        cmocka_unit_test(each_line_knows_where_it_came_from),
        cmocka_unit_test(a_text_without_pages_is_left_alone),
        cmocka_unit_test(footers_without_form_feed_end_pages),
        cmocka_unit_test(repeated_words_of_the_text_stay),
        cmocka_unit_test(numbered_items_at_the_top_of_pages_stay),
        cmocka_unit_test(a_stray_form_feed_loses_nothing),
        cmocka_unit_test(empty_pages_have_their_number),
        cmocka_unit_test(headers_may_number_the_pages),
        cmocka_unit_test(a_break_without_blank_lines_parts_paragraphs),
        cmocka_unit_test(joins_as_a_reader_would),
    };
    return cmocka_run_group_tests_name("pages", tests, NULL, NULL);
}
