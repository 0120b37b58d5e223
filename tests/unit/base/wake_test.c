/* SPDX-License-Identifier: MIT
 *
 * wake: seen by poll, coalescing, forgotten when told.
 */
#include "base/platform.h"

#include "testing.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>

#include "base/thread.h"
#include "base/wake.h"

static int ready(const struct wake *w, int timeout_ms)
{
    struct pollfd fd = {.fd = w->fd, .events = POLLIN};
    return poll(&fd, 1, timeout_ms);
}

static void wake_ups_coalesce_and_are_forgotten(void **state)
{
    (void)state;
    struct wake w;
    wake_init(&w);
    assert_int_equal(ready(&w, 0), 0);
    wake_clear(&w); /* nothing pending: does not block */
    for (int i = 0; i < 1000; i++)
        wake_up(&w);
    assert_int_equal(ready(&w, 0), 1);
    wake_clear(&w);
    assert_int_equal(ready(&w, 0), 0);
    wake_up(&w);
    assert_int_equal(ready(&w, 0), 1);
    wake_release(&w);
}

static void errno_is_left_alone(void **state)
{
    (void)state;
    struct wake w = {.fd = -1};
    errno = ENOENT;
    wake_up(&w); /* cannot be written to */
    assert_int_equal(errno, ENOENT);
}

static void *waker_main(void *arg)
{
    wake_up(arg);
    return NULL;
}

static void another_thread_wakes(void **state)
{
    (void)state;
    struct wake w;
    struct thread t = {0};
    wake_init(&w);
    thread_start(&t, "waker", waker_main, &w);
    assert_int_equal(ready(&w, 60000), 1);
    thread_join(&t);
    thread_join(&t); /* the second time: nothing */
    wake_release(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wake_ups_coalesce_and_are_forgotten),
        cmocka_unit_test(errno_is_left_alone),
        cmocka_unit_test(another_thread_wakes),
    };
    return cmocka_run_group_tests_name("wake", tests, NULL, NULL);
}
