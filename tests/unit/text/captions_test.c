/* SPDX-License-Identifier: MIT
 *
 * captions: which lines name a figure or a table, and which only speak of one.
 */
#include "base/platform.h"

#include "testing.h"

#include "base/strbuf.h"
#include "text/captions.h"

/* "Figure 1 Words|Table 2 |" */
static void assert_captions(const char *text, const char *expected)
{
    struct lines l;
    struct arena a = {0};
    struct contents contents;
    struct captions c;
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    lines_read(&l, str_of(text));
    contents_find(&contents, &l);
    captions_find(&c, &l, &contents, &a);
    for (size_t i = 0; i < c.at.n; i++) {
        const struct caption *at = &c.at.at[i];
        strbuf_addf(&b, "%s %.*s %.*s|", at->kind == CAPTION_FIGURE ? "Figure" : "Table",
                    STR_ARG(at->label), STR_ARG(at->title));
        assert_ptr_equal(captions_get(&c, at->kind, at->label), at);
        assert_int_equal(lines_find(&l, at->start), at->line);
    }
    assert_string_equal(strbuf_cstr(&b), expected);
    strbuf_release(&b);
    captions_release(&c);
    contents_release(&contents);
    lines_release(&l);
    arena_release(&a);
}

static void every_style_is_read(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"   Figure 3: A Lantern\n", "Figure 3 A Lantern|"},
        {"       Fig. 2 - Two boats\n", "Figure 2 Two boats|"},
        {"   Table 1.  Colours\n", "Table 1 Colours|"},
        {"FIGURE 4-1\n\n", "Figure 4-1 |"},
        {"   TABLE IV -- Tides\n", "Table IV Tides|"},
        {"   Figure A.2.  A mast\n", "Figure A.2 A mast|"},
        {"   Figure 7a: Half a mast\n", "Figure 7a Half a mast|"},
        {"   Figure 9 : Ropes\n", "Figure 9 Ropes|"},
        {"\n        Table 5   Harbour Dues\n\n", "Table 5 Harbour Dues|"},
        {"   Figure 6: A Rope of Such a Length\n             That It Breaks\n\n   Text.\n",
         "Figure 6 A Rope of Such a Length That It Breaks|"},
        {"\n        Figure 2.\n     A Boat at Sea\n\n", "Figure 2 A Boat at Sea|"},
        {"\n        Figure 3\n     Two Boats\n\n", "Figure 3 Two Boats|"},
        {"   | Table 8: Gulls   |\n   +======+\n", "Table 8 Gulls|"},
        {"   Figure 5: Bits\n    0                   1\n", "Figure 5 Bits|"},
        {"   +---+\n   Figure 1: A Box\n", "Figure 1 A Box|"},
        {"\n   [ Fig. 1. A boat ]\n\n", "Figure 1 A boat|"},
        {"\n   Figure 1: A boat [OAK]\n\n", "Figure 1 A boat [OAK]|"},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        assert_captions(cases[i][0], cases[i][1]);
}

static void sentences_are_none(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "   Figure 3 shows a lantern.\n",
        "   the colours of the lanterns and of the boats are listed in\n"
        "   Table 2.  Others are not.\n",
        "   Tables 3: not one\n",
        "   Figureheads 3: carved\n",
        "   Figure of speech: none\n",
        "   Table of birds\n",
        "\n   Table B.1\n   Table B.2\n   and others.\n",
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        assert_captions(cases[i], "");
}

static void lists_of_figures_are_none(void **state)
{
    (void)state;
    assert_captions("   List of Figures\n\n   Figure 1: A Boat .......... 12\n"
                    "   Figure 2: A Boat With a Rather Long\n             Name . . . . . . 13\n\n"
                    "   Figure 2: The Boat\n",
                    "Figure 2 The Boat|");
}

static void the_first_of_two_counts(void **state)
{
    (void)state;
    assert_captions("   Figure 1: One\n\n   Table 1: Other\n\n   Figure 1: One (continued)\n",
                    "Figure 1 One|Table 1 Other|");
}

static void names_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text, *label;
    } cases[] = {
        {"Figure 3.", "3"},   {"fig. 4-1 and", "4-1"}, {"Table A.2, B", "A.2"}, {"table\n  7", "7"},
        {"Table 12a", "12a"}, {"Figure 3-based", "3"}, {"Figure 1234", ""},     {"Figure", ""},
        {"Table word", ""},   {"Figure 3_b", ""},      {"Fig 2", "2"},          {"Figure2", ""},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct str s = str_of(cases[i].text);
        enum caption_kind kind;
        size_t label, end = caption_name(s, 0, &kind, &label);
        struct str found = end != 0 ? str_slice(s, label, end) : STR_NONE;
        assert_true(str_eq(found, str_of(cases[i].label)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_style_is_read),
        cmocka_unit_test(sentences_are_none),
        cmocka_unit_test(lists_of_figures_are_none),
        cmocka_unit_test(the_first_of_two_counts),
        cmocka_unit_test(names_are_read),
    };
    return cmocka_run_group_tests_name("captions", tests, NULL, NULL);
}
