/* SPDX-License-Identifier: MIT
 *
 * Listen, schedule, let libcurl work, sleep.  Thread: it is the net thread.
 *
 * It sleeps on one descriptor of ours beside libcurl's, so waking it touches nothing of libcurl's,
 * and never longer than until the queue has something that waited for its time.
 */
#include "base/platform.h"

#include "net/netthread.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/xmalloc.h"
#include "net/agreed.h"
#include "net/curlapi.h"
#include "net/url.h"

#define NET_SLEEP_MS 60000 /* libcurl shortens it as its timers need */

struct net {
    struct netthread *self;
    struct curlapi api;
    struct transfer_place place; /* .multi NULL: libcurl is not there yet */
    struct queue queue;
    struct agreed agreed;
};

/* ---------------------------------------------------------------- libcurl */

static void net_options(struct net *net)
{
    const struct queue_limits *limits = &net->queue.limits;
    long own = (long)limits->own_parallel;
    const struct {
        CURLMoption option;
        long value;
    } options[] = {
        {CURLMOPT_MAX_HOST_CONNECTIONS, own > QUEUE_PLAIN ? own : QUEUE_PLAIN},
        {CURLMOPT_MAXCONNECTS, own > QUEUE_PARALLEL ? own : QUEUE_PARALLEL},
    };
    for (size_t i = 0; i < ARRAY_LEN(options); i++)
        net->api.multi_setopt(net->place.multi, options[i].option, options[i].value);
}

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
    net_options(net);
    return true;
}

/* ---------------------------------------------------------------- replies */

static void net_send(struct net *net, struct reply *reply)
{
    mailbox_send(net->self->inbox, &reply->message);
}

static void net_tell_all(struct net *net, const struct errand *e, enum reply_verb verb)
{
    for (size_t i = 0; i < e->requests.n; i++) {
        struct reply *reply = reply_new(verb, e->requests.at[i]->id);
        reply->url = e->retry.url;
        net_send(net, reply);
    }
}

static void net_on_progress(void *arg, void *owner, uint64_t received, uint64_t expected)
{
    struct net *net = arg;
    const struct errand *e = owner;
    for (size_t i = 0; i < e->requests.n; i++) {
        struct reply *reply = reply_new(REPLY_PROGRESS, e->requests.at[i]->id);
        reply->received = received;
        reply->expected = expected;
        net_send(net, reply);
    }
}

/* Its errand waits: why, and until when. */
static void net_tell_waiting(struct net *net, const struct request *r)
{
    const char *remedy;
    struct reply *reply = reply_new(REPLY_WAITING, r->id);
    outcome_explain(r->errand->telling, r->what, &reply->err, &remedy);
    reply->next_try_ms = r->errand->due_ms;
    net_send(net, reply);
}

/* It is ready, but its host has asked for patience. */
static void net_tell_held(struct net *net, const struct request *r, int64_t until_ms)
{
    struct str host = url_host(str_of(r->urls[r->errand->retry.url]));
    struct reply *reply = reply_new(REPLY_WAITING, r->id);
    err_set(&reply->err, ERR_NETWORK, "%s has to wait: %.*s asked for patience (HTTP)", r->what,
            STR_ARG(host));
    reply->next_try_ms = until_ms;
    net_send(net, reply);
}

/* The last reply to r, from what came of its errand; body: it may have the body itself. */
static void net_answer(struct net *net, struct request *r, struct outcome *o, unsigned tries,
                       bool body)
{
    static const enum reply_verb verbs[] = {[OUTCOME_DONE] = REPLY_DONE,
                                            [OUTCOME_UNCHANGED] = REPLY_UNCHANGED,
                                            [OUTCOME_FAILED] = REPLY_FAILED};
    struct reply *reply = reply_new(verbs[o->verb], r->id);
    reply->url = o->url_index;
    reply->received = reply->expected = o->ladder.received;
    reply->ladder = ladder_copy(&o->ladder);
    reply->ladder.tries = tries;
    reply->size = o->size;
    if (o->verb == OUTCOME_FAILED) {
        reply->retry_after = (uint32_t)o->retry_after;
        outcome_explain(o, r->what, &reply->err, &reply->ladder.remedy);
        reply->ladder.err = reply->err;
    } else if (body) {
        reply->body = o->body;
        reply->path = o->path;
        o->body = STRBUF_INIT(0);
        o->path = NULL;
    } else {
        reply->body = STRBUF_INIT(r->cap);
        strbuf_add_str(&reply->body, strbuf_str(&o->body));
    }
    request_free(r);
    net_send(net, reply);
}

/* ---------------------------------------------------------------- errands */

/* Its transfer ends, if there is one, and leaves no trace. */
static void net_stop(struct errand *e)
{
    if (e->transfer != NULL)
        transfer_drop(e->transfer);
    e->transfer = NULL;
    outcome_free(e->refused);
    e->refused = NULL;
}

static void net_end(struct net *net, struct errand *e)
{
    net_stop(e);
    outcome_free(e->telling);
    queue_end(&net->queue, e);
}

static void net_answer_all(struct net *net, struct errand *e, struct outcome *o)
{
    unsigned tries = e->tries;
    if (tries > 1) /* else the result tells */
        ladder_set(&o->ladder.failures, str_of(e->failures));
    for (struct request *r; (r = queue_take_request(&net->queue, e)) != NULL;)
        net_answer(net, r, o, tries, e->requests.n == 0);
    net_end(net, e);
}

/* Of all mirrors' failures the one that is closest to a success is told in the end; of two as
 * close, that of the mirror which is preferred. */
static void net_keep_telling(struct errand *e, struct outcome *o)
{
    const struct outcome *kept = e->telling;
    if (kept != NULL && (kept->how.verdict > o->how.verdict ||
                         (kept->how.verdict == o->how.verdict && kept->url_index < o->url_index))) {
        outcome_free(o);
        return;
    }
    outcome_free(e->telling);
    e->telling = o;
}

/* For the log, and for the ladder of what comes in the end. */
static void net_note_failure(struct errand *e, const struct outcome *o)
{
    struct err why = {0};
    const char *remedy;
    outcome_explain(o, e->requests.at[0]->what, &why, &remedy);
    log_line("netthread", "%s", why.text);
    ladder_append(&e->failures, "\n", str_of(why.text));
}

static void net_failed(struct net *net, struct errand *e, struct outcome *o)
{
    int64_t now = clock_monotonic_ms();
    o->how = retry_judge(o->code, o->status, o->retry_after);
    if (o->disk_errno != 0)
        o->how = (struct retry_judgement){.verdict = RETRY_NEVER};
    struct retry_step step = retry_failed(&e->retry, o->how, o->retry_after);
    if (o->how.whole_host && o->how.verdict == RETRY_LATER) {
        int64_t wait = step.verb == RETRY_WAIT ? step.wait_ms : o->retry_after * 1000;
        queue_hold(e, now + wait, o->retry_after > 0);
    }
    net_note_failure(e, o);
    if (step.verb == RETRY_END && o->how.verdict == RETRY_NEVER) {
        net_answer_all(net, e, o);
        outcome_free(o);
        return;
    }
    net_keep_telling(e, o);
    if (step.verb == RETRY_END) {
        net_answer_all(net, e, e->telling);
    } else if (step.verb == RETRY_TRY) {
        queue_put_back(&net->queue, e);
    } else {
        queue_wait(&net->queue, e, now + step.wait_ms);
        for (size_t i = 0; i < e->requests.n; i++)
            net_tell_waiting(net, e->requests.at[i]);
    }
}

static void net_log_success(const struct outcome *o)
{
    const struct ladder *l = &o->ladder;
    log_line("netthread", "%s: status %ld, %llu bytes; name %lld, tcp %lld, tls %lld, all %lld us",
             l->url, l->status, (unsigned long long)o->size, (long long)l->name_us,
             (long long)l->tcp_us, (long long)l->tls_us, (long long)l->total_us);
}

static void net_done(struct net *net, struct errand *e, struct outcome *o)
{
    net_log_success(o);
    net_answer_all(net, e, o);
    outcome_free(o);
}

/* Where a certificate is refused, the reader wants to know whose it is, and libcurl does not tell.
 * So we knock once more, for those that are waited for.  Takes o if true. */
static bool net_look(struct net *net, struct errand *e, struct outcome *o)
{
    bool refused = o->verb == OUTCOME_FAILED && o->code == CURLE_PEER_FAILED_VERIFICATION;
    if (!refused || e->priority != PRIORITY_WAITED)
        return false;
    struct transfer_order order = {.url = o->url, .owner = e, .look = true};
    struct outcome *failed;
    e->transfer = transfer_start(&net->place, &order, &failed);
    outcome_free(failed);
    if (e->transfer != NULL)
        e->refused = o;
    return e->transfer != NULL;
}

/* It has been looked.  Takes seen; what was refused, with that. */
static struct outcome *net_looked(struct errand *e, struct outcome *seen)
{
    struct outcome *o = e->refused;
    e->refused = NULL;
    ladder_copy_tls(&o->ladder, &seen->ladder);
    outcome_free(seen);
    return o;
}

/* A transfer is over.  Takes o. */
static void net_over(struct net *net, struct errand *e, struct outcome *o)
{
    e->transfer = NULL;
    bool looked = e->refused != NULL;
    if (looked)
        o = net_looked(e, o);
    else
        agreed_note(&net->agreed, &o->ladder);
    if (!looked && net_look(net, e, o))
        return;
    o->url_index = e->retry.url;
    if (o->verb == OUTCOME_FAILED)
        net_failed(net, e, o);
    else
        net_done(net, e, o);
}

static void net_start(struct net *net, struct errand *e)
{
    const struct request *r = e->requests.at[0];
    struct transfer_order order = {
        .url = r->urls[e->retry.url], .etag = r->etag, .path = r->path, .cap = r->cap, .owner = e};
    struct outcome *failed;
    e->tries++;
    net_tell_all(net, e, REPLY_STARTED);
    e->transfer = transfer_start(&net->place, &order, &failed);
    if (e->transfer == NULL)
        net_over(net, e, failed);
}

/* Starts whatever may start, and makes room for what is waited for. */
static void net_schedule(struct net *net)
{
    for (;;) {
        int64_t now = clock_monotonic_ms();
        struct errand *e = queue_victim(&net->queue, now);
        if (e != NULL) {
            net_stop(e);
            net_tell_all(net, e, REPLY_QUEUED);
            queue_put_back(&net->queue, e);
            continue;
        }
        e = queue_next(&net->queue, now);
        if (e == NULL)
            return;
        net_start(net, e);
    }
}

/* ---------------------------------------------------------------- what main asks for */

static void net_get(struct net *net, struct request *r)
{
    struct err why = {0};
    if (!net_open(net, &why)) {
        err_prefix(&why, "cannot fetch %s", r->what);
        request_fail(r, &why, net->self->inbox);
        return;
    }
    struct errand *e = queue_add(&net->queue, r);
    int64_t held = e->state == ERRAND_READY ? queue_held_until(e, clock_monotonic_ms()) : 0;
    if (e->state == ERRAND_WAITING)
        net_tell_waiting(net, r);
    else if (held > 0)
        net_tell_held(net, r, held);
}

static void net_cancel(struct net *net, struct request *r)
{
    struct errand *e = r->errand;
    queue_remove(&net->queue, r);
    if (e->requests.n == 0)
        net_end(net, e);
    request_cancelled(r, net->self->inbox);
}

/* About a request that is not over yet. */
static void net_change(struct net *net, const struct request *order)
{
    struct request *r = queue_request(&net->queue, order->id);
    if (r == NULL)
        return;
    if (order->verb == REQUEST_CANCEL)
        net_cancel(net, r);
    else if (order->verb == REQUEST_URGE)
        queue_urge(&net->queue, r, order->priority);
    else if (order->verb == REQUEST_RETRY)
        queue_hurry(&net->queue, r->errand);
}

/* False when told to stop. */
static bool net_obey(struct net *net, struct request *r)
{
    bool go_on = r->verb != REQUEST_STOP;
    if (r->verb == REQUEST_GET) {
        net_get(net, r);
        return true;
    }
    if (r->verb == REQUEST_PAUSE || r->verb == REQUEST_RESUME)
        queue_pause(&net->queue, r->verb == REQUEST_PAUSE);
    else if (go_on)
        net_change(net, r);
    request_free(r);
    return go_on;
}

/* Everything asked for so far; without libcurl there is nothing else to wait for.  False when told
 * to stop. */
static bool net_listen(struct net *net)
{
    struct mailbox *requests = &net->self->requests;
    wake_clear(&net->self->wake);
    for (;;) {
        struct message *m =
            net->place.multi != NULL ? mailbox_take(requests) : mailbox_wait(requests);
        if (m == NULL)
            return true;
        if (!net_obey(net, (struct request *)m))
            return false;
    }
}

/* ---------------------------------------------------------------- the loop */

/* True when a transfer has ended, so that another may begin. */
static bool net_collect(struct net *net)
{
    bool any = false;
    int left;
    CURLMsg *m;
    while ((m = net->api.multi_info_read(net->place.multi, &left)) != NULL) {
        if (m->msg != CURLMSG_DONE)
            continue;
        CURLcode code = m->data.result; /* m dies with the handle */
        struct transfer *t = transfer_of(&net->api, m->easy_handle);
        struct errand *e = transfer_owner(t);
        net_over(net, e, transfer_finish(t, code));
        any = true;
    }
    return any;
}

/* libcurl itself is at a loss: nothing in flight will come to an end by itself. */
static void net_give_up(struct net *net, CURLMcode code)
{
    log_line("netthread", "libcurl: %s", net->api.multi_strerror(code));
    for (struct errand *e; (e = net->queue.running.first) != NULL;)
        net_over(net, e, transfer_finish(e->transfer, CURLE_FAILED_INIT));
}

static int net_sleep_ms(const struct net *net)
{
    int64_t ms = queue_sleep_ms(&net->queue, clock_monotonic_ms());
    return ms >= 0 && ms < NET_SLEEP_MS ? (int)ms : NET_SLEEP_MS;
}

static void net_work(struct net *net)
{
    int still_running;
    CURLMcode code = net->api.multi_perform(net->place.multi, &still_running);
    if (net_collect(net) && code == CURLM_OK)
        return; /* start others before sleeping */
    if (code == CURLM_OK) {
        struct curl_waitfd ours = {.fd = net->self->wake.fd, .events = CURL_WAIT_POLLIN};
        code = net->api.multi_poll(net->place.multi, &ours, 1, net_sleep_ms(net), NULL);
    }
    if (code != CURLM_OK)
        net_give_up(net, code);
}

/* Whatever was asked for and not answered is answered now. */
static void net_close(struct net *net)
{
    for (struct errand *e; (e = queue_any(&net->queue)) != NULL;) {
        for (struct request *r; (r = queue_take_request(&net->queue, e)) != NULL;)
            request_cancelled(r, net->self->inbox);
        net_end(net, e);
    }
    queue_release(&net->queue);
    agreed_release(&net->agreed);
    if (net->place.multi != NULL)
        net->api.multi_cleanup(net->place.multi);
    /* no curl_global_cleanup: a name look-up that hangs may still be inside libcurl */
}

void *netthread_main(void *arg)
{
    struct net net = {.self = arg};
    net.place.api = &net.api;
    net.place.settings = &net.self->transfers;
    net.place.progress = net_on_progress;
    net.place.progress_arg = &net;
    queue_init(&net.queue, &net.self->limits);
    while (net_listen(&net)) {
        net_schedule(&net);
        net_work(&net);
    }
    net_close(&net);
    return NULL;
}
