/* SPDX-License-Identifier: MIT
 *
 * queue: who is next, played through without a network; time is a number that the test says.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "net/queue.h"

#define SAFE  "https://www.example/"
#define PLAIN "http://plain.example/"
#define OWN   "https://mirror.lan/"

/* A request for one URL, or for two mirrors of it where second is given. */
static struct request *request(uint64_t id, enum priority priority, const char *first,
                               const char *second)
{
    struct request *r = xcalloc(1, sizeof *r);
    r->id = id;
    r->priority = priority;
    r->urls = xcalloc(2, sizeof *r->urls);
    r->urls[r->url_count++] = xasprintf("%s%d", first, (int)id);
    if (second != NULL)
        r->urls[r->url_count++] = xasprintf("%s%d", second, (int)id);
    r->what = xstrdup("RFC 1");
    r->cap = 100;
    r->retries = 3;
    return r;
}

static void add(struct queue *q, uint64_t id, enum priority priority, const char *base)
{
    queue_add(q, request(id, priority, base, NULL));
}

/* The errand of request id. */
static struct errand *errand(struct queue *q, uint64_t id)
{
    struct request *r = queue_request(q, id);
    assert_non_null(r);
    return r->errand;
}

static uint64_t id_of(const struct errand *e)
{
    return e != NULL ? e->requests.at[0]->id : 0;
}

static uint64_t next(struct queue *q, int64_t now)
{
    return id_of(queue_next(q, now));
}

static uint64_t victim(struct queue *q, int64_t now)
{
    return id_of(queue_victim(q, now));
}

static void end(struct queue *q, struct errand *e)
{
    for (struct request *r; (r = queue_take_request(q, e)) != NULL;)
        request_free(r);
    queue_end(q, e);
}

static void done(struct queue *q, uint64_t id)
{
    end(q, errand(q, id));
}

static void release(struct queue *q)
{
    for (struct errand *e; (e = queue_any(q)) != NULL;)
        end(q, e);
    assert_int_equal(q->ids.n, 0);
    assert_int_equal(q->errands.n, 0);
    assert_int_equal(q->running_count, 0);
    queue_release(q);
}

static struct queue begin(void)
{
    struct queue q;
    queue_init(&q, &(struct queue_limits){0});
    return q;
}

/* ---------------------------------------------------------------- order */

static void what_is_waited_for_comes_first(void **state)
{
    (void)state;
    struct queue q = begin();
    add(&q, 1, PRIORITY_BULK, SAFE);
    add(&q, 2, PRIORITY_BULK, SAFE);
    add(&q, 3, PRIORITY_PREFETCH, SAFE);
    add(&q, 4, PRIORITY_WAITED, SAFE);
    add(&q, 5, PRIORITY_WAITED, SAFE);
    static const uint64_t order[] = {4, 5, 3, 1, 0};
    for (size_t i = 0; i < ARRAY_LEN(order); i++)
        assert_int_equal(next(&q, 0), order[i]); /* four places */
    done(&q, 3);
    assert_int_equal(next(&q, 0), 2);
    assert_int_equal(next(&q, 0), 0);
    release(&q);
}

static void the_order_holds_over_several_hosts(void **state)
{
    (void)state;
    struct queue q = begin();
    add(&q, 1, PRIORITY_BULK, PLAIN);
    add(&q, 2, PRIORITY_BULK, SAFE);
    add(&q, 3, PRIORITY_BULK, PLAIN);
    add(&q, 4, PRIORITY_BULK, PLAIN); /* its host is full: the next one goes before */
    add(&q, 5, PRIORITY_BULK, SAFE);
    static const uint64_t order[] = {1, 2, 3, 5, 0};
    for (size_t i = 0; i < ARRAY_LEN(order); i++)
        assert_int_equal(next(&q, 0), order[i]);
    done(&q, 2);
    assert_int_equal(next(&q, 0), 0); /* a place, but not at that host */
    done(&q, 1);
    assert_int_equal(next(&q, 0), 4);
    release(&q);
}

static void own_hosts_have_places_of_their_own(void **state)
{
    (void)state;
    char *own[] = {(char[]){"mirror.lan"}};
    struct queue q;
    queue_init(&q, &(struct queue_limits){
                       .parallel = 1, .own_parallel = 6, .own_hosts = own, .own_count = 1});
    for (uint64_t id = 1; id <= 8; id++)
        add(&q, id, PRIORITY_BULK, OWN);
    add(&q, 9, PRIORITY_BULK, SAFE);
    add(&q, 10, PRIORITY_BULK, SAFE);
    for (uint64_t id = 1; id <= 6; id++)
        assert_int_equal(next(&q, 0), id);
    assert_int_equal(next(&q, 0), 9);
    assert_int_equal(next(&q, 0), 0);
    release(&q);
}

static void limits_have_limits(void **state)
{
    (void)state;
    struct queue q;
    queue_init(&q, &(struct queue_limits){.parallel = 100, .own_parallel = 1000});
    assert_int_equal(q.limits.parallel, QUEUE_PARALLEL);
    assert_int_equal(q.limits.own_parallel, QUEUE_OWN_PARALLEL);
    queue_release(&q);
}

static void an_urged_one_goes_behind_its_new_equals(void **state)
{
    (void)state;
    struct queue q;
    queue_init(&q, &(struct queue_limits){.parallel = 1});
    add(&q, 1, PRIORITY_BULK, SAFE);
    add(&q, 2, PRIORITY_BULK, SAFE);
    add(&q, 3, PRIORITY_PREFETCH, SAFE);
    queue_urge(&q, queue_request(&q, 2), PRIORITY_PREFETCH);
    queue_urge(&q, queue_request(&q, 2), PRIORITY_PREFETCH); /* once more changes nothing */
    static const uint64_t order[] = {3, 2, 1};
    for (size_t i = 0; i < ARRAY_LEN(order); i++) {
        assert_int_equal(next(&q, 0), order[i]);
        assert_int_equal(next(&q, 0), 0);
        done(&q, order[i]);
    }
    release(&q);
}

/* ---------------------------------------------------------------- giving way */

static void bulk_gives_its_place_to_what_is_waited_for(void **state)
{
    (void)state;
    struct queue q = begin();
    add(&q, 1, PRIORITY_BULK, SAFE);
    add(&q, 2, PRIORITY_BULK, SAFE);
    add(&q, 3, PRIORITY_PREFETCH, SAFE);
    add(&q, 4, PRIORITY_BULK, SAFE);
    for (int i = 0; i < 4; i++)
        next(&q, 0);
    assert_int_equal(victim(&q, 0), 0);
    add(&q, 5, PRIORITY_PREFETCH, SAFE);
    assert_int_equal(victim(&q, 0), 0); /* only for what is waited for */
    add(&q, 6, PRIORITY_WAITED, SAFE);
    assert_int_equal(victim(&q, 0), 4); /* the newest of the least */
    queue_put_back(&q, errand(&q, 4));
    assert_int_equal(victim(&q, 0), 0); /* one place is enough */
    assert_int_equal(next(&q, 0), 6);
    done(&q, 6);
    assert_int_equal(next(&q, 0), 5);
    done(&q, 5);
    add(&q, 7, PRIORITY_BULK, SAFE);
    assert_int_equal(next(&q, 0), 4); /* back at its place */
    release(&q);
}

static void a_full_host_gives_a_place_of_its_own(void **state)
{
    (void)state;
    struct queue q = begin();
    add(&q, 1, PRIORITY_BULK, PLAIN);
    add(&q, 2, PRIORITY_BULK, PLAIN);
    add(&q, 3, PRIORITY_BULK, SAFE);
    for (int i = 0; i < 3; i++)
        next(&q, 0);
    add(&q, 4, PRIORITY_WAITED, PLAIN);
    assert_int_equal(victim(&q, 0), 2);
    queue_put_back(&q, errand(&q, 2));
    assert_int_equal(next(&q, 0), 4);
    assert_int_equal(victim(&q, 0), 0);
    /* those that are waited for do not push each other out */
    add(&q, 5, PRIORITY_WAITED, PLAIN);
    assert_int_equal(victim(&q, 0), 1);
    queue_put_back(&q, errand(&q, 1));
    assert_int_equal(next(&q, 0), 5);
    add(&q, 6, PRIORITY_WAITED, PLAIN);
    assert_int_equal(victim(&q, 0), 0);
    release(&q);
}

static void a_pause_stops_all_but_what_is_waited_for(void **state)
{
    (void)state;
    struct queue q = begin();
    add(&q, 1, PRIORITY_BULK, SAFE);
    add(&q, 2, PRIORITY_PREFETCH, SAFE);
    add(&q, 3, PRIORITY_WAITED, SAFE);
    for (int i = 0; i < 3; i++)
        next(&q, 0);
    queue_pause(&q, true);
    add(&q, 4, PRIORITY_BULK, SAFE);
    add(&q, 5, PRIORITY_WAITED, SAFE);
    static const uint64_t stopped[] = {1, 2, 0};
    for (size_t i = 0; i < ARRAY_LEN(stopped); i++) {
        assert_int_equal(victim(&q, 0), stopped[i]);
        if (stopped[i] != 0)
            queue_put_back(&q, errand(&q, stopped[i]));
    }
    assert_int_equal(next(&q, 0), 5);
    assert_int_equal(next(&q, 0), 0);
    queue_pause(&q, false);
    assert_int_equal(next(&q, 0), 2);
    assert_int_equal(next(&q, 0), 1); /* before 4, as it came */
    release(&q);
}

/* ---------------------------------------------------------------- waiting */

static void who_waits_comes_back_in_its_time_and_turn(void **state)
{
    (void)state;
    struct queue q;
    queue_init(&q, &(struct queue_limits){.parallel = 1});
    for (uint64_t id = 1; id <= 4; id++)
        add(&q, id, PRIORITY_BULK, SAFE);
    assert_int_equal(queue_sleep_ms(&q, 0), -1);
    assert_int_equal(next(&q, 0), 1);
    queue_wait(&q, errand(&q, 1), 4000);
    assert_int_equal(next(&q, 0), 2);
    queue_wait(&q, errand(&q, 2), 1000);
    assert_int_equal(queue_sleep_ms(&q, 0), 1000);
    assert_int_equal(next(&q, 0), 3);
    done(&q, 3);
    assert_int_equal(next(&q, 1000), 2); /* before 4 */
    done(&q, 2);
    assert_int_equal(queue_sleep_ms(&q, 1500), 2500);
    /* a clock that leaps (a machine that slept) is only late */
    assert_int_equal(queue_sleep_ms(&q, 1000000), 0);
    assert_int_equal(next(&q, 1000000), 1);
    assert_int_equal(queue_sleep_ms(&q, 1000000), -1);
    release(&q);
}

static void who_waits_can_be_hurried_and_removed(void **state)
{
    (void)state;
    struct queue q = begin();
    add(&q, 1, PRIORITY_BULK, SAFE);
    add(&q, 2, PRIORITY_BULK, SAFE);
    next(&q, 0);
    next(&q, 0);
    queue_hold(errand(&q, 1), 9000, true);
    queue_wait(&q, errand(&q, 1), 9000);
    queue_wait(&q, errand(&q, 2), 9000);
    assert_int_equal(next(&q, 0), 0);
    queue_hurry(&q, errand(&q, 1));
    assert_int_equal(next(&q, 0), 1);
    queue_hurry(&q, errand(&q, 1)); /* it runs: nothing to be hurried */
    done(&q, 2);
    assert_int_equal(queue_sleep_ms(&q, 0), -1);
    release(&q);
}

static void a_host_in_trouble_is_left_alone(void **state)
{
    (void)state;
    struct queue q = begin();
    for (uint64_t id = 1; id <= 3; id++)
        add(&q, id, PRIORITY_BULK, SAFE);
    add(&q, 4, PRIORITY_BULK, PLAIN);
    next(&q, 0);
    queue_hold(errand(&q, 1), 1000, false);
    assert_int_equal(queue_held_until(errand(&q, 2), 0), 0);
    assert_int_equal(next(&q, 0), 4); /* another host */
    assert_int_equal(next(&q, 0), 0);
    assert_int_equal(queue_sleep_ms(&q, 0), 1000);
    add(&q, 5, PRIORITY_WAITED, SAFE); /* who waits may knock */
    assert_int_equal(next(&q, 0), 5);
    assert_int_equal(next(&q, 1000), 2);
    /* but where the server asked for patience nobody does */
    queue_hold(errand(&q, 2), 3000, true);
    queue_hold(errand(&q, 2), 2500, false); /* shortens nothing */
    assert_int_equal(queue_held_until(errand(&q, 3), 0), 3000);
    assert_int_equal(queue_held_until(errand(&q, 3), 3000), 0);
    done(&q, 1);
    add(&q, 6, PRIORITY_WAITED, SAFE);
    assert_int_equal(next(&q, 2999), 0);
    assert_int_equal(victim(&q, 2999), 0);
    queue_hurry(&q, errand(&q, 6)); /* unless told to */
    assert_int_equal(next(&q, 2999), 6);
    release(&q);
}

static void the_next_mirror_is_another_host(void **state)
{
    (void)state;
    struct queue q = begin();
    queue_add(&q, request(1, PRIORITY_BULK, SAFE, PLAIN));
    add(&q, 2, PRIORITY_BULK, PLAIN);
    add(&q, 3, PRIORITY_BULK, PLAIN);
    struct errand *e = queue_next(&q, 0);
    assert_int_equal(id_of(e), 1);
    queue_hold(e, 9000, true);
    e->retry.url = 1;
    queue_put_back(&q, e);
    assert_int_equal(next(&q, 0), 1);
    assert_int_equal(next(&q, 0), 2);
    assert_int_equal(next(&q, 0), 0); /* 1 counts there now */
    release(&q);
}

/* ---------------------------------------------------------------- equal requests */

static void equal_requests_are_one_errand(void **state)
{
    (void)state;
    struct queue q = begin();
    struct request *a = request(1, PRIORITY_BULK, SAFE, PLAIN);
    struct errand *e = queue_add(&q, a);
    struct request *same = request(1, PRIORITY_WAITED, SAFE, PLAIN);
    same->id = 2;
    assert_ptr_equal(queue_add(&q, same), e);
    assert_int_equal(e->requests.n, 2);
    assert_int_equal(e->priority, PRIORITY_WAITED);
    queue_remove(&q, same);
    request_free(same);
    assert_null(queue_request(&q, 2));
    assert_int_equal(e->requests.n, 1);
    assert_int_equal(e->priority, PRIORITY_BULK);
    assert_int_equal(next(&q, 0), 1);
    assert_int_equal(next(&q, 0), 0);
    release(&q);
}

static void requests_that_differ_are_not(void **state)
{
    (void)state;
    struct queue q = begin();
    struct request *rows[6];
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        rows[i] = request(1, PRIORITY_BULK, SAFE, i == 1 ? PLAIN : NULL);
    rows[2]->etag = xstrdup("\"a\"");
    rows[3]->etag = xstrdup("W/\"a\"");
    rows[4]->cap = 99;
    rows[5]->path = xstrdup("/tmp/x");
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        rows[i]->id = i + 1;
        assert_int_equal(queue_add(&q, rows[i])->requests.n, 1);
    }
    release(&q);
}

static void one_that_runs_or_waits_is_joined(void **state)
{
    (void)state;
    struct queue q = begin();
    add(&q, 1, PRIORITY_BULK, SAFE);
    struct errand *e = queue_next(&q, 0);
    for (uint64_t id = 2; id <= 3; id++) {
        struct request *r = request(1, PRIORITY_WAITED, SAFE, NULL);
        r->id = id;
        assert_ptr_equal(queue_add(&q, r), e);
        if (id == 2)
            queue_wait(&q, e, 1000);
    }
    assert_int_equal(e->state, ERRAND_WAITING);
    assert_int_equal(next(&q, 1000), 1);
    assert_int_equal(e->requests.n, 3);
    release(&q);
}

/* ---------------------------------------------------------------- all together */

/* A thousand random moves: limits are kept, nobody is lost, the end is clean. */
static void at_random_nothing_is_lost(void **state)
{
    (void)state;
    struct queue q = begin();
    unsigned random = 1;
    uint64_t added = 0, ended = 0;
    int64_t now = 0;
    static const char *const bases[] = {SAFE, PLAIN, OWN};
    for (int i = 0; i < 20000; i++) {
        random = random * 1103515245u + 12345u;
        unsigned dice = random >> 16;
        now += dice % 7;
        struct errand *e = q.running.first;
        if (dice % 5 < 2 && added - ended < 300) {
            added++;
            add(&q, added, (enum priority)(dice / 5 % PRIORITIES), bases[dice / 15 % 3]);
        } else if (dice % 5 == 2) {
            queue_pause(&q, dice / 5 % 8 == 0);
            struct request *r = queue_request(&q, 1 + dice / 5 % (added + 1));
            if (r != NULL)
                queue_urge(&q, r, (enum priority)(dice % PRIORITIES));
        } else if (dice % 5 == 3 && e != NULL) {
            if (dice % 2 == 0) {
                queue_hold(e, now + dice % 50, dice % 3 == 0);
                queue_wait(&q, e, now + dice % 50);
            } else {
                queue_put_back(&q, e);
            }
        } else if (e != NULL) {
            end(&q, e);
            ended++;
        }
        struct errand *v;
        while ((v = queue_victim(&q, now)) != NULL)
            queue_put_back(&q, v);
        while (queue_next(&q, now) != NULL)
            ;
        assert_true(q.running_count <= QUEUE_PARALLEL);
        assert_int_equal(q.ids.n, added - ended);
    }
    assert_true(ended > 1000);
    release(&q);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_waited_for_comes_first),
        cmocka_unit_test(the_order_holds_over_several_hosts),
        cmocka_unit_test(own_hosts_have_places_of_their_own),
        cmocka_unit_test(limits_have_limits),
        cmocka_unit_test(an_urged_one_goes_behind_its_new_equals),
        cmocka_unit_test(bulk_gives_its_place_to_what_is_waited_for),
        cmocka_unit_test(a_full_host_gives_a_place_of_its_own),
        cmocka_unit_test(a_pause_stops_all_but_what_is_waited_for),
        cmocka_unit_test(who_waits_comes_back_in_its_time_and_turn),
        cmocka_unit_test(who_waits_can_be_hurried_and_removed),
        cmocka_unit_test(a_host_in_trouble_is_left_alone),
        cmocka_unit_test(the_next_mirror_is_another_host),
        cmocka_unit_test(equal_requests_are_one_errand),
        cmocka_unit_test(requests_that_differ_are_not),
        cmocka_unit_test(one_that_runs_or_waits_is_joined),
        cmocka_unit_test(at_random_nothing_is_lost),
    };
    return cmocka_run_group_tests_name("queue", tests, NULL, NULL);
}
