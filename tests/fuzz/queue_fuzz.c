/* SPDX-License-Identifier: MIT
 *
 * queue: moves as bytes say; limits are kept, and at the end everything is found and freed.
 */
#include "base/platform.h"

#include <stdlib.h>

#include "base/xmalloc.h"
#include "net/queue.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct request *make(uint64_t id, uint8_t byte)
{
    static const char *const hosts[] = {"https://a.example", "http://b.example", "https://own.lan"};
    struct request *r = xcalloc(1, sizeof *r);
    r->id = id;
    r->priority = (enum priority)(byte % PRIORITIES);
    r->retries = 3;
    r->url_count = 1 + byte % 2;
    r->urls = xcalloc(r->url_count, sizeof *r->urls);
    for (size_t i = 0; i < r->url_count; i++)
        r->urls[i] = xasprintf("%s/%d", hosts[(byte / 4 + i) % ARRAY_LEN(hosts)], byte / 16);
    r->what = xstrdup("x");
    return r;
}

static void end(struct queue *q, struct errand *e)
{
    for (struct request *r; (r = queue_take_request(q, e)) != NULL;)
        request_free(r);
    queue_end(q, e);
}

static void cancel(struct queue *q, uint64_t id)
{
    struct request *r = queue_request(q, id);
    if (r == NULL)
        return;
    struct errand *e = r->errand;
    queue_remove(q, r);
    request_free(r);
    if (e->requests.n == 0)
        queue_end(q, e);
}

static void fail(struct queue *q, uint8_t byte, int64_t now)
{
    struct errand *e = q->running.first;
    if (e == NULL)
        return;
    struct retry_judgement how = {.verdict = (enum retry_verdict)(byte % 3)};
    struct retry_step step = retry_failed(&e->retry, how, byte % 5);
    queue_hold(e, now + byte % 50, byte % 2);
    if (step.verb == RETRY_TRY)
        queue_put_back(q, e);
    else if (step.verb == RETRY_WAIT)
        queue_wait(q, e, now + step.wait_ms);
    else
        end(q, e);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *own[] = {(char[]){"own.lan"}};
    struct queue q;
    queue_init(&q, &(struct queue_limits){.own_hosts = own, .own_count = 1, .own_parallel = 5});
    uint64_t id = 0;
    int64_t now = 0;
    for (size_t i = 0; i + 1 < size; i += 2) {
        uint8_t verb = data[i] % 8, byte = data[i + 1];
        struct request *r = queue_request(&q, byte % (id + 1));
        now += data[i] / 8;
        if (verb <= 1)
            queue_add(&q, make(++id, byte));
        else if (verb == 2)
            cancel(&q, byte % (id + 1));
        else if (verb == 3 && r != NULL)
            queue_urge(&q, r, (enum priority)(byte % PRIORITIES));
        else if (verb == 4 && r != NULL)
            queue_hurry(&q, r->errand);
        else if (verb == 5)
            queue_pause(&q, byte % 2);
        else if (verb == 6)
            fail(&q, byte, now);
        else if (q.running.first != NULL)
            end(&q, q.running.first);
        for (struct errand *e; (e = queue_victim(&q, now)) != NULL;)
            queue_put_back(&q, e);
        while (queue_next(&q, now) != NULL)
            if (q.running_count > QUEUE_PARALLEL)
                abort();
    }
    for (struct errand *e; (e = queue_any(&q)) != NULL;)
        end(&q, e);
    if (q.ids.n != 0 || q.errands.n != 0 || q.running_count != 0)
        abort();
    queue_release(&q);
    return 0;
}
