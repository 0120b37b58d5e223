/* SPDX-License-Identifier: MIT
 *
 * indexfile: both forms of the XML index give the same records; what is no index is refused.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "rfc/indexfile.h"

struct fixture {
    char *bytes;
    struct arena arena;
    struct catalogimage_source facts;
};

static void load(struct fixture *f, const char *name)
{
    size_t n;
    struct err e = {0};
    *f = (struct fixture){.bytes = testing_data(name, &n)};
    if (!indexfile_parse((struct str){f->bytes, n}, 20230121, &f->arena, &f->facts, &e))
        fail_msg("%s", e.text);
}

static void unload(struct fixture *f)
{
    arena_release(&f->arena);
    free(f->bytes);
}

static const struct entry *find(const struct catalogimage_source *facts, uint32_t number)
{
    for (size_t i = 0; i < facts->entry_count; i++)
        if (facts->entries[i].number == number)
            return &facts->entries[i];
    fail_msg("no RFC %u", (unsigned)number);
    return NULL;
}

static void assert_text(struct str text, const char *expected)
{
    if (!str_eq(text, str_of(expected)))
        fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(text), expected);
}

static void assert_numbers(struct numbers list, const uint32_t *expected, size_t n)
{
    assert_int_equal(list.n, n);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(list.at[i], expected[i]);
}

#define NUMBERS(...)                                                                               \
    (const uint32_t[]){__VA_ARGS__}, sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t)

static void a_record_has_all_its_facts(void **state)
{
    (void)state;
    struct fixture f;
    load(&f, "index-new.xml");
    assert_int_equal(f.facts.entry_count, 11);
    assert_int_equal(f.facts.date, 20230121);
    const struct entry *rfc = find(&f.facts, 9110);
    assert_true(rfc->issued);
    assert_text(rfc->title, "HTTP Semantics");
    assert_text(rfc->authors, "R. Fielding, Ed., M. Nottingham, Ed., J. H\xC3\xA4rri, Ed.");
    assert_text(rfc->keywords, "Hypertext Transfer Protocol, HTTP & more");
    assert_text(rfc->also, "STD 97");
    assert_int_equal(rfc->year, 2022);
    assert_int_equal(rfc->month, 6);
    assert_int_equal(rfc->day, 0);
    assert_int_equal(rfc->pages, 194);
    assert_int_equal(rfc->status, STATUS_INTERNET_STANDARD);
    assert_int_equal(rfc->stream, STREAM_IETF);
    assert_int_equal(rfc->formats, FORMAT_TEXT | FORMAT_HTML | FORMAT_XML | FORMAT_PDF);
    assert_text(rfc->group, "httpbis");
    assert_true(rfc->errata);
    assert_int_equal(find(&f.facts, 2324)->day, 1);
    unload(&f);
}

/* An abstract has paragraphs in today's form, none in older ones; a draft's name tells the group.
 */
static void abstracts_groups_and_errata_are_optional(void **state)
{
    (void)state;
    struct fixture f;
    load(&f, "index-new.xml");
    const struct entry *rfc = find(&f.facts, 2119);
    assert_text(rfc->abstract, "We wrote this line." CATALOG_PARAGRAPH "And that & one.");
    assert_text(rfc->group, "tea");
    assert_false(rfc->errata);
    assert_text(find(&f.facts, 1)->abstract, "");
    assert_text(find(&f.facts, 1)->group, "");
    unload(&f);
    load(&f, "index-old.xml");
    assert_text(find(&f.facts, 2119)->abstract, "We wrote this line.");
    assert_text(find(&f.facts, 2119)->group, "");
    unload(&f);
}

static void relations_agree_in_both_directions(void **state)
{
    (void)state;
    struct fixture f;
    load(&f, "index-new.xml");
    assert_numbers(find(&f.facts, 9110)->relations[RELATION_OBSOLETES], NUMBERS(7230, 7231));
    assert_numbers(find(&f.facts, 2616)->relations[RELATION_OBSOLETED_BY], NUMBERS(7230, 7231));
    assert_numbers(find(&f.facts, 2119)->relations[RELATION_UPDATED_BY], NUMBERS(8174));
    assert_numbers(find(&f.facts, 2324)->relations[RELATION_UPDATED_BY], NUMBERS(7168));
    unload(&f);
}

static void papers_that_are_no_rfcs_are_left_out(void **state)
{
    (void)state;
    struct fixture f;
    load(&f, "index-new.xml");
    assert_int_equal(find(&f.facts, 8)->relations[RELATION_UPDATED_BY].n, 0);
    assert_int_equal(find(&f.facts, 9110)->relations[RELATION_UPDATES].n, 0);
    unload(&f);
}

static void series_know_their_members_and_empty_ones_are_left_out(void **state)
{
    (void)state;
    struct fixture f;
    load(&f, "index-new.xml");
    assert_int_equal(f.facts.series_count, 2);
    assert_int_equal(f.facts.series[0].kind, REF_BCP);
    assert_int_equal(f.facts.series[0].number, 14);
    assert_numbers(f.facts.series[0].members, NUMBERS(2119, 8174));
    assert_int_equal(f.facts.series[1].kind, REF_STD);
    assert_text(find(&f.facts, 8174)->also, "BCP 14");
    unload(&f);
}

static void numbers_not_issued_are_records_without_facts(void **state)
{
    (void)state;
    struct fixture f;
    load(&f, "index-new.xml");
    const struct entry *none = find(&f.facts, 14);
    assert_false(none->issued);
    assert_int_equal(none->title.n, 0);
    unload(&f);
}

static void assert_same_entry(const struct entry *a, const struct entry *b)
{
    assert_int_equal(a->number, b->number);
    assert_int_equal(a->issued, b->issued);
    assert_true(str_eq(a->title, b->title));
    assert_true(str_eq(a->authors, b->authors));
    assert_true(str_eq(a->keywords, b->keywords));
    assert_true(str_eq(a->also, b->also));
    assert_int_equal(a->year * 10000 + a->month * 100 + a->day,
                     b->year * 10000 + b->month * 100 + b->day);
    assert_int_equal(a->status, b->status);
    assert_int_equal(a->published_as, b->published_as);
    assert_int_equal(a->stream, b->stream);
    assert_int_equal(a->formats, b->formats);
    assert_int_equal(a->pages, b->pages);
    for (size_t i = 0; i < RELATION_COUNT; i++)
        assert_numbers(a->relations[i], b->relations[i].at, b->relations[i].n);
}

static void the_older_form_gives_the_same_records(void **state)
{
    (void)state;
    struct fixture older, newer;
    load(&older, "index-old.xml");
    load(&newer, "index-new.xml");
    assert_int_equal(older.facts.entry_count, newer.facts.entry_count);
    for (size_t i = 0; i < older.facts.entry_count; i++)
        assert_same_entry(&older.facts.entries[i], &newer.facts.entries[i]);
    assert_int_equal(older.facts.series_count, newer.facts.series_count);
    unload(&older);
    unload(&newer);
}

static bool parse(const char *xml, struct arena *a, struct catalogimage_source *facts,
                  struct err *e)
{
    return indexfile_parse(str_of(xml), 20230121, a, facts, e);
}

static void strings_become_one_clean_line(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct catalogimage_source facts;
    struct err e = {0};
    assert_true(parse("<x:rfc-index xmlns:x='u'><x:rfc-entry><x:doc-id> RFC7 </x:doc-id>"
                      "<x:title>\n  one\t two&#x9b;31m&#x7f; <b>no</b>three&amp;&#xe9; \n</x:title>"
                      "</x:rfc-entry></x:rfc-index>",
                      &arena, &facts, &e));
    assert_int_equal(facts.entry_count, 1);
    assert_text(facts.entries[0].title, "one two 31m three&\xC3\xA9");
    arena_release(&arena);
}

static void what_is_unknown_is_passed_over(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct catalogimage_source facts;
    struct err e = {0};
    assert_true(parse("<rfc-index><future><rfc-entry><doc-id>RFC1</doc-id></rfc-entry></future>"
                      "<rfc-entry><doc-id>RFC2</doc-id><current-status>NEW KIND</current-status>"
                      "<format><file-format>EPUB</file-format></format>"
                      "<obsoletes><doc-id>RFC77</doc-id><doc-id>RFC77</doc-id></obsoletes>"
                      "<pages><title>no</title></pages></rfc-entry>"
                      "<rfc-entry><doc-id>RTR3</doc-id></rfc-entry></rfc-index>",
                      &arena, &facts, &e));
    assert_int_equal(facts.entry_count, 1);
    assert_int_equal(facts.entries[0].number, 2);
    assert_int_equal(facts.entries[0].status, STATUS_UNKNOWN);
    assert_int_equal(facts.entries[0].formats, 0);
    assert_int_equal(facts.entries[0].title.n, 0);
    assert_numbers(facts.entries[0].relations[RELATION_OBSOLETES], NUMBERS(77));
    arena_release(&arena);
}

static void what_is_no_index_is_refused(void **state)
{
    static const char *const bad[][2] = {
        {"", "line 1"},
        {"RFC Index", "line 1"},
        {"<html><body/></html>", "the root is not rfc-index"},
        {"<rfc-index></rfc-index>", "holds no RFC"},
        {"<rfc-index>\n<rfc-entry><doc-id>RFC1</doc-id></rfc-entry>", "line 2"},
        {"<!DOCTYPE r [<!ENTITY a 'b'>]><rfc-index/>", "an entity is declared"},
        {"<rfc-index><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a>", "nested too deep"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct arena arena = {0};
        struct catalogimage_source facts;
        struct err e = {0};
        assert_false(parse(bad[i][0], &arena, &facts, &e));
        assert_int_equal(e.kind, ERR_DAMAGED);
        if (strstr(e.text, bad[i][1]) == NULL)
            fail_msg("%s: %s", bad[i][0], e.text);
        arena_release(&arena);
    }
}

static void an_entity_bomb_is_refused(void **state)
{
    (void)state;
    size_t n;
    char *bytes = testing_data("index-entities.xml", &n);
    struct arena arena = {0};
    struct catalogimage_source facts;
    struct err e = {0};
    assert_false(indexfile_parse((struct str){bytes, n}, 20230121, &arena, &facts, &e));
    assert_non_null(strstr(e.text, "line 3"));
    arena_release(&arena);
    free(bytes);
}

static void parsing_can_be_given_up(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct catalogimage_source facts;
    struct err e = {0};
    atomic_bool ending;
    struct str xml = STR("<rfc-index><rfc-entry><doc-id>RFC1</doc-id></rfc-entry></rfc-index>");
    atomic_init(&ending, true);
    assert_false(indexfile_parse_until(xml, 20230121, &ending, &arena, &facts, &e));
    assert_int_equal(e.kind, ERR_CANCELLED);
    atomic_init(&ending, false);
    assert_true(indexfile_parse_until(xml, 20230121, &ending, &arena, &facts, &e));
    arena_release(&arena);
}

static void an_endless_text_is_refused(void **state)
{
    (void)state;
    struct strbuf xml = STRBUF_INIT(1 << 20);
    struct arena arena = {0};
    struct catalogimage_source facts;
    struct err e = {0};
    strbuf_add_cstr(&xml, "<rfc-index><rfc-entry><doc-id>RFC1</doc-id><title>");
    while (xml.n < 100000)
        strbuf_add_cstr(&xml, "words and ");
    strbuf_add_cstr(&xml, "</title></rfc-entry></rfc-index>");
    assert_false(indexfile_parse(strbuf_str(&xml), 20230121, &arena, &facts, &e));
    assert_non_null(strstr(e.text, "too long"));
    strbuf_release(&xml);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_has_all_its_facts),
        cmocka_unit_test(abstracts_groups_and_errata_are_optional),
        cmocka_unit_test(relations_agree_in_both_directions),
        cmocka_unit_test(papers_that_are_no_rfcs_are_left_out),
        cmocka_unit_test(series_know_their_members_and_empty_ones_are_left_out),
        cmocka_unit_test(numbers_not_issued_are_records_without_facts),
        cmocka_unit_test(the_older_form_gives_the_same_records),
        cmocka_unit_test(strings_become_one_clean_line),
        cmocka_unit_test(what_is_unknown_is_passed_over),
        cmocka_unit_test(what_is_no_index_is_refused),
        cmocka_unit_test(an_entity_bomb_is_refused),
        cmocka_unit_test(parsing_can_be_given_up),
        cmocka_unit_test(an_endless_text_is_refused),
    };
    return cmocka_run_group_tests_name("indexfile", tests, NULL, NULL);
}
