/* SPDX-License-Identifier: MIT
 *
 * Events: whole messages with owned parts.
 */
#include "base/platform.h"

#include "library/event.h"

#include <stdlib.h>

#include "base/xmalloc.h"

struct event *event_of_reply(const struct reply *reply)
{
    struct event *ev = xcalloc(1, sizeof *ev);
    ev->kind = reply_is_last(reply) ? EVENT_FAILED : EVENT_PROGRESS;
    ev->ticket = reply->id;
    ev->stage = reply->verb == REPLY_WAITING  ? STAGE_WAITING
                : reply->verb == REPLY_QUEUED ? STAGE_QUEUED
                                              : STAGE_RUNNING;
    ev->received = reply->received;
    ev->expected = reply->expected;
    ev->next_try_ms = reply->next_try_ms;
    ev->err = reply->err;
    return ev;
}

struct event *event_of_diagnosis(const struct reply *reply)
{
    struct event *ev = event_of_reply(reply);
    if (!reply_is_last(reply))
        return ev;
    ev->kind = EVENT_DIAGNOSIS;
    ev->raw = STRBUF_INIT(STRBUF_TEXT);
    if (reply->ladder.url != NULL)
        ladder_write(&reply->ladder, &ev->raw);
    return ev;
}

void event_free(struct event *ev)
{
    if (ev == NULL)
        return;
    free(ev->target);
    document_release(ev->document);
    strbuf_release(&ev->raw);
    matches_release(&ev->matches);
    free(ev->numbers);
    memos_release(&ev->memos);
    catalogfile_release(ev->catalog);
    catalogfile_release(ev->catalog_before);
    changes_release(&ev->changes);
    erratafile_release(ev->errata);
    free(ev);
}
