/* SPDX-License-Identifier: MIT
 *
 * Thread start with signals kept away.
 */
#include "base/platform.h"

#include "base/thread.h"

#include <signal.h>

#include "base/bug.h"

/* A thread names itself: naming another one goes through a file of /proc. */
static void *thread_main(void *thread)
{
    struct thread *t = thread;
    pthread_setname_np(pthread_self(), t->name);
    return t->main_fn(t->arg);
}

void thread_start(struct thread *t, const char *name, void *(*main_fn)(void *), void *arg)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    t->name = name;
    t->main_fn = main_fn;
    t->arg = arg;
    int failed = pthread_create(&t->id, NULL, thread_main, t);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (failed)
        BUG("no thread for %s", name);
    t->running = true;
}

void thread_join(struct thread *t)
{
    if (!t->running)
        return;
    pthread_join(t->id, NULL);
    t->running = false;
}
