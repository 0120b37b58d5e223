/* SPDX-License-Identifier: MIT
 *
 * layer: the sentences, without a network.
 */
#include "base/platform.h"

#include "testing.h"

#include <errno.h>
#include <string.h>

#include <curl/curl.h>

#include "base/utf8.h"
#include "net/layer.h"

static const struct failure SOME = {
    .what = "RFC 9110",
    .url = "https://www.rfc-editor.org/rfc/rfc9110.txt",
    .detail = "libcurl's words",
    .phase = PHASE_HTTP,
    .cap = (size_t)32 << 20,
    .patience_s = 10,
};

static void assert_says(const struct failure *f, enum err_kind kind, const char *sentence)
{
    struct err e = {0};
    layer_explain(f, &e);
    assert_string_equal(e.text, sentence);
    assert_int_equal(e.kind, kind);
}

static void assert_code_says(int code, enum phase phase, const char *sentence)
{
    struct failure f = SOME;
    f.code = code;
    f.phase = phase;
    assert_says(&f, ERR_NETWORK, sentence);
}

static void a_sentence_names_the_layer(void **state)
{
    (void)state;
    assert_code_says(CURLE_COULDNT_RESOLVE_HOST, PHASE_NAME,
                     "cannot fetch RFC 9110: no address for www.rfc-editor.org (name resolution)");
    assert_code_says(
        CURLE_OPERATION_TIMEDOUT, PHASE_NAME,
        "cannot fetch RFC 9110: no answer about www.rfc-editor.org in 10 s (name resolution)");
    assert_code_says(CURLE_OPERATION_TIMEDOUT, PHASE_TCP,
                     "cannot fetch RFC 9110: no connection to www.rfc-editor.org in 10 s (TCP)");
    assert_code_says(
        CURLE_OPERATION_TIMEDOUT, PHASE_TLS,
        "cannot fetch RFC 9110: no secure connection to www.rfc-editor.org in 10 s (TLS)");
    assert_code_says(CURLE_COULDNT_RESOLVE_PROXY, PHASE_NAME,
                     "cannot fetch RFC 9110: no address for the proxy (proxy); see $https_proxy");
    assert_code_says(CURLE_WRITE_ERROR, PHASE_HTTP,
                     "cannot fetch RFC 9110: it is larger than 32 MiB (HTTP)");
    assert_code_says(CURLE_RECV_ERROR, PHASE_TLS,
                     "cannot fetch RFC 9110: the connection to www.rfc-editor.org broke: "
                     "libcurl's words (TLS)");
    assert_code_says(CURLE_FTP_WEIRD_PASS_REPLY, PHASE_HTTP,
                     "cannot fetch RFC 9110: libcurl's words (libcurl)");
}

static void the_system_says_why_there_is_no_connection(void **state)
{
    (void)state;
    static const struct {
        int number;
        const char *sentence;
    } rows[] = {
        {ECONNREFUSED, "cannot fetch RFC 9110: www.rfc-editor.org cannot be reached: "
                       "connection refused (TCP)"},
        {ENETUNREACH, "cannot fetch RFC 9110: www.rfc-editor.org cannot be reached: "
                      "no network (TCP)"},
        {0, "cannot fetch RFC 9110: www.rfc-editor.org cannot be reached: no connection (TCP)"},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct failure f = SOME;
        f.code = CURLE_COULDNT_CONNECT;
        f.os_errno = rows[i].number;
        assert_says(&f, ERR_NETWORK, rows[i].sentence);
    }
}

static void whom_libcurl_tried_is_the_host_or_a_proxy(void **state)
{
    (void)state;
    struct failure f = SOME;
    f.code = CURLE_COULDNT_CONNECT;
    f.os_errno = ECONNREFUSED;
    f.detail = "Failed to connect to www.rfc-editor.org port 443 after 1 ms: no";
    assert_says(&f, ERR_NETWORK,
                "cannot fetch RFC 9110: www.rfc-editor.org cannot be reached: connection refused "
                "(TCP)");
    f.detail = "Failed to connect to proxy.example port 3128 after 1 ms: no";
    assert_says(&f, ERR_NETWORK,
                "cannot fetch RFC 9110: the proxy proxy.example cannot be reached: connection "
                "refused (proxy); see $https_proxy");
    f.url = "http://[::1]:80/";
    f.detail = "Failed to connect to ::1 port 80 after 1 ms: no";
    assert_says(&f, ERR_NETWORK,
                "cannot fetch RFC 9110: [::1]:80 cannot be reached: connection refused (TCP)");
}

static void a_refusing_status_outweighs_the_code(void **state)
{
    (void)state;
    struct failure f = SOME;
    f.status = 404;
    f.code = CURLE_PARTIAL_FILE;
    assert_says(&f, ERR_NOT_FOUND,
                "cannot fetch RFC 9110: the server has no such file, status 404 (HTTP)");
    f.status = 410;
    assert_says(&f, ERR_NOT_FOUND,
                "cannot fetch RFC 9110: the server has this file no more, status 410 (HTTP)");
    f.status = 200;
    assert_says(&f, ERR_NETWORK,
                "cannot fetch RFC 9110: www.rfc-editor.org closed the connection half-way (HTTP)");
    f.code = CURLE_OK;
    f.status = 304;
    assert_says(&f, ERR_NETWORK,
                "cannot fetch RFC 9110: www.rfc-editor.org answers with status 304 (HTTP)");
    f.status = 300;
    f.code = CURLE_WRITE_ERROR; /* its page was too long to be read over */
    assert_says(&f, ERR_NETWORK,
                "cannot fetch RFC 9110: www.rfc-editor.org answers with status 300 (HTTP)");
}

static void retry_after_is_passed_on(void **state)
{
    (void)state;
    struct failure f = SOME;
    f.status = 503;
    assert_says(&f, ERR_NETWORK,
                "cannot fetch RFC 9110: www.rfc-editor.org is out of order, status 503 (HTTP); "
                "try again later");
    f.retry_after = 120;
    assert_says(&f, ERR_NETWORK,
                "cannot fetch RFC 9110: www.rfc-editor.org is out of order, status 503 (HTTP); "
                "try again in 120 s");
    f.retry_after = 3600;
    assert_says(&f, ERR_NETWORK,
                "cannot fetch RFC 9110: www.rfc-editor.org is out of order, status 503 (HTTP); "
                "try again in 3600 s, more than the 300 s that are waited for");
    f.status = 511;
    assert_says(&f, ERR_NETWORK,
                "cannot fetch RFC 9110: this network wants a log-in first, status 511 (HTTP); a "
                "browser shows its page");
    f.status = 403;
    assert_says(&f, ERR_NETWORK,
                "cannot fetch RFC 9110: www.rfc-editor.org refuses, status 403 (HTTP)");
}

/* A hostile redirect can make a host name long and fill it with anything. */
static void a_long_name_leaves_the_layer_readable(void **state)
{
    (void)state;
    char url[2000] = "https://";
    memset(url + strlen(url), 'a', 1500);
    memcpy(url + 20, "\x1b[2J", 4);
    struct failure f = SOME;
    f.url = url;
    f.code = CURLE_COULDNT_RESOLVE_HOST;
    struct err e = {0};
    layer_explain(&f, &e);
    assert_non_null(strstr(e.text, "aaa… (name resolution)"));
    assert_null(strchr(e.text, '\x1b'));
    assert_true(utf8_valid(str_of(e.text)));
}

static void a_password_is_not_told(void **state)
{
    (void)state;
    static const struct {
        int code;
        const char *url, *sentence;
    } rows[] = {
        {CURLE_UNSUPPORTED_PROTOCOL, "https://me:secret@host.example/x",
         "cannot fetch RFC 9110: it is redirected to https://host.example/x, which is not followed "
         "(HTTP)"},
        {CURLE_URL_MALFORMAT, "https://me:sec/ret@host.example/x",
         "cannot fetch RFC 9110: https://host.example/x is not an address (URL)"},
        {CURLE_COULDNT_RESOLVE_HOST, "https://me:secret@host.example/x",
         "cannot fetch RFC 9110: no address for host.example (name resolution)"},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct failure f = SOME;
        f.phase = PHASE_NAME;
        f.status = 302;
        f.url = rows[i].url;
        f.code = rows[i].code;
        assert_says(&f, ERR_NETWORK, rows[i].sentence);
    }
}

static void what_can_be_done_is_told(void **state)
{
    (void)state;
    struct failure f = SOME;
    f.code = CURLE_PEER_FAILED_VERIFICATION;
    assert_non_null(strstr(layer_remedy(&f), "$SSL_CERT_FILE"));
    f.code = CURLE_PARTIAL_FILE;
    assert_non_null(strstr(layer_remedy(&f), "try again"));
    f.code = CURLE_OUT_OF_MEMORY;
    assert_null(layer_remedy(&f));
    f.status = 404; /* outweighs the code */
    assert_non_null(strstr(layer_remedy(&f), "may have no text"));
    f.status = 418;
    assert_null(layer_remedy(&f));
}

/* A brace in what the network sent is no template. */
static void words_are_not_expanded_twice(void **state)
{
    (void)state;
    struct failure f = SOME;
    f.code = CURLE_SSL_CONNECT_ERROR;
    f.detail = "{host} %s {nothing";
    assert_says(&f, ERR_NETWORK,
                "cannot fetch RFC 9110: no secure connection to www.rfc-editor.org: "
                "{host} %s {nothing (TLS)");
}

/* No code may leave a word unfilled (which is BUG) or a sentence without layer. */
static void every_code_and_status_has_a_sentence(void **state)
{
    (void)state;
    static const long statuses[] = {0, 200, 204, 301, 304, 400, 404, 407, 429, 451, 500, 599, 999};
    for (int code = CURLE_OK; code < CURL_LAST; code++) {
        for (size_t i = 0; i < ARRAY_LEN(statuses); i++) {
            for (enum phase phase = PHASE_NAME; phase <= PHASE_HTTP; phase++) {
                struct failure f = SOME;
                f.code = code;
                f.status = statuses[i];
                f.phase = phase;
                f.retry_after = (long)(i % 2);
                struct err e = {0};
                layer_explain(&f, &e);
                assert_true(e.kind == ERR_NETWORK || e.kind == ERR_NOT_FOUND);
                assert_true(str_starts(str_of(e.text), STR("cannot fetch RFC 9110: ")));
                assert_non_null(strchr(e.text, ')'));
                assert_null(strchr(e.text, '{'));
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_names_the_layer),
        cmocka_unit_test(the_system_says_why_there_is_no_connection),
        cmocka_unit_test(whom_libcurl_tried_is_the_host_or_a_proxy),
        cmocka_unit_test(a_refusing_status_outweighs_the_code),
        cmocka_unit_test(retry_after_is_passed_on),
        cmocka_unit_test(a_long_name_leaves_the_layer_readable),
        cmocka_unit_test(a_password_is_not_told),
        cmocka_unit_test(what_can_be_done_is_told),
        cmocka_unit_test(words_are_not_expanded_twice),
        cmocka_unit_test(every_code_and_status_has_a_sentence),
    };
    return cmocka_run_group_tests_name("layer", tests, NULL, NULL);
}
