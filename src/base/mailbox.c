/* SPDX-License-Identifier: MIT
 *
 * A linked queue under one lock.  Thread: see the header.
 */
#include "base/platform.h"

#include "base/mailbox.h"

#include "base/bug.h"

void mailbox_init(struct mailbox *m, void (*wake)(void *arg), void *wake_arg)
{
    pthread_mutex_init(&m->lock, NULL);
    pthread_cond_init(&m->filled, NULL);
    m->first = NULL;
    m->last = &m->first;
    m->wake = wake;
    m->wake_arg = wake_arg;
}

void mailbox_release(struct mailbox *m)
{
    if (m->first != NULL)
        BUG("mailbox released with messages in it");
    pthread_mutex_destroy(&m->lock);
    pthread_cond_destroy(&m->filled);
}

void mailbox_send(struct mailbox *m, struct message *msg)
{
    msg->next = NULL;
    pthread_mutex_lock(&m->lock);
    *m->last = msg;
    m->last = &msg->next;
    pthread_cond_signal(&m->filled);
    pthread_mutex_unlock(&m->lock);
    if (m->wake != NULL)
        m->wake(m->wake_arg);
}

/* Under the lock. */
static struct message *mailbox_pop(struct mailbox *m)
{
    struct message *msg = m->first;
    if (msg != NULL) {
        m->first = msg->next;
        if (m->first == NULL)
            m->last = &m->first;
        msg->next = NULL;
    }
    return msg;
}

struct message *mailbox_take(struct mailbox *m)
{
    pthread_mutex_lock(&m->lock);
    struct message *msg = mailbox_pop(m);
    pthread_mutex_unlock(&m->lock);
    return msg;
}

struct message *mailbox_wait(struct mailbox *m)
{
    struct message *msg;
    pthread_mutex_lock(&m->lock);
    while ((msg = mailbox_pop(m)) == NULL)
        pthread_cond_wait(&m->filled, &m->lock);
    pthread_mutex_unlock(&m->lock);
    return msg;
}
