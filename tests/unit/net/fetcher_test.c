/* SPDX-License-Identifier: MIT
 *
 * fetcher: the queue and the thread - limits, cancelling, progress, leaving.
 *
 * A name look-up that hangs is made by a getaddrinfo of our own, which libcurl finds before the
 * system's.
 */
#include "base/platform.h"

#include "nettest.h"

#include <dirent.h>
#include <dlfcn.h>
#include <netdb.h>
#include <pthread.h>
#include <signal.h>

#include "base/clock.h"

#define FAULT "RFCVIEW_TEST_FAULT_URL"
#define TLS   "RFCVIEW_TEST_TLS_URL"
#define NGINX "RFCVIEW_TEST_NGINX_URL"

/* ---------------------------------------------------------------- a name server that hangs */

static struct {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    int inside;
    bool released;
} resolver = {.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

int getaddrinfo(const char *restrict name, const char *restrict service,
                const struct addrinfo *restrict hints, struct addrinfo **restrict result)
{
    if (name == NULL || strcmp(name, "hang.example") != 0) {
        int (*real)(const char *, const char *, const struct addrinfo *, struct addrinfo **);
        void *next = dlsym(RTLD_NEXT, "getaddrinfo");
        memcpy(&real, &next, sizeof real);
        return real(name, service, hints, result);
    }
    pthread_mutex_lock(&resolver.lock);
    resolver.inside++;
    pthread_cond_broadcast(&resolver.changed);
    while (!resolver.released)
        pthread_cond_wait(&resolver.changed, &resolver.lock);
    resolver.inside--;
    pthread_cond_broadcast(&resolver.changed);
    pthread_mutex_unlock(&resolver.lock);
    return EAI_NONAME;
}

/* Waits until so many look-ups hang. */
static void resolver_await(int inside)
{
    pthread_mutex_lock(&resolver.lock);
    while (resolver.inside != inside)
        pthread_cond_wait(&resolver.changed, &resolver.lock);
    pthread_mutex_unlock(&resolver.lock);
}

static int resolver_inside(void)
{
    pthread_mutex_lock(&resolver.lock);
    int inside = resolver.inside;
    pthread_mutex_unlock(&resolver.lock);
    return inside;
}

static void resolver_set(bool released)
{
    pthread_mutex_lock(&resolver.lock);
    resolver.released = released;
    pthread_cond_broadcast(&resolver.changed);
    pthread_mutex_unlock(&resolver.lock);
}

/* Lets all of them go. */
static void resolver_release(void)
{
    resolver_set(true);
    resolver_await(0);
    resolver_set(false);
}

/* ---------------------------------------------------------------- threads */

/* The line of /proc/self/task/…/status that begins with field, of our thread of that name; false
 * where there is no such thread. */
static bool thread_status(const char *name, const char *field, char *value, size_t size)
{
    bool found = false;
    DIR *tasks = opendir("/proc/self/task");
    assert_non_null(tasks);
    for (struct dirent *d; (d = readdir(tasks)) != NULL;) {
        char path[300], line[300], wanted[64];
        snprintf(path, sizeof path, "/proc/self/task/%s/status", d->d_name);
        snprintf(wanted, sizeof wanted, "Name:\t%s\n", name);
        FILE *f = fopen(path, "r");
        if (f == NULL)
            continue;
        bool mine = fgets(line, sizeof line, f) != NULL && strcmp(line, wanted) == 0;
        while (mine && fgets(line, sizeof line, f) != NULL) {
            if (strncmp(line, field, strlen(field)) == 0) {
                snprintf(value, size, "%s", line + strlen(field));
                found = true;
            }
        }
        fclose(f);
    }
    closedir(tasks);
    return found;
}

static void unused_it_has_no_thread(void **state)
{
    (void)state;
    char value[64];
    struct nettest *n = nettest_open(NULL, NULL);
    fetcher_cancel(n->fetcher, 1);
    assert_false(thread_status("net", "Pid:", value, sizeof value));
    assert_int_equal(nettest_close(n), 0);
    fetcher_free(NULL);
}

/* What libcurl and OpenSSL write to closed sockets would otherwise kill the process. */
static void its_thread_takes_no_signals(void **state)
{
    (void)state;
    char value[64];
    struct nettest *n = nettest_open(NULL, NULL);
    fetcher_get(n->fetcher, 1, "file:///nonexistent", "RFC 1", NETTEST_CAP);
    reply_free(nettest_last(n));
    assert_true(thread_status("net", "SigBlk:", value, sizeof value));
    uint64_t blocked = strtoull(value, NULL, 16);
    assert_true(blocked >> (SIGPIPE - 1) & 1);
    assert_true(blocked >> (SIGWINCH - 1) & 1);
    nettest_close(n);
    assert_false(thread_status("net", "Pid:", value, sizeof value));
}

/* ---------------------------------------------------------------- many */

static void each_of_twelve_is_answered_once(void **state)
{
    (void)state;
    int answers[13] = {0};
    struct nettest *n = nettest_open(NULL, NGINX);
    for (uint64_t id = 1; id <= 12; id++)
        nettest_get(n, id, NGINX, "/rfc/rfc90001.txt");
    for (int i = 0; i < 12; i++) {
        struct reply *r = nettest_last(n);
        assert_int_equal(r->verb, REPLY_DONE);
        assert_in_range(r->id, 1, 12);
        answers[r->id]++;
        reply_free(r);
    }
    for (int id = 1; id <= 12; id++)
        assert_int_equal(answers[id], 1);
    assert_int_equal(nettest_close(n), 0);
}

static void cancelled_at_any_moment_each_is_answered_once(void **state)
{
    (void)state;
    static const char *const paths[] = {"/ok/rfc/rfc1.txt", "/404/rfc/rfc1.txt",
                                        "/cut/rfc/rfc1.txt", "/redirect/rfc/rfc1.txt",
                                        "/bomb/rfc/rfc1.txt"};
    enum { N = 60 };
    int answers[N] = {0}, cancelled = 0;
    struct nettest *n = nettest_open(NULL, FAULT);
    for (uint64_t id = 0; id < N; id++) {
        nettest_get(n, id, FAULT, paths[id % ARRAY_LEN(paths)]);
        if (id % 2 == 1)
            fetcher_cancel(n->fetcher, id / 2);
    }
    fetcher_cancel(n->fetcher, N + 1); /* nobody has this one */
    for (int i = 0; i < N; i++) {
        struct reply *r = nettest_last(n);
        assert_in_range(r->id, 0, N - 1);
        answers[r->id]++;
        cancelled += r->err.kind == ERR_CANCELLED;
        fetcher_cancel(n->fetcher, r->id); /* over: ignored */
        reply_free(r);
    }
    for (int id = 0; id < N; id++)
        assert_int_equal(answers[id], 1);
    assert_true(cancelled > 0);
    assert_int_equal(nettest_close(n), 0);
}

/* Two connections a host, so four that stall need two servers; over TLS, where libcurl hopes for
 * streams, the second waits for the first one's answer. */
static void the_fifth_waits_for_a_place(void **state)
{
    (void)state;
    struct fetcher_options options = {.ca_file = getenv("RFCVIEW_TEST_CA")};
    struct nettest *n = nettest_open(&options, TLS);
    nettest_get(n, 1, FAULT, "/stall-before/fifth/1");
    nettest_get(n, 2, FAULT, "/stall-before/fifth/2");
    nettest_get(n, 3, TLS, "/stall-before/fifth/3");
    nettest_get(n, 4, TLS, "/stall-before/fifth/4");
    fetcher_get(n->fetcher, 5, "file:///etc/hostname", "RFC 5", NETTEST_CAP);
    for (int i = 1; i <= 3; i++) {
        char wait[64];
        snprintf(wait, sizeof wait, "/control/wait?path=/stall-before/fifth/%d", i);
        nettest_control(wait);
    }
    nettest_assert_none_over(n);
    fetcher_cancel(n->fetcher, 3);
    struct reply *r = nettest_last(n);
    assert_int_equal(r->id, 3);
    nettest_assert_failed(r, ERR_CANCELLED, "fetching RFC 9110 was cancelled");
    reply_free(r);
    r = nettest_last(n);
    assert_int_equal(r->id, 5);
    assert_int_equal(r->verb, REPLY_DONE);
    reply_free(r);
    assert_int_equal(nettest_close(n), 3);
    nettest_control("/control/release");
}

static void a_queued_one_can_be_cancelled(void **state)
{
    (void)state;
    struct nettest *n = nettest_open(NULL, FAULT);
    for (uint64_t id = 1; id <= 6; id++)
        nettest_get(n, id, FAULT, "/stall-before/queued");
    nettest_control("/control/wait?path=/stall-before/queued");
    fetcher_cancel(n->fetcher, 6);
    struct reply *r = nettest_last(n);
    assert_int_equal(r->id, 6);
    nettest_assert_failed(r, ERR_CANCELLED, "fetching RFC 9110 was cancelled");
    reply_free(r);
    assert_int_equal(nettest_close(n), 5);
    nettest_control("/control/release?path=/stall-before/queued");
}

/* Waiting for a connection that others use is not connecting slowly. */
static void waiting_for_a_connection_has_no_limit(void **state)
{
    (void)state;
    static const char *const servers[] = {FAULT, TLS};
    struct fetcher_options options = {
        .ca_file = getenv("RFCVIEW_TEST_CA"), .connect_timeout_ms = 200, .stall_seconds = 1};
    for (size_t i = 0; i < ARRAY_LEN(servers); i++) {
        struct nettest *n = nettest_open(&options, TLS);
        for (uint64_t id = 1; id <= 2; id++) {
            char path[64];
            snprintf(path, sizeof path, "/stall-before/busy/%zu/%d", i, (int)id);
            nettest_get(n, id, servers[i], path);
        }
        char wait[64];
        snprintf(wait, sizeof wait, "/control/wait?path=/stall-before/busy/%zu/1", i);
        nettest_control(wait);
        nettest_get(n, 3, servers[i], "/ok/rfc/rfc3.txt");
        for (int k = 0; k < 3; k++) {
            struct reply *r = nettest_last(n);
            assert_string_equal(r->id != 3 ? "" : r->err.text, "");
            assert_int_equal(r->verb, r->id != 3 ? REPLY_FAILED : REPLY_DONE);
            reply_free(r);
        }
        nettest_close(n);
    }
    nettest_control("/control/release");
}

/* ---------------------------------------------------------------- progress */

static void progress_is_told(void **state)
{
    (void)state;
    uint64_t got = 0, whole = 0;
    struct nettest *n = nettest_open(NULL, FAULT);
    nettest_get(n, 1, FAULT, "/slow/rfc/rfc90001.txt");
    nettest_control("/control/step?path=/slow/rfc/rfc90001.txt");
    for (;;) {
        struct reply *r = nettest_reply(n);
        bool progress = r->verb == REPLY_PROGRESS;
        if (progress) {
            assert_int_equal(r->id, 1);
            assert_true(r->received > got && r->received < r->expected);
            assert_true(whole == 0 || r->expected == whole);
            whole = r->expected;
            got = r->received;
            for (int i = 0; i < 16; i++)
                nettest_control("/control/step?path=/slow/rfc/rfc90001.txt");
        } else {
            assert_int_equal(r->verb, REPLY_DONE);
            assert_int_equal(r->body.n, whole);
            assert_int_equal(r->received, whole);
        }
        reply_free(r);
        if (!progress)
            break;
    }
    assert_true(got >= 512);
    nettest_close(n);
}

static void progress_is_told_ten_times_a_second_at_most(void **state)
{
    (void)state;
    struct nettest *n = nettest_open(NULL, FAULT);
    char *url = xasprintf("%s/endless", nettest_server(FAULT));
    int64_t began = clock_monotonic_ms();
    fetcher_get(n->fetcher, 1, url, "RFC 1", (size_t)32 << 20);
    int told = 0;
    for (bool over = false; !over;) {
        struct reply *r = nettest_reply(n);
        over = r->verb != REPLY_PROGRESS;
        told += !over;
        reply_free(r);
    }
    assert_in_range(told, 0, 1 + (clock_monotonic_ms() - began) / 100);
    free(url);
    nettest_close(n);
}

/* ---------------------------------------------------------------- letting go */

static void a_stalled_one_can_be_cancelled(void **state)
{
    (void)state;
    static const char *const paths[] = {"/stall-before/cancel", "/stall-body/cancel"};
    nettest_server(FAULT);
    for (size_t i = 0; i < ARRAY_LEN(paths); i++) {
        char *wait = xasprintf("/control/wait?path=%s", paths[i]);
        char *release = xasprintf("/control/release?path=%s", paths[i]);
        struct nettest *n = nettest_open(NULL, FAULT);
        nettest_get(n, 1, FAULT, paths[i]);
        nettest_control(wait);
        fetcher_cancel(n->fetcher, 1);
        struct reply *r = nettest_last(n);
        nettest_assert_failed(r, ERR_CANCELLED, "fetching RFC 9110 was cancelled");
        reply_free(r);
        assert_int_equal(nettest_close(n), 0);
        nettest_control(release);
        free(wait);
        free(release);
    }
}

/* While TCP, and while TLS, waits for the other side. */
static void a_connecting_one_can_be_cancelled(void **state)
{
    (void)state;
    struct nettest_wall wall;
    nettest_wall_open(&wall);
    int port, silent = nettest_socket(8, &port);
    char *urls[] = {xasprintf("http://127.0.0.1:%d/", wall.port),
                    xasprintf("https://127.0.0.1:%d/", port)};
    for (size_t i = 0; i < ARRAY_LEN(urls); i++) {
        struct nettest *n = nettest_open(NULL, NULL);
        fetcher_get(n->fetcher, 1, urls[i], "RFC 1", NETTEST_CAP);
        struct reply *r = (struct reply *)mailbox_wait(&n->inbox);
        assert_int_equal(r->verb, REPLY_STARTED);
        reply_free(r);
        int peer = i == 1 ? accept(silent, NULL, NULL) : -1; /* it has connected */
        int64_t began = clock_monotonic_ms();
        fetcher_cancel(n->fetcher, 1);
        r = nettest_last(n);
        assert_in_range(clock_monotonic_ms() - began, 0, 1000);
        nettest_assert_failed(r, ERR_CANCELLED, "fetching RFC 1 was cancelled");
        reply_free(r);
        assert_int_equal(nettest_close(n), 0);
        close(peer);
        free(urls[i]);
    }
    close(silent);
    nettest_wall_close(&wall);
}

static void a_stalled_one_goes_on_when_the_server_does(void **state)
{
    (void)state;
    struct nettest *n = nettest_open(NULL, FAULT);
    nettest_get(n, 1, FAULT, "/stall-body/rfc/rfc90001.txt");
    struct reply *r = nettest_reply(n); /* the first half has come */
    assert_int_equal(r->verb, REPLY_PROGRESS);
    reply_free(r);
    nettest_control("/control/release?path=/stall-body/rfc/rfc90001.txt");
    r = nettest_last(n);
    assert_int_equal(r->verb, REPLY_DONE);
    size_t size;
    free(testing_data("rfc/rfc90001.txt", &size));
    assert_int_equal(r->body.n, size);
    reply_free(r);
    nettest_close(n);
}

/* The watchdog ends a fetcher_free that waits for a server which never goes on. */
static void leaving_does_not_wait_for_servers(void **state)
{
    (void)state;
    struct nettest *n = nettest_open(NULL, FAULT);
    nettest_get(n, 1, FAULT, "/stall-before/leave");
    nettest_get(n, 2, FAULT, "/stall-body/leave");
    for (uint64_t id = 3; id <= 9; id++)
        nettest_get(n, id, FAULT, "/ok/rfc/rfc1.txt");
    nettest_control("/control/wait?path=/stall-before/leave");
    nettest_control("/control/wait?path=/stall-body/leave");
    assert_int_equal(nettest_close(n), 9);
    nettest_control("/control/release");
}

static void leaving_does_not_wait_for_names(void **state)
{
    (void)state;
    struct nettest *n = nettest_open(NULL, NULL);
    fetcher_get(n->fetcher, 1, "http://hang.example/", "RFC 1", NETTEST_CAP);
    fetcher_get(n->fetcher, 2, "http://hang.example:81/", "RFC 2", NETTEST_CAP);
    resolver_await(2);
    assert_int_equal(nettest_close(n), 2);
    assert_int_equal(resolver_inside(), 2); /* they still hang */
    resolver_release();
}

static void a_name_that_hangs_can_be_cancelled(void **state)
{
    (void)state;
    struct nettest *n = nettest_open(NULL, NULL);
    fetcher_get(n->fetcher, 1, "http://hang.example/", "RFC 1", NETTEST_CAP);
    resolver_await(1);
    fetcher_cancel(n->fetcher, 1);
    struct reply *r = nettest_last(n);
    nettest_assert_failed(r, ERR_CANCELLED, "fetching RFC 1 was cancelled");
    reply_free(r);
    fetcher_get(n->fetcher, 2, "file:///etc/hostname", "RFC 2", NETTEST_CAP);
    r = nettest_last(n);
    assert_int_equal(r->id, 2);
    assert_int_equal(r->verb, REPLY_DONE);
    reply_free(r);
    nettest_close(n);
    assert_int_equal(resolver_inside(), 1);
    resolver_release();
}

static void a_name_that_hangs_is_given_up(void **state)
{
    (void)state;
    struct fetcher_options options = {.connect_timeout_ms = 200};
    struct nettest *n = nettest_open(&options, NULL);
    fetcher_get(n->fetcher, 1, "http://hang.example/", "RFC 1", NETTEST_CAP);
    struct reply *r = nettest_last(n);
    nettest_assert_failed(
        r, ERR_NETWORK,
        "cannot fetch RFC 1: no answer about hang.example in 1 s (name resolution)");
    reply_free(r);
    nettest_close(n);
    resolver_release();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unused_it_has_no_thread),
        cmocka_unit_test(its_thread_takes_no_signals),
        cmocka_unit_test(each_of_twelve_is_answered_once),
        cmocka_unit_test(cancelled_at_any_moment_each_is_answered_once),
        cmocka_unit_test(the_fifth_waits_for_a_place),
        cmocka_unit_test(a_queued_one_can_be_cancelled),
        cmocka_unit_test(waiting_for_a_connection_has_no_limit),
        cmocka_unit_test(progress_is_told),
        cmocka_unit_test(progress_is_told_ten_times_a_second_at_most),
        cmocka_unit_test(a_stalled_one_can_be_cancelled),
        cmocka_unit_test(a_connecting_one_can_be_cancelled),
        cmocka_unit_test(a_stalled_one_goes_on_when_the_server_does),
        cmocka_unit_test(leaving_does_not_wait_for_servers),
        cmocka_unit_test(leaving_does_not_wait_for_names),
        cmocka_unit_test(a_name_that_hangs_can_be_cancelled),
        cmocka_unit_test(a_name_that_hangs_is_given_up),
    };
    return cmocka_run_group_tests_name("fetcher", tests, nettest_watchdog, NULL);
}
