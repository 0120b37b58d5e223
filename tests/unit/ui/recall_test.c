/* SPDX-License-Identifier: MIT
 *
 * recall: older and newer, and back to what was typed.
 */
#include "base/platform.h"

#include "testing.h"

#include "ui/recall.h"

static struct recall recall(struct str line)
{
    struct recall r = {0};
    recall_begin(&r, line);
    recall_add(&r, STR("tcp state"));
    recall_add(&r, STR("http"));
    recall_add(&r, STR("tcp"));
    recall_add(&r, STR("tls"));
    return r;
}

static void older(struct recall *r, struct str now, const char *expected)
{
    struct str text;
    bool found = recall_older(r, now, &text);
    assert_int_equal(found, expected != NULL);
    if (found)
        assert_true(str_eq(text, str_of(expected)));
}

static void newer(struct recall *r, const char *expected)
{
    struct str text;
    bool found = recall_newer(r, &text);
    assert_int_equal(found, expected != NULL);
    if (found)
        assert_true(str_eq(text, str_of(expected)));
}

static void an_empty_line_walks_through_all(void **state)
{
    (void)state;
    struct recall r = recall(STR_NONE);
    newer(&r, NULL);
    older(&r, STR_NONE, "tcp state");
    older(&r, STR("tcp state"), "http");
    older(&r, STR("http"), "tcp");
    older(&r, STR("tcp"), "tls");
    older(&r, STR("tls"), NULL);
    newer(&r, "tcp");
    newer(&r, "http");
    newer(&r, "tcp state");
    newer(&r, "");
    newer(&r, NULL);
    recall_release(&r);
}

static void what_was_typed_is_how_they_begin(void **state)
{
    (void)state;
    struct recall r = recall(STR_NONE);
    older(&r, STR("t"), "tcp state");
    older(&r, STR("tcp state"), "tcp");
    older(&r, STR("tcp"), "tls");
    newer(&r, "tcp");
    newer(&r, "tcp state");
    newer(&r, "t");
    recall_touch(&r);
    older(&r, STR("tcp"), "tcp state"); /* not itself */
    recall_touch(&r);
    older(&r, STR("zz"), NULL);
    recall_release(&r);
}

/* A prompt that opens with the words in force. */
static void what_was_there_already_was_not_typed(void **state)
{
    (void)state;
    struct recall r = recall(STR("http"));
    older(&r, STR("http"), "tcp state");
    older(&r, STR("tcp state"), "tcp");
    newer(&r, "tcp state");
    newer(&r, "http");
    recall_release(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_line_walks_through_all),
        cmocka_unit_test(what_was_typed_is_how_they_begin),
        cmocka_unit_test(what_was_there_already_was_not_typed),
    };
    return cmocka_run_group_tests_name("recall", tests, NULL, NULL);
}
