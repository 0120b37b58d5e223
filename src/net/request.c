/* SPDX-License-Identifier: MIT
 *
 * Making, ending and answering of messages.  Any thread, on messages it holds.
 */
#include "base/platform.h"

#include "net/request.h"

#include <stdlib.h>

#include "base/xmalloc.h"

void request_free(struct request *r)
{
    if (r == NULL)
        return;
    free(r->url);
    free(r->what);
    free(r);
}

void reply_free(struct reply *r)
{
    if (r == NULL)
        return;
    strbuf_release(&r->body);
    free(r);
}

struct reply *reply_new(int verb, uint64_t id)
{
    struct reply *r = xcalloc(1, sizeof *r);
    r->verb = verb;
    r->id = id;
    return r;
}

void request_fail(struct request *r, const struct err *why, uint32_t retry_after,
                  struct mailbox *inbox)
{
    struct reply *reply = reply_new(REPLY_FAILED, r->id);
    reply->err = *why;
    reply->retry_after = retry_after;
    mailbox_send(inbox, &reply->message);
    request_free(r);
}

void request_cancelled(struct request *r, struct mailbox *inbox)
{
    struct err why = {0};
    err_set(&why, ERR_CANCELLED, "fetching %s was cancelled", r->what);
    request_fail(r, &why, 0, inbox);
}
