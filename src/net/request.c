/* SPDX-License-Identifier: MIT
 *
 * Making, comparing, ending and answering of messages.  Any thread, on messages it holds.
 */
#include "base/platform.h"

#include "net/request.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/xmalloc.h"

bool reply_is_last(const struct reply *r)
{
    return r->verb >= REPLY_DONE;
}

void request_free(struct request *r)
{
    if (r == NULL)
        return;
    for (size_t i = 0; i < r->url_count; i++)
        free(r->urls[i]);
    free(r->urls);
    free(r->what);
    free(r->etag);
    free(r->path);
    free(r);
}

void reply_free(struct reply *r)
{
    if (r == NULL)
        return;
    if (r->path != NULL)
        unlink(r->path);
    free(r->path);
    strbuf_release(&r->body);
    ladder_release(&r->ladder);
    free(r);
}

struct reply *reply_new(enum reply_verb verb, uint64_t id)
{
    struct reply *r = xcalloc(1, sizeof *r);
    r->verb = verb;
    r->id = id;
    return r;
}

void request_fail(struct request *r, const struct err *why, struct mailbox *inbox)
{
    struct reply *reply = reply_new(REPLY_FAILED, r->id);
    reply->err = *why;
    reply->ladder.err = *why;
    request_free(r);
    mailbox_send(inbox, &reply->message);
}

void request_cancelled(struct request *r, struct mailbox *inbox)
{
    struct err why = {0};
    err_set(&why, ERR_CANCELLED, "fetching %s was cancelled", r->what);
    request_fail(r, &why, inbox);
}

bool request_same(const struct request *a, const struct request *b)
{
    bool same = a->path == NULL && b->path == NULL && a->cap == b->cap &&
                a->url_count == b->url_count && str_eq(str_of(a->etag), str_of(b->etag));
    for (size_t i = 0; same && i < a->url_count; i++)
        same = strcmp(a->urls[i], b->urls[i]) == 0;
    return same;
}

uint64_t request_hash(const struct request *r)
{
    return buckets_hash(buckets_hash(0, str_of(r->urls[0])), str_of(r->etag));
}
