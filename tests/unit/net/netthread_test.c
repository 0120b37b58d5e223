/* SPDX-License-Identifier: MIT
 *
 * netthread: retries, mirrors, merging, priorities and pauses against servers.
 *
 * The clock is ours: a clock_gettime before the system's lets the time of day leap.
 */
#include "base/platform.h"

#include "nettest.h"

#include <dlfcn.h>
#include <stdatomic.h>
#include <time.h>

#include "base/clock.h"

#define FAULT "RFCVIEW_TEST_FAULT_URL"
#define H2    "RFCVIEW_TEST_H2_URL"
#define NGINX "RFCVIEW_TEST_NGINX_URL"

static atomic_long leap_s;

int clock_gettime(clockid_t id, struct timespec *t)
{
    int (*real)(clockid_t, struct timespec *);
    void *next = dlsym(RTLD_NEXT, "clock_gettime");
    memcpy(&real, &next, sizeof real);
    int result = real(id, t);
    if (id == CLOCK_REALTIME)
        t->tv_sec += atomic_load(&leap_s);
    return result;
}

/* The next reply that is neither that it started nor how far it is. */
static struct reply *next_reply(struct nettest *n)
{
    for (;;) {
        struct reply *r = nettest_reply(n);
        if (r->verb != REPLY_PROGRESS)
            return r;
        reply_free(r);
    }
}

/* Back-off of milliseconds. */
static struct nettest *open_quick(const char *server)
{
    struct fetcher_options options = {
        .back_off_unit_ms = 5, .stall_seconds = 1, .ca_file = getenv("RFCVIEW_TEST_CA")};
    return nettest_open(&options, server);
}

/* Asks for the paths at that server, as mirrors of one document, and sends want. */
static void fetch_mirrors(struct nettest *n, struct fetch want, const char *const *paths,
                          size_t count)
{
    char *urls[8];
    assert_true(count <= ARRAY_LEN(urls));
    for (size_t i = 0; i < count; i++)
        urls[i] = xasprintf("%s%s", paths[i][0] == '/' ? nettest_server(FAULT) : "", paths[i]);
    want.urls = (const char *const *)(void *)urls;
    want.url_count = count;
    want.what = "RFC 1";
    want.cap = NETTEST_CAP;
    fetcher_fetch(n->fetcher, &want);
    for (size_t i = 0; i < count; i++)
        free(urls[i]);
}

static int lines_of(const char *text)
{
    int lines = text != NULL;
    for (; text != NULL && *text != '\0'; text++)
        lines += *text == '\n';
    return lines;
}

/* ---------------------------------------------------------------- retries */

static void what_passes_is_tried_again(void **state)
{
    (void)state;
    static const struct {
        const char *path, *reason;
        unsigned tries;
    } rows[] = {
        {"/500-once/rfc/rfc11.txt", "status 500", 2},
        {"/503-twice/rfc/rfc12.txt", "status 503", 3},
        {"/429-once/rfc/rfc13.txt", "status 429 (HTTP); try again in 1 s", 2},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct nettest *n = open_quick(FAULT);
        int64_t began = clock_monotonic_ms();
        nettest_fetch(n, FAULT, rows[i].path, (struct fetch){.id = 1, .retries = 3});
        unsigned waits = 0;
        struct reply *r;
        while ((r = next_reply(n))->verb == REPLY_WAITING) {
            assert_non_null(strstr(r->err.text, rows[i].reason));
            assert_int_equal(r->err.kind, ERR_NETWORK);
            assert_true(r->next_try_ms >= began);
            waits++;
            reply_free(r);
        }
        assert_string_equal(r->err.text, "");
        assert_int_equal(r->verb, REPLY_DONE);
        assert_int_equal(waits, rows[i].tries - 1);
        assert_int_equal(r->ladder.tries, rows[i].tries);
        assert_non_null(strstr(r->ladder.failures, rows[i].reason));
        reply_free(r);
        nettest_close(n);
    }
}

static void without_retries_it_fails_at_once(void **state)
{
    (void)state;
    struct nettest *n = open_quick(FAULT);
    nettest_get(n, 1, FAULT, "/500-once/rfc/rfc2.txt");
    struct reply *r = next_reply(n);
    assert_int_equal(r->verb, REPLY_FAILED);
    assert_null(r->ladder.failures);
    reply_free(r);
    nettest_close(n);
}

static void in_the_end_it_fails(void **state)
{
    (void)state;
    struct nettest *n = open_quick(FAULT);
    nettest_fetch(n, FAULT, "/503/rfc/rfc1.txt", (struct fetch){.id = 1, .retries = 2});
    int waits = 0;
    struct reply *r;
    for (; (r = next_reply(n))->verb == REPLY_WAITING; waits++)
        reply_free(r);
    assert_int_equal(waits, 2);
    assert_int_equal(r->verb, REPLY_FAILED);
    assert_int_equal(r->ladder.tries, 3);
    assert_non_null(strstr(r->err.text, "is out of order, status 503 (HTTP)"));
    reply_free(r);
    nettest_close(n);
}

static void who_waits_can_be_cancelled_or_hurried(void **state)
{
    (void)state;
    struct fetcher_options options = {.back_off_unit_ms = 100000};
    struct nettest *n = nettest_open(&options, FAULT);
    nettest_fetch(n, FAULT, "/503/rfc/rfc1.txt", (struct fetch){.id = 1, .retries = 1});
    struct reply *r = next_reply(n);
    assert_int_equal(r->verb, REPLY_WAITING);
    assert_in_range(r->next_try_ms, clock_monotonic_ms() + 70000, clock_monotonic_ms() + 120000);
    reply_free(r);
    fetcher_cancel(n->fetcher, 1);
    r = next_reply(n);
    nettest_assert_failed(r, ERR_CANCELLED, "fetching RFC 9110 was cancelled");
    reply_free(r);
    nettest_fetch(n, FAULT, "/500-once/rfc/rfc3.txt", (struct fetch){.id = 2, .retries = 1});
    r = next_reply(n);
    assert_int_equal(r->verb, REPLY_WAITING);
    reply_free(r);
    fetcher_retry(n->fetcher, 2);
    fetcher_retry(n->fetcher, 99); /* nobody */
    r = next_reply(n);
    assert_int_equal(r->verb, REPLY_DONE);
    reply_free(r);
    nettest_close(n);
}

/* Nothing here asks what time of day it is. */
static void a_clock_that_leaps_is_harmless(void **state)
{
    (void)state;
    static const long leaps[] = {86400, -86400};
    for (size_t i = 0; i < ARRAY_LEN(leaps); i++) {
        struct fetcher_options options = {.back_off_unit_ms = 200};
        struct nettest *n = nettest_open(&options, FAULT);
        char *path = xasprintf("/500-once/rfc/rfc%zu.txt", 20 + i);
        int64_t began = clock_monotonic_ms();
        nettest_fetch(n, FAULT, path, (struct fetch){.id = 1, .retries = 1});
        struct reply *r = next_reply(n);
        assert_int_equal(r->verb, REPLY_WAITING);
        reply_free(r);
        atomic_store(&leap_s, leaps[i]);
        r = next_reply(n);
        atomic_store(&leap_s, 0);
        assert_int_equal(r->verb, REPLY_DONE);
        assert_in_range(clock_monotonic_ms() - began, 150, 20000);
        reply_free(r);
        nettest_close(n);
        free(path);
    }
}

static void a_host_that_asked_for_patience_is_not_asked(void **state)
{
    (void)state;
    struct nettest *n = open_quick(FAULT);
    nettest_fetch(n, FAULT, "/429/rfc/rfc1.txt", (struct fetch){.id = 1, .retries = 1});
    struct reply *r = next_reply(n);
    assert_int_equal(r->verb, REPLY_WAITING);
    reply_free(r);
    nettest_get(n, 2, FAULT, "/ok/patience/2");
    r = next_reply(n);
    assert_int_equal(r->verb, REPLY_WAITING);
    assert_int_equal(r->id, 2);
    assert_in_range(r->next_try_ms, clock_monotonic_ms() + 3000, clock_monotonic_ms() + 8000);
    assert_non_null(strstr(r->err.text, "asked for patience (HTTP)"));
    reply_free(r);
    nettest_get(n, 3, NGINX, "/rfc/rfc90001.txt"); /* another host */
    r = next_reply(n);
    assert_int_equal(r->verb, REPLY_DONE);
    reply_free(r);
    fetcher_retry(n->fetcher, 2);
    r = next_reply(n);
    assert_int_equal(r->id, 2);
    assert_int_equal(r->err.kind, ERR_NOT_FOUND);
    reply_free(r);
    assert_int_equal(nettest_close(n), 1);
}

/* ---------------------------------------------------------------- mirrors */

static void mirrors_are_tried_in_order(void **state)
{
    (void)state;
    static const char *const paths[] = {"/404/rfc/rfc1.txt", "http://127.0.0.1:1/rfc1.txt",
                                        "/cut/rfc/rfc1.txt", "/ok/rfc/rfc1.txt",
                                        "/ok/rfc/rfc2.txt"};
    struct nettest *n = open_quick(FAULT);
    fetch_mirrors(n, (struct fetch){.id = 1}, paths, ARRAY_LEN(paths));
    struct reply *r = next_reply(n);
    assert_string_equal(r->err.text, "");
    assert_int_equal(r->verb, REPLY_DONE);
    assert_int_equal(r->url, 3);
    assert_int_equal(r->ladder.tries, 4);
    assert_non_null(strstr(r->body.p, "Comments: 1 "));
    assert_non_null(strstr(r->ladder.failures, "status 404"));
    assert_non_null(strstr(r->ladder.failures, "connection refused"));
    assert_non_null(strstr(r->ladder.failures, "half-way"));
    reply_free(r);
    nettest_close(n);
}

static void the_failure_closest_to_a_success_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *paths[3];
        enum err_kind kind;
        const char *words;
    } rows[] = {
        {{"/404/rfc/rfc1.txt", "/503/rfc/rfc1.txt", "/403/rfc/rfc1.txt"},
         ERR_NETWORK,
         "status 503"},
        {{"/404/rfc/rfc1.txt", "/403/rfc/rfc1.txt", "/404/rfc/rfc2.txt"},
         ERR_NOT_FOUND,
         "status 404"},
        {{"/cut/rfc/rfc1.txt", "/503/rfc/rfc1.txt", "/404/rfc/rfc1.txt"}, ERR_NETWORK, "half-way"},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct nettest *n = open_quick(FAULT);
        fetch_mirrors(n, (struct fetch){.id = 1}, rows[i].paths, 3);
        struct reply *r = next_reply(n);
        assert_int_equal(r->verb, REPLY_FAILED);
        assert_non_null(strstr(r->err.text, rows[i].words));
        assert_int_equal(lines_of(r->ladder.failures), 3);
        assert_int_equal(r->err.kind, rows[i].kind);
        reply_free(r);
        nettest_close(n);
    }
}

/* ---------------------------------------------------------------- equal requests */

static void equal_requests_are_sent_once(void **state)
{
    (void)state;
    struct nettest *n = nettest_open(NULL, FAULT);
    for (uint64_t id = 1; id <= 3; id++)
        nettest_get(n, id, FAULT, "/stall-before/rfc/rfc90004.txt");
    nettest_control("/control/wait?path=/stall-before/rfc/rfc90004.txt");
    nettest_get(n, 4, FAULT, "/stall-before/rfc/rfc90004.txt"); /* joins it while it runs */
    fetcher_cancel(n->fetcher, 1);
    struct reply *r = nettest_last(n);
    assert_int_equal(r->id, 1);
    assert_int_equal(r->err.kind, ERR_CANCELLED);
    reply_free(r);
    nettest_control("/control/release?path=/stall-before/rfc/rfc90004.txt");
    size_t size;
    char *text = testing_data("rfc/rfc90004.txt", &size);
    for (uint64_t id = 2; id <= 4; id++) {
        r = nettest_last(n);
        assert_int_equal(r->id, id);
        assert_int_equal(r->verb, REPLY_DONE);
        assert_int_equal(r->body.n, size);
        assert_memory_equal(r->body.p, text, size);
        reply_free(r);
    }
    free(text);
    nettest_get(n, 5, FAULT, "/control/log");
    r = nettest_last(n);
    const char *first = strstr(r->body.p, "GET /stall-before/rfc/rfc90004.txt");
    assert_non_null(first);
    assert_null(strstr(first + 1, "GET /stall-before/rfc/rfc90004.txt"));
    reply_free(r);
    nettest_close(n);
}

/* ---------------------------------------------------------------- priorities, pauses */

static void what_is_waited_for_takes_a_place(void **state)
{
    (void)state;
    struct nettest *n = nettest_open(NULL, FAULT);
    for (uint64_t id = 1; id <= 2; id++) {
        char path[64];
        snprintf(path, sizeof path, "/stall-before/place/%d", (int)id);
        nettest_fetch(n, FAULT, path, (struct fetch){.id = id, .priority = PRIORITY_BULK});
    }
    nettest_control("/control/wait?path=/stall-before/place/2");
    nettest_get(n, 3, FAULT, "/ok/rfc/rfc90001.txt");
    struct reply *r = next_reply(n);
    assert_int_equal(r->verb, REPLY_QUEUED);
    assert_int_equal(r->id, 2);
    reply_free(r);
    r = next_reply(n);
    assert_int_equal(r->verb, REPLY_DONE);
    assert_int_equal(r->id, 3);
    reply_free(r);
    nettest_control("/control/wait?path=/stall-before/place/2&count=2"); /* it began anew */
    assert_int_equal(nettest_close(n), 2);
    nettest_control("/control/release");
}

static void an_urged_one_overtakes(void **state)
{
    (void)state;
    struct fetcher_options options = {.parallel = 1};
    struct nettest *n = nettest_open(&options, FAULT);
    nettest_get(n, 1, FAULT, "/stall-before/urge");
    nettest_control("/control/wait?path=/stall-before/urge");
    for (uint64_t id = 2; id <= 3; id++) {
        char path[64];
        snprintf(path, sizeof path, "/ok/rfc/rfc%d.txt", (int)id);
        nettest_fetch(n, FAULT, path, (struct fetch){.id = id, .priority = PRIORITY_BULK});
    }
    fetcher_urge(n->fetcher, 3, PRIORITY_WAITED);
    fetcher_urge(n->fetcher, 99, PRIORITY_WAITED);
    nettest_control("/control/release?path=/stall-before/urge");
    static const uint64_t order[] = {1, 3, 2};
    for (size_t i = 0; i < ARRAY_LEN(order); i++) {
        struct reply *r = nettest_last(n);
        assert_int_equal(r->id, order[i]);
        reply_free(r);
    }
    nettest_close(n);
}

static void a_pause_holds_what_nobody_waits_for(void **state)
{
    (void)state;
    struct nettest *n = nettest_open(NULL, FAULT);
    nettest_fetch(n, FAULT, "/stall-before/paused",
                  (struct fetch){.id = 1, .priority = PRIORITY_BULK});
    nettest_control("/control/wait?path=/stall-before/paused");
    fetcher_pause(n->fetcher);
    struct reply *r = next_reply(n);
    assert_int_equal(r->verb, REPLY_QUEUED);
    assert_int_equal(r->id, 1);
    reply_free(r);
    nettest_fetch(n, FAULT, "/ok/rfc/rfc2.txt",
                  (struct fetch){.id = 2, .priority = PRIORITY_PREFETCH});
    nettest_get(n, 3, FAULT, "/ok/rfc/rfc3.txt");
    r = nettest_last(n);
    assert_int_equal(r->id, 3);
    reply_free(r);
    fetcher_resume(n->fetcher);
    r = nettest_last(n);
    assert_int_equal(r->id, 2);
    assert_int_equal(r->verb, REPLY_DONE);
    reply_free(r);
    nettest_control("/control/wait?path=/stall-before/paused&count=2");
    nettest_control("/control/release");
    nettest_close(n);
}

static void paused_before_the_first(void **state)
{
    (void)state;
    struct nettest *n = nettest_open(NULL, FAULT);
    fetcher_resume(n->fetcher);
    fetcher_pause(n->fetcher);
    nettest_fetch(n, FAULT, "/ok/rfc/rfc2.txt", (struct fetch){.id = 2, .priority = PRIORITY_BULK});
    nettest_get(n, 3, FAULT, "/ok/rfc/rfc3.txt");
    struct reply *r = next_reply(n);
    assert_int_equal(r->id, 3);
    reply_free(r);
    nettest_assert_none_over(n);
    assert_int_equal(nettest_close(n), 1);
}

/* ---------------------------------------------------------------- streams */

static void one_connection_serves_many(void **state)
{
    (void)state;
    struct nettest *n = open_quick(H2);
    enum { N = 12 };
    int connections = 0;
    for (uint64_t id = 1; id <= N; id++) {
        char path[64];
        snprintf(path, sizeof path, "/rfc/rfc9000%d.txt?%d", (int)(1 + id % 6), (int)id);
        nettest_fetch(n, H2, path, (struct fetch){.id = id, .priority = PRIORITY_BULK});
    }
    for (int i = 0; i < N; i++) {
        struct reply *r = nettest_last(n);
        assert_int_equal(r->verb, REPLY_DONE);
        assert_int_equal(r->ladder.http, 20);
        connections += !r->ladder.reused;
        reply_free(r);
    }
    assert_int_equal(connections, 1);
    nettest_close(n);
}

/* It is known as the user's own, so more than two may stall there. */
static void an_own_mirror_is_asked_more_at_a_time(void **state)
{
    (void)state;
    const char *host = nettest_server(FAULT) + strlen("http://");
    struct fetcher_options options = {.own_hosts = &host, .own_count = 1, .own_parallel = 8};
    struct nettest *n = nettest_open(&options, FAULT);
    for (uint64_t id = 1; id <= 8; id++) {
        char path[64];
        snprintf(path, sizeof path, "/stall-before/own/%d", (int)id);
        nettest_fetch(n, FAULT, path, (struct fetch){.id = id, .priority = PRIORITY_BULK});
    }
    for (int i = 1; i <= 8; i++) {
        char wait[64];
        snprintf(wait, sizeof wait, "/control/wait?path=/stall-before/own/%d", i);
        nettest_control(wait);
    }
    assert_int_equal(nettest_close(n), 8);
    nettest_control("/control/release");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_passes_is_tried_again),
        cmocka_unit_test(without_retries_it_fails_at_once),
        cmocka_unit_test(in_the_end_it_fails),
        cmocka_unit_test(who_waits_can_be_cancelled_or_hurried),
        cmocka_unit_test(a_clock_that_leaps_is_harmless),
        cmocka_unit_test(a_host_that_asked_for_patience_is_not_asked),
        cmocka_unit_test(mirrors_are_tried_in_order),
        cmocka_unit_test(the_failure_closest_to_a_success_is_told),
        cmocka_unit_test(equal_requests_are_sent_once),
        cmocka_unit_test(what_is_waited_for_takes_a_place),
        cmocka_unit_test(an_urged_one_overtakes),
        cmocka_unit_test(a_pause_holds_what_nobody_waits_for),
        cmocka_unit_test(paused_before_the_first),
        cmocka_unit_test(one_connection_serves_many),
        cmocka_unit_test(an_own_mirror_is_asked_more_at_a_time),
    };
    return cmocka_run_group_tests_name("netthread", tests, nettest_watchdog, NULL);
}
