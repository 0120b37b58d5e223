/* SPDX-License-Identifier: MIT
 *
 * The queue of requests and the thread that works it off.
 *
 * struct fetcher is the caller's side; struct net lives on the net thread's stack and alone knows
 * libcurl.  The thread starts with the first request, and sleeps on one descriptor of ours beside
 * libcurl's, so waking it touches nothing of libcurl's.
 */
#include "base/platform.h"

#include "net/fetcher.h"

#include <stdlib.h>

#include "base/log.h"
#include "base/thread.h"
#include "base/vec.h"
#include "base/wake.h"
#include "base/xmalloc.h"
#include "net/curlapi.h"
#include "net/transfer.h"

#define FETCHER_RUNNING_MAX 4
#define FETCHER_SLEEP_MS    60000 /* libcurl shortens it as its timers need */

struct fetcher {
    struct transfer_settings settings;
    struct mailbox *inbox;
    struct mailbox requests;
    struct wake wake;
    struct thread thread;
};

/* ---------------------------------------------------------------- the net thread */

struct net {
    struct fetcher *fetcher;
    struct curlapi api;
    struct transfer_place place; /* .multi NULL: libcurl is not there yet */
    struct transfer *running[FETCHER_RUNNING_MAX];
    size_t n_running;
    VEC(struct request *) waiting; /* in order */
};

static const struct {
    CURLMoption option;
    long value;
} NET_OPTIONS[] = {
    {CURLMOPT_MAX_HOST_CONNECTIONS, 2},
    {CURLMOPT_MAXCONNECTS, 4},
};

/* Brings libcurl in; tries again at each request for as long as that fails. */
static bool net_open(struct net *net, struct err *e)
{
    if (net->place.multi != NULL)
        return true;
    if (!curlapi_open(&net->api, CURLAPI_LIBRARY, e))
        return false;
    net->place.multi = net->api.multi_init();
    if (net->place.multi == NULL)
        return err_set(e, ERR_NETWORK, "no memory or descriptors left (libcurl)");
    for (size_t i = 0; i < ARRAY_LEN(NET_OPTIONS); i++)
        net->api.multi_setopt(net->place.multi, NET_OPTIONS[i].option, NET_OPTIONS[i].value);
    return true;
}

static void net_get(struct net *net, struct request *r)
{
    struct err why = {0};
    if (net_open(net, &why)) {
        VEC_PUSH(&net->waiting, r);
        return;
    }
    err_prefix(&why, "cannot fetch %s", r->what);
    request_fail(r, &why, 0, net->fetcher->inbox);
}

static struct request *net_unqueue(struct net *net, size_t i)
{
    struct request *r = net->waiting.at[i];
    net->waiting.n--;
    for (; i < net->waiting.n; i++)
        net->waiting.at[i] = net->waiting.at[i + 1];
    return r;
}

static void net_cancel(struct net *net, uint64_t id)
{
    for (size_t i = 0; i < net->waiting.n; i++) {
        if (net->waiting.at[i]->id == id) {
            request_cancelled(net_unqueue(net, i), net->fetcher->inbox);
            return;
        }
    }
    for (size_t i = 0; i < net->n_running; i++) {
        if (transfer_id(net->running[i]) == id) {
            struct transfer *t = net->running[i];
            net->running[i] = net->running[--net->n_running];
            transfer_cancel(t);
            return;
        }
    }
}

/* False when told to stop. */
static bool net_obey(struct net *net, struct request *r)
{
    if (r->verb == REQUEST_GET) {
        net_get(net, r);
        return true;
    }
    bool go_on = r->verb != REQUEST_STOP;
    if (r->verb == REQUEST_CANCEL)
        net_cancel(net, r->id);
    request_free(r);
    return go_on;
}

/* Everything asked for so far; without libcurl there is nothing else to wait for.  False when told
 * to stop. */
static bool net_listen(struct net *net)
{
    struct mailbox *requests = &net->fetcher->requests;
    wake_clear(&net->fetcher->wake);
    for (;;) {
        struct message *m =
            net->place.multi != NULL ? mailbox_take(requests) : mailbox_wait(requests);
        if (m == NULL)
            return true;
        if (!net_obey(net, (struct request *)m))
            return false;
    }
}

static void net_start_waiting(struct net *net)
{
    while (net->n_running < FETCHER_RUNNING_MAX && net->waiting.n > 0) {
        struct transfer *t = transfer_start(&net->place, net_unqueue(net, 0));
        if (t != NULL)
            net->running[net->n_running++] = t;
    }
}

static void net_forget(struct net *net, const struct transfer *t)
{
    for (size_t i = 0; i < net->n_running; i++) {
        if (net->running[i] == t) {
            net->running[i] = net->running[--net->n_running];
            return;
        }
    }
}

static void net_collect(struct net *net)
{
    int left;
    CURLMsg *m;
    while ((m = net->api.multi_info_read(net->place.multi, &left)) != NULL) {
        if (m->msg != CURLMSG_DONE)
            continue;
        CURLcode code = m->data.result; /* m dies with the handle */
        struct transfer *t = transfer_of(&net->api, m->easy_handle);
        net_forget(net, t);
        transfer_finish(t, code);
    }
}

/* libcurl itself is at a loss: nothing in flight will come to an end by itself. */
static void net_give_up(struct net *net, CURLMcode code)
{
    log_line("fetcher", "libcurl: %s", net->api.multi_strerror(code));
    while (net->n_running > 0)
        transfer_finish(net->running[--net->n_running], CURLE_FAILED_INIT);
}

static void net_work(struct net *net)
{
    int still_running;
    CURLMcode code = net->api.multi_perform(net->place.multi, &still_running);
    net_collect(net);
    if (code == CURLM_OK && net->waiting.n > 0 && net->n_running < FETCHER_RUNNING_MAX)
        return; /* start these before sleeping */
    if (code == CURLM_OK) {
        struct curl_waitfd ours = {.fd = net->fetcher->wake.fd, .events = CURL_WAIT_POLLIN};
        code = net->api.multi_poll(net->place.multi, &ours, 1, FETCHER_SLEEP_MS, NULL);
    }
    if (code != CURLM_OK)
        net_give_up(net, code);
}

/* Whatever was asked for and not answered is answered now. */
static void net_close(struct net *net)
{
    while (net->n_running > 0)
        transfer_cancel(net->running[--net->n_running]);
    for (size_t i = 0; i < net->waiting.n; i++)
        request_cancelled(net->waiting.at[i], net->fetcher->inbox);
    VEC_RELEASE(&net->waiting);
    if (net->place.multi != NULL)
        net->api.multi_cleanup(net->place.multi);
    /* no curl_global_cleanup: a name look-up that hangs may still be inside libcurl */
}

static void *net_main(void *arg)
{
    struct net net = {.fetcher = arg};
    net.place.api = &net.api;
    net.place.settings = &net.fetcher->settings;
    net.place.inbox = net.fetcher->inbox;
    while (net_listen(&net)) {
        net_start_waiting(&net);
        net_work(&net);
    }
    net_close(&net);
    return NULL;
}

/* ---------------------------------------------------------------- the caller's side */

/* libcurl reads neither variable itself. */
static const char *fetcher_ca_file(const struct fetcher_options *options)
{
    static const char *const variables[] = {"SSL_CERT_FILE", "CURL_CA_BUNDLE"};
    if (options->ca_file != NULL)
        return options->ca_file;
    for (size_t i = 0; i < ARRAY_LEN(variables); i++) {
        const char *value = getenv(variables[i]);
        if (value != NULL && *value != '\0')
            return value;
    }
    return NULL;
}

struct fetcher *fetcher_new(const struct fetcher_options *options, struct mailbox *inbox)
{
    static const struct fetcher_options defaults;
    if (options == NULL)
        options = &defaults;
    const char *ca_file = fetcher_ca_file(options);
    struct fetcher *f = xcalloc(1, sizeof *f);
    f->inbox = inbox;
    f->settings.ca_file = ca_file != NULL ? xstrdup(ca_file) : NULL;
    f->settings.connect_timeout_ms =
        options->connect_timeout_ms > 0 ? options->connect_timeout_ms : 10000;
    f->settings.stall_seconds = options->stall_seconds > 0 ? options->stall_seconds : 20;
    wake_init(&f->wake);
    mailbox_init(&f->requests, wake_up, &f->wake);
    return f;
}

static void fetcher_send(struct fetcher *f, struct request request)
{
    struct request *r = xmalloc(sizeof *r);
    *r = request;
    mailbox_send(&f->requests, &r->message);
}

void fetcher_get(struct fetcher *f, uint64_t id, const char *url, const char *what, size_t cap)
{
    if (!f->thread.running)
        thread_start(&f->thread, "net", net_main, f);
    fetcher_send(
        f,
        (struct request){
            .verb = REQUEST_GET, .id = id, .url = xstrdup(url), .what = xstrdup(what), .cap = cap});
}

void fetcher_cancel(struct fetcher *f, uint64_t id)
{
    if (f->thread.running)
        fetcher_send(f, (struct request){.verb = REQUEST_CANCEL, .id = id});
}

void fetcher_free(struct fetcher *f)
{
    if (f == NULL)
        return;
    if (f->thread.running)
        fetcher_send(f, (struct request){.verb = REQUEST_STOP});
    thread_join(&f->thread);
    mailbox_release(&f->requests);
    wake_release(&f->wake);
    free(f->settings.ca_file);
    free(f);
}
