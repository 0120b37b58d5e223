/* SPDX-License-Identifier: MIT
 *
 * title: words that headings are made of, and others.
 */
#include "base/platform.h"

#include "testing.h"

#include "text/title.h"

static void the_same_words(void **state)
{
    (void)state;
    assert_true(title_same(STR("Author's  Address"), STR("authors address")));
    assert_true(title_same(STR("A Long Title That Goes On"), STR("A long title")));
    assert_true(title_same(STR("..."), STR("")));
    assert_false(title_same(STR("Boats"), STR("Birds")));
    assert_false(title_same(STR("A"), STR("A Boat")));
    assert_true(title_nearly(STR("Acknowledgements"), STR("Acknowledgement")));
    assert_true(title_nearly(STR("Author's Address"), STR("Authors' Addresses")));
    assert_false(title_nearly(STR("Acknowledgements"), STR("Acknowledged Packets")));
    assert_false(title_nearly(STR("Boats"), STR("Boat")));
}

static void capitals(void **state)
{
    (void)state;
    assert_true(title_is_loud(STR("NEW SYNTAX 2")));
    assert_false(title_is_loud(STR("NEW Syntax")));
    assert_false(title_is_loud(STR("(2)")));
    assert_true(title_is_raised(STR("Hours of Operation")));
    assert_true(title_is_raised(STR("THE PROBLEM:")));
    assert_false(title_is_raised(STR("The boats that are counted")));
    assert_true(title_is_signature(STR("AMcK:jm")) && title_is_signature(STR("BB/ph")));
    assert_false(title_is_signature(STR("TCP/IP")) || title_is_signature(STR("Use of a:b")));
    assert_false(title_is_raised(STR("10/12 1 2 3")));
}

static void rules(void **state)
{
    (void)state;
    assert_true(title_is_rule(STR("   --------")));
    assert_true(title_is_rule(STR("====")));
    assert_false(title_is_rule(STR("--=--")));
    assert_false(title_is_rule(STR("--")));
    assert_false(title_is_rule(STR("")));
}

static void lines_are_folded(void **state)
{
    (void)state;
    struct lines l;
    struct arena a = {0};
    lines_read(&l, STR("1. The   Harbour\n   and its Birds\n   -----\n"));
    struct str title = title_fold(&a, &l, 0, 3, STR("The   Harbour"));
    assert_true(str_eq(title, STR("The Harbour and its Birds")));
    lines_release(&l);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_words),
        cmocka_unit_test(capitals),
        cmocka_unit_test(rules),
        cmocka_unit_test(lines_are_folded),
    };
    return cmocka_run_group_tests_name("title", tests, NULL, NULL);
}
