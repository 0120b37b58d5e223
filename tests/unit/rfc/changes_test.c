/* SPDX-License-Identifier: MIT
 *
 * changes: two small catalogues compared, and the list that is kept.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "rfc/catalogimage.h"
#include "rfc/changes.h"

static const uint32_t by_8[] = {8}, by_8_9[] = {8, 9};

static const struct entry before[] = {
    {.number = 1, .issued = true, .status = STATUS_PROPOSED_STANDARD},
    {.number = 2,
     .issued = true,
     .relations = {[RELATION_OBSOLETED_BY] = {by_8, 1}, [RELATION_UPDATED_BY] = {by_8, 1}}},
    {.number = 3},
    {.number = 4, .issued = true},
    {.number = 6, .issued = true, .errata = true},
    {.number = 8, .issued = true},
};

static const struct entry after[] = {
    {.number = 1, .issued = true, .status = STATUS_INTERNET_STANDARD},
    {.number = 2,
     .issued = true,
     .relations = {[RELATION_OBSOLETED_BY] = {by_8_9, 2}, [RELATION_UPDATED_BY] = {by_8, 1}}},
    {.number = 3, .issued = true},
    {.number = 4, .issued = true, .relations = {[RELATION_UPDATED_BY] = {by_8_9, 2}}},
    {.number = 5},
    {.number = 8, .issued = true, .errata = true},
    {.number = 9, .issued = true, .relations = {[RELATION_UPDATED_BY] = {by_8, 1}}},
};

struct image {
    struct strbuf bytes;
    struct catalog catalog;
};

static struct image build(const struct entry *entries, size_t n, uint32_t date)
{
    struct image m = {.bytes = STRBUF_INIT(1 << 20)};
    struct catalogimage_source from = {.entries = entries, .entry_count = n, .date = date};
    struct err e = {0};
    assert_true(catalogimage_build(&from, &m.bytes, &e));
    assert_true(catalog_open(&m.catalog, strbuf_str(&m.bytes), &e));
    return m;
}

static void find(struct changes *c, struct numbers read)
{
    struct image a = build(before, ARRAY_LEN(before), 20250101);
    struct image b = build(after, ARRAY_LEN(after), 20251201);
    changes_find(c, &a.catalog, &b.catalog, read);
    strbuf_release(&a.bytes);
    strbuf_release(&b.bytes);
}

static const struct change expected[] = {
    {CHANGE_STATUS, 20251201, 1, STATUS_PROPOSED_STANDARD, false},
    {CHANGE_OBSOLETED, 20251201, 2, 9, true},
    {CHANGE_NEW, 20251201, 3, 0, false},
    {CHANGE_UPDATED, 20251201, 4, 8, true},
    {CHANGE_UPDATED, 20251201, 4, 9, true},
    {CHANGE_ERRATA, 20251201, 8, 0, false},
    {CHANGE_NEW, 20251201, 9, 0, false},
};

static void assert_same(const struct change *a, const struct change *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->day, b->day);
    assert_int_equal(a->number, b->number);
    assert_int_equal(a->other, b->other);
}

static void what_is_different_is_found(void **state)
{
    (void)state;
    static const uint32_t read[] = {2, 4, 7};
    struct changes c = {0};
    find(&c, (struct numbers){read, ARRAY_LEN(read)});
    assert_int_equal(c.list.n, ARRAY_LEN(expected));
    for (size_t i = 0; i < c.list.n; i++) {
        assert_same(&c.list.at[i], &expected[i]);
        assert_int_equal(c.list.at[i].read, expected[i].read);
    }
    assert_int_equal(changes_count(&c, CHANGE_NEW, false), 2);
    assert_int_equal(changes_count(&c, CHANGE_UPDATED, true), 2);
    assert_int_equal(changes_count(&c, CHANGE_NEW, true), 0);
    changes_release(&c);
}

static void the_same_catalogue_has_no_changes(void **state)
{
    (void)state;
    struct changes c = {0};
    struct image a = build(after, ARRAY_LEN(after), 20251201);
    changes_find(&c, &a.catalog, &a.catalog, (struct numbers){NULL, 0});
    assert_int_equal(c.list.n, 0);
    strbuf_release(&a.bytes);
}

static void errata_are_no_news_where_none_were_known(void **state)
{
    (void)state;
    struct changes c = {0};
    const struct entry unknown = {.number = 8, .issued = true};
    struct image a = build(&unknown, 1, 20250101), b = build(after, ARRAY_LEN(after), 20251201);
    changes_find(&c, &a.catalog, &b.catalog, (struct numbers){NULL, 0});
    assert_int_equal(changes_count(&c, CHANGE_ERRATA, false), 0);
    changes_release(&c);
    strbuf_release(&a.bytes);
    strbuf_release(&b.bytes);
}

static void each_is_told_in_a_few_words(void **state)
{
    (void)state;
    static const char *const words[] = {"was Proposed Standard", "obsoleted by 9", "new",
                                        "updated by 8",          "updated by 9",   "got errata"};
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
        change_describe(&expected[i], &out);
        assert_string_equal(strbuf_cstr(&out), words[i]);
        strbuf_release(&out);
    }
}

static void what_is_old_is_no_news(void **state)
{
    (void)state;
    struct changes c = {0};
    changes_parse(&c, STR("rfcview-changes 1\n20250101 new 3\n20251130 new 4\n20251231 new 5\n"
                          "20260102 new 6\n20251202 new 7\n"));
    changes_keep_recent(&c);
    assert_int_equal(c.list.n, 3);
    assert_int_equal(c.list.at[0].number, 5);
    assert_int_equal(c.list.at[1].number, 6);
    assert_int_equal(c.list.at[2].number, 7);
    changes_release(&c);
    changes_keep_recent(&c);
}

static void numbers_are_those_of_a_kind(void **state)
{
    (void)state;
    struct changes c = {0};
    size_t n;
    find(&c, (struct numbers){NULL, 0});
    uint32_t *fresh = changes_numbers(&c, CHANGES_NEW, &n);
    assert_int_equal(n, 2);
    assert_int_equal(fresh[0] * 10 + fresh[1], 39);
    free(fresh);
    uint32_t *other = changes_numbers(&c, CHANGES_OTHER, &n);
    assert_int_equal(n, 4);
    assert_int_equal(other[0] * 1000 + other[1] * 100 + other[2] * 10 + other[3], 1248);
    free(other);
    changes_release(&c);
}

static void assert_described(const struct changes *c, const char *text)
{
    struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
    changes_describe(c, &out);
    assert_string_equal(strbuf_cstr(&out), text);
    strbuf_release(&out);
}

static void changes_are_told_in_a_sentence(void **state)
{
    (void)state;
    static const uint32_t read[] = {2, 4};
    struct changes c = {0}, none = {0};
    find(&c, (struct numbers){read, 2});
    assert_described(&c, "the index is new: 2 new RFCs; 1 RFC has another status; of those you "
                         "read: RFC 2 is obsoleted by RFC 9, RFC 4 is updated by RFC 8, RFC 4 is "
                         "updated by RFC 9");
    find(&c, (struct numbers){read, 1});
    assert_described(&c, "the index is new: 4 new RFCs; 2 RFCs have another status; of those you "
                         "read: RFC 2 is obsoleted by RFC 9, RFC 4 is updated by RFC 8, RFC 4 is "
                         "updated by RFC 9, …");
    changes_release(&c);
    static const uint32_t eight[] = {8};
    find(&c, (struct numbers){eight, 1});
    assert_described(&c, "the index is new: 2 new RFCs; 1 RFC has another status; of those you "
                         "read: RFC 8 has errata now");
    assert_described(&none, "the index is new: some facts were corrected");
    changes_release(&c);
}

static void what_is_kept_is_read_back(void **state)
{
    (void)state;
    struct changes c = {0}, again = {0};
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT);
    find(&c, (struct numbers){NULL, 0});
    changes_write(&c, &text);
    assert_string_equal(strbuf_cstr(&text),
                        "rfcview-changes 1\n20251201 status 1 PS\n20251201 obsoleted 2 9\n"
                        "20251201 new 3\n20251201 updated 4 8\n20251201 updated 4 9\n"
                        "20251201 errata 8\n20251201 new 9\n");
    changes_parse(&again, strbuf_str(&text));
    assert_int_equal(again.list.n, c.list.n);
    for (size_t i = 0; i < c.list.n; i++)
        assert_same(&again.list.at[i], &c.list.at[i]);
    changes_release(&c);
    changes_release(&again);
    strbuf_release(&text);
}

static void bad_lines_are_passed_over(void **state)
{
    (void)state;
    struct changes c = {0};
    changes_parse(&c, STR("rfcview-changes 1\n20251201 new 3 4\n2025121 new 3\n20251201 old 3\n"
                          "20251201 new 0\n20251201 status 3 XX\n20251201 updated 3\n\n20251201 "
                          "errata 3 4\n20251201 updated 3 0\n"
                          "99999999 new 3\n20251201 new 3"));
    assert_int_equal(c.list.n, 1);
    changes_parse(&c, STR("rfcview-changes 2\n20251201 new 3\n"));
    changes_parse(&c, STR_NONE);
    assert_int_equal(c.list.n, 1);
    changes_release(&c);
}

/* Known ones stay where they are, the oldest go. */
static void lists_are_merged(void **state)
{
    (void)state;
    struct changes c = {0}, more = {0};
    changes_parse(&c, STR("rfcview-changes 1\n20250101 new 3\n20250101 new 4\n"));
    changes_parse(&more, STR("rfcview-changes 1\n20251201 new 4\n20251201 new 5\n"));
    changes_merge(&c, &more, 10);
    assert_int_equal(c.list.n, 3);
    assert_int_equal(c.list.at[1].day, 20250101);
    assert_int_equal(c.list.at[2].number, 5);
    changes_merge(&c, &more, 2);
    assert_int_equal(c.list.n, 2);
    assert_int_equal(c.list.at[0].number, 4);
    changes_release(&c);
    changes_release(&more);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_different_is_found),
        cmocka_unit_test(the_same_catalogue_has_no_changes),
        cmocka_unit_test(errata_are_no_news_where_none_were_known),
        cmocka_unit_test(each_is_told_in_a_few_words),
        cmocka_unit_test(what_is_old_is_no_news),
        cmocka_unit_test(numbers_are_those_of_a_kind),
        cmocka_unit_test(changes_are_told_in_a_sentence),
        cmocka_unit_test(what_is_kept_is_read_back),
        cmocka_unit_test(bad_lines_are_passed_over),
        cmocka_unit_test(lists_are_merged),
    };
    return cmocka_run_group_tests_name("changes", tests, NULL, NULL);
}
