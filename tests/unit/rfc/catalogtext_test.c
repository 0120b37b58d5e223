/* SPDX-License-Identifier: MIT
 *
 * catalogtext: writing and reading give back the same; damage is named by its line.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "rfc/catalogtext.h"
#include "rfc/indexfile.h"

static char *written(const struct catalogimage_source *facts)
{
    struct strbuf out = STRBUF_INIT(8 << 20);
    catalogtext_write(facts, &out);
    return strbuf_take(&out);
}

static void reading_what_was_written_changes_nothing(void **state)
{
    (void)state;
    size_t n;
    char *xml = testing_data("index-new.xml", &n);
    struct arena arena = {0};
    struct catalogimage_source facts, again;
    struct err e = {0};
    assert_true(indexfile_parse((struct str){xml, n}, 20230121, &arena, &facts, &e));
    char *first = written(&facts);
    if (!catalogtext_parse(str_of(first), &arena, &again, &e))
        fail_msg("%s", e.text);
    char *second = written(&again);
    assert_string_equal(first, second);
    assert_int_equal(again.entry_count, 11);
    assert_int_equal(again.date, 20230121);
    assert_int_equal(again.entries[10].relations[RELATION_OBSOLETES].n, 2);
    assert_int_equal(again.entries[5].number, 2616);
    assert_int_equal(again.entries[5].relations[RELATION_OBSOLETED_BY].n, 2);
    assert_true(again.entries[10].errata && !again.entries[5].errata);
    assert_true(str_eq(again.entries[10].group, STR("httpbis")));
    assert_int_equal(again.entries[5].group.n, 0);
    assert_true(str_eq(again.entries[10].also, STR("STD 97")));
    free(first);
    free(second);
    free(xml);
    arena_release(&arena);
}

/* What goes to another machine is the catalogue as it is. */
static void a_catalogue_is_written_with_abstracts(void **state)
{
    (void)state;
    size_t n;
    char *xml = testing_data("index-new.xml", &n);
    struct arena arena = {0};
    struct catalogimage_source facts, again;
    struct strbuf image = STRBUF_INIT(8 << 20), same = STRBUF_INIT(8 << 20);
    struct strbuf text = STRBUF_INIT(8 << 20);
    struct catalog c;
    struct err e = {0};
    assert_true(indexfile_parse((struct str){xml, n}, 20230121, &arena, &facts, &e));
    assert_true(catalogimage_build(&facts, &image, &e));
    assert_true(catalog_open(&c, strbuf_str(&image), &e));
    assert_int_equal(catalog_knows(&c), KNOWN_GROUPS | KNOWN_ERRATA | KNOWN_ABSTRACTS);
    catalogtext_write_catalog(&c, 20230121, &text);
    assert_true(catalogtext_parse(strbuf_str(&text), &arena, &again, &e));
    assert_true(catalogimage_build(&again, &same, &e));
    assert_true(str_eq(strbuf_str(&image), strbuf_str(&same)));
    char *bare = written(&facts);
    assert_null(strstr(bare, "We wrote this line"));
    free(bare);
    free(xml);
    strbuf_release(&image);
    strbuf_release(&same);
    strbuf_release(&text);
    arena_release(&arena);
}

static void a_relation_only_one_side_can_state_is_kept(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct catalogimage_source facts;
    struct err e = {0};
    const char *text = "rfcview-catalog 1 20230121\n"
                       "7\t1970-01\t--L\t1\tA title\t\t\tO77,99 u5 U66\n"
                       "9\n";
    assert_true(catalogtext_parse(str_of(text), &arena, &facts, &e));
    const struct entry *rfc = &facts.entries[0];
    assert_int_equal(rfc->relations[RELATION_OBSOLETED_BY].n, 2);
    assert_int_equal(rfc->relations[RELATION_OBSOLETED_BY].at[1], 99);
    assert_int_equal(rfc->relations[RELATION_UPDATES].at[0], 5);
    assert_int_equal(rfc->relations[RELATION_UPDATED_BY].at[0], 66);
    assert_false(facts.entries[1].issued);
    char *again = written(&facts);
    assert_non_null(strstr(again, "\n7\t1970-01\t--L\t1\tA title\t\t\tO77,99 u5 U66\n9\n"));
    free(again);
    arena_release(&arena);
}

#define HEAD "rfcview-catalog 1 20230121\n"

static void damage_is_named_by_its_line(void **state)
{
    static const char *const bad[][2] = {
        {"", "line 1"},
        {"<html>", "line 1"},
        {"rfcview-catalog 1\n", "line 1"},
        {"rfcview-catalog 1 2023\n", "line 1"},
        {"rfcview-catalog 3 20230121\n", "version 3"},
        {"rfcview-catalog 0 20230121\n", "version 0"},
        {HEAD "1\n0\n", "line 3"},
        {HEAD "x\n", "line 2"},
        {HEAD "1\t1969-13\t--L\t1\tT\n", "line 2"},
        {HEAD "1\t\t--L\tmany\tT\n", "line 2"},
        {HEAD "1\t\t--\t1\tT\n", "line 2"},
        {HEAD "1\t\tQ-L\t1\tT\n", "line 2"},
        {HEAD "1\t\t--Lq\t1\tT\n", "line 2"},
        {HEAD "1\t\t--L\t1\tT\t\t\to\n", "line 2"},
        {HEAD "1\t\t--L\t1\tT\t\t\tz5\n", "line 2"},
        {HEAD "1\t\t--L\t1\tT\t\t\to5,,6\n", "line 2"},
        {HEAD "1\t\t--L\t1\tT\x1B[m\n", "line 2"},
        {HEAD "1\t\t--L\t1\tT\xFF\n", "line 2"},
        {HEAD "bcp\t14\t\n", "line 2"},
        {HEAD "bcp\t\t1\n", "line 2"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct arena arena = {0};
        struct catalogimage_source facts;
        struct err e = {0};
        if (catalogtext_parse(str_of(bad[i][0]), &arena, &facts, &e))
            fail_msg("read: %s", bad[i][0]);
        if (strstr(e.text, bad[i][1]) == NULL)
            fail_msg("%s: %s", bad[i][0], e.text);
        arena_release(&arena);
    }
}

static void comments_and_empty_lines_are_passed_over(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct catalogimage_source facts;
    struct err e = {0};
    assert_true(catalogtext_parse(STR(HEAD "\n# 1\n3\n\n2"), &arena, &facts, &e));
    assert_int_equal(facts.entry_count, 2);
    assert_int_equal(facts.entries[0].number, 2);
    arena_release(&arena);
}

static void the_projects_own_text_is_in_its_normal_form(void **state)
{
    (void)state;
    struct strbuf in = STRBUF_INIT(8 << 20);
    struct arena arena = {0};
    struct catalogimage_source facts;
    struct err e = {0};
    assert_true(file_read("assets/catalog.txt", &in, &e));
    if (!catalogtext_parse(strbuf_str(&in), &arena, &facts, &e))
        fail_msg("%s", e.text);
    char *again = written(&facts);
    assert_true(str_eq(str_of(again), strbuf_str(&in)));
    assert_true(facts.entry_count > 9000);
    free(again);
    strbuf_release(&in);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reading_what_was_written_changes_nothing),
        cmocka_unit_test(a_catalogue_is_written_with_abstracts),
        cmocka_unit_test(a_relation_only_one_side_can_state_is_kept),
        cmocka_unit_test(damage_is_named_by_its_line),
        cmocka_unit_test(comments_and_empty_lines_are_passed_over),
        cmocka_unit_test(the_projects_own_text_is_in_its_normal_form),
    };
    return cmocka_run_group_tests_name("catalogtext", tests, NULL, NULL);
}
