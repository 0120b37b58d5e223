/* SPDX-License-Identifier: MIT
 *
 * flow: what goes on over a page break, and what does not.
 */
#include "base/platform.h"

#include "testing.h"

#include "text/flow.h"

struct flow_case {
    const char *before, *after;
    bool goes_on;
    uint32_t early;
};

static void check(const struct flow_case *c)
{
    struct lines before, after;
    lines_read(&before, str_of(c->before));
    lines_read(&after, str_of(c->after));
    const struct flow flow = {
        .before = &before, .last = lines_count(&before) - 1, .after = &after, .early = c->early};
    if (flow_goes_on(&flow) != c->goes_on)
        fail_msg("%s:\n%s---\n%s", c->goes_on ? "does not go on" : "goes on", c->before, c->after);
    lines_release(&before);
    lines_release(&after);
}

#define CHECK(cases)                                                                               \
    for (size_t i_ = 0; i_ < ARRAY_LEN(cases); i_++)                                               \
    check(&(cases)[i_])

static void sentences(void **state)
{
    (void)state;
    static const struct flow_case cases[] = {
        {"   The lantern at the end of the pier is lit before all the others that\n",
         "   stand on the quay.\n", true, 0},
        {"   The lantern at the end of the pier is lit before all the others that\n",
         "   stand on the quay.\n", true, 9},
        {"   It is lit first.\n", "   The others wait.\n", false, 0},
        {"   The keeper takes the oil from the can at the door, and fills the lamp.\n"
         "   He lights the wick when the sun is down, and sees that it burns well.\n",
         "   Then he leaves it alone.\n", true, 0},
        {"   The keeper takes the oil from the can at the door, and fills the lamp.\n"
         "   He lights the wick when the sun is down, and sees that it burns well.\n",
         "   Then he leaves it alone.\n", false, 6},
    };
    CHECK(cases);
}

static void lists_as_they_are_spaced(void **state)
{
    (void)state;
    static const struct flow_case cases[] = {
        {"   A keeper has:\n\n   o  oil\n   o  wicks\n", "   o  glass\n", true, 0},
        {"   A keeper has:\n\n   o  oil\n\n   o  wicks\n", "   o  glass\n", false, 0},
        {"   A keeper has:\n\n   o  oil\n", "   o  glass\n   o  wicks\n", true, 0},
        {"   A keeper has:\n\n   o  oil\n", "   o  glass\n\n   o  wicks\n", false, 0},
        {"   A keeper has:\n", "   o  glass\n   o  wicks\n", false, 0},
        {"   1. oil\n   2. wicks\n", "   3. glass\n", true, 0},
        {"   1. oil\n   2. wicks\n", "   1. another list\n", false, 0},
        {"   - oil\n   - wicks\n", "   a) of another kind\n", false, 0},
        {"   oil     lights\n           lamps\n   wick    drinks\n           oil\n",
         "   glass   keeps off\n           the wind\n", true, 0},
    };
    CHECK(cases);
}

static void contents_lists(void **state)
{
    (void)state;
    static const struct flow_case cases[] = {
        {"   1.  Oil ........ 2\n     1.1.  Seeds ... 2\n", "     1.2.  Mills ... 3\n", true, 0},
        {"   1.  Oil ........ 2\n     1.1.  Seeds ... 2\n   2.  Wick ....... 3\n",
         "   3.  Glass ...... 4\n", true, 0},
        {"   1.  Oil ........ 2\n     1.1.  Seeds ... 2\n\n   2.  Wick ....... 3\n",
         "   3.  Glass ...... 4\n", false, 0},
    };
    CHECK(cases);
}

static void figures_and_programs(void **state)
{
    (void)state;
    static const struct flow_case cases[] = {
        {"   +---+---+\n   | a | b |\n", "   | c | d |\n", true, 0},
        {"   +---+---+\n   | a | b |\n", "   | c | d |\n", true, 9},
        {"   | a | b |\n   +---+---+\n", "   +---------+\n   | another |\n", false, 9},
        {"   lamp ::= SEQUENCE {\n       wick   Wick,\n       oil    Oil,\n",
         "       glass  Glass\n   }\n", true, 0},
        {"   lamp ::= SEQUENCE {\n       wick   Wick\n   }\n", "   quay ::= SEQUENCE {\n", false,
         0},
        {"   lamp OBJECT-TYPE\n       STATUS  current\n       DESCRIPTION\n",
         "           \"It burns.\"\n", true, 0},
        {"   buoy OBJECT-TYPE\n       STATUS  current\n\n   lamp OBJECT-TYPE\n",
         "       STATUS  current\n", true, 0},
        {"   buoy OBJECT-TYPE\n\n       STATUS  current\n\n   lamp OBJECT-TYPE\n",
         "       STATUS  current\n", false, 0},
        {"       \"It burns.\"\n", "   ::= { lamps 2 }\n", true, 0},
        {"       \"It rings.\"\n\n   ::= { buoys 1 }\n\n       \"It burns.\"\n",
         "   ::= { lamps 2 }\n", false, 0},
        {"   if (lit) {\n     douse();\n   }\n   if (cold) {\n     trim();\n   }\n",
         "   sleep();\n", true, 0},
    };
    CHECK(cases);
}

static void headings_begin_anew(void **state)
{
    (void)state;
    static const struct flow_case cases[] = {
        {"   and the lamp is out\n", "4.2.  Morning\n\n   The keeper sleeps.\n", false, 0},
        {"   which is how the lamps on this side of the harbour were always lit, as\n",
         "   4.2 is the number of the lamp.\n", true, 0},
        {"   and the lamp is out\n", "Appendix A.  Lamps\n", false, 0},
    };
    CHECK(cases);
}

static void what_is_set_off_begins_anew(void **state)
{
    (void)state;
    struct lines before, after;
    lines_read(&before,
               STR("   The lantern at the end of the pier is lit before all of those that\n"));
    lines_read(&after, STR("   stand on the quay.\n"));
    struct flow flow = {.before = &before, .after = &after};
    assert_true(flow_goes_on(&flow));
    flow.set_off = true;
    assert_false(flow_goes_on(&flow));
    lines_release(&before);
    lines_release(&after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences),           cmocka_unit_test(lists_as_they_are_spaced),
        cmocka_unit_test(contents_lists),      cmocka_unit_test(figures_and_programs),
        cmocka_unit_test(headings_begin_anew), cmocka_unit_test(what_is_set_off_begins_anew),
    };
    return cmocka_run_group_tests_name("flow", tests, NULL, NULL);
}
