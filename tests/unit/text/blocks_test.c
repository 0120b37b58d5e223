/* SPDX-License-Identifier: MIT
 *
 * blocks: what each line of a text is part of.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>

#include "base/strbuf.h"
#include "text/document.h"

/* One letter a line: great where a block begins; '.' for a blank line, '_' for one in a block. */
static void assert_kinds(const char *text, const char *expected)
{
    static const char letters[BLOCK_KINDS] = {
        [BLOCK_PARAGRAPH] = 'p', [BLOCK_ITEM] = 'i',    [BLOCK_REFERENCE] = 'r',
        [BLOCK_HEADING] = 'h',   [BLOCK_CAPTION] = 'c', [BLOCK_FRONT] = 'f',
        [BLOCK_CONTENTS] = 'l',  [BLOCK_TABLE] = 't',   [BLOCK_DIAGRAM] = 'd',
        [BLOCK_ABNF] = 'a',      [BLOCK_CODE] = 'x',
    };
    struct strbuf got = STRBUF_INIT(STRBUF_TEXT);
    struct document *d = document_new(str_of(text), 0);
    for (uint32_t line = 0; line < d->line_count; line++) {
        const struct block *b = document_block_at(d, line);
        char c = b == NULL ? '.' : document_line(d, line).n == 0 ? '_' : letters[b->kind];
        bool first = b != NULL && b->first == line;
        strbuf_addf(&got, "%c", first ? c - 'a' + 'A' : c);
    }
    assert_string_equal(strbuf_cstr(&got), expected);
    document_release(d);
    strbuf_release(&got);
}

/* Two full lines of prose, and a short one. */
#define PROSE                                                                                      \
    "   The keeper of the harbour lights his lantern before the evening bell\n"                    \
    "   and puts it out when the last of the boats that are awaited has come\n"                    \
    "   home, or when the sun is up.\n"

static void prose_and_what_stands_at_it(void **state)
{
    (void)state;
    assert_kinds(PROSE "\n" PROSE, "Ppp.Ppp");
    assert_kinds(PROSE "   +-------+-------+\n   | boats | birds |\n   +-------+-------+\n",
                 "PppTtt");
    assert_kinds(PROSE "      light(lantern);\n      if (dark) {\n         ring(bell);\n      }\n",
                 "PppXxxx");
}

static void items_of_lists(void **state)
{
    (void)state;
    assert_kinds(PROSE "\n   o  The lantern of the northern mole is red and can be seen from\n"
                       "      the bar.\n   o  The other is green.\n",
                 "Ppp.IiI");
    assert_kinds("   1.  Light it.\n   2.  Watch it.\n\n   (a) Put it out.\n", "II.I");
    assert_kinds(PROSE
                 "\n   Lantern:  A light that is put out for boats which come home late in\n"
                 "      the evening.\n   Bell:  What is rung when nobody can see the lantern\n"
                 "      for fog.\n",
                 "Ppp.IiIi");
    assert_kinds(PROSE "\n   lantern     a light that is put out for the boats which come home\n"
                       "               late in the evening, and for no others\n",
                 "Ppp.Ii");
}

static void terms_of_one_line(void **state)
{
    (void)state;
    assert_kinds("   Keeper:    the one who decides what is shown.\n\n"
                 "   Word:      something to be shown by a lantern, at night or by day, on\n"
                 "              the mole.\n   Evening:   the time from the first light on.\n"
                 "\n   EMail:     keeper@quay.example\n",
                 "I.IiI.X");
}

static void asides_are_prose(void **state)
{
    (void)state;
    assert_kinds(PROSE "\n      |  Note: Whoever sees the lantern go out before the morning\n"
                       "      |  bell is to say so.\n      |\n"
                       "      |  o  The bell is rung by the keeper, and by nobody else.\n",
                 "Ppp.Pp.I");
    assert_kinds(PROSE "\n      |  rope\n      |\n      v\n", "Ppp.Ddd");
    assert_kinds(PROSE "\n      |  lantern that is red | boats |\n"
                       "      |  lantern that is green | birds |\n",
                 "Ppp.Dd");
}

static void a_dash_or_number_in_prose_is_no_item(void **state)
{
    (void)state;
    assert_kinds("   The keeper of the harbour lights his lantern before the evening bell\n"
                 "   - so it is written - and puts it out again when the boats are at last\n"
                 "   1. moored or 2. known to be at anchor behind the island in the bay.\n",
                 "Ppp");
}

static void marks_are_measured(void **state)
{
    (void)state;
    struct document *d =
        document_new(STR("   o  One lantern.\n\n   Term\n      What the word is taken "
                         "to mean in this and in all other\n      papers.\n"),
                     0);
    assert_int_equal(d->block_count, 2);
    assert_int_equal(d->blocks[0].mark, 3);
    assert_int_equal(d->blocks[0].indent, 6);
    assert_int_equal(d->blocks[1].kind, BLOCK_ITEM);
    assert_int_equal(d->blocks[1].mark, 4);
    assert_int_equal(d->blocks[1].indent, 6);
    assert_null(document_block_at(d, 1));
    document_release(d);
}

static void figures(void **state)
{
    (void)state;
    assert_kinds(PROSE "\n    0                   1\n    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5\n"
                       "   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+\n"
                       "   |    Colour     |    Height     |\n"
                       "   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+\n\n         Figure 1: A Light\n",
                 "Ppp.Ddddd.C");
    assert_kinds(PROSE "\n   Keeper                     Boat\n      |                          |\n"
                       "      |--------- LIGHT --------->|\n\n      |<-------- HORN -----------|\n",
                 "Ppp.Ddd_d");
    /* the middle one is a box, though it has only words in it */
    assert_kinds("   +-------------------+\n   |  a common lantern |\n   +-------------------+\n",
                 "Ddd");
}

static void tables(void **state)
{
    (void)state;
    assert_kinds(PROSE "\n   Name       Colour     Seen from\n   ----       ------     ---------\n"
                       "   north      red        the bar\n   south      green      the roads\n",
                 "Ppp.Tttt");
    assert_kinds("   +------+-------+\n   | mole | light |\n   +======+=======+\n"
                 "   | west | white |\n   +------+-------+\n\n        Table 1: Lights\n",
                 "Ttttt.C");
    assert_kinds(PROSE "\n   HARBOUR          | LIGHTS\n   -----------------+-------\n"
                       "   the old harbour  |   2\n   the new harbour  |   5\n",
                 "Ppp.Tttt");
}

static void grammars(void **state)
{
    (void)state;
    assert_kinds(PROSE "\n   signal      = light / horn / 1*bell\n   light       = \"red\" /\n"
                       "                 \"green\"\n                 ; nothing else is seen\n\n"
                       "   bell        = %x07 *DIGIT\n\n" PROSE "\n   horn        = 1*3blast\n",
                 "Ppp.Aaaa_a.Ppp.A");
    assert_kinds(PROSE "\n   <signal> ::= <light> | <horn>\n   <light>  ::= \"red\" | \"green\"\n",
                 "Ppp.Aa");
}

static void an_assignment_is_no_grammar(void **state)
{
    (void)state;
    assert_kinds(PROSE "\n   height = max(tide, 2)\n   light = lamps[height]\n", "Ppp.Xx");
}

static void programs_and_modules(void **state)
{
    (void)state;
    assert_kinds(PROSE "\n   struct lantern {\n      int height;\n\n      /* what is seen */\n"
                       "      int colour;\n   };\n",
                 "Ppp.Xx_xxx");
    /* the description is part of the module, also its second paragraph */
    assert_kinds(PROSE "\n   lanternColour OBJECT-TYPE\n       SYNTAX      INTEGER { red(1) }\n"
                       "       STATUS      current\n       DESCRIPTION\n"
                       "           \"What the keeper has put into the lantern of the northern\n"
                       "           mole, as far as he has told anybody about it.\n\n"
                       "           It does not say whether anybody at sea has seen the lantern\n"
                       "           from where he was at the time.\"\n"
                       "       ::= { lantern 1 }\n",
                 "Ppp.Xxxxxx_xxx");
    assert_kinds(PROSE "\n   <lantern colour=\"red\">\n     <height>12</height>\n   </lantern>\n",
                 "Ppp.Xxx");
}

static void traces_dumps_and_addresses(void **state)
{
    (void)state;
    assert_kinds(PROSE "\n   C: LIGHT north\n   S: 250 it burns\n", "Ppp.Xx");
    assert_kinds(PROSE "\n   00 1f 3c 4d 5e 6f 70 81 92 a3 b4 c5\n   d6 e7 f8 09 1a 2b 3c 4d\n",
                 "Ppp.Xx");
    assert_kinds(PROSE "\n   Peter Sandpiper\n   Eastern Quay Authority\n   12 Quay Road\n",
                 "Ppp.Xxx");
}

static void justified_prose_is_prose(void **state)
{
    (void)state;
    assert_kinds("   The  keeper of  the harbour   lights  his lantern  before  the  bell\n"
                 "   and   puts  it  out  when  the  last  of  the   boats  has come home\n"
                 "   at  last,  and no  other  boat  is awaited   on that evening  or the\n"
                 "   next.\n",
                 "Pppp");
}

static void what_the_text_says_itself(void **state)
{
    (void)state;
    assert_kinds("Network Working Group                                   P. Sandpiper\n"
                 "Request for Comments: 90012                                   Quay\n\n\n"
                 "                      The Harbour Lantern\n\nTable of Contents\n\n"
                 "   1.  Lights .................................................... 2\n"
                 "   2.  References ................................................ 3\n\n"
                 "1.  Lights\n\n" PROSE "\n2.  References\n\n"
                 "   [BELL]  Turnstone, B., \"Bells\", RFC 90004, May 2020.\n\n"
                 "   [HORN]  Dunlin, C., \"Horns of the Eastern Coast and what they\n"
                 "           mean\", 2021.\n",
                 "Ff..F.H.Ll.H.Ppp.H.R.Rr");
}

static void any_text_is_covered(void **state)
{
    (void)state;
    assert_kinds("", "");
    assert_kinds("\n\n", "");
    assert_kinds("word", "P");
    assert_kinds("\n   {\n\n\n", "X");
    /* further to the right than is counted */
    struct strbuf wide = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&wide, "%600s\n   %s\n", "word", "word");
    assert_kinds(strbuf_cstr(&wide), "Pp");
    strbuf_release(&wide);
}

static void a_mark_is_measured_as_far_as_it_can_be(void **state)
{
    (void)state;
    struct strbuf raw = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&raw, "References\n\n[1]%70000sOak, O., \"Boats\", RFC 90010, 1999.\n", "");
    struct document *d = document_new(strbuf_str(&raw), 1);
    assert_int_equal(d->block_count, 2);
    assert_int_equal(d->blocks[1].kind, BLOCK_REFERENCE);
    assert_int_equal(d->blocks[1].mark, UINT16_MAX);
    document_release(d);
    strbuf_release(&raw);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prose_and_what_stands_at_it),
        cmocka_unit_test(items_of_lists),
        cmocka_unit_test(terms_of_one_line),
        cmocka_unit_test(asides_are_prose),
        cmocka_unit_test(a_dash_or_number_in_prose_is_no_item),
        cmocka_unit_test(marks_are_measured),
        cmocka_unit_test(a_mark_is_measured_as_far_as_it_can_be),
        cmocka_unit_test(figures),
        cmocka_unit_test(tables),
        cmocka_unit_test(grammars),
        cmocka_unit_test(an_assignment_is_no_grammar),
        cmocka_unit_test(programs_and_modules),
        cmocka_unit_test(traces_dumps_and_addresses),
        cmocka_unit_test(justified_prose_is_prose),
        cmocka_unit_test(what_the_text_says_itself),
        cmocka_unit_test(any_text_is_covered),
    };
    return cmocka_run_group_tests_name("blocks", tests, NULL, NULL);
}
