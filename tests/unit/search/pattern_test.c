/* SPDX-License-Identifier: MIT
 *
 * pattern: what is found, what is refused and in which words.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "search/pattern.h"

static struct pattern *compiled(const char *typed)
{
    struct err e = {0};
    struct pattern *p = pattern_new(str_of(typed), 0, &e);
    if (p == NULL)
        fail_msg("%s: %s", typed, e.text);
    return p;
}

/* "start-end" of the first match that starts in [from, until), "" for none, else the error. */
static const char *found_in(const char *typed, const char *subject, uint32_t from, uint32_t until,
                            struct err *e)
{
    struct pattern *p = compiled(typed);
    struct match m = {0};
    *e = (struct err){0};
    int rc = pattern_find(p, str_of(subject), from, until, &m, e);
    pattern_free(p);
    if (rc > 0)
        snprintf(e->text, sizeof e->text, "%u-%u", m.start, m.end);
    assert_true((rc < 0) == (e->kind != ERR_NONE));
    return e->text;
}

#define FOUND(typed, subject, expected)                                                            \
    do {                                                                                           \
        struct err e_;                                                                             \
        assert_string_equal(found_in(typed, subject, 0, (uint32_t)strlen(subject), &e_),           \
                            expected);                                                             \
    } while (0)

static void a_phrase_goes_over_line_ends(void **state)
{
    (void)state;
    FOUND("origin server", "an origin\n   server", "3-19");
    FOUND("origin server", "an origin  server", "3-17");
    FOUND("origin server", "an origin\n\n   server", "");
    FOUND("Content-Type", "the Content-\n   Type", "4-20");
    FOUND("Content-Type", "the Content-Type", "4-16");
    FOUND("a {3}b", "a  b a   b", "5-10");
    FOUND("^ *b$", "a\n  b\n", "2-5");
    FOUND("(?<=a b)c", "a\nbc", "3-4");
    FOUND("(?x)a b", "a b ab", "4-6");
}

static void a_blank_at_the_edge_keeps_the_match_on_its_line(void **state)
{
    (void)state;
    FOUND(" foo", "xfoo\nfoo", "5-8");
    FOUND(" foo", "xfoo y  foo", "8-11");
    FOUND("foo ", "foox foo\n  bar", "5-8");
    FOUND(" ", "ab  c", "2-4");
}

static void case_is_smart(void **state)
{
    (void)state;
    FOUND("must", "You MUST", "4-8");
    FOUND("Must", "You MUST", "");
    FOUND("étag", "ÉTAG", "0-5");
    FOUND("É", "é É", "3-5");
    FOUND("\\Wmust", "You MUST", "3-8");
    FOUND("(?-i)must", "MUST must", "5-9");
    FOUND("(?i)Must", "MUST", "0-4");
}

static void lines_words_and_characters_are_unicode(void **state)
{
    (void)state;
    FOUND("^b", "a\nb", "2-3");
    FOUND("a$", "a\nb", "0-1");
    FOUND("a.b", "a\nb", "");
    FOUND("^.$", "é", "0-2");
    FOUND("\\bé\\b", "aé é", "4-6");
    FOUND("\\w+", "–Härri", "3-9");
}

static void empty_matches_are_passed_over(void **state)
{
    (void)state;
    FOUND("x*", "ab xx", "3-5");
    FOUND("^", "a\nb", "");
    FOUND("|b", "ab", "1-2");
    FOUND("(?=b)", "ab", "");
    FOUND("", "ab", "");
    FOUND("a\\Kb", "ab", "1-2");
    FOUND("a\\K", "ab", "");
    FOUND("é\\K|b", "éb", "2-3");
}

static void a_match_starts_in_the_window_and_sees_all_of_the_text(void **state)
{
    (void)state;
    struct err e;
    /* with machine code and without it */
    static const char *const ways[] = {"", "(*NO_JIT)"};
    for (size_t i = 0; i < ARRAY_LEN(ways); i++) {
        struct {
            const char *typed, *expected;
            uint32_t from, until;
        } rows[] = {
            {"b+c", "2-5", 0, 3}, {"b+c", "", 0, 2},
            {"b+c", "3-5", 3, 4}, {"(?<=b)b", "3-4", 3, 4},
            {"b", "", 3, 3},      {"c", "4-5", 0, 99},
            {"c", "", 5, 99},     {"a.*$", "0-6", 0, 1},
            {"[cd]", "", 0, 4},   {"\\Bb(?=.*d)", "2-3", 2, 3},
        };
        for (size_t k = 0; k < ARRAY_LEN(rows); k++) {
            char typed[64];
            snprintf(typed, sizeof typed, "%s%s", ways[i], rows[k].typed);
            assert_string_equal(found_in(typed, "aabbcd", rows[k].from, rows[k].until, &e),
                                rows[k].expected);
        }
    }
}

static void a_fault_is_named_with_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *text;
    } rows[] = {
        {"(ab", "bad pattern at 4: missing closing parenthesis (pattern)"},
        {"a b c(", "bad pattern at 7: missing closing parenthesis (pattern)"},
        {"é é)x", "bad pattern at 4: unmatched closing parenthesis (pattern)"},
        {"[a", "bad pattern at 3: missing terminating ] for character class (pattern)"},
        {"a-b -[", "bad pattern at 7: missing terminating ] for character class (pattern)"},
        {"*", "bad pattern at 1: quantifier does not follow a repeatable item (pattern)"},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct err e = {0};
        assert_null(pattern_new(str_of(rows[i].typed), 0, &e));
        assert_int_equal(e.kind, ERR_USAGE);
        assert_string_equal(e.text, rows[i].text);
    }
}

static void what_cannot_be_a_pattern_is_refused(void **state)
{
    (void)state;
    static char full[PATTERN_MAX + 1];
    memset(full, 'a', sizeof full);
    struct err e = {0};
    assert_null(pattern_new((struct str){full, PATTERN_MAX + 1}, 0, &e));
    assert_int_equal(e.kind, ERR_USAGE);
    assert_null(pattern_new(STR("a\xff"), 0, &e));
    assert_null(pattern_new(STR("a\\Cb"), 0, &e));
    struct pattern *p = pattern_new((struct str){full, PATTERN_MAX}, 0, NULL);
    assert_non_null(p);
    pattern_free(p);
    pattern_free(NULL);
}

/* Every byte of the longest pattern is rewritten to many. */
static void a_pattern_of_nothing_but_blanks_and_hyphens_compiles(void **state)
{
    (void)state;
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    while (b.n < PATTERN_MAX)
        strbuf_add_cstr(&b, "a -b");
    struct pattern *p = compiled(strbuf_cstr(&b));
    pattern_free(p);
    strbuf_release(&b);
}

static void a_runaway_pattern_is_an_error(void **state)
{
    (void)state;
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    while (b.n < 10000)
        strbuf_add_char(&b, 'a');
    static const char *const typed[] = {"(a+)+[bc]", "(*NO_JIT)(a+)+[bc]", "(a|aa)*\\1[bc]"};
    for (size_t i = 0; i < ARRAY_LEN(typed); i++) {
        struct err e;
        assert_string_equal(found_in(typed[i], strbuf_cstr(&b), 0, (uint32_t)b.n, &e),
                            "pattern too complex for this text (pattern)");
        assert_int_equal(e.kind, ERR_USAGE);
    }
    strbuf_release(&b);
}

static void it_is_meant_as_the_switches_say(void **state)
{
    (void)state;
    static const struct {
        unsigned how;
        const char *typed, *subject;
        int start; /* -1: not found */
    } rows[] = {
        {PATTERN_LITERAL, "a.b", "axb a.b", 4},
        {PATTERN_LITERAL, "f(x)[1]", "f(x)[1]", 0},
        {PATTERN_LITERAL, "(", "a (b", 2},
        {PATTERN_LITERAL, "\\d+", "11 \\d+", 3},
        {PATTERN_LITERAL, "origin server.", "an origin\n   server.", 3},
        {PATTERN_LITERAL, "Σίγ.", "σίγμα Σίγ.", 11},
        {PATTERN_WORD, "lamp", "lamps lamp", 6},
        {PATTERN_WORD | PATTERN_LITERAL, "ter", "after ter", 6},
        {PATTERN_MIND_CASE, "must", "MUST must", 5},
        {PATTERN_ANY_CASE, "MUST", "must MUST", 0},
        {0, "MUST", "must MUST", 5},
        {PATTERN_WORD, "a|b", "ab b", 3},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct err e = {0};
        struct match m = {0};
        struct str subject = str_of(rows[i].subject);
        struct pattern *p = pattern_new(str_of(rows[i].typed), rows[i].how, &e);
        assert_non_null(p);
        int found = pattern_find(p, subject, 0, (uint32_t)subject.n, &m, &e);
        if ((found > 0 ? (int)m.start : -1) != rows[i].start)
            fail_msg("row %zu, \"%s\": found at %d", i, rows[i].typed,
                     found > 0 ? (int)m.start : -1);
        pattern_free(p);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_phrase_goes_over_line_ends),
        cmocka_unit_test(a_blank_at_the_edge_keeps_the_match_on_its_line),
        cmocka_unit_test(case_is_smart),
        cmocka_unit_test(lines_words_and_characters_are_unicode),
        cmocka_unit_test(empty_matches_are_passed_over),
        cmocka_unit_test(a_match_starts_in_the_window_and_sees_all_of_the_text),
        cmocka_unit_test(a_fault_is_named_with_its_place),
        cmocka_unit_test(what_cannot_be_a_pattern_is_refused),
        cmocka_unit_test(a_pattern_of_nothing_but_blanks_and_hyphens_compiles),
        cmocka_unit_test(a_runaway_pattern_is_an_error),
        cmocka_unit_test(it_is_meant_as_the_switches_say),
    };
    return cmocka_run_group_tests_name("pattern", tests, NULL, NULL);
}
