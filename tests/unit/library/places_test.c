/* SPDX-License-Identifier: MIT
 *
 * places, recent: what a run remembers.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>

#include "base/xmalloc.h"
#include "library/places.h"
#include "library/recent.h"

static void assert_place(const struct places *p, uint32_t number, uint32_t line)
{
    const struct userdata_place *found = places_find(p, number);
    assert_non_null(found);
    assert_int_equal(found->raw_line, line);
}

static void places_are_found_by_number(void **state)
{
    (void)state;
    struct places p = {0};
    assert_null(places_find(&p, 7));
    static const struct userdata_place from_disk[] = {{9, 90, 1}, {7, 70, 2}, {8, 80, 3}};
    struct userdata_place *at = xcalloc(3, sizeof *at);
    for (size_t i = 0; i < 3; i++)
        at[i] = from_disk[i];
    places_put(&p, (struct userdata_place){1, 10, 1});
    places_take(&p, at, 3);
    assert_null(places_find(&p, 1));
    for (size_t i = 0; i < 3; i++)
        assert_place(&p, from_disk[i].number, from_disk[i].raw_line);
    places_put(&p, (struct userdata_place){8, 81, 4});
    places_put(&p, (struct userdata_place){6, 60, 5});
    assert_int_equal(p.n, 4);
    assert_place(&p, 8, 81);
    assert_place(&p, 6, 60);
    size_t n;
    uint32_t *latest = places_numbers(&p, &n);
    static const uint32_t expected[] = {6, 8, 7, 9};
    assert_int_equal(n, 4);
    assert_memory_equal(latest, expected, sizeof expected);
    free(latest);
    places_take(&p, NULL, 0);
    assert_null(places_find(&p, 8));
    places_release(&p);
}

static struct document *document(void)
{
    return document_new(STR("a text\n"), 0);
}

static void the_latest_documents_are_at_hand(void **state)
{
    (void)state;
    struct recent r = {0};
    struct document *first = document();
    recent_add(&r, "rfc1", first);
    for (unsigned i = 2; i <= RECENT_MOST; i++) {
        struct document *d = document();
        char *name = xasprintf("rfc%u", i);
        recent_add(&r, name, d);
        document_release(d);
        free(name);
    }
    struct document *found = recent_find(&r, STR("rfc1#section-2"));
    assert_ptr_equal(found, first);
    document_release(found);
    recent_add(&r, "rfc1", first); /* the latest now */
    struct document *one_more = document();
    recent_add(&r, "rfc100", one_more);
    assert_null(recent_find(&r, STR("rfc2")));
    assert_null(recent_find(&r, STR("rfc10")));
    found = recent_find(&r, STR("rfc1"));
    assert_ptr_equal(found, first);
    document_release(found);
    document_release(one_more);
    document_release(first);
    recent_release(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_found_by_number),
        cmocka_unit_test(the_latest_documents_are_at_hand),
    };
    return cmocka_run_group_tests_name("places", tests, NULL, NULL);
}
