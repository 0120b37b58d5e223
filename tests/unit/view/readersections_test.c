/* SPDX-License-Identifier: MIT
 *
 * readersections: steps among sections, and the one that is meant.
 */
#include "base/platform.h"

#include "testing.h"

#include "view/readersections.h"

/* Sections: 0 "1 Lamps", 1 "1.1 Oil", 2 "1.1.1 Whales", 3 "1.2 Wicks", 4 "2 Boats",
 * 5 "A Lamps of Old". */
static const char text[] =
    "\n   On lamps.\n\n1.  Lamps\n\n   They burn.\n\n1.1.  Oil\n\n   It burns.\n\n"
    "1.1.1.  Whales\n\n   No.\n\n1.2.  Wicks\n\n   They glow.\n\n"
    "2.  Boats\n\n   They float.\n\nAppendix A.  Lamps of Old\n\n"
    "   They burned.\n";

static void steps_go_by_headings(void **state)
{
    (void)state;
    struct document *d = document_new(str_of(text), 0);
    assert_int_equal(d->section_count, 6);
    uint32_t oil = d->sections[1].line;
    assert_int_equal(readersections_step(d, 0, 1), 0);
    assert_int_equal(readersections_step(d, 0, -1), -1);
    assert_int_equal(readersections_step(d, oil, 1), 2);
    assert_int_equal(readersections_step(d, oil + 2, -1), 1); /* to its own heading first */
    assert_int_equal(readersections_step(d, oil, -1), 0);
    assert_int_equal(readersections_step(d, oil, 3), 4);
    assert_int_equal(readersections_step(d, oil, 30), 6);
    assert_int_equal(readersections_step(d, oil, -30), -1);
    document_release(d);
}

static void siblings_pass_over_what_is_deeper(void **state)
{
    (void)state;
    struct document *d = document_new(str_of(text), 0);
    assert_int_equal(readersections_sibling(d, d->sections[1].line, 1), 3);
    assert_int_equal(readersections_sibling(d, d->sections[3].line, -1), 1);
    assert_int_equal(readersections_sibling(d, d->sections[3].line, 1), 4); /* there is no 1.3 */
    assert_int_equal(readersections_sibling(d, d->sections[1].line, -1), 0);
    assert_int_equal(readersections_sibling(d, d->sections[5].line, 1), 6);
    assert_int_equal(readersections_sibling(d, d->sections[1].line + 1, -1), 1);
    assert_int_equal(readersections_sibling(d, 0, 1), 0);
    document_release(d);
}

static void a_section_is_found_as_people_name_it(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        int64_t section;
    } rows[] = {
        {"1.1", 1},    {"1.1.", 1},       {"section 1.2", 3}, {"1.1.", 1},      {"2.", 4},
        {"a", 5},      {"appendix A", 5}, {"wicks", 3},       {"old lamps", 5}, {"lamps", 0},
        {"1.1.1", 2},  {"whal", 2},       {"§ 1.2", 3},       {"9", -1},        {"", -1},
        {"sails", -1}, {"  boats  ", 4},
    };
    struct document *d = document_new(str_of(text), 0);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        if (readersections_find(d, str_of(rows[i].typed)) != rows[i].section)
            fail_msg("\"%s\" is section %lld", rows[i].typed,
                     (long long)readersections_find(d, str_of(rows[i].typed)));
    document_release(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_go_by_headings),
        cmocka_unit_test(siblings_pass_over_what_is_deeper),
        cmocka_unit_test(a_section_is_found_as_people_name_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
