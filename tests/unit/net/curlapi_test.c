/* SPDX-License-Identifier: MIT
 *
 * curlapi: libcurl is found at run time, or a sentence says what is missing.
 */
#include "base/platform.h"

#include "testing.h"

#include "net/curlapi.h"

static void the_library_is_found(void **state)
{
    (void)state;
    struct curlapi api = {0};
    struct err e = {0};
    assert_true(curlapi_open(&api, CURLAPI_LIBRARY, &e));
    CURL *easy = api.easy_init();
    assert_non_null(easy);
    assert_int_equal(api.easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L), CURLE_OK);
    api.easy_cleanup(easy);
}

static void it_may_be_opened_again(void **state)
{
    (void)state;
    struct curlapi first = {0}, second = {0};
    struct err e = {0};
    assert_true(curlapi_open(&first, CURLAPI_LIBRARY, &e));
    assert_true(curlapi_open(&second, CURLAPI_LIBRARY, &e));
    assert_ptr_equal(first.multi_perform, second.multi_perform);
}

static void a_missing_library_is_an_error(void **state)
{
    (void)state;
    struct curlapi api = {0};
    struct err e = {0};
    assert_false(curlapi_open(&api, "libnosuchcurl.so.4", &e));
    assert_int_equal(e.kind, ERR_NETWORK);
    assert_string_equal(e.text, "libnosuchcurl.so.4 is not installed (libcurl)");
}

static void a_missing_function_is_an_error(void **state)
{
    (void)state;
    struct curlapi api = {0};
    struct err e = {0};
    assert_false(curlapi_open(&api, "libc.so.6", &e));
    assert_int_equal(e.kind, ERR_NETWORK);
    assert_string_equal(e.text, "libc.so.6 has no function curl_global_init (libcurl)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_missing_library_is_an_error),
        cmocka_unit_test(a_missing_function_is_an_error),
        cmocka_unit_test(the_library_is_found),
        cmocka_unit_test(it_may_be_opened_again),
    };
    return cmocka_run_group_tests_name("curlapi", tests, NULL, NULL);
}
