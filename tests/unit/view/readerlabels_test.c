/* SPDX-License-Identifier: MIT
 *
 * readerlabels: every reference has letters of its own, none beginning as another's.
 */
#include "base/platform.h"

#include "testing.h"

#include <string.h>

#include "view/readerlabels.h"

static void every_link_is_reached_by_its_label(void **state)
{
    (void)state;
    static const uint32_t counts[] = {1, 2, 25, 26, 27, 600, 700};
    for (size_t i = 0; i < ARRAY_LEN(counts); i++) {
        struct readerlabels l;
        readerlabels_begin(&l, 40, counts[i]);
        assert_int_equal(l.count, counts[i]);
        assert_int_equal(l.length, counts[i] <= 26 ? 1 : counts[i] <= 676 ? 2 : 3);
        for (uint32_t link = 40; link < 40 + counts[i]; link++) {
            char label[READERLABELS_LETTERS];
            struct readerlabels typed = l;
            uint32_t chosen = 0;
            int n = readerlabels_of(&l, link, label);
            assert_int_equal(n, l.length);
            for (int k = 0; k < n; k++)
                assert_int_equal(readerlabels_key(&typed, (unsigned char)label[k], &chosen),
                                 k + 1 < n ? READERLABELS_MORE : READERLABELS_CHOSEN);
            assert_int_equal(chosen, link);
        }
    }
}

static void what_was_typed_leaves_those_that_begin_so(void **state)
{
    (void)state;
    struct readerlabels l;
    char label[READERLABELS_LETTERS];
    uint32_t link;
    readerlabels_begin(&l, 0, 30);
    assert_int_equal(readerlabels_key(&l, 'S', &link), READERLABELS_MORE); /* capitals too */
    assert_int_equal(readerlabels_of(&l, 0, label), 0);
    assert_int_equal(readerlabels_of(&l, 26, label), 2);
    assert_memory_equal(label, "sa", 2);
    assert_int_equal(readerlabels_of(&l, 30, label), 0);
    assert_int_equal(readerlabels_key(&l, 'q', &link), READERLABELS_NOTHING);
    readerlabels_begin(&l, 0, 2);
    assert_int_equal(readerlabels_key(&l, 'd', &link), READERLABELS_NOTHING);
    readerlabels_begin(&l, 0, 2);
    assert_int_equal(readerlabels_key(&l, 27, &link), READERLABELS_NOTHING);
    readerlabels_begin(&l, 7, 0);
    assert_int_equal(l.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_link_is_reached_by_its_label),
        cmocka_unit_test(what_was_typed_leaves_those_that_begin_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
