/* SPDX-License-Identifier: MIT
 *
 * listfacts, and the orders that follow from them.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "rfc/catalogimage.h"
#include "view/listfacts.h"
#include "view/listorder.h"

static void check_set(const struct listfacts *f, enum query_is is, const char *expected)
{
    struct strbuf got = STRBUF_INIT(STRBUF_TEXT);
    struct numbers numbers = listfacts_query(f).are[is];
    for (size_t i = 0; i < numbers.n; i++)
        strbuf_addf(&got, "%s%u", i > 0 ? " " : "", numbers.at[i]);
    assert_string_equal(strbuf_cstr(&got), expected);
    strbuf_release(&got);
}

static void sets_are_sorted_and_grow(void **state)
{
    (void)state;
    static const uint32_t any[] = {9, 2, 5};
    struct listfacts f = {.latest = {NULL, 0, 0}};
    assert_false(listfacts_is(&f, QUERY_LOCAL, 2));
    listfacts_set(&f, QUERY_LOCAL, (struct numbers){any, 3});
    check_set(&f, QUERY_LOCAL, "2 5 9");
    listfacts_add(&f, QUERY_LOCAL, 7);
    listfacts_add(&f, QUERY_LOCAL, 7);
    listfacts_add(&f, QUERY_LOCAL, 1);
    listfacts_add(&f, QUERY_LOCAL, 99);
    check_set(&f, QUERY_LOCAL, "1 2 5 7 9 99");
    assert_true(listfacts_is(&f, QUERY_LOCAL, 7) && !listfacts_is(&f, QUERY_LOCAL, 8));
    check_set(&f, QUERY_READ, "");
    listfacts_set(&f, QUERY_LOCAL, (struct numbers){NULL, 0});
    check_set(&f, QUERY_LOCAL, "");
    listfacts_release(&f);
}

static void what_is_read_again_is_the_latest(void **state)
{
    (void)state;
    static const uint32_t read[] = {9, 2, 5};
    struct listfacts f = {.latest = {NULL, 0, 0}};
    listfacts_set(&f, QUERY_READ, (struct numbers){read, 3});
    listfacts_add(&f, QUERY_READ, 5);
    listfacts_add(&f, QUERY_READ, 7);
    check_set(&f, QUERY_READ, "2 5 7 9");
    static const uint32_t latest[] = {7, 5, 9, 2};
    assert_int_equal(f.latest.n, 4);
    assert_memory_equal(f.latest.at, latest, sizeof latest);
    listfacts_release(&f);
}

static void check_order(const struct catalog *c, const struct listfacts *f, enum listorder order,
                        const char *expected)
{
    struct strbuf got = STRBUF_INIT(STRBUF_TEXT);
    uint32_t out[8];
    size_t n = listorder_sort(c, f, order, out);
    for (size_t i = 0; i < n; i++)
        strbuf_addf(&got, "%s%u", i > 0 ? " " : "", catalog_number(c, out[i]));
    assert_string_equal(strbuf_cstr(&got), expected);
    strbuf_release(&got);
}

#define TITLE(literal) .issued = true, .title = {literal, sizeof(literal) - 1}

static void every_order_puts_the_unknown_last(void **state)
{
    (void)state;
    static const struct entry entries[] = {
        {.number = 1, TITLE("b"), .year = 1990, .month = 2, .pages = 3, .status = STATUS_HISTORIC},
        {.number = 2},
        {.number = 3, TITLE("B c"), .year = 1990, .month = 1, .pages = 3},
        {.number = 4, TITLE("a"), .status = STATUS_INTERNET_STANDARD},
        {.number = 5, TITLE("b"), .year = 1990, .month = 2, .pages = 9, .status = STATUS_HISTORIC},
    };
    struct catalogimage_source from = {.entries = entries, .entry_count = ARRAY_LEN(entries)};
    struct strbuf image = STRBUF_INIT(1 << 20);
    struct catalog c;
    struct err e = {0};
    struct listfacts f = {.latest = {NULL, 0, 0}};
    struct changes changes = {0};
    static const uint32_t read[] = {4, 77, 1};
    assert_true(catalogimage_build(&from, &image, &e));
    assert_true(catalog_open(&c, strbuf_str(&image), &e));
    check_order(&c, &f, LISTORDER_NEWEST, "5 4 3 2 1");
    check_order(&c, &f, LISTORDER_OLDEST, "1 2 3 4 5");
    check_order(&c, &f, LISTORDER_DATE, "5 1 3 4 2");
    check_order(&c, &f, LISTORDER_TITLE, "4 5 1 3 2");
    check_order(&c, &f, LISTORDER_STATUS, "4 5 1 3 2");
    check_order(&c, &f, LISTORDER_PAGES, "5 3 1 4 2");
    check_order(&c, &f, LISTORDER_NEWS, "");
    check_order(&c, &f, LISTORDER_READ, "");
    listfacts_set(&f, QUERY_READ, (struct numbers){read, 3});
    changes_parse(&changes,
                  STR("rfcview-changes 1\n20251201 new 3\n20251202 new 1\n20251202 new 4\n"
                      "20251201 new 77\n20251203 errata 3\n"));
    listfacts_set_changes(&f, &changes);
    check_order(&c, &f, LISTORDER_NEWS, "3 4 1");
    check_order(&c, &f, LISTORDER_READ, "4 1");
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    listfacts_describe(&f, 3, &said);
    listfacts_describe(&f, 2, &said);
    assert_string_equal(strbuf_cstr(&said), "new; got errata");
    strbuf_release(&said);
    listfacts_release(&f);
    changes_release(&changes);
    strbuf_release(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_are_sorted_and_grow),
        cmocka_unit_test(what_is_read_again_is_the_latest),
        cmocka_unit_test(every_order_puts_the_unknown_last),
    };
    return cmocka_run_group_tests_name("listfacts", tests, NULL, NULL);
}
