/* SPDX-License-Identifier: MIT
 *
 * outline: which lines are headings, and which only look like one.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>

#include "base/strbuf.h"
#include "text/outline.h"
#include "text/pages.h"

struct outlined {
    struct lines lines;
    struct pages pages;
    struct arena arena;
    struct outline outline;
};

static void outlined_init(struct outlined *o, struct str raw)
{
    *o = (struct outlined){0};
    lines_read(&o->lines, raw);
    pages_join(&o->pages, &o->lines, 0);
    outline_find(&o->outline, &o->lines, &o->arena);
}

static void outlined_release(struct outlined *o)
{
    outline_release(&o->outline);
    arena_release(&o->arena);
    pages_release(&o->pages);
    lines_release(&o->lines);
}

/* "1 Introduction|1.1 Words|Abstract|" */
static void assert_outline(struct str raw, const char *expected)
{
    struct outlined o;
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    outlined_init(&o, raw);
    for (size_t i = 0; i < o.outline.sections.n; i++) {
        const struct section *s = &o.outline.sections.at[i];
        strbuf_addf(&b, "%.*s%s%.*s|", STR_ARG(s->label), s->label.n > 0 ? " " : "",
                    STR_ARG(s->title));
    }
    assert_string_equal(strbuf_cstr(&b), expected);
    strbuf_release(&b);
    outlined_release(&o);
}

static void assert_file_outline(const char *name, const char *expected)
{
    size_t n;
    char *bytes = testing_data(name, &n);
    assert_outline((struct str){bytes, n}, expected);
    free(bytes);
}

#define TEXT                                                                                       \
    "   Words of the text that stand three columns in and go on for a while so.\n"                 \
    "   More words of the text that stand three columns in, as all of them do.\n\n"

static void a_paged_text(void **state)
{
    (void)state;
    assert_file_outline("text-paged.txt",
                        "Abstract|Status of This Memo|1 Introduction|1.1 Words|"
                        "2 How a Widget Is Packed for a Journey over Several Hops|"
                        "3 References|A Examples|Acknowledgements|");
}

static void a_modern_text(void **state)
{
    (void)state;
    assert_file_outline("text-modern.txt",
                        "Abstract|1 Introduction|2 Meaning|"
                        "2.1 A Rather Long Title That Does Not Fit on One Line of the Contents|"
                        "2.2 max-age|3 References|3.1 Normative References|"
                        "3.2 Informative References|A Grammar|B Changes|B.1 Since RFC 7231|"
                        "Author's Address|");
}

static void an_old_text(void **state)
{
    (void)state;
    assert_file_outline("text-old.txt",
                        "1 INTRODUCTION|1.1 Motivation|1.2 Scope|2 WALKING|GLOSSARY|");
}

static void every_way_to_number(void **state)
{
    (void)state;
    assert_outline(STR("1.0 First\n\n" TEXT "1.1 Second\n\n" TEXT "2  Third\n\n" TEXT
                       "3: Fourth\n\n" TEXT "4.Fifth\n\n" TEXT "5) Sixth\n\n" TEXT
                       "Section 6. Seventh\n\n" TEXT "Appendix A - Eighth\n\n" TEXT
                       "A.1.  Ninth\n\n" TEXT "APPENDIX B\n\n" TEXT),
                   "1 First|1.1 Second|2 Third|3 Fourth|4 Fifth|5 Sixth|6 Seventh|A Eighth|"
                   "A.1 Ninth|B |");
}

static void lists_and_tables_are_no_headings(void **state)
{
    (void)state;
    assert_outline(
        STR("1.  First\n\n" TEXT "   1.  an item\n\n   2.  another item\n\n   3.  a third\n\n" TEXT
            "2.  Second\n\n" TEXT "10.0.0.1 is an address\n\n" TEXT "12    24    48\n\n" TEXT
            "1998 was a year\n\n" TEXT "27 January 1983\n\n" TEXT),
        "1 First|2 Second|");
}

static void entries_and_lines_set_apart_are_no_headings(void **state)
{
    (void)state;
    assert_outline(STR("1. Boats\n\n" TEXT "References\n\n"
                       "2. Oak, A. and B. Elm, A History of the Boats of the East and West.\n"
                       "   Marsh Institute, 1993.\n\n"),
                   "1 Boats|References|");
    assert_outline(STR("1. Boats\n\n" TEXT TEXT
                       "The keeper of the harbour lights his lantern before the bell\n\n"
                       "in the evening, and he puts it out again when the last of the\n\n"
                       "boats has come home.\n\n"),
                   "1 Boats|");
}

static void a_contents_list_proves_a_heading(void **state)
{
    (void)state;
    assert_outline(
        STR("Table of Contents\n\n"
            "1. Trees ............ 1\n"
            "2. Shrubs and\n   Bushes ........... 2\n"
            "Thanks .............. 3\n\n"
            "1. Trees\n\nThey grow, and the text begins at the left edge of the page, so\n"
            "2. Nothing tells a heading from a list but the contents of the text so.\n\n"
            "2. Shrubs and Bushes\n\nThey do not grow so high as trees, nor do they.\n\n"
            "Thanks\n\nTo all.\n"),
        "1 Trees|2 Shrubs and Bushes|Thanks|");
}

static void numbers_may_begin_anew_in_an_appendix(void **state)
{
    (void)state;
    assert_outline(STR("Table of Contents\n\n"
                       "   1.  One .......... 1\n   Appendix A.  More .......... 2\n"
                       "   1.  Again .......... 3\n\n"
                       "1.  One\n\n" TEXT "Appendix A.  More\n\n" TEXT "1.  Again\n\n" TEXT),
                   "1 One|A More|1 Again|");
}

static void contents_entries_lead_to_sections(void **state)
{
    (void)state;
    struct outlined o;
    size_t n;
    char *bytes = testing_data("text-modern.txt", &n);
    outlined_init(&o, (struct str){bytes, n});
    const struct contents *c = &o.outline.contents;
    assert_int_equal(c->entries.n, 11);
    for (size_t i = 0; i < c->entries.n; i++)
        assert_int_not_equal(c->entries.at[i].section, CONTENTS_NOWHERE);
    struct str wrapped = {o.lines.text + c->entries.at[2].start,
                          c->entries.at[2].end - c->entries.at[2].start};
    assert_true(str_starts(wrapped, STR("2.1.  A Rather")));
    assert_true(str_ends(wrapped, STR("Contents")));
    outlined_release(&o);
    free(bytes);
}

static void entries_of_two_chapters_may_be_alike(void **state)
{
    (void)state;
    assert_outline(STR("Contents\n\n1. Boats\n\n     Errors of Masts\n\n     Examples\n\n"
                       "2. Birds\n\n     Errors of Masts\n\n     Feathers\n\n3. Oil\n\n"
                       "1. Boats\n\n" TEXT "2. Birds\n\n" TEXT "3. Oil\n\n" TEXT),
                   "1 Boats|2 Birds|3 Oil|");
}

static void levels_lines_and_labels(void **state)
{
    (void)state;
    struct outlined o;
    size_t n;
    char *bytes = testing_data("text-modern.txt", &n);
    outlined_init(&o, (struct str){bytes, n});
    const struct section *s = outline_section(&o.outline, STR("2.1."), false);
    assert_non_null(s);
    assert_int_equal(s->level, 2);
    assert_int_equal(s->lines, 2);
    assert_false(s->appendix);
    s = outline_section(&o.outline, STR("b.1"), false);
    assert_non_null(s);
    assert_true(s->appendix);
    assert_int_equal(s->level, 2);
    assert_null(outline_section(&o.outline, STR("9.9"), false));
    assert_null(outline_section(&o.outline, STR(""), false));
    outlined_release(&o);
    free(bytes);
}

static void appendix_1_is_not_section_1(void **state)
{
    (void)state;
    struct outlined o;
    outlined_init(&o, STR("1.  First\n\n" TEXT "Appendix 1.  Last\n\n" TEXT));
    const struct section *first = outline_section(&o.outline, STR("1"), false);
    const struct section *last = outline_section(&o.outline, STR("1"), true);
    assert_true(first != NULL && str_eq(first->title, STR("First")));
    assert_true(last != NULL && str_eq(last->title, STR("Last")));
    assert_null(outline_section(&o.outline, STR("2"), true));
    outlined_release(&o);
}

static void an_appendix_may_have_a_number_too(void **state)
{
    (void)state;
    struct outlined o;
    outlined_init(&o, STR("1.  Boats\n\n" TEXT "2.  Appendix A: Birds\n\n" TEXT
                          "3.  Appendix B: Oil\n\n" TEXT "B.  Other Oil\n\n" TEXT));
    const struct section *birds = outline_section(&o.outline, STR("A"), true);
    const struct section *oil = outline_section(&o.outline, STR("B"), true);
    assert_true(birds != NULL && str_eq(birds->label, STR("2")));
    assert_true(oil != NULL && str_eq(oil->title, STR("Other Oil")));
    outlined_release(&o);
}

static void the_title_may_have_two_lines(void **state)
{
    (void)state;
    struct outlined o;
    size_t n;
    char *bytes = testing_data("text-paged.txt", &n);
    outlined_init(&o, (struct str){bytes, n});
    assert_true(str_eq(o.outline.masthead.title,
                       STR("The Widget Transfer Protocol (WTP) and a Second Line of the Title")));
    assert_int_equal(o.outline.masthead.title_end - o.outline.masthead.title_line, 2);
    outlined_release(&o);
    free(bytes);
}

static void text_may_run_in_behind_a_title(void **state)
{
    (void)state;
    struct outlined o;
    outlined_init(&o,
                  STR("1. Lamps\n\n"
                      "   What follows is said of lamps, at some length, and of those who light\n"
                      "   them in the evening, who are fewer than they were in other years, as\n"
                      "   has been noticed by everybody who walks there at night without a dog.\n\n"
                      "2. BRIGHT   This word, wherever it stands alone in this text, means that\n"
                      "   nobody needs a second lamp to find the first.\n\n"
                      "3. Oil\n\n   There is none, and there has been none for some years.\n"));
    assert_int_equal(o.outline.sections.n, 3);
    assert_true(str_eq(o.outline.sections.at[1].title, STR("BRIGHT")));
    assert_int_equal(o.outline.sections.at[1].lines, 1);
    outlined_release(&o);
}

static void nothing_gives_nothing(void **state)
{
    (void)state;
    assert_outline(STR(""), "");
    assert_outline(STR("1.\n1.\n1.\n\n1.\n"), "");
    assert_outline(STR("Table of Contents\n"), "");
}

/* The contents list has every section; items of a list stand at the left edge as they do. */
static void items_that_the_contents_list_lacks(void **state)
{
    (void)state;
    assert_outline(STR("Table of Contents\n\n"
                       "   1. Boats ........ 1\n   1.1. Oars ....... 1\n   1.2. Masts ...... 1\n"
                       "   1.3. Sails ...... 1\n   1.4. Ropes ...... 1\n   2. Birds ........ 1\n"
                       "   3. Lanterns ..... 1\n   4. Changes ...... 1\n\n"
                       "1. Boats\n\n" TEXT "2. Birds\n\n" TEXT "3. Lanterns\n\n" TEXT
                       "4. Changes\n\n" TEXT "5. The lantern of the mole was taken away.\n\n"
                       "6. The birds that were counted in the last year, and those of the\n"
                       "   year before, are left out.\n\n"
                       "5. Author's Address\n\n" TEXT),
                   "1 Boats|2 Birds|3 Lanterns|4 Changes|5 Author's Address|");
}

/* "4.2.1" without a "4.2" before it: its parent is looked for again. */
static void a_parent_that_was_passed_over(void **state)
{
    (void)state;
    assert_outline(STR("1. Boats\n\n" TEXT "1.1. Oars of One Kind, of Another Kind,\n"
                       "     and of None\n\n" TEXT "1.1.1. Long Oars\n\n" TEXT
                       "2. birds of the mole\n\n" TEXT "3. Lanterns\n\n" TEXT),
                   "1 Boats|1.1 Oars of One Kind, of Another Kind, and of None|1.1.1 Long Oars|"
                   "2 birds of the mole|3 Lanterns|");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_that_the_contents_list_lacks),
        cmocka_unit_test(a_parent_that_was_passed_over),
        cmocka_unit_test(a_paged_text),
        cmocka_unit_test(a_modern_text),
        cmocka_unit_test(an_old_text),
        cmocka_unit_test(every_way_to_number),
        cmocka_unit_test(lists_and_tables_are_no_headings),
        cmocka_unit_test(entries_and_lines_set_apart_are_no_headings),
        cmocka_unit_test(a_contents_list_proves_a_heading),
        cmocka_unit_test(numbers_may_begin_anew_in_an_appendix),
        cmocka_unit_test(contents_entries_lead_to_sections),
        cmocka_unit_test(entries_of_two_chapters_may_be_alike),
        cmocka_unit_test(levels_lines_and_labels),
        cmocka_unit_test(appendix_1_is_not_section_1),
        cmocka_unit_test(an_appendix_may_have_a_number_too),
        cmocka_unit_test(the_title_may_have_two_lines),
        cmocka_unit_test(text_may_run_in_behind_a_title),
        cmocka_unit_test(nothing_gives_nothing),
    };
    return cmocka_run_group_tests_name("outline", tests, NULL, NULL);
}
