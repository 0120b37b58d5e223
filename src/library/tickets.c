/* SPDX-License-Identifier: MIT
 *
 * There are few at a time; the order does not matter.  Thread: main.
 */
#include "base/platform.h"

#include "library/tickets.h"

#include <stdlib.h>

#include "base/xmalloc.h"

void tickets_release(struct tickets *t)
{
    for (size_t i = 0; i < t->list.n; i++)
        free(t->list.at[i].target);
    VEC_RELEASE(&t->list);
}

struct ticket *tickets_find(const struct tickets *t, uint64_t id)
{
    for (size_t i = 0; i < t->list.n; i++)
        if (t->list.at[i].id == id)
            return &t->list.at[i];
    return NULL;
}

void tickets_close(struct tickets *t, uint64_t id)
{
    struct ticket *found = tickets_find(t, id);
    if (found == NULL)
        return;
    free(found->target);
    *found = t->list.at[--t->list.n];
}

struct job *ticket_job(const struct ticket *t, enum job_kind kind, struct strbuf *body,
                       const struct err *why)
{
    struct job *job = xcalloc(1, sizeof *job);
    job->kind = kind;
    job->ticket = t->id;
    job->target = xstrdup(t->target);
    job->wish = t->wish;
    job->body = *body;
    *body = STRBUF_INIT(0);
    if (why != NULL)
        job->warning = *why;
    return job;
}

void ticket_rename(struct ticket *t, struct str target)
{
    char *name = xstrndup(target.p, target.n);
    free(t->target);
    t->target = name;
}
