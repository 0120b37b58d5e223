/* SPDX-License-Identifier: MIT
 *
 * The whole of net under load: thousands of requests, cancels, urgings, pauses and retries in an
 * order that a seed decides; each request is answered once, and nothing outlives the fetcher.
 */
#include "base/platform.h"

#include "nettest.h"

#include <dirent.h>
#include <sched.h>

#include "base/clock.h"

#define FAULT "RFCVIEW_TEST_FAULT_URL"
#define H2    "RFCVIEW_TEST_H2_URL"
#define NGINX "RFCVIEW_TEST_NGINX_URL"

#define STRESS_REQUESTS 3000
#define STRESS_AHEAD    400 /* requests without an answer */

/* What leaving may take; a sanitizer makes reading the trust anchors slow. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define LEAVING_MS 1000
#else
#define LEAVING_MS 100
#endif

static const struct {
    const char *server, *path;
} STRESS_PAGES[] = {
    {NGINX, "/rfc/rfc90001.txt"}, {NGINX, "/rfc/rfc90002.txt"},   {NGINX, "/rfc/none.txt"},
    {H2, "/rfc/rfc90001.txt"},    {H2, "/rfc/rfc90003.txt"},      {H2, "/rfc/none.txt"},
    {FAULT, "/ok/rfc/rfc1.txt"},  {FAULT, "/503/rfc/rfc1.txt"},   {FAULT, "/cut/rfc/rfc1.txt"},
    {FAULT, "/304/rfc/rfc1.txt"}, {FAULT, "/close/rfc/rfc1.txt"},
};

struct stress {
    struct nettest *n;
    unsigned random;
    uint64_t sent, answered;
    int verbs[REPLY_FAILED + 1];
    bool over[STRESS_REQUESTS + 1];
    char *dir;
};

static unsigned stress_dice(struct stress *s, unsigned sides)
{
    s->random = s->random * 1103515245u + 12345u;
    return (s->random >> 16) % sides;
}

static void stress_send(struct stress *s)
{
    size_t page = stress_dice(s, ARRAY_LEN(STRESS_PAGES));
    struct fetch want = {.id = ++s->sent};
    want.priority = (enum priority)stress_dice(s, PRIORITIES);
    want.retries = stress_dice(s, 3);
    char *target = xasprintf("%s/%d", s->dir, (int)want.id);
    if (stress_dice(s, 3) == 0)
        want.path = target;
    if (stress_dice(s, 4) == 0)
        want.etag = "\"f8d1c0de\"";
    nettest_fetch(s->n, STRESS_PAGES[page].server, STRESS_PAGES[page].path, want);
    free(target);
}

static void stress_disturb(struct stress *s)
{
    uint64_t id = s->sent > 0 ? 1 + s->sent - stress_dice(s, STRESS_AHEAD) % s->sent : 1;
    switch (stress_dice(s, 12)) {
    case 0:
    case 1:
        fetcher_cancel(s->n->fetcher, id);
        break;
    case 2:
        fetcher_urge(s->n->fetcher, id, (enum priority)stress_dice(s, PRIORITIES));
        break;
    case 3:
        fetcher_retry(s->n->fetcher, id);
        break;
    case 4:
        fetcher_pause(s->n->fetcher);
        break;
    case 5:
    case 6:
        fetcher_resume(s->n->fetcher);
        break;
    default:
        break;
    }
}

static void stress_note(struct stress *s, struct reply *r)
{
    assert_in_range(r->id, 1, s->sent);
    assert_false(s->over[r->id]);
    s->verbs[r->verb]++;
    if (reply_is_last(r)) {
        s->over[r->id] = true;
        s->answered++;
    }
    assert_true(r->verb != REPLY_DONE || (r->path != NULL) != (r->body.n > 0));
    assert_true(r->verb != REPLY_FAILED || r->err.text[0] != '\0');
    reply_free(r);
}

static void each_of_thousands_is_answered_once(void **state)
{
    (void)state;
    struct fetcher_options options = {.ca_file = getenv("RFCVIEW_TEST_CA"), .back_off_unit_ms = 1};
    struct stress *s = xcalloc(1, sizeof *s);
    s->dir = testing_dir_new();
    s->random = 20;
    s->n = nettest_open(&options, H2);
    while (s->answered < STRESS_REQUESTS) {
        while (s->sent < STRESS_REQUESTS && s->sent - s->answered < STRESS_AHEAD) {
            stress_send(s);
            stress_disturb(s);
        }
        if (s->sent == STRESS_REQUESTS)
            fetcher_resume(s->n->fetcher);
        for (struct message *m; (m = mailbox_take(&s->n->inbox)) != NULL;)
            stress_note(s, (struct reply *)m);
        if (s->answered < STRESS_REQUESTS && s->sent - s->answered == STRESS_AHEAD) {
            fetcher_resume(s->n->fetcher); /* everything may wait for this */
            stress_note(s, (struct reply *)mailbox_wait(&s->n->inbox));
        }
    }
    assert_int_equal(nettest_close(s->n), 0);
    for (int verb = REPLY_STARTED; verb <= REPLY_FAILED; verb++)
        print_message("# verb %d: %d\n", verb, s->verbs[verb]);
    assert_true(s->verbs[REPLY_DONE] > 0 && s->verbs[REPLY_WAITING] > 0);
    assert_int_equal(rmdir(s->dir), 0); /* no file was left */
    free(s->dir);
    free(s);
}

/* ---------------------------------------------------------------- the end */

static int threads_of_ours(void)
{
    int count = 0;
    DIR *tasks = opendir("/proc/self/task");
    assert_non_null(tasks);
    for (struct dirent *d; (d = readdir(tasks)) != NULL;)
        count += d->d_name[0] != '.';
    closedir(tasks);
    return count;
}

/* Beyond LEAVING_MS only where the machine itself has no time for us. */
static void leaving_takes_no_time(void **state)
{
    (void)state;
    static const char *const schemes[] = {"http", "https"};
    int port, fd = nettest_socket(64, &port); /* takes connections and says nothing */
    int late = 0, before = threads_of_ours();
    for (int round = 0; round < 20; round++) {
        struct nettest *n = nettest_open(NULL, NULL);
        for (uint64_t id = 1; id <= 300; id++) {
            char *url = xasprintf("%s://127.0.0.1:%d/%d", schemes[round % 2], port, (int)id);
            fetcher_get(n->fetcher, id, url, "RFC 1", NETTEST_CAP);
            free(url);
        }
        if (round % 4 >= 2) { /* surely in the middle of it */
            int peer = accept(fd, NULL, NULL);
            assert_true(peer >= 0);
            close(peer);
        }
        int64_t began = clock_monotonic_ms();
        fetcher_free(n->fetcher);
        late += clock_monotonic_ms() - began > LEAVING_MS;
        while (threads_of_ours() !=
               before)     /* joined, but perhaps not yet out of the kernel's list; */
            sched_yield(); /* one that stays is the watchdog's */
        n->fetcher = NULL;
        assert_in_range(nettest_close(n), 296, 300);
    }
    assert_in_range(late, 0, 2);
    close(fd);
}

/* The server goes away while requests for it are queued: each has its sentence. */
static void a_server_that_is_gone(void **state)
{
    (void)state;
    int port, fd = nettest_socket(64, &port);
    struct nettest *n = nettest_open(NULL, NULL);
    for (uint64_t id = 1; id <= 40; id++) {
        char *url = xasprintf("http://127.0.0.1:%d/%d", port, (int)id);
        fetcher_get(n->fetcher, id, url, "RFC 1", NETTEST_CAP);
        free(url);
    }
    int peer = accept(fd, NULL, NULL);
    close(fd);
    close(peer);
    for (int i = 0; i < 40; i++) {
        struct reply *r = nettest_last(n);
        assert_int_equal(r->verb, REPLY_FAILED);
        assert_int_equal(r->err.kind, ERR_NETWORK);
        assert_non_null(strstr(r->err.text, "cannot fetch RFC 1: "));
        reply_free(r);
    }
    nettest_close(n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_of_thousands_is_answered_once),
        cmocka_unit_test(leaving_takes_no_time),
        cmocka_unit_test(a_server_that_is_gone),
    };
    return cmocka_run_group_tests_name("stress", tests, nettest_watchdog, NULL);
}
