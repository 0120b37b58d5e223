/* SPDX-License-Identifier: MIT
 *
 * Thread start with signals kept away.
 */
#include "base/platform.h"

#include "base/thread.h"

#include <signal.h>

#include "base/bug.h"

void thread_start(struct thread *t, const char *name, void *(*main_fn)(void *), void *arg)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int failed = pthread_create(&t->id, NULL, main_fn, arg);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (failed)
        BUG("no thread for %s", name);
    pthread_setname_np(t->id, name);
    t->running = true;
}

void thread_join(struct thread *t)
{
    if (!t->running)
        return;
    pthread_join(t->id, NULL);
    t->running = false;
}
