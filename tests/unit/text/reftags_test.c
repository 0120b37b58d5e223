/* SPDX-License-Identifier: MIT
 *
 * reftags: entries of the References sections and what they stand for.
 */
#include "base/platform.h"

#include "testing.h"

#include "base/strbuf.h"
#include "text/reftags.h"

struct tagged {
    struct lines lines;
    struct arena arena;
    struct outline outline;
    struct reftags tags;
};

static void tagged_init(struct tagged *t, struct str raw)
{
    *t = (struct tagged){0};
    lines_read(&t->lines, raw);
    outline_find(&t->outline, &t->lines, &t->arena);
    reftags_find(&t->tags, &t->lines, &t->outline, &t->arena);
}

static void tagged_release(struct tagged *t)
{
    reftags_release(&t->tags);
    outline_release(&t->outline);
    arena_release(&t->arena);
    lines_release(&t->lines);
}

/* The RFC that a tag stands for; 0 none; UINT32_MAX when there is no such entry. */
static uint32_t number_of(const struct tagged *t, const char *tag)
{
    const struct reftag *entry = reftags_get(&t->tags, str_of(tag));
    return entry != NULL ? entry->number : UINT32_MAX;
}

static void an_entry_stands_for_the_rfc_it_names(void **state)
{
    (void)state;
    struct tagged t;
    tagged_init(&t,
                STR("1.  First\n\n   See [A], as [X] says.\n\n2.  References\n\n"
                    "   [A]   Oak, \"Words\", RFC 11, 1990.\n\n"
                    "   [B]   Oak, \"All about RFC 5\", 1990.\n\n"
                    "   [C]   Oak, \"All about RFC 5\", RFC 12.\n\n"
                    "   [D]   Oak, RFC 13, RFC 14.\n\n"
                    "   [E]   RFC Errata, Erratum ID 4, RFC 15.\n\n"
                    "   [RFC16]  Oak, \"Words\".\n\n"
                    "   [F]   Oak, RFC\n         17, DOI 10.17487/RFC0017.\n\n\n"
                    "   [G\n   H]   Oak, RFC-18.\n\n"
                    "   [I]\n         Oak, RFC 19.\n\n"
                    "   [J]\n\n   Oak, RFC 20.\n\n"
                    "   [K]   Oak, \"Words, RFC 21.\n\n"
                    "   [L]   Oak, RFC 22, obsoletes RFC 21,\n         updates RFCs 19 and 20.\n\n"
                    "   [M]   Oak, \"Words\", RFC 23.\n\n         Earlier words were in RFC 24.\n\n"
                    "   [N]   Oak, \"Words\", RFC 23.\n\n         Elm, \"More\", RFC 24.\n\n"
                    "   Words behind the list about RFC 20.\n\n"
                    "3.  Third\n\n   [Z]   RFC 99\n"));
    static const struct {
        const char *tag;
        uint32_t number;
    } cases[] = {{"A", 11},         {"B", 0},         {"C", 12}, {"D", 0},   {"E", 0},
                 {"RFC16", 16},     {"RFC 16", 16},   {"F", 17}, {"GH", 18}, {"I", 19},
                 {"J", 20},         {"K", 21},        {"L", 22}, {"M", 23},  {"N", 0},
                 {"X", UINT32_MAX}, {"Z", UINT32_MAX}};
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        assert_int_equal(number_of(&t, cases[i].tag), cases[i].number);
    assert_int_equal(t.tags.first_line, 4);
    tagged_release(&t);
}

static void numbered_lists_and_loose_headings(void **state)
{
    (void)state;
    struct tagged t;
    tagged_init(&t, STR("Some words of an old text.\n\n          REFERENCES\n\n"
                        "1.  Oak, \"Words\", RFC 11.\n\n2.  Elm, \"Words\", RFC 12.\n"));
    assert_int_equal(number_of(&t, "1"), 11);
    assert_int_equal(number_of(&t, "2"), 12);
    tagged_release(&t);
}

static void several_sections_of_references(void **state)
{
    (void)state;
    struct tagged t;
    tagged_init(&t, STR("1.  References\n\n1.1.  Normative References\n\n   [A]  RFC 11.\n\n"
                        "1.2.  Informative References\n\n   [B]  RFC 12.\n"));
    assert_int_equal(number_of(&t, "A"), 11);
    assert_int_equal(number_of(&t, "B"), 12);
    assert_int_equal(t.tags.first_line, 0);
    tagged_release(&t);
}

static void what_is_no_rfc_may_be_a_series(void **state)
{
    (void)state;
    struct tagged t;
    tagged_init(&t, STR("1.  References\n\n   [A]  Oak, STD 13, RFC 21, RFC 22.\n\n"
                        "   [B]  Oak, STD 13, RFC 23.\n\n   [C]  Oak, BCP 9 and BCP 10.\n\n"
                        "   [D]  IEEE STD 802.\n\n   [E]  Oak, RFCs 31 and 32.\n\n"
                        "   [STD13]  Oak, RFC 21, RFC 22.\n\n   [F]  Oak, BCP 9.\n"));
    static const struct {
        const char *tag, *series;
        uint32_t number;
    } cases[] = {{"A", "", 0}, {"B", "", 23},         {"C", "", 0},    {"D", "", 0},
                 {"E", "", 0}, {"STD13", "std13", 0}, {"F", "bcp9", 0}};
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const struct reftag *entry = reftags_get(&t.tags, str_of(cases[i].tag));
        assert_non_null(entry);
        assert_int_equal(entry->number, cases[i].number);
        assert_true(str_eq(entry->series, str_of(cases[i].series)));
    }
    tagged_release(&t);
}

/* The entries of the text, as "tag/standing ". */
static void assert_standings(const char *raw, const char *expected)
{
    static const char *const names[] = {
        [REFTAG_UNSTATED] = "-", [REFTAG_NORMATIVE] = "n", [REFTAG_INFORMATIVE] = "i"};
    struct tagged t;
    struct strbuf got = STRBUF_INIT(STRBUF_TEXT);
    tagged_init(&t, str_of(raw));
    for (size_t i = 0; i < t.tags.entries.n; i++)
        strbuf_addf(&got, "%.*s/%s ", STR_ARG(t.tags.entries.at[i].tag),
                    names[t.tags.entries.at[i].standing]);
    assert_string_equal(strbuf_cstr(&got), expected);
    strbuf_release(&got);
    tagged_release(&t);
}

static void headings_say_what_is_normative(void **state)
{
    (void)state;
    assert_standings("1.  References\n\n   [A]  Oak.\n\n1.1.  Normative References\n\n"
                     "   [B]  Elm.\n\n1.2.  Informative References\n\n   [C]  Ash.\n",
                     "A/- B/n C/i ");
    assert_standings("1.  References\n\n1.1.  Normative\n\n   [A]  Elm.\n\n"
                     "1.2.  Non-Normative\n\n   [B]  Ash.\n\n2.  Last\n\n   [C]  Yew.\n",
                     "A/n B/i ");
    assert_standings("1.  References - Informative\n\n   [A]  Elm.\n", "A/i ");
    assert_standings("1.  Normative and Informative References\n\n   [A]  Elm.\n", "A/- ");
    assert_standings("1.  References\n\n   Normative:\n\n   [A]  Elm.\n\n"
                     "   Informative:\n\n   [B]  Ash.\n",
                     "A/n B/i ");
}

static void sentences_are_no_entries(void **state)
{
    (void)state;
    assert_standings("1.  References\n\n   [1]  Elm, as said in\n   [2].  More words of\n"
                     "   [3], [4] and\n   [5]), and\n   [6], which is all.\n\n"
                     "   [7], Oak, O.\n\n   [8]. \"Boats\".\n",
                     "1/- 7/- 8/- ");
}

static void other_headings_of_lists(void **state)
{
    (void)state;
    assert_standings("1.  Boats\n\n   [A]  Oak.\n\n2.  End Notes\n\n   [B]  Elm.\n\n"
                     "3.  Reference Documents\n\n   [C]  Ash.\n\n"
                     "4.  Degree of Preference\n\n   [D]  Yew.\n",
                     "B/- C/- ");
    assert_standings("1.  References\n\n   1  Oak, O.\n\n   2  Elm, E.\n\n   3 boats\n",
                     "1/- 2/- ");
    assert_standings("1.  References\n\n   OAKS   Oak, O.\n\n   MD5    \"Elms\", 1911.\n\n"
                     "   A text  Of words.\n\n   1.2  Words\n\n   Oak,   O.\n\n   ash    Ash.\n",
                     "OAKS/- MD5/- ");
}

static void a_note_is_about_what_it_names(void **state)
{
    (void)state;
    struct tagged t;
    tagged_init(&t,
                STR("1.  Notes\n\n   [1]  As RFC 11 has it.\n\n   [2]  Oak, \"Boats\", RFC 12.\n"));
    assert_int_equal(number_of(&t, "1"), 0);
    assert_int_equal(number_of(&t, "2"), 12);
    tagged_release(&t);
}

static void an_entry_may_stand_anywhere(void **state)
{
    (void)state;
    struct tagged t;
    tagged_init(&t,
                STR("1.  First\n\n   Literature:\n\n   [A]  Oak,\n        \"Boats\", 1999.\n\n"
                    "   [BIRDS]  Elm, \"Birds\",\n            1999.\n   [1] \"Terns\", RFC 12.\n\n"
                    "   Words about\n   [2] Ash, \"Sand\", 1999.\n\n   [3]  Ash, \"Sand\".\n\n"
                    "   [4]  See Section 2 of \"Sand\" of 1999.\n\n   [5]  Ash, \"Sand\", 1999,\n"
                    "   and more words.\n\n"
                    "2.  References\n\n   [1]  Oak, RFC 11.\n"));
    assert_int_equal(number_of(&t, "BIRDS"), 0);
    assert_int_equal(number_of(&t, "1"), 11); /* a list comes first */
    static const char *const none[] = {"A", "2", "3", "4", "5"};
    for (size_t i = 0; i < ARRAY_LEN(none); i++)
        assert_int_equal(number_of(&t, none[i]), UINT32_MAX);
    assert_int_equal(t.tags.entries.n, 2);
    assert_true(t.tags.entries.at[0].line < t.tags.entries.at[1].line);
    tagged_release(&t);
}

static void a_text_without_references_has_none(void **state)
{
    (void)state;
    struct tagged t;
    tagged_init(&t, STR("1.  First\n\n   [A]  RFC 11.\n"));
    assert_int_equal(number_of(&t, "A"), UINT32_MAX);
    assert_int_equal(t.tags.first_line, UINT32_MAX);
    tagged_release(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_entry_stands_for_the_rfc_it_names),
        cmocka_unit_test(numbered_lists_and_loose_headings),
        cmocka_unit_test(several_sections_of_references),
        cmocka_unit_test(what_is_no_rfc_may_be_a_series),
        cmocka_unit_test(headings_say_what_is_normative),
        cmocka_unit_test(sentences_are_no_entries),
        cmocka_unit_test(other_headings_of_lists),
        cmocka_unit_test(a_note_is_about_what_it_names),
        cmocka_unit_test(an_entry_may_stand_anywhere),
        cmocka_unit_test(a_text_without_references_has_none),
    };
    return cmocka_run_group_tests_name("reftags", tests, NULL, NULL);
}
