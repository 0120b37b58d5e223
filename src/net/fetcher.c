/* SPDX-License-Identifier: MIT
 *
 * The caller's side: options and requests are copied and sent to net/netthread.  The thread starts
 * with the first request.
 */
#include "base/platform.h"

#include "net/fetcher.h"

#include <stdlib.h>
#include <sys/random.h>

#include "base/bug.h"
#include "base/thread.h"
#include "base/xmalloc.h"
#include "net/netthread.h"

struct fetcher {
    struct netthread net;
    struct thread thread;
};

/* ---------------------------------------------------------------- options */

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

static char **fetcher_copy_texts(const char *const *texts, size_t n)
{
    char **copy = xcalloc(n + 1, sizeof *copy);
    for (size_t i = 0; i < n; i++)
        copy[i] = xstrdup(texts[i]);
    return copy;
}

static void fetcher_set_limits(struct fetcher *f, const struct fetcher_options *options)
{
    struct queue_limits *limits = &f->net.limits;
    limits->parallel = options->parallel;
    limits->own_parallel = options->own_parallel;
    limits->own_hosts = fetcher_copy_texts(options->own_hosts, options->own_count);
    limits->own_count = options->own_count;
    limits->unit_ms = options->back_off_unit_ms;
    (void)!getrandom(&limits->seed, sizeof limits->seed, GRND_NONBLOCK);
}

static void fetcher_set_transfers(struct fetcher *f, const struct fetcher_options *options)
{
    struct transfer_settings *s = &f->net.transfers;
    const char *ca_file = fetcher_ca_file(options);
    s->ca_file = ca_file != NULL ? xstrdup(ca_file) : NULL;
    s->connect_timeout_ms = options->connect_timeout_ms > 0 ? options->connect_timeout_ms : 10000;
    s->stall_seconds = options->stall_seconds > 0 ? options->stall_seconds : 20;
}

/* ---------------------------------------------------------------- requests */

/* The first one starts the thread. */
static void fetcher_send(struct fetcher *f, struct request request)
{
    if (!f->thread.running)
        thread_start(&f->thread, "net", netthread_main, &f->net);
    struct request *r = xmalloc(sizeof *r);
    *r = request;
    mailbox_send(&f->net.requests, &r->message);
}

/* A thread that does not run has nothing to be changed. */
static void fetcher_change(struct fetcher *f, struct request request)
{
    if (f->thread.running)
        fetcher_send(f, request);
}

static char *fetcher_copy_text(const char *text)
{
    return text != NULL ? xstrdup(text) : NULL;
}

void fetcher_fetch(struct fetcher *f, const struct fetch *what)
{
    if (what->url_count == 0 || what->priority >= PRIORITIES)
        BUG("a fetch of nothing, or of no priority");
    fetcher_send(f, (struct request){
                        .verb = REQUEST_GET,
                        .id = what->id,
                        .priority = what->priority,
                        .urls = fetcher_copy_texts(what->urls, what->url_count),
                        .url_count = what->url_count,
                        .what = xstrdup(what->what),
                        .etag = fetcher_copy_text(what->etag),
                        .path = fetcher_copy_text(what->path),
                        .cap = what->cap,
                        .retries = what->retries,
                    });
}

void fetcher_get(struct fetcher *f, uint64_t id, const char *url, const char *what, size_t cap)
{
    fetcher_fetch(
        f, &(struct fetch){.id = id, .urls = &url, .url_count = 1, .what = what, .cap = cap});
}

void fetcher_cancel(struct fetcher *f, uint64_t id)
{
    fetcher_change(f, (struct request){.verb = REQUEST_CANCEL, .id = id});
}

void fetcher_urge(struct fetcher *f, uint64_t id, enum priority priority)
{
    fetcher_change(f, (struct request){.verb = REQUEST_URGE, .id = id, .priority = priority});
}

void fetcher_retry(struct fetcher *f, uint64_t id)
{
    fetcher_change(f, (struct request){.verb = REQUEST_RETRY, .id = id});
}

void fetcher_pause(struct fetcher *f)
{
    fetcher_send(f, (struct request){.verb = REQUEST_PAUSE});
}

void fetcher_resume(struct fetcher *f)
{
    fetcher_change(f, (struct request){.verb = REQUEST_RESUME});
}

/* ---------------------------------------------------------------- beginning and end */

struct fetcher *fetcher_new(const struct fetcher_options *options, struct mailbox *inbox)
{
    static const struct fetcher_options defaults;
    struct fetcher *f = xcalloc(1, sizeof *f);
    f->net.inbox = inbox;
    fetcher_set_limits(f, options != NULL ? options : &defaults);
    fetcher_set_transfers(f, options != NULL ? options : &defaults);
    wake_init(&f->net.wake);
    mailbox_init(&f->net.requests, wake_up, &f->net.wake);
    return f;
}

void fetcher_free(struct fetcher *f)
{
    if (f == NULL)
        return;
    fetcher_change(f, (struct request){.verb = REQUEST_STOP});
    thread_join(&f->thread);
    mailbox_release(&f->net.requests);
    wake_release(&f->net.wake);
    for (size_t i = 0; i < f->net.limits.own_count; i++)
        free(f->net.limits.own_hosts[i]);
    free(f->net.limits.own_hosts);
    free(f->net.transfers.ca_file);
    free(f);
}
