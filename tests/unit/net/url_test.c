/* SPDX-License-Identifier: MIT
 *
 * url: hosts, and addresses without what is nobody's business.
 */
#include "base/platform.h"

#include "testing.h"

#include <string.h>

#include "net/url.h"

static void hosts(void **state)
{
    (void)state;
    static const struct {
        const char *url, *host;
    } rows[] = {
        {"https://www.rfc-editor.org/rfc/rfc1.txt", "www.rfc-editor.org"},
        {"http://127.0.0.1:8080", "127.0.0.1:8080"},
        {"http://[::1]:80/x", "[::1]:80"},
        {"https://user:pass@word@host.example/x@y", "host.example"},
        {"https://host.example?q=a/b", "host.example"},
        {"https://host.example#f@g", "host.example"},
        {"file:///etc/passwd", ""},
        {"https://", ""},
        {"nonsense", ""},
        {"", ""},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct str host = url_host(str_of(rows[i].url));
        assert_int_equal(host.n, strlen(rows[i].host));
        assert_memory_equal(host.n ? host.p : "", rows[i].host, host.n);
    }
}

static void schemes(void **state)
{
    (void)state;
    static const struct {
        const char *url, *scheme;
    } rows[] = {
        {"https://host.example/", "https"},
        {"file:///etc/passwd", "file"},
        {"nonsense", ""},
        {"://host", ""},
        {"mailto:x@y", ""},
        {"", ""},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct str scheme = url_scheme(str_of(rows[i].url));
        assert_int_equal(scheme.n, strlen(rows[i].scheme));
        assert_memory_equal(scheme.n ? scheme.p : "", rows[i].scheme, scheme.n);
    }
}

static void what_may_be_shown(void **state)
{
    (void)state;
    static const struct {
        const char *url, *shown;
    } rows[] = {
        {"https://host.example/a@b?c@d", "https://host.example/a@b?c@d"},
        {"https://user:secret@host.example:8080/a@b", "https://host.example:8080/a@b"},
        {"https://user@[::1]:80/", "https://[::1]:80/"},
        {"https://user:sec@ret@host.example/", "https://host.example/"},
        /* the password has a slash: libcurl refuses it, and a sentence about that must not tell */
        {"https://user:sec/ret@host.example/x", "https://host.example/x"},
        {"https://user:1/2@host.example/x", "https://user:1/2@host.example/x"},
        {"user:secret@host.example/x", "host.example/x"},
        {"file:///home/x@y", "file:///home/x@y"},
        {"", ""},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
        url_add_public(&b, str_of(rows[i].url));
        assert_string_equal(strbuf_cstr(&b), rows[i].shown);
        strbuf_release(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hosts),
        cmocka_unit_test(schemes),
        cmocka_unit_test(what_may_be_shown),
    };
    return cmocka_run_group_tests_name("url", tests, NULL, NULL);
}
