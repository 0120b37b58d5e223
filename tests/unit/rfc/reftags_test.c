/* SPDX-License-Identifier: MIT
 *
 * reftags: entries of the References sections and what they stand for.
 */
#include "base/platform.h"

#include "testing.h"

#include "rfc/reftags.h"

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
    tagged_init(&t, STR("1.  First\n\n   See [A], as [X] says.\n\n2.  References\n\n"
                        "   [A]   Oak, \"Words\", RFC 11, 1990.\n\n"
                        "   [B]   Oak, \"All about RFC 5\", 1990.\n\n"
                        "   [C]   Oak, \"All about RFC 5\", RFC 12.\n\n"
                        "   [D]   Oak, RFC 13, RFC 14.\n\n"
                        "   [E]   RFC Errata, Erratum ID 4, RFC 15.\n\n"
                        "   [RFC16]  Oak, \"Words\".\n\n"
                        "   [F]   Oak, RFC\n         17, DOI 10.17487/RFC0017.\n\n"
                        "   [G\n   H]   Oak, RFC-18.\n\n"
                        "   [I]\n         Oak, RFC 19.\n\n"
                        "   Words behind the list about RFC 20.\n\n"
                        "3.  Third\n\n   [Z]   RFC 99\n"));
    static const struct {
        const char *tag;
        uint32_t number;
    } cases[] = {{"A", 11},  {"B", 0},      {"C", 12},         {"D", 0},
                 {"E", 0},   {"RFC16", 16}, {"RFC 16", 16},    {"F", 17},
                 {"GH", 18}, {"I", 19},     {"X", UINT32_MAX}, {"Z", UINT32_MAX}};
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
        cmocka_unit_test(a_text_without_references_has_none),
    };
    return cmocka_run_group_tests_name("reftags", tests, NULL, NULL);
}
