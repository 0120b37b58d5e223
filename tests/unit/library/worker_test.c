/* SPDX-License-Identifier: MIT
 *
 * worker: what its thread does with searches that nobody wants any more.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>

#include "base/xmalloc.h"
#include "library/worker.h"

static struct job *job_of(enum job_kind kind, uint64_t ticket)
{
    struct job *job = xcalloc(1, sizeof *job);
    job->kind = kind;
    job->ticket = ticket;
    return job;
}

static void send_search(struct worker *w, uint64_t ticket, const char *pattern)
{
    struct job *job = job_of(JOB_SEARCH, ticket);
    job->document = document_new(STR("some words to be searched\n"), 0);
    job->pattern = xstrdup(pattern);
    worker_send(w, job);
}

static void a_search_nobody_wants_sends_nothing(void **state)
{
    (void)state;
    char *dir = testing_dir_new();
    struct mailbox box;
    struct worker_options options = {.shelf_dir = dir, .state_dir = dir, .data_dir = dir};
    mailbox_init(&box, NULL, NULL);
    struct worker *w = worker_new(&options, &box);
    worker_want_search(w, 3);
    send_search(w, 2, "words");
    send_search(w, 3, "words");
    struct event *ev = (struct event *)mailbox_wait(&box);
    assert_int_equal(ev->kind, EVENT_MATCHES);
    assert_int_equal(ev->ticket, 3);
    assert_int_equal(ev->matches.n, 1);
    event_free(ev);
    worker_want_search(w, 0);
    send_search(w, 3, "words");
    worker_free(w); /* finishes what was sent */
    assert_null(mailbox_take(&box));
    mailbox_release(&box);
    testing_dir_remove(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_search_nobody_wants_sends_nothing),
    };
    return cmocka_run_group_tests_name("worker", tests, NULL, NULL);
}
