/* SPDX-License-Identifier: MIT
 *
 * trace: libcurl's lines, as several versions write them.
 */
#include "base/platform.h"

#include "nettest.h"

#include "net/trace.h"

static void lines_that_are_known(void **state)
{
    (void)state;
    struct ladder l = {0};
    static const char *const lines[] = {
        "Uses proxy env variable https_proxy == 'http://me:s3cr3t@proxy.example:3128'\n",
        "Uses proxy env variable no_proxy == 'localhost'\n",
        "SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384 / x25519 / id-ecPublicKey\n",
        " subject: CN=www.example\n",
        " start date: Nov 21 20:00:31 2026 GMT\n",
        "  expire date: Nov 24 20:00:31 2026 GMT\r\n",
        " issuer: C=XX; O=It's quoted; CN=R3",
        "Connected to www.example (192.0.2.7) port 443 (#0)\n",
        "subject:",
        "",
        "\n",
    };
    for (size_t i = 0; i < ARRAY_LEN(lines); i++)
        trace_text(&l, str_of(lines[i]));
    assert_string_equal(l.proxy, "$https_proxy: http://proxy.example:3128");
    assert_string_equal(l.tls, "TLSv1.3 / TLS_AES_256_GCM_SHA384 / x25519 / id-ecPublicKey");
    assert_string_equal(l.subject, "CN=www.example");
    assert_string_equal(l.expires, "Nov 24 20:00:31 2026 GMT");
    assert_string_equal(l.issuer, "C=XX; O=It's quoted; CN=R3");
    ladder_release(&l);
}

static void a_proxy_line_that_is_cut(void **state)
{
    (void)state;
    static const struct {
        const char *line, *proxy;
    } rows[] = {
        {"Uses proxy env variable all_proxy == 'http://p:1", "$all_proxy: http://p:1"},
        {"Uses proxy env variable all_proxy == ''", "$all_proxy: "},
        {"Uses proxy env variable all_proxy", "$all_proxy: "},
        {"Uses proxy env variable ALL_PROXY == 'me:s3cr3t@p:1'", "$ALL_PROXY: p:1"},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct ladder l = {0};
        trace_text(&l, str_of(rows[i].line));
        assert_string_equal(l.proxy, rows[i].proxy);
        ladder_release(&l);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_that_are_known),
        cmocka_unit_test(a_proxy_line_that_is_cut),
    };
    return cmocka_run_group_tests_name("trace", tests, nettest_watchdog, NULL);
}
