/* SPDX-License-Identifier: MIT
 *
 * phrase: what is rewritten, what is left alone, and the way back to what was typed.
 */
#include "base/platform.h"

#include "testing.h"

#include "search/phrase.h"

/* _ stands for "blanks or a line end", ~ for "a line end may follow", in what is expected. */
static char *expanded(const char *short_form)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    for (const char *p = short_form; *p != '\0'; p++) {
        if (*p == '_')
            strbuf_add_cstr(&b, "(?: {1,250}|\\n {0,250})");
        else if (*p == '~')
            strbuf_add_cstr(&b, "(?:\\n {0,250})?\?");
        else
            strbuf_add_char(&b, *p);
    }
    return strbuf_take(&b);
}

static const struct {
    const char *typed, *expected;
} rewritten[] = {
    {"origin server", "origin_server"},
    {"a \t  b", "a_b"},
    {"Content-Type", "Content-~Type"},
    {"a|b c|d", "a|b_c|d"},
    {"(a b)", "(a_b)"},
    {"(?:a b)", "(?:a_b)"},
    {"(?i)a b", "(?i)a_b"},
    {"(?i:a b)", "(?i:a_b)"},
    {"(?=a b)", "(?=a_b)"},
    {"(*pla:a b)", "(*pla:a_b)"},
    {"(?(?=a b)c d)", "(?(?=a_b)c_d)"},
    {"(?(1)a b)", "(?(1)a_b)"},
    {"(?-x)a b", "(?-x)a_b"},
    {"(?-1)a b", "(?-1)a_b"},
    {"a {b", "a_{b"},
    /* quantified: on the line, or one line end */
    {"a {2}b", "a(?: {2}|\\n {0,250})b"},
    {"a *b", "a(?: *|\\n {0,250})b"},
    {"a ?\?b", "a(?: ?\?|\\n {0,250})b"},
    {"a  {2,}+b", "a_(?: {2,}+|\\n {0,250})b"},
    {"-{3}x", "(?:-~){3}x"},
    /* at the pattern's own edges, and at the line's */
    {" foo", "(?:^|(?<= ))foo"},
    {"foo ", "foo(?= |$)"},
    {" ", " {1,250}"},
    {" *x", "(?: *)x"},
    {"x +", "x(?: +)"},
    {"^ x", "^ {1,250}x"},
    {"x $", "x {1,250}$"},
    {" |x", "_|x"},
    {"x| ", "x|_"},
    {"x-", "x-"},
    {"a--b", "a--~b"},
    {"a - b", "a_-_b"},
    /* left alone */
    {"a\\ b", "a\\ b"},
    {"a\\-b", "a\\-b"},
    {"[a b-]", "[a b-]"},
    {"[] -]x", "[] -]x"},
    {"[^] -]x", "[^] -]x"},
    {"[[:alpha:] ]x", "[[:alpha:] ]x"},
    {"[[: ]x y", "[[: ]x_y"},
    {"[\\] -]x", "[\\] -]x"},
    {"[\\Q] -\\E-]x", "[\\Q] -\\E-]x"},
    {"\\Qa - b\\Ec d", "\\Qa - b\\Ec_d"},
    {"\\Qa - b", "\\Qa - b"},
    {"a(?# b - c)d e", "a(?# b - c)d_e"},
    {"a(?# b", "a(?# b"},
    {"(?x) a - b # c d", "(?x) a - b # c d"},
    {"a b(?mx-i:c d)e f", "a_b(?mx-i:c d)e f"},
    {"(?<a-b>c d)", "(?<a-b>c_d)"},
    {"(?P<a b>c d)", "(?P<a b>c_d)"},
    {"(?'a b'c d)", "(?'a b'c_d)"},
    {"(?&a b)(?P>a b)(?P=a b)c d", "(?&a b)(?P>a b)(?P=a b)c_d"},
    {"\\k{a b}\\k<a b>\\g'a b'\\p{a b}c d", "\\k{a b}\\k<a b>\\g'a b'\\p{a b}c_d"},
    {"(*MARK:a b)c d", "(*MARK:a b)c_d"},
    {"(?C'a b')c d", "(?C'a b')c d"},
    /* fixed length inside a lookbehind */
    {"(?<=a b-c)d e", "(?<=a[ \\n]b-c)d_e"},
    {"(?<!(a b) c)d e", "(?<!(a[ \\n]b)[ \\n]c)d_e"},
    {"(?<=(?)a b)c d", "(?<=(?)a[ \\n]b)c_d"},
    {"(*nlb:a b)d e", "(*nlb:a[ \\n]b)d_e"},
    /* not well formed: for the compiler to find */
    {"", ""},
    {"\\", "\\"},
    {"a)b c", "a)b_c"},
    {"(? a b", "(? a_b"},
    {"[a b", "[a b"},
    {"\\x{41 b c", "\\x{41_b_c"},
    {"(*", "(*"},
    {"(?", "(?"},
    {"(?(", "(?("},
};

static void blanks_are_rewritten_only_where_they_mean_blanks(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rewritten); i++) {
        struct phrase p;
        phrase_init(&p, str_of(rewritten[i].typed));
        char *expected = expanded(rewritten[i].expected);
        assert_string_equal(strbuf_cstr(&p.text), expected);
        assert_int_equal(p.typed.n, p.text.n);
        free(expected);
        phrase_release(&p);
    }
}

static bool upper(const char *typed)
{
    struct phrase p;
    phrase_init(&p, str_of(typed));
    bool found = p.upper;
    phrase_release(&p);
    return found;
}

static void only_letters_that_stand_for_themselves_are_upper_case(void **state)
{
    (void)state;
    static const char *const yes[] = {"A",       "[A-Z]", "\\QA\\E",  "É",     "Ω",
                                      "(?<a>B)", "\\dA",  "\\x{41}B", "\\x41B"};
    static const char *const no[] = {
        "a",
        "é",
        "\\W\\D\\S\\B",
        "\\pL\\PN\\p{Lu}",
        "\\x4F\\x{4F}",
        "\\cA",
        "[\\W\\D]",
        "(?J)a",
        "(?<Name>a)(?&Name)",
        "(?#A)a",
        "(*MARK:A)a",
        "[[:alpha:]]",
        "(?R)?a",
        "\\É",
        "(?x)a # B",
        "\\N{U+4F}",
        "\\k{Name}\\g<Name>",
    };
    for (size_t i = 0; i < ARRAY_LEN(yes); i++)
        assert_true(upper(yes[i]));
    for (size_t i = 0; i < ARRAY_LEN(no); i++)
        assert_false(upper(no[i]));
}

static void a_pattern_may_speak_of_lines(void **state)
{
    (void)state;
    static const char *const yes[] = {"^a",     "a$",     "a|^b",     "a\\nb",  "a\\Rb",
                                      "[^\\n]", "a {2}b", "a  {2,}b", "(?:^)a", "(?x)^ a"};
    static const char *const no[] = {"a b",       "[^a]", "[$]",    "\\$a",  "\\^a",
                                     "\\Q^a$\\E", "a +b", "a\\Nb",  "a{2}b", "a *b",
                                     "(?#^)a",    "a {b", "\\Aa\\z"};
    for (size_t i = 0; i < ARRAY_LEN(yes) + ARRAY_LEN(no); i++) {
        struct phrase p;
        bool is_yes = i < ARRAY_LEN(yes);
        const char *typed = is_yes ? yes[i] : no[i - ARRAY_LEN(yes)];
        phrase_init(&p, str_of(typed));
        if (p.lines != is_yes)
            fail_msg("%s", typed);
        phrase_release(&p);
    }
}

static void offsets_lead_back_to_what_was_typed(void **state)
{
    (void)state;
    struct phrase p;
    phrase_init(&p, STR("a b-c {2}d"));
    static const char letters[] = "abcd";
    for (size_t i = 0; i < 4; i++) {
        ptrdiff_t at = str_find_char(strbuf_str(&p.text), letters[i], 0);
        assert_int_equal("a b-c {2}d"[phrase_typed_offset(&p, (size_t)at)], letters[i]);
    }
    assert_int_equal(phrase_typed_offset(&p, p.text.n), 10);
    assert_int_equal(phrase_typed_offset(&p, SIZE_MAX), 10);
    assert_int_equal(phrase_typed_offset(&p, 2), 1); /* inside what stands for the blank */
    phrase_release(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blanks_are_rewritten_only_where_they_mean_blanks),
        cmocka_unit_test(only_letters_that_stand_for_themselves_are_upper_case),
        cmocka_unit_test(a_pattern_may_speak_of_lines),
        cmocka_unit_test(offsets_lead_back_to_what_was_typed),
    };
    return cmocka_run_group_tests_name("phrase", tests, NULL, NULL);
}
