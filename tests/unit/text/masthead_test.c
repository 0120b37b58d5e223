/* SPDX-License-Identifier: MIT
 *
 * masthead: where the first lines end, and which words are the title.
 */
#include "base/platform.h"

#include "testing.h"

#include "text/masthead.h"

static void assert_title(const char *text, const char *title, uint32_t end)
{
    struct lines l;
    struct arena a = {0};
    struct masthead m;
    lines_read(&l, str_of(text));
    masthead_find(&m, &l, &a);
    if (!str_eq(m.title, str_of(title)))
        fail_msg("title is '%.*s', not '%s'", STR_ARG(m.title), title);
    assert_int_equal(m.end, end);
    assert_true(m.title_line <= m.title_end && m.title_end <= lines_count(&l));
    lines_release(&l);
    arena_release(&a);
}

#define LEFT "Network Working Group                                         B. Heron\n"
#define OWN  "Request for Comments: 90025                                  Mole House\n"
#define DATE "                                                           January 1990\n"
#define TEXT "\n   Text that goes on for a while.\n"

static void a_title_of_two_lines(void **state)
{
    (void)state;
    assert_title("\n" LEFT OWN DATE "\n\n                  The Harbour\n"
                 "               and Its Lights\n" TEXT,
                 "The Harbour and Its Lights", 4);
}

static void an_indented_masthead(void **state)
{
    (void)state;
    assert_title("      " LEFT "      " OWN "\n\n      The Harbour\n" TEXT, "The Harbour", 2);
}

static void more_authors_behind_a_blank_line(void **state)
{
    (void)state;
    assert_title(LEFT OWN
                 "\n                                                               U. Gull\n" DATE
                 "\n\n                  The Harbour\n" TEXT,
                 "The Harbour", 5);
}

static void an_author_between_blank_lines(void **state)
{
    (void)state;
    assert_title(LEFT OWN
                 "\n                                                                 U. Gull\n"
                 "\n                                                                 P. Tern\n" DATE
                 "\n\n                  The Harbour\n" TEXT,
                 "The Harbour", 7);
}

static void a_running_header_above_the_masthead(void **state)
{
    (void)state;
    assert_title(
        "RFC 90025                                              1 SEP 76\nThe Harbour\n\n\n" LEFT
            OWN "\n                  The Whole Harbour\n" TEXT,
        "The Whole Harbour", 6);
}

static void what_it_obsoletes_is_no_title(void **state)
{
    (void)state;
    assert_title(LEFT OWN "\nObsoletes: 90001\n\n                  The Harbour\n" TEXT,
                 "The Harbour", 2);
    assert_title(LEFT OWN "\n                  The Harbour\nStatus of this Memo\n" TEXT,
                 "The Harbour", 2);
}

static void a_second_part_in_the_middle(void **state)
{
    (void)state;
    assert_title(LEFT OWN "\n                         Summary of the Notes\n\n"
                          "                            Numbers 900-999\n" TEXT,
                 "Summary of the Notes Numbers 900-999", 2);
    assert_title(LEFT OWN "\n                         Summary of the Notes\n\n"
                          "                          Table of Contents\n" TEXT,
                 "Summary of the Notes", 2);
}

static void a_heading_is_no_title(void **state)
{
    (void)state;
    assert_title(LEFT OWN "\nI. ABSTRACT\n" TEXT, "", 2);
    assert_title("   Nothing of the kind.\n" TEXT, "", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_title_of_two_lines),
        cmocka_unit_test(an_indented_masthead),
        cmocka_unit_test(more_authors_behind_a_blank_line),
        cmocka_unit_test(an_author_between_blank_lines),
        cmocka_unit_test(a_running_header_above_the_masthead),
        cmocka_unit_test(what_it_obsoletes_is_no_title),
        cmocka_unit_test(a_second_part_in_the_middle),
        cmocka_unit_test(a_heading_is_no_title),
    };
    return cmocka_run_group_tests_name("masthead", tests, NULL, NULL);
}
