/* SPDX-License-Identifier: MIT
 *
 * err: one printable sentence, whatever went into it.
 */
#include "base/platform.h"

#include "testing.h"

#include <string.h>

#include "base/err.h"
#include "base/utf8.h"

static void it_says_what_and_returns_false(void **state)
{
    (void)state;
    struct err e = {0};
    assert_false(err_set(&e, ERR_NETWORK, "cannot fetch RFC %u", 9110u));
    assert_int_equal(e.kind, ERR_NETWORK);
    assert_string_equal(e.text, "cannot fetch RFC 9110");
    assert_false(err_prefix(&e, "list of %d", 3));
    assert_int_equal(e.kind, ERR_NETWORK);
    assert_string_equal(e.text, "list of 3: cannot fetch RFC 9110");
    assert_false(err_set(&e, ERR_STORAGE, "again: %s", e.text)); /* its own text goes in */
    assert_string_equal(e.text, "again: list of 3: cannot fetch RFC 9110");
    assert_false(err_set(NULL, ERR_USAGE, "nobody listens"));
    assert_false(err_prefix(NULL, "nobody"));
}

static void what_is_not_printable_is_replaced(void **state)
{
    (void)state;
    struct err e = {0};
    err_set(&e, ERR_DAMAGED, "%s", "a\x1b[31m\nb\x7f\xc2\x9b\xff é\xe2\x82");
    assert_string_equal(e.text, "a?[31m?b??? é??");
}

static void what_is_too_long_is_cut_at_a_character(void **state)
{
    (void)state;
    for (size_t n = 200; n < 1500; n++) {
        static char text[2000];
        size_t at = 0;
        for (; at < n % 3; at++)
            text[at] = 'x';
        for (; at < n; at += 3)
            memcpy(text + at, "–", 3);
        text[at] = '\0';
        struct err e = {0};
        err_set(&e, ERR_DAMAGED, "%s", text);
        assert_true(utf8_valid(str_of(e.text)));
        bool cut = strcmp(e.text, text) != 0;
        assert_true(cut == (strstr(e.text, "…") != NULL));
        assert_true(cut || n < sizeof e.text);
        assert_true(!cut || n > sizeof e.text - 8);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_says_what_and_returns_false),
        cmocka_unit_test(what_is_not_printable_is_replaced),
        cmocka_unit_test(what_is_too_long_is_cut_at_a_character),
    };
    return cmocka_run_group_tests_name("err", tests, NULL, NULL);
}
