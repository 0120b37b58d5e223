/* SPDX-License-Identifier: MIT
 *
 * numbering: which number may come next, in one way of counting and in several.
 */
#include "base/platform.h"

#include "testing.h"

#include "text/numbering.h"

static struct heading heading(const char *line)
{
    struct heading h;
    assert_true(heading_read(str_of(line), &h));
    return h;
}

/* Takes the first, and asks for the second. */
static bool follows(const char *last, const char *next)
{
    struct numbering n = {0};
    struct heading a = heading(last), b = heading(next);
    numbering_accept(&n, &a);
    return numbering_follows(&n, &b);
}

static void the_order_of_numbers(void **state)
{
    (void)state;
    static const char *const good[][2] = {
        {"1. A", "2. B"},       {"1. A", "1.1. B"},     {"1.1. A", "1.2. B"},
        {"1.9. A", "2. B"},     {"3.4.5. A", "3.5. B"}, {"1. A", "3. B"},
        {"1.1.1. A", "2.1. B"}, {"A. A", "B. B"},       {"A.9. A", "B.1. B"},
    };
    static const char *const bad[][2] = {
        {"2. A", "1. B"},   {"2. A", "2. B"},     {"1. A", "9. B"},   {"1.2. A", "1.1. B"},
        {"1.2. A", "1. B"}, {"1. A", "1.7.9. B"}, {"4. A", "4.0. B"},
    };
    for (size_t i = 0; i < ARRAY_LEN(good); i++)
        assert_true(follows(good[i][0], good[i][1]));
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        assert_false(follows(bad[i][0], bad[i][1]));
    struct heading first = heading("1. A"), late = heading("5. A");
    assert_true(numbering_follows(&(struct numbering){0}, &first));
    assert_false(numbering_follows(&(struct numbering){0}, &late));
}

static void numbers_begin_anew_below_another_series(void **state)
{
    (void)state;
    struct numbering n = {0};
    static const char *const lines[] = {"1. A", "2. B", "A. C", "1. D", "2. E", "B. F", "1. G"};
    static const bool again[] = {false, false, false, true, true, false, true};
    for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
        struct heading h = heading(lines[i]);
        assert_true(numbering_follows(&n, &h));
        assert_int_equal(numbering_is_again(&n, &h), again[i]);
        numbering_accept(&n, &h);
    }
    struct heading first = heading("1. H"), other = heading("9. I");
    assert_false(numbering_follows(&n, &first)); /* the latest was a number */
    assert_false(numbering_follows(&n, &other));
}

static void single_letters_are_roman_where_romans_count(void **state)
{
    (void)state;
    struct numbering n = {0};
    static const char *const lines[] = {"I. A", "II. B", "III. C", "IV. D", "V. E", "VI. F"};
    for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
        struct heading h = heading(lines[i]);
        numbering_settle(&n, &h);
        assert_int_equal(h.form, HEADING_ROMAN);
        assert_int_equal(h.parts[0], i + 1);
        assert_true(numbering_is_next(&n, &h));
        numbering_accept(&n, &h);
    }
}

static void the_letter_behind_h_is_a_letter(void **state)
{
    (void)state;
    struct numbering n = {0};
    struct heading before = heading("H. A"), h = heading("I. B");
    numbering_accept(&n, &before);
    numbering_settle(&n, &h);
    assert_int_equal(h.form, HEADING_LETTER);
    assert_true(numbering_follows(&n, &h));
}

static void appendix_i_is_the_first(void **state)
{
    (void)state;
    struct numbering n = {0};
    struct heading h = heading("Appendix I. Words"), second = heading("Appendix II. More");
    numbering_settle(&n, &h);
    assert_int_equal(h.form, HEADING_APPENDIX);
    assert_int_equal(h.parts[0], 1);
    numbering_accept(&n, &h);
    assert_true(numbering_is_next(&n, &second));
}

static void a_glued_number_needs_its_appendix(void **state)
{
    (void)state;
    assert_true(follows("Appendix A. Words", "A1. More"));
    assert_true(follows("A1. Words", "A2. More"));
    assert_false(follows("4. Words", "A1. More"));
    assert_false(follows("Appendix A. Words", "B1. More"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_order_of_numbers),
        cmocka_unit_test(numbers_begin_anew_below_another_series),
        cmocka_unit_test(single_letters_are_roman_where_romans_count),
        cmocka_unit_test(the_letter_behind_h_is_a_letter),
        cmocka_unit_test(appendix_i_is_the_first),
        cmocka_unit_test(a_glued_number_needs_its_appendix),
    };
    return cmocka_run_group_tests_name("numbering", tests, NULL, NULL);
}
