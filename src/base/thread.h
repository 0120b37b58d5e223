/* SPDX-License-Identifier: MIT
 *
 * thread - start and join; every started thread has all signals blocked, so that signals reach the
 * main thread only.
 */
#ifndef BASE_THREAD_H
#define BASE_THREAD_H

#include <pthread.h>

#include "base/platform.h"

struct thread {
    pthread_t id;
    bool running;
    const char *name;
    void *(*main_fn)(void *arg);
    void *arg;
};

/* Starts main_fn(arg); ends the program if the system has no thread left. name: at most 15 bytes,
 * for debuggers; borrowed, as t is, until thread_join. */
void thread_start(struct thread *t, const char *name, void *(*main_fn)(void *), void *arg);

/* Waits for its end; nothing if it was never started. */
void thread_join(struct thread *t);

#endif
