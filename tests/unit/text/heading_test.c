/* SPDX-License-Identifier: MIT
 *
 * heading: numbers at the start of a line.
 */
#include "base/platform.h"

#include "testing.h"

#include "text/heading.h"

static void numbers_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *line, *label, *title;
        enum heading_form form;
        uint8_t depth;
    } cases[] = {
        {"1.  Words", "1", "Words", HEADING_NUMBER, 1},
        {"1 Words", "1", "Words", HEADING_NUMBER, 1},
        {"  3.10.2  Words", "3.10.2", "Words", HEADING_NUMBER, 3},
        {"4.0 Words", "4", "Words", HEADING_NUMBER, 1},
        {"2) Words", "2", "Words", HEADING_NUMBER, 1},
        {"2.4.2:  Words", "2.4.2", "Words", HEADING_NUMBER, 3},
        {"2.Words", "2", "Words", HEADING_NUMBER, 1},
        {"A.  Words", "A", "Words", HEADING_LETTER, 1},
        {"A.1 Words", "A.1", "Words", HEADING_LETTER, 2},
        {"B  WORDS", "B", "WORDS", HEADING_LETTER, 1},
        {"IV.  Words", "IV", "Words", HEADING_ROMAN, 1},
        {"Appendix C.  Words", "C", "Words", HEADING_APPENDIX, 1},
        {"APPENDIX C - Words", "C", "Words", HEADING_APPENDIX, 1},
        {"Appendix C", "C", "", HEADING_APPENDIX, 1},
        {"Annex B: Words", "B", "Words", HEADING_APPENDIX, 1},
        {"Section 7 -- Words", "7", "Words", HEADING_NUMBER, 1},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct heading h;
        if (!heading_read(str_of(cases[i].line), &h))
            fail_msg("not read: %s", cases[i].line);
        assert_true(str_eq(h.label, str_of(cases[i].label)));
        assert_true(str_eq(h.title, str_of(cases[i].title)));
        assert_int_equal(h.form, cases[i].form);
        assert_int_equal(h.depth, cases[i].depth);
    }
}

static void other_lines_are_not(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "",
        "   ",
        "Words",
        "A word",
        "I am",
        "10.0.0.1:80",
        "1998 was",
        "2words",
        "12345 Words",
        "-1 Words",
        "27 January 1983",
        "Appendices",
        "Appendix",
        "Section",
        "2.4.300x",
        "A1B2",
    };
    for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
        struct heading h;
        if (heading_read(str_of(lines[i]), &h))
            fail_msg("read: %s as %.*s", lines[i], STR_ARG(h.label));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read),
        cmocka_unit_test(other_lines_are_not),
    };
    return cmocka_run_group_tests_name("heading", tests, NULL, NULL);
}
