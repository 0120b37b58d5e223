/* SPDX-License-Identifier: MIT
 *
 * buckets: what is put in is found, also when hashes are equal and slots are doubled.
 */
#include "base/platform.h"

#include "testing.h"

#include "net/buckets.h"

#define THINGS 1000

struct thing {
    int number;
    struct bucket node;
};

static struct thing *thing_of(struct bucket *node)
{
    return node != NULL ? BUCKET_THING(node, struct thing, node) : NULL;
}

static void what_is_put_in_is_found(void **state)
{
    (void)state;
    struct thing things[THINGS];
    struct buckets b = {0};
    assert_null(buckets_find(&b, 7));
    for (int i = 0; i < THINGS; i++) {
        things[i].number = i;
        buckets_add(&b, &things[i].node, (uint64_t)i * 64); /* all in one slot at first */
    }
    assert_int_equal(b.n, THINGS);
    for (int i = 0; i < THINGS; i++)
        assert_ptr_equal(thing_of(buckets_find(&b, (uint64_t)i * 64)), &things[i]);
    assert_null(buckets_find(&b, 1));
    for (int i = 0; i < THINGS; i += 2)
        buckets_remove(&b, &things[i].node);
    for (int i = 0; i < THINGS; i++)
        assert_int_equal(buckets_find(&b, (uint64_t)i * 64) != NULL, i % 2);
    assert_int_equal(b.n, THINGS / 2);
    buckets_release(&b);
}

static void equal_hashes_are_all_found(void **state)
{
    (void)state;
    struct thing things[3];
    struct buckets b = {0};
    for (int i = 0; i < 3; i++) {
        things[i].number = 1 << i;
        buckets_add(&b, &things[i].node, i == 1 ? 5 : 69); /* one slot, two hashes */
    }
    int found = 0;
    for (struct bucket *n = buckets_find(&b, 69); n != NULL; n = buckets_again(n))
        found += thing_of(n)->number;
    assert_int_equal(found, 1 + 4);
    buckets_remove(&b, &things[2].node);
    assert_ptr_equal(thing_of(buckets_find(&b, 69)), &things[0]);
    assert_null(buckets_again(buckets_find(&b, 69)));
    buckets_release(&b);
}

static void texts_that_differ_rarely_have_one_hash(void **state)
{
    (void)state;
    assert_int_equal(buckets_hash(0, STR("rfc1")), buckets_hash(0, STR("rfc1")));
    assert_int_not_equal(buckets_hash(0, STR("rfc1")), buckets_hash(0, STR("rfc2")));
    assert_int_not_equal(buckets_hash(0, STR("rfc1")), buckets_hash(1, STR("rfc1")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_put_in_is_found),
        cmocka_unit_test(equal_hashes_are_all_found),
        cmocka_unit_test(texts_that_differ_rarely_have_one_hash),
    };
    return cmocka_run_group_tests_name("buckets", tests, NULL, NULL);
}
