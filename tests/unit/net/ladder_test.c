/* SPDX-License-Identifier: MIT
 *
 * ladder: what is written of each layer, alone and at the end of a transfer.
 */
#include "base/platform.h"

#include "nettest.h"

#include "base/log.h"
#include "net/ladder.h"

#define FAULT "RFCVIEW_TEST_FAULT_URL"
#define TLS   "RFCVIEW_TEST_TLS_URL"
#define H2    "RFCVIEW_TEST_H2_URL"

/* As it is written; to be freed. */
static char *text_of(const struct ladder *l)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    ladder_write(l, &b);
    return strbuf_take(&b);
}

static void assert_line(const char *text, const char *line)
{
    if (strstr(text, line) == NULL)
        fail_msg("no \"%s\" in:\n%s", line, text);
}

static void assert_written(const struct ladder *l, const char *expected)
{
    char *text = text_of(l);
    assert_string_equal(text, expected);
    free(text);
}

static void the_lines_are_aligned(void **state)
{
    (void)state;
    struct ladder l = {
        .phase = PHASE_HTTP,
        .name_us = 12000,
        .tcp_us = 20400,
        .tls_us = 25149,
        .first_us = 80000,
        .total_us = 130250,
        .port = 443,
        .http = 20,
        .status = 200,
        .length = -1,
        .received = 98304,
        .unpacked = 512345,
        .tries = 2,
    };
    ladder_set(&l.url, STR("https://www.example/rfc/rfc9110.txt"));
    ladder_set(&l.proxy, STR("$https_proxy: http://proxy.example:3128"));
    ladder_set(&l.redirects, STR("https://a.example/"));
    ladder_append(&l.redirects, "\n", STR("https://b.example/"));
    ladder_set(&l.tried, STR("2001:db8::7"));
    ladder_append(&l.tried, ", ", STR("192.0.2.7"));
    ladder_set(&l.address, STR("2001:db8::7"));
    ladder_set(&l.tls, STR("TLSv1.3 / TLS_AES_256_GCM_SHA384"));
    ladder_set(&l.subject, STR("CN=www.example"));
    ladder_set(&l.issuer, STR("O=Lanterns"));
    ladder_set(&l.expires, STR("Mar  1 00:00:00 2027 GMT"));
    ladder_set(&l.type, STR("text/plain"));
    ladder_set(&l.encoding, STR("gzip"));
    ladder_set(&l.etag, STR("\"5f3\""));
    ladder_set(&l.failures, STR("it was closed"));
    struct ladder copy = ladder_copy(&l);
    ladder_release(&l);
    assert_written(&copy, "failed    it was closed\n"
                          "URL       https://www.example/rfc/rfc9110.txt\n"
                          "redirect  https://a.example/\n"
                          "redirect  https://b.example/\n"
                          "proxy     $https_proxy: http://proxy.example:3128\n"
                          "name      2001:db8::7, 192.0.2.7 in 12.0 ms\n"
                          "TCP       2001:db8::7 port 443 (IPv6) in 20.4 ms\n"
                          "TLS       TLSv1.3 / TLS_AES_256_GCM_SHA384 in 25.1 ms\n"
                          "          for CN=www.example, until Mar  1 00:00:00 2027 GMT, by "
                          "O=Lanterns\n"
                          "HTTP      HTTP/2, status 200, text/plain, gzip, ETag \"5f3\"\n"
                          "bytes     98304 received, 512345 unpacked\n"
                          "time      first byte after 80.0 ms, all after 130.2 ms, try 2\n"
                          "result    good\n");
    ladder_release(&copy);
}

static void it_ends_where_the_transfer_did(void **state)
{
    (void)state;
    struct ladder l = {.phase = PHASE_NAME, .total_us = 1200, .length = -1, .remedy = "go online"};
    ladder_set(&l.url, STR("https://host.example/"));
    err_set(&l.err, ERR_NETWORK, "no address (name resolution)");
    assert_written(&l, "URL       https://host.example/\n"
                       "proxy     none\n"
                       "name      no address\n"
                       "bytes     0 received, 0 unpacked\n"
                       "time      over after 1.2 ms\n"
                       "result    no address (name resolution)\n"
                       "remedy    go online\n");
    ladder_release(&l);
}

static void versions_of_http(void **state)
{
    (void)state;
    static const struct {
        long http;
        const char *line;
    } rows[] = {{10, "HTTP      HTTP/1.0, status 200\n"},
                {11, "HTTP      HTTP/1.1, status 200\n"},
                {20, "HTTP      HTTP/2, status 200\n"},
                {30, "HTTP      HTTP/3, status 200\n"},
                {0, "HTTP      no answer\n"}};
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct ladder l = {.phase = PHASE_HTTP, .http = rows[i].http, .status = 200};
        char *text = text_of(&l);
        assert_line(text, rows[i].line);
        free(text);
    }
}

static void the_network_cannot_write_control_bytes(void **state)
{
    (void)state;
    struct ladder l = {.phase = PHASE_HTTP, .http = 11, .status = 200, .length = 5};
    ladder_set(&l.type, STR("text/\x1b[2Jplain\xff\n\xc2\x9bx"));
    char *text = text_of(&l);
    assert_non_null(strstr(text, "HTTP/1.1, status 200, text/?[2Jplain???x\n"));
    free(text);
    ladder_release(&l);
}

static void texts_have_a_cap(void **state)
{
    (void)state;
    char *text = NULL, long_one[2 * LADDER_TEXT_MAX];
    memset(long_one, 'x', sizeof long_one);
    ladder_set(&text, (struct str){long_one, sizeof long_one});
    assert_int_equal(strlen(text), LADDER_TEXT_MAX);
    ladder_append(&text, ", ", STR("more"));
    assert_int_equal(strlen(text), LADDER_TEXT_MAX);
    ladder_set(&text, STR_NONE);
    assert_null(text);
    ladder_append(&text, ", ", STR("first"));
    assert_string_equal(text, "first");
    free(text);
}

/* ---------------------------------------------------------------- from a server */

static void a_success_has_its_ladder(void **state)
{
    (void)state;
    struct fetcher_options options = {.ca_file = getenv("RFCVIEW_TEST_CA")};
    struct nettest *n = nettest_open(&options, H2);
    nettest_get(n, 1, H2, "/rfc/rfc90001.txt");
    struct reply *r = nettest_last(n);
    assert_int_equal(r->verb, REPLY_DONE);
    char *text = text_of(&r->ladder);
    assert_line(text, "\nproxy     none\nname      127.0.0.1 in ");
    assert_line(text, "\nTCP       127.0.0.1 port ");
    assert_line(text, "(IPv4) in ");
    assert_line(text, "\nTLS       TLSv1.3 / TLS_");
    assert_line(text, "\n          for CN=127.0.0.1, until ");
    assert_line(text, ", by CN=127.0.0.1\n");
    assert_line(text, "\nHTTP      HTTP/2, status 200, text/plain, gzip, ETag W/");
    assert_line(text, " received, ");
    assert_line(text, "\nresult    good\n");
    assert_true(r->ladder.received < r->ladder.unpacked);
    assert_int_equal(r->ladder.tries, 1);
    free(text);
    reply_free(r);
    nettest_get(n, 2, H2, "/rfc/rfc90002.txt");
    r = nettest_last(n);
    assert_true(r->ladder.reused);
    text = text_of(&r->ladder);
    assert_line(text, "\nTCP       127.0.0.1 port ");
    assert_line(text, "(IPv4), the connection was there\nTLS       TLSv1.3 / TLS_");
    assert_line(text, ", agreed before\n          for CN=127.0.0.1, until ");
    free(text);
    reply_free(r);
    nettest_close(n);
}

static void a_failure_has_its_ladder(void **state)
{
    (void)state;
    struct nettest *n = nettest_open(NULL, TLS);
    nettest_get(n, 1, TLS, "/ok/rfc/rfc404.txt");
    struct reply *r = nettest_last(n);
    assert_int_equal(r->ladder.phase, PHASE_TLS);
    char *text = text_of(&r->ladder);
    assert_line(text, "\nTLS       TLSv1.3 / TLS_");
    assert_line(text, ", refused\n          for CN=127.0.0.1, until "); /* we looked once more */
    assert_line(text, ", by CN=127.0.0.1\n");
    assert_line(text, "\nresult    cannot fetch RFC 9110: 127.0.0.1:");
    assert_line(text, "\nremedy    a network that looks into TLS");
    assert_null(strstr(text, "HTTP      "));
    free(text);
    reply_free(r);
    nettest_get(n, 3, FAULT, "/control/log");
    r = nettest_last(n);
    assert_null(strstr(r->body.p, "GET /ok/rfc/rfc404.txt")); /* and asked for nothing */
    reply_free(r);
    nettest_get(n, 2, FAULT, "/redirect-secret/rfc/rfc1.txt");
    r = nettest_last(n);
    text = text_of(&r->ladder);
    assert_line(text, "\nredirect  http://127.0.0.1:");
    assert_null(strstr(text, "s3cr3t"));
    free(text);
    reply_free(r);
    nettest_close(n);
}

/* The fault server is a good proxy: it looks at the path only. */
static void a_proxy_is_in_the_ladder(void **state)
{
    (void)state;
    const char *host = nettest_server(FAULT) + strlen("http://");
    char *proxy = xasprintf("http://me:s3cr3t@%s", host);
    char *line = xasprintf("\nproxy     $http_proxy: http://%s\n", host);
    unsetenv("no_proxy");
    setenv("http_proxy", proxy, 1);
    struct nettest *n = nettest_open(NULL, FAULT);
    fetcher_get(n->fetcher, 1, "http://192.0.2.1/ok/rfc/rfc1.txt", "RFC 1", NETTEST_CAP);
    struct reply *r = nettest_last(n);
    setenv("no_proxy", "127.0.0.1,localhost", 1);
    unsetenv("http_proxy");
    assert_int_equal(r->verb, REPLY_DONE);
    char *text = text_of(&r->ladder);
    assert_line(text, line);
    assert_null(strstr(text, "s3cr3t"));
    free(text);
    free(line);
    free(proxy);
    reply_free(r);
    nettest_close(n);
}

static void a_password_is_told_nobody(void **state)
{
    (void)state;
    char *dir = testing_dir_new(), *log = xasprintf("%s/log", dir);
    struct err e = {0};
    assert_true(log_open(log, &e));
    const char *host = nettest_server(FAULT) + strlen("http://");
    struct nettest *n = nettest_open(NULL, FAULT);
    static const char *const paths[] = {"ok/rfc/rfc1.txt", "redirect-to-file/rfc/rfc1.txt",
                                        "404/rfc/rfc1.txt", "redirect-secret/rfc/rfc1.txt"};
    for (size_t i = 0; i < ARRAY_LEN(paths); i++) {
        char *url = xasprintf("http://me:s3cr3t@%s/%s", host, paths[i]);
        fetcher_get(n->fetcher, i, url, "RFC 1", NETTEST_CAP);
        struct reply *r = nettest_last(n);
        char *text = text_of(&r->ladder);
        assert_null(strstr(text, "s3cr3t"));
        assert_null(strstr(r->err.text, "s3cr3t"));
        free(text);
        free(url);
        reply_free(r);
    }
    nettest_close(n);
    log_close();
    FILE *f = fopen(log, "r");
    assert_non_null(f);
    char line[2000];
    int lines = 0;
    for (; fgets(line, sizeof line, f) != NULL; lines++)
        assert_null(strstr(line, "s3cr3t"));
    assert_true(lines > 3);
    fclose(f);
    free(log);
    testing_dir_remove(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lines_are_aligned),
        cmocka_unit_test(it_ends_where_the_transfer_did),
        cmocka_unit_test(versions_of_http),
        cmocka_unit_test(the_network_cannot_write_control_bytes),
        cmocka_unit_test(texts_have_a_cap),
        cmocka_unit_test(a_success_has_its_ladder),
        cmocka_unit_test(a_failure_has_its_ladder),
        cmocka_unit_test(a_proxy_is_in_the_ladder),
        cmocka_unit_test(a_password_is_told_nobody),
    };
    return cmocka_run_group_tests_name("ladder", tests, nettest_watchdog, NULL);
}
