/* SPDX-License-Identifier: MIT
 *
 * mailbox: in order, each message once, from many threads.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/mailbox.h"
#include "base/thread.h"

struct letter {
    struct message message; /* first */
    int sender, number;
};

static void send(struct mailbox *m, int sender, int number)
{
    struct letter *l = calloc(1, sizeof *l);
    *l = (struct letter){.sender = sender, .number = number};
    mailbox_send(m, &l->message);
}

static void expect(struct message *msg, int number)
{
    assert_non_null(msg);
    assert_null(msg->next);
    assert_int_equal(((struct letter *)msg)->number, number);
    free(msg);
}

static void count_wake(void *arg)
{
    atomic_fetch_add((atomic_int *)arg, 1);
}

static void messages_are_taken_in_order(void **state)
{
    (void)state;
    atomic_int wakes = 0;
    struct mailbox m;
    mailbox_init(&m, count_wake, &wakes);
    assert_null(mailbox_take(&m));
    send(&m, 0, 1);
    send(&m, 0, 2);
    expect(mailbox_take(&m), 1);
    send(&m, 0, 3);
    expect(mailbox_take(&m), 2);
    expect(mailbox_wait(&m), 3);
    assert_null(mailbox_take(&m));
    send(&m, 0, 4); /* after it was empty */
    expect(mailbox_take(&m), 4);
    assert_int_equal(atomic_load(&wakes), 4);
    mailbox_release(&m);
}

enum { SENDERS = 4, LETTERS = 2000 };

struct sender {
    struct thread thread;
    struct mailbox *box;
    int id;
};

static void *sender_main(void *arg)
{
    struct sender *s = arg;
    for (int i = 0; i < LETTERS; i++)
        send(s->box, s->id, i);
    return NULL;
}

static void many_threads_send_and_one_waits(void **state)
{
    (void)state;
    struct mailbox m;
    struct sender senders[SENDERS] = {0};
    int next[SENDERS] = {0};
    mailbox_init(&m, NULL, NULL);
    for (int i = 0; i < SENDERS; i++) {
        senders[i].box = &m;
        senders[i].id = i;
        thread_start(&senders[i].thread, "sender", sender_main, &senders[i]);
    }
    for (int i = 0; i < SENDERS * LETTERS; i++) {
        struct letter *l = (struct letter *)mailbox_wait(&m);
        assert_int_equal(l->number, next[l->sender]++); /* of one sender: in its order */
        free(l);
    }
    for (int i = 0; i < SENDERS; i++)
        thread_join(&senders[i].thread);
    assert_null(mailbox_take(&m));
    mailbox_release(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_are_taken_in_order),
        cmocka_unit_test(many_threads_send_and_one_waits),
    };
    return cmocka_run_group_tests_name("mailbox", tests, NULL, NULL);
}
