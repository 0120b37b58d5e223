/* SPDX-License-Identifier: MIT
 *
 * transfer: what comes back from every way a server can fail, over the wire; a row a test.
 */
#include "base/platform.h"

#include "nettest.h"

#define FAULT   "RFCVIEW_TEST_FAULT_URL"
#define TLS     "RFCVIEW_TEST_TLS_URL"
#define NGINX   "RFCVIEW_TEST_NGINX_URL"
#define H2      "RFCVIEW_TEST_H2_URL"
#define EXPIRED "RFCVIEW_TEST_EXPIRED_URL"

struct row {
    const char *name, *server, *path;
    enum err_kind kind;   /* ERR_NONE: a body comes */
    const char *expected; /* in the body; or in the sentence, HOST for the server's */
    uint32_t retry_after;
};

static const struct row ROWS[] = {
    {"a made-up text", FAULT, "/ok/rfc/rfc90002.txt", ERR_NONE, "Comments: 90002", 0},
    {"a text of the fixtures", FAULT, "/ok/rfc/rfc90001.txt", ERR_NONE, "Lanterns", 0},
    {"gzip from nginx", NGINX, "/rfc/rfc90001.txt", ERR_NONE, "Lanterns", 0},
    {"gzip unasked", FAULT, "/gzip/rfc/rfc90001.txt", ERR_NONE, "Lanterns", 0},
    {"a redirect", FAULT, "/redirect/rfc/rfc90001.txt", ERR_NONE, "Lanterns", 0},
    {"a redirect for ever", FAULT, "/redirect-moved/rfc/rfc90001.txt", ERR_NONE, "Lanterns", 0},
    {"five redirects", FAULT, "/redirect-chain/5/rfc/rfc90001.txt", ERR_NONE, "Lanterns", 0},
    {"a redirect with a password", FAULT, "/redirect-secret/rfc/rfc90001.txt", ERR_NONE, "Lanterns",
     0},
    {"a short length", FAULT, "/long/rfc/rfc90001.txt", ERR_NONE, "Lanterns", 0},
    {"an ETag", FAULT, "/etag/rfc/rfc90001.txt", ERR_NONE, "Lanterns", 0},
    {"a page with status 200", FAULT, "/html/rfc/rfc1.txt", ERR_NONE, "log in", 0},
    {"half a text", FAULT, "/half/rfc/rfc90001.txt", ERR_NONE, "Lanterns", 0},
    {"another text", FAULT, "/wrong/rfc/rfc1.txt", ERR_NONE, "Comments: 2 ", 0},
    {"binary bytes", FAULT, "/binary/rfc/rfc1.txt", ERR_NONE, "abcdefg", 0},
    {"control bytes", FAULT, "/control/rfc/rfc1.txt", ERR_NONE, "\x1b]52;c;", 0},

    {"404 of today", FAULT, "/404/rfc/rfc1.txt", ERR_NOT_FOUND,
     "the server has no such file, status 404 (HTTP)", 0},
    {"404 of old", FAULT, "/404-page/rfc/rfc1.txt", ERR_NOT_FOUND,
     "the server has no such file, status 404 (HTTP)", 0},
    {"404 of nginx", NGINX, "/rfc/rfc1.txt", ERR_NOT_FOUND,
     "the server has no such file, status 404 (HTTP)", 0},
    {"404 without end", FAULT, "/404-endless/rfc/rfc1.txt", ERR_NOT_FOUND,
     "the server has no such file, status 404 (HTTP)", 0},
    {"404 cut short", FAULT, "/cut-404/rfc/rfc1.txt", ERR_NOT_FOUND,
     "the server has no such file, status 404 (HTTP)", 0},
    {"403", FAULT, "/403/rfc/rfc1.txt", ERR_NETWORK, "HOST refuses, status 403 (HTTP)", 0},
    {"429", FAULT, "/429-bare/rfc/rfc1.txt", ERR_NETWORK,
     "HOST was asked too often, status 429 (HTTP); try again later", 0},
    {"429 with seconds", FAULT, "/429/rfc/rfc1.txt", ERR_NETWORK,
     "HOST was asked too often, status 429 (HTTP); try again in 7 s", 7},
    {"503", FAULT, "/503/rfc/rfc1.txt", ERR_NETWORK,
     "HOST is out of order, status 503 (HTTP); try again later", 0},
    {"500", FAULT, "/500-once/rfc/rfc1.txt", ERR_NETWORK,
     "HOST is out of order, status 500 (HTTP); try again later", 0},
    {"429 with a day", FAULT, "/429-long/rfc/rfc1.txt", ERR_NETWORK,
     "HOST was asked too often, status 429 (HTTP); try again in 86400 s, more than the 300 s that "
     "are waited for",
     86400},
    {"304 unasked", FAULT, "/304/rfc/rfc1.txt", ERR_NETWORK, "HOST answers with status 304 (HTTP)",
     0},
    {"204", FAULT, "/204/rfc/rfc1.txt", ERR_NETWORK, "HOST answers with status 204 (HTTP)", 0},

    {"six redirects", FAULT, "/redirect-chain/6/rfc/rfc1.txt", ERR_NETWORK,
     "HOST redirects more than 5 times (HTTP)", 0},
    {"redirects without end", FAULT, "/redirect-loop/rfc/rfc1.txt", ERR_NETWORK,
     "HOST redirects more than 5 times (HTTP)", 0},
    {"a redirect to a file", FAULT, "/redirect-to-file/rfc/rfc1.txt", ERR_NETWORK,
     "it is redirected to file:///etc/passwd, which is not followed (HTTP)", 0},
    {"a redirect from https to http", TLS, "/redirect-to-plain/rfc/rfc1.txt", ERR_NETWORK,
     "it is redirected to http://127.0.0.1:", 0},
    {"nothing", FAULT, "/empty/rfc/rfc1.txt", ERR_NETWORK, "HOST sent an empty file (HTTP)", 0},
    {"a body cut short", FAULT, "/cut/rfc/rfc1.txt", ERR_NETWORK,
     "HOST closed the connection half-way (HTTP)", 0},
    {"chunks without end", FAULT, "/cut-chunks/rfc/rfc1.txt", ERR_NETWORK,
     "HOST closed the connection half-way (HTTP)", 0},
    {"a chunk without end", FAULT, "/cut-chunk/rfc/rfc1.txt", ERR_NETWORK,
     "HOST closed the connection half-way (HTTP)", 0},
    {"a reset within the body", FAULT, "/reset-body/rfc/rfc90001.txt", ERR_NETWORK,
     "the connection to HOST broke: ", 0},
    {"a hundred megabytes", FAULT, "/huge/rfc/rfc1.txt", ERR_NETWORK,
     "it is larger than 1 MiB (HTTP)", 0},
    {"a byte now and then", FAULT, "/drip/rfc/rfc1.txt", ERR_NETWORK,
     "HOST sent nothing, or next to nothing, for 1 s (HTTP)", 0},
    {"broken compression", FAULT, "/gzip-broken/rfc/rfc1.txt", ERR_NETWORK,
     "what HOST sent does not unpack", 0},
    {"a body without end", FAULT, "/endless/rfc/rfc1.txt", ERR_NETWORK,
     "it is larger than 1 MiB (HTTP)", 0},
    {"a gzip bomb", FAULT, "/bomb/rfc/rfc1.txt", ERR_NETWORK, "it is larger than 1 MiB (HTTP)", 0},
    {"no answer", FAULT, "/close/rfc/rfc1.txt", ERR_NETWORK,
     "HOST closed the connection without an answer (HTTP)", 0},
    {"a reset", FAULT, "/reset/rfc/rfc1.txt", ERR_NETWORK, "the connection to HOST broke", 0},
    {"another protocol", FAULT, "/garbage/rfc/rfc1.txt", ERR_NETWORK,
     "what HOST answers is not HTTP (HTTP)", 0},
    {"silence before the answer", FAULT, "/stall-before/rfc/rfc1.txt", ERR_NETWORK,
     "HOST sent nothing, or next to nothing, for 1 s (HTTP)", 0},
    {"silence within the body", FAULT, "/stall-body/rfc/rfc1.txt", ERR_NETWORK,
     "HOST sent nothing, or next to nothing, for 1 s (HTTP)", 0},

    {"a certificate that is too old", EXPIRED, "/ok/rfc/rfc1.txt", ERR_NETWORK,
     "HOST is not trusted: SSL certificate problem: certificate has expired (TLS); $SSL_CERT_FILE "
     "can name its authority",
     0},
    {"HTTP/2", H2, "/rfc/rfc90001.txt", ERR_NONE, "Lanterns", 0},
    {"TLS, trusted", TLS, "/ok/rfc/rfc90001.txt", ERR_NONE, "Lanterns", 0},
};

/* "cannot fetch RFC 9110: " and the row's sentence, with the host in it. */
static char *row_sentence(const struct row *row)
{
    const char *url = nettest_server(row->server);
    const char *host = strstr(url, "://") + 3;
    const char *at = strstr(row->expected, "HOST");
    if (at == NULL)
        return xasprintf("cannot fetch RFC 9110: %s", row->expected);
    return xasprintf("cannot fetch RFC 9110: %.*s%.*s%s", (int)(at - row->expected), row->expected,
                     (int)strcspn(host, "/"), host, at + 4);
}

static void row_test(void **state)
{
    const struct row *row = *state;
    struct fetcher_options options = {.ca_file = getenv("RFCVIEW_TEST_CA"), .stall_seconds = 1};
    char *sentence = row_sentence(row);
    struct nettest *n = nettest_open(&options, row->server);
    nettest_get(n, 7, row->server, row->path);
    struct reply *r = nettest_last(n);
    assert_int_equal(r->id, 7);
    if (row->kind == ERR_NONE) {
        assert_string_equal(r->err.text, "");
        assert_int_equal(r->verb, REPLY_DONE);
        assert_non_null(memmem(r->body.p, r->body.n, row->expected, strlen(row->expected)));
    } else {
        assert_int_equal(r->verb, REPLY_FAILED);
        if (strncmp(r->err.text, sentence, strlen(sentence)) != 0)
            assert_string_equal(r->err.text, sentence);
        assert_int_equal(r->err.kind, row->kind);
        assert_int_equal(r->retry_after, row->retry_after);
    }
    reply_free(r);
    free(sentence);
    assert_int_equal(nettest_close(n), 0);
}

/* ---------------------------------------------------------------- what no row can say */

/* The sentence for one URL, to be freed; *kind may be NULL. */
static char *fetch_error(const struct fetcher_options *options, const char *url,
                         enum err_kind *kind)
{
    struct nettest *n = nettest_open(options, NULL);
    fetcher_get(n->fetcher, 1, url, "RFC 1", NETTEST_CAP);
    struct reply *r = nettest_last(n);
    char *text = xstrdup(r->err.text);
    if (kind != NULL)
        *kind = r->err.kind;
    reply_free(r);
    assert_int_equal(nettest_close(n), 0);
    return text;
}

static void assert_fetch_fails(const struct fetcher_options *options, const char *url,
                               enum err_kind kind, const char *sentence)
{
    enum err_kind got;
    char *text = fetch_error(options, url, &got);
    assert_string_equal(text, sentence);
    assert_int_equal(got, kind);
    free(text);
}

static void addresses_that_are_none(void **state)
{
    (void)state;
    assert_fetch_fails(NULL, "gopher://127.0.0.1/", ERR_NETWORK,
                       "cannot fetch RFC 1: gopher://127.0.0.1/ is not an https, http or file "
                       "address (URL)");
    assert_fetch_fails(NULL, "http://[/", ERR_NETWORK,
                       "cannot fetch RFC 1: http://[/ is not an address (URL)");
    assert_fetch_fails(NULL, "", ERR_NETWORK, "cannot fetch RFC 1:  is not an address (URL)");
}

static void files(void **state)
{
    (void)state;
    char *dir = testing_dir_new();
    char *url = xasprintf("file://%s/none.txt", dir);
    char *said = xasprintf("cannot fetch RFC 1: %s cannot be read (file)", url);
    assert_fetch_fails(NULL, url, ERR_NOT_FOUND, said);
    free(url);
    free(said);
    url = xasprintf("file://%s", dir);
    said = xasprintf("cannot fetch RFC 1: %s is a directory or an empty file (file)", url);
    assert_fetch_fails(NULL, url, ERR_NOT_FOUND, said);
    free(url);
    free(said);
    testing_dir_remove(dir);

    char *here = getcwd(NULL, 0);
    url = xasprintf("file://%s/tests/data/rfc/rfc90001.txt", here);
    struct nettest *n = nettest_open(NULL, NULL);
    fetcher_get(n->fetcher, 1, url, "RFC 90001", NETTEST_CAP);
    struct reply *r = nettest_last(n);
    size_t size;
    char *text = testing_data("rfc/rfc90001.txt", &size);
    assert_int_equal(r->verb, REPLY_DONE);
    assert_int_equal(r->body.n, size);
    assert_memory_equal(r->body.p, text, size);
    free(text);
    free(url);
    free(here);
    reply_free(r);
    nettest_close(n);
}

static void the_cap_is_exact(void **state)
{
    (void)state;
    char *url = xasprintf("%s/rfc/rfc90001.txt", nettest_server(NGINX));
    size_t size;
    free(testing_data("rfc/rfc90001.txt", &size));
    struct nettest *n = nettest_open(NULL, NGINX);
    fetcher_get(n->fetcher, 1, url, "RFC 90001", size);
    struct reply *r = nettest_last(n);
    assert_int_equal(r->verb, REPLY_DONE);
    assert_int_equal(r->body.n, size);
    reply_free(r);
    fetcher_get(n->fetcher, 2, url, "RFC 90001", size - 1);
    r = nettest_last(n);
    char *sentence =
        xasprintf("cannot fetch RFC 90001: it is larger than %zu bytes (HTTP)", size - 1);
    nettest_assert_failed(r, ERR_NETWORK, sentence);
    free(sentence);
    reply_free(r);
    free(url);
    nettest_close(n);
}

static void a_date_to_wait_for_becomes_seconds(void **state)
{
    (void)state;
    struct nettest *n = nettest_open(NULL, FAULT);
    nettest_get(n, 1, FAULT, "/429-date/rfc/rfc1.txt");
    struct reply *r = nettest_last(n);
    assert_int_equal(r->verb, REPLY_FAILED);
    assert_in_range(r->retry_after, 1, 90);
    assert_non_null(strstr(r->err.text, "try again in "));
    reply_free(r);
    nettest_close(n);
}

/* ---------------------------------------------------------------- only if it has changed */

static void what_has_not_changed_is_not_sent(void **state)
{
    (void)state;
    static const char *const paths[] = {"/etag/rfc/rfc1.txt", "/etag-weak/rfc/rfc1.txt"};
    for (size_t i = 0; i < ARRAY_LEN(paths); i++) {
        struct nettest *n = nettest_open(NULL, FAULT);
        nettest_get(n, 1, FAULT, paths[i]);
        struct reply *first = nettest_last(n);
        assert_int_equal(first->verb, REPLY_DONE);
        assert_int_equal(strncmp(first->ladder.etag, i == 0 ? "\"" : "W/\"", i == 0 ? 1 : 3), 0);
        nettest_fetch(n, FAULT, paths[i], (struct fetch){.id = 2, .etag = first->ladder.etag});
        struct reply *r = nettest_last(n);
        assert_int_equal(r->verb, REPLY_UNCHANGED);
        assert_int_equal(r->body.n, 0);
        assert_string_equal(r->ladder.etag, first->ladder.etag);
        reply_free(r);
        nettest_fetch(n, FAULT, paths[i], (struct fetch){.id = 3, .etag = "\"another\""});
        r = nettest_last(n);
        assert_int_equal(r->verb, REPLY_DONE);
        assert_int_equal(r->body.n, first->body.n);
        reply_free(r);
        reply_free(first);
        nettest_close(n);
    }
}

/* It would be a header of our own making. */
static void an_etag_with_control_bytes_is_not_sent(void **state)
{
    (void)state;
    struct nettest *n = nettest_open(NULL, FAULT);
    nettest_fetch(n, FAULT, "/304/evil", (struct fetch){.id = 1, .etag = "\"a\"\r\nX-Evil: yes"});
    struct reply *r = nettest_last(n);
    assert_int_equal(r->verb, REPLY_FAILED); /* nobody asked, so a 304 is no answer */
    reply_free(r);
    nettest_get(n, 2, FAULT, "/control/log");
    r = nettest_last(n);
    assert_null(strstr(r->body.p, "X-Evil"));
    reply_free(r);
    nettest_close(n);
}

/* ---------------------------------------------------------------- names, connections, TLS */

static void no_such_host(void **state)
{
    (void)state;
    assert_fetch_fails(NULL, "http://nonexistent.invalid/rfc/rfc1.txt", ERR_NETWORK,
                       "cannot fetch RFC 1: no address for nonexistent.invalid (name resolution)");
}

static void connection_refused(void **state)
{
    (void)state;
    int port;
    int fd = nettest_socket(-1, &port); /* the port is taken, and nobody listens */
    char *url = xasprintf("http://127.0.0.1:%d/rfc/rfc1.txt", port);
    char *said = xasprintf(
        "cannot fetch RFC 1: 127.0.0.1:%d cannot be reached: connection refused (TCP)", port);
    assert_fetch_fails(NULL, url, ERR_NETWORK, said);
    free(url);
    free(said);
    close(fd);
}

static void a_proxy_is_named(void **state)
{
    (void)state;
    int port;
    int fd = nettest_socket(-1, &port);
    char *proxy = xasprintf("http://localhost:%d", port);
    unsetenv("no_proxy");
    setenv("http_proxy", proxy, 1);
    char *text = fetch_error(NULL, "http://192.0.2.1/rfc/rfc1.txt", NULL);
    setenv("no_proxy", "127.0.0.1,localhost", 1);
    unsetenv("http_proxy");
    assert_string_equal(text, "cannot fetch RFC 1: the proxy localhost cannot be reached: "
                              "connection refused (proxy); see $https_proxy");
    free(text);
    free(proxy);
    close(fd);
}

/* The fault server knows no CONNECT. */
static void a_proxy_that_does_not_connect(void **state)
{
    (void)state;
    unsetenv("no_proxy");
    setenv("https_proxy", nettest_server(FAULT), 1);
    char *text = fetch_error(NULL, "https://192.0.2.1/rfc/rfc1.txt", NULL);
    setenv("no_proxy", "127.0.0.1,localhost", 1);
    unsetenv("https_proxy");
    assert_string_equal(text, "cannot fetch RFC 1: the proxy does not let us through: CONNECT "
                              "tunnel failed, response 501 (proxy); see $https_proxy");
    free(text);
}

static void no_connection_in_time(void **state)
{
    (void)state;
    struct nettest_wall wall;
    nettest_wall_open(&wall);
    struct fetcher_options options = {.connect_timeout_ms = 300};
    char *url = xasprintf("http://127.0.0.1:%d/rfc/rfc1.txt", wall.port);
    char *said =
        xasprintf("cannot fetch RFC 1: no connection to 127.0.0.1:%d in 1 s (TCP)", wall.port);
    assert_fetch_fails(&options, url, ERR_NETWORK, said);
    free(url);
    free(said);
    nettest_wall_close(&wall);
}

/* It takes the connection and never says a word of TLS. */
static void no_handshake_in_time(void **state)
{
    (void)state;
    int port;
    int fd = nettest_socket(8, &port);
    struct fetcher_options options = {.connect_timeout_ms = 300};
    char *url = xasprintf("https://127.0.0.1:%d/rfc/rfc1.txt", port);
    char *said =
        xasprintf("cannot fetch RFC 1: no secure connection to 127.0.0.1:%d in 1 s (TLS)", port);
    assert_fetch_fails(&options, url, ERR_NETWORK, said);
    free(url);
    free(said);
    close(fd);
}

static void an_unknown_certificate_is_not_trusted(void **state)
{
    (void)state;
    const char *base = nettest_server(TLS);
    char *url = xasprintf("%s/ok/rfc/rfc90001.txt", base);
    char *text = fetch_error(NULL, url, NULL);
    assert_non_null(strstr(text, " is not trusted: "));
    assert_non_null(strstr(text, "self-signed certificate (TLS); $SSL_CERT_FILE can name"));
    free(text);
    free(url);
}

static void the_environment_can_name_the_authority(void **state)
{
    (void)state;
    setenv("SSL_CERT_FILE", nettest_server("RFCVIEW_TEST_CA"), 1);
    struct nettest *n = nettest_open(NULL, TLS);
    unsetenv("SSL_CERT_FILE"); /* it was read by then */
    nettest_get(n, 1, TLS, "/ok/rfc/rfc90001.txt");
    struct reply *r = nettest_last(n);
    assert_string_equal(r->err.text, "");
    assert_int_equal(r->verb, REPLY_DONE);
    reply_free(r);
    nettest_close(n);
}

static void an_authority_file_that_is_not_there(void **state)
{
    (void)state;
    struct fetcher_options options = {.ca_file = "/nonexistent/ca.pem"};
    char *url = xasprintf("%s/ok/rfc/rfc90001.txt", nettest_server(TLS));
    assert_fetch_fails(&options, url, ERR_NETWORK,
                       "cannot fetch RFC 1: the file of trusted authorities cannot be read (TLS); "
                       "see $SSL_CERT_FILE");
    free(url);
}

static void plain_http_where_tls_is_expected(void **state)
{
    (void)state;
    const char *plain = nettest_server(FAULT);
    char *url = xasprintf("https%s/ok/rfc/rfc1.txt", plain + strlen("http"));
    char *text = fetch_error(NULL, url, NULL);
    assert_non_null(strstr(text, "cannot fetch RFC 1: no secure connection to 127.0.0.1:"));
    assert_non_null(strstr(text, "(TLS)"));
    free(text);
    free(url);
}

static void the_server_learns_who_asks(void **state)
{
    (void)state;
    struct nettest *n = nettest_open(NULL, FAULT);
    nettest_get(n, 1, FAULT, "/ok/rfc/rfc77.txt");
    reply_free(nettest_last(n));
    nettest_get(n, 2, FAULT, "/control/log");
    struct reply *r = nettest_last(n);
    assert_int_equal(r->verb, REPLY_DONE);
    const char *mine = strstr(r->body.p, "GET /ok/rfc/rfc77.txt\n");
    assert_non_null(mine);
    assert_non_null(
        strstr(mine, "User-Agent: rfcview/" RFCVIEW_VERSION " (terminal RFC reader)\n"));
    assert_non_null(strstr(mine, "Accept-Encoding: gzip\n"));
    reply_free(r);
    nettest_close(n);
}

int main(void)
{
    static const struct CMUnitTest singles[] = {
        cmocka_unit_test(addresses_that_are_none),
        cmocka_unit_test(files),
        cmocka_unit_test(the_cap_is_exact),
        cmocka_unit_test(a_date_to_wait_for_becomes_seconds),
        cmocka_unit_test(what_has_not_changed_is_not_sent),
        cmocka_unit_test(an_etag_with_control_bytes_is_not_sent),
        cmocka_unit_test(no_such_host),
        cmocka_unit_test(connection_refused),
        cmocka_unit_test(a_proxy_is_named),
        cmocka_unit_test(a_proxy_that_does_not_connect),
        cmocka_unit_test(no_connection_in_time),
        cmocka_unit_test(no_handshake_in_time),
        cmocka_unit_test(an_unknown_certificate_is_not_trusted),
        cmocka_unit_test(the_environment_can_name_the_authority),
        cmocka_unit_test(an_authority_file_that_is_not_there),
        cmocka_unit_test(plain_http_where_tls_is_expected),
        cmocka_unit_test(the_server_learns_who_asks),
    };
    struct CMUnitTest tests[ARRAY_LEN(ROWS) + ARRAY_LEN(singles)];
    for (size_t i = 0; i < ARRAY_LEN(ROWS); i++) {
        void *row = NULL;
        const struct row *from = &ROWS[i];
        memcpy(&row, &from, sizeof row);
        tests[i] = (struct CMUnitTest){ROWS[i].name, row_test, NULL, NULL, row};
    }
    memcpy(tests + ARRAY_LEN(ROWS), singles, sizeof singles);
    return _cmocka_run_group_tests("transfer", tests, ARRAY_LEN(tests), nettest_watchdog, NULL);
}
