/* SPDX-License-Identifier: MIT
 *
 * mailbox - the only object two threads share: a queue of whole messages, given away on send.
 *
 * A message type begins with struct message, and belongs to the receiver once sent: the sender has
 * no pointer left.  After each send the wake function is called (outside the lock) so that the
 * receiver, wherever it sleeps, looks.  Thread: any thread sends; one thread takes.
 */
#ifndef BASE_MAILBOX_H
#define BASE_MAILBOX_H

#include <pthread.h>

#include "base/platform.h"

struct message {
    struct message *next;
};

struct mailbox {
    pthread_mutex_t lock;
    pthread_cond_t filled;
    struct message *first, **last;
    void (*wake)(void *arg); /* may be NULL: the receiver sleeps in mailbox_wait */
    void *wake_arg;
};

void mailbox_init(struct mailbox *m, void (*wake)(void *arg), void *wake_arg);

/* Only when nobody else can reach it, and after the last message was taken. */
void mailbox_release(struct mailbox *m);

void mailbox_send(struct mailbox *m, struct message *msg);

/* The oldest message, or NULL at once. */
struct message *mailbox_take(struct mailbox *m);

/* The oldest message; sleeps until there is one. */
struct message *mailbox_wait(struct mailbox *m);

#endif
