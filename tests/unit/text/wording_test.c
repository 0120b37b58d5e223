/* SPDX-License-Identifier: MIT
 *
 * wording: words around a place, over line ends but not over paragraphs.
 */
#include "base/platform.h"

#include "testing.h"

#include "text/wording.h"

/* The byte behind the first "|" of s, which is not part of it. */
static size_t cut(struct str s, char *text, size_t size)
{
    size_t n = 0, at = 0;
    for (size_t i = 0; i < s.n && n + 1 < size; i++)
        if (s.p[i] == '|')
            at = n;
        else
            text[n++] = s.p[i];
    text[n] = '\0';
    return at;
}

typedef bool question_fn(struct str s, size_t at);

static void expect(question_fn *question, const char *marked, bool yes)
{
    char text[256];
    size_t at = cut(str_of(marked), text, sizeof text);
    if (question(str_of(text), at) != yes)
        fail_msg("%s: not %s", marked, yes ? "yes" : "no");
}

static bool is_that(struct str s, size_t at)
{
    return wording_points(s, at) == POINTS_BACK;
}

static bool is_this(struct str s, size_t at)
{
    return wording_points(s, at) == POINTS_HERE;
}

static void phrases_go_over_a_line_end(void **state)
{
    (void)state;
    assert_true(wording_is(STR("The\n   same one"), 0, STR("the same")));
    assert_false(wording_is(STR("The\n\n   same one"), 0, STR("the same")));
    assert_false(wording_is(STR("The sameness"), 0, STR("the same")));
}

static void pointing_words(void **state)
{
    (void)state;
    expect(is_that, "of |that document", true);
    expect(is_that, "of |the\n   same specification", true);
    expect(is_that, "of |the RFC.", true);
    expect(is_that, "of |the RFC Editor", false);
    expect(is_that, "of |that boat", false);
    expect(is_this, "of |this memo", true);
    expect(is_this, "of |the specification.", true);
    expect(is_this, "of |the specification of boats", false);
}

static void names_before_a_place(void **state)
{
    (void)state;
    expect(wording_is_possessive, "and its |Section 4", true);
    expect(wording_is_possessive, "the\n original\n   |Section 4", true);
    expect(wording_is_possessive, "bits |Section 4", false);
    expect(wording_is_standard, "by ISO 10589, |section 4", true);
    expect(wording_is_standard, "by H.264/|Annex A", true);
    expect(wording_is_standard, "by IPv6, |Section 4", false);
    expect(wording_is_standard, "Mk2    |Section 4", false);
    expect(wording_is_standard, "Mk2\n   |Section 4", false);
}

static void sentences_and_clauses(void **state)
{
    (void)state;
    struct str s = STR("One.  Two, e.g. (see X.1) three");
    assert_int_equal(wording_sentence(s, s.n), 4);
    s = STR("REFERENCE\n    \"RFC 1: A, Section 2\" x");
    assert_int_equal(wording_clause(s, 30), 15);
    assert_int_equal(wording_clause_end(s, 30), 34);
    assert_int_equal(wording_clause(s, s.n), 0);
    assert_int_equal(wording_clause(STR("by reference\" and 2"), 18), 0);
}

static void titles_stand_before_a_preposition(void **state)
{
    (void)state;
    struct str s = STR("4 (\"Words\"), paragraph 2, of it");
    size_t i = wording_behind(s, 1);
    assert_int_equal(i, 26);
    assert_int_equal(wording_preposition(s, i), 29);
    assert_int_equal(wording_preposition(s, 29), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phrases_go_over_a_line_end),
        cmocka_unit_test(pointing_words),
        cmocka_unit_test(names_before_a_place),
        cmocka_unit_test(sentences_and_clauses),
        cmocka_unit_test(titles_stand_before_a_preposition),
    };
    return cmocka_run_group_tests_name("wording", tests, NULL, NULL);
}
