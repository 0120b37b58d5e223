/* SPDX-License-Identifier: MIT
 *
 * recent: the documents opened lately.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>

#include "base/xmalloc.h"
#include "library/recent.h"

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
        cmocka_unit_test(the_latest_documents_are_at_hand),
    };
    return cmocka_run_group_tests_name("recent", tests, NULL, NULL);
}
