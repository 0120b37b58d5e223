/* SPDX-License-Identifier: MIT
 *
 * nettest - a fetcher with its inbox, for the tests of this folder.  The servers' addresses come
 * from the environment (tests/lib/with-servers).
 */
#ifndef TESTS_NETTEST_H
#define TESTS_NETTEST_H

#include "base/platform.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "testing.h"

#include "base/xmalloc.h"
#include "net/fetcher.h"

#define NETTEST_CAP      ((size_t)1 << 20)
#define NETTEST_WATCHDOG 120 /* seconds; a test that hangs is ended by SIGALRM */

struct nettest {
    struct mailbox inbox;
    struct fetcher *fetcher;
};

static inline int nettest_watchdog(void **state)
{
    (void)state;
    alarm(NETTEST_WATCHDOG);
    return 0;
}

/* The value of a variable of with-servers; skips the test where it is not set. */
static inline const char *nettest_server(const char *variable)
{
    const char *value = getenv(variable);
    if (value == NULL) {
        print_message("# %s is not set (tests/lib/with-servers)\n", variable);
        skip();
    }
    return value;
}

/* server: the variable whose server the test needs; NULL: none.  On the heap: when a test fails,
 * its net thread goes on. */
static inline struct nettest *nettest_open(const struct fetcher_options *options,
                                           const char *server)
{
    if (server != NULL)
        nettest_server(server);
    struct nettest *n = xmalloc(sizeof *n);
    mailbox_init(&n->inbox, NULL, NULL);
    n->fetcher = fetcher_new(options, &n->inbox);
    return n;
}

/* Ends the fetcher; the number of last replies that nobody had taken. */
static inline int nettest_close(struct nettest *n)
{
    int left = 0;
    fetcher_free(n->fetcher);
    for (struct message *m; (m = mailbox_take(&n->inbox)) != NULL;) {
        struct reply *r = (struct reply *)m;
        left += reply_is_last(r);
        reply_free(r);
    }
    mailbox_release(&n->inbox);
    free(n);
    return left;
}

/* A socket on the loopback interface; backlog -1: it does not listen. */
static inline int nettest_socket(int backlog, int *port)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t n = sizeof at;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_true(fd >= 0);
    assert_int_equal(bind(fd, (struct sockaddr *)&at, sizeof at), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&at, &n), 0);
    if (backlog >= 0)
        assert_int_equal(listen(fd, backlog), 0);
    *port = ntohs(at.sin_port);
    return fd;
}

/* A port whose queue of connections is full: the next one gets no answer at all. */
struct nettest_wall {
    int port, fd, fillers[8];
};

static inline void nettest_wall_open(struct nettest_wall *w)
{
    w->fd = nettest_socket(0, &w->port);
    struct sockaddr_in at = {.sin_family = AF_INET,
                             .sin_port = htons((uint16_t)w->port),
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    for (size_t i = 0; i < ARRAY_LEN(w->fillers); i++) {
        w->fillers[i] = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        assert_true(w->fillers[i] >= 0);
        connect(w->fillers[i], (struct sockaddr *)&at, sizeof at);
    }
}

static inline void nettest_wall_close(struct nettest_wall *w)
{
    for (size_t i = 0; i < ARRAY_LEN(w->fillers); i++)
        close(w->fillers[i]);
    close(w->fd);
}

/* Fetches the path at that server. */
static inline void nettest_get(struct nettest *n, uint64_t id, const char *variable,
                               const char *path)
{
    char *url = xasprintf("%s%s", nettest_server(variable), path);
    fetcher_get(n->fetcher, id, url, "RFC 9110", NETTEST_CAP);
    free(url);
}

/* Fetches want with the path at that server as its only URL. */
static inline void nettest_fetch(struct nettest *n, const char *variable, const char *path,
                                 struct fetch want)
{
    char *url = xasprintf("%s%s", nettest_server(variable), path);
    const char *urls[] = {url};
    want.urls = urls;
    want.url_count = 1;
    if (want.what == NULL)
        want.what = "RFC 9110";
    if (want.cap == 0)
        want.cap = NETTEST_CAP;
    fetcher_fetch(n->fetcher, &want);
    free(url);
}

/* The next reply but REPLY_STARTED. */
static inline struct reply *nettest_reply(struct nettest *n)
{
    for (;;) {
        struct reply *r = (struct reply *)mailbox_wait(&n->inbox);
        if (r->verb != REPLY_STARTED)
            return r;
        reply_free(r);
    }
}

/* The next last reply of any request. */
static inline struct reply *nettest_last(struct nettest *n)
{
    for (;;) {
        struct reply *r = nettest_reply(n);
        if (reply_is_last(r))
            return r;
        reply_free(r);
    }
}

/* No request has its last reply yet. */
static inline void nettest_assert_none_over(struct nettest *n)
{
    for (struct message *m; (m = mailbox_take(&n->inbox)) != NULL;) {
        struct reply *r = (struct reply *)m;
        assert_false(reply_is_last(r));
        reply_free(r);
    }
}

/* Tells the fault server something, and waits until it has done so. */
static inline void nettest_control(const char *command)
{
    struct nettest *n = nettest_open(NULL, NULL);
    nettest_get(n, 1, "RFCVIEW_TEST_FAULT_URL", command);
    struct reply *r = nettest_last(n);
    assert_int_equal(r->verb, REPLY_DONE);
    reply_free(r);
    nettest_close(n);
}

static inline void nettest_assert_failed(const struct reply *r, enum err_kind kind,
                                         const char *sentence)
{
    assert_int_equal(r->verb, REPLY_FAILED);
    assert_string_equal(r->err.text, sentence);
    assert_int_equal(r->err.kind, kind);
    assert_int_equal(r->body.n, 0);
}

#endif
