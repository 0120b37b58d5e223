/* SPDX-License-Identifier: MIT
 *
 * strbuf: growth, the cap, and that it is always a C string.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"

static void it_grows_and_stays_a_c_string(void **state)
{
    (void)state;
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    assert_string_equal(strbuf_cstr(&b), "");
    strbuf_add(&b, NULL, 0);
    strbuf_add_cstr(&b, "RFC ");
    strbuf_addf(&b, "%u, %s", 9110u, "Section");
    strbuf_add_char(&b, ' ');
    strbuf_add_str(&b, STR("4.2"));
    assert_string_equal(strbuf_cstr(&b), "RFC 9110, Section 4.2");
    assert_int_equal(b.n, strlen(b.p));
    for (int i = 0; i < 100000; i++)
        strbuf_add_char(&b, 'x');
    assert_int_equal(b.n, 100021);
    assert_int_equal(b.p[b.n], '\0');
    assert_false(b.overflow);
    strbuf_release(&b);
    assert_int_equal(b.cap, STRBUF_TEXT);
    assert_string_equal(strbuf_cstr(&b), "");
}

static void what_passes_the_cap_is_not_added_at_all(void **state)
{
    (void)state;
    struct strbuf b = STRBUF_INIT(5);
    strbuf_add_cstr(&b, "12345");
    assert_false(b.overflow);
    strbuf_add(&b, "", 0);
    assert_false(b.overflow);
    strbuf_add_char(&b, '6');
    assert_true(b.overflow);
    assert_string_equal(b.p, "12345");
    strbuf_truncate(&b, 2);
    strbuf_add_char(&b, '3'); /* nothing is added behind a gap */
    assert_string_equal(b.p, "12");
    strbuf_clear(&b);
    assert_false(b.overflow);
    strbuf_add_cstr(&b, "123456");
    assert_true(b.overflow);
    assert_int_equal(b.n, 0);
    strbuf_clear(&b);
    strbuf_addf(&b, "%d", 123456);
    assert_true(b.overflow);
    strbuf_clear(&b);
    strbuf_add(&b, "x", SIZE_MAX); /* refused before it is read */
    assert_true(b.overflow);
    strbuf_release(&b);
}

static void taking_leaves_it_empty(void **state)
{
    (void)state;
    struct strbuf b = STRBUF_INIT(100);
    char *none = strbuf_take(&b);
    assert_string_equal(none, "");
    strbuf_add_cstr(&b, "abc");
    char *taken = strbuf_take(&b);
    assert_string_equal(taken, "abc");
    assert_null(b.p);
    strbuf_add_cstr(&b, "def");
    assert_true(str_eq(strbuf_str(&b), STR("def")));
    assert_int_equal(b.cap, 100);
    free(none);
    free(taken);
    strbuf_release(&b);
}

static void truncating_only_shortens(void **state)
{
    (void)state;
    struct strbuf b = STRBUF_INIT(100);
    strbuf_truncate(&b, 0);
    strbuf_truncate(&b, 9);
    strbuf_add_cstr(&b, "abc");
    strbuf_truncate(&b, 9);
    assert_string_equal(b.p, "abc");
    strbuf_truncate(&b, 1);
    assert_string_equal(b.p, "a");
    strbuf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_grows_and_stays_a_c_string),
        cmocka_unit_test(what_passes_the_cap_is_not_added_at_all),
        cmocka_unit_test(taking_leaves_it_empty),
        cmocka_unit_test(truncating_only_shortens),
    };
    return cmocka_run_group_tests_name("strbuf", tests, NULL, NULL);
}
