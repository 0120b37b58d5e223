/* SPDX-License-Identifier: MIT
 *
 * Owner: the net thread, from a transfer's end to the replies.
 */
#include "base/platform.h"

#include "net/outcome.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/xmalloc.h"

struct outcome *outcome_new(void)
{
    struct outcome *o = xcalloc(1, sizeof *o);
    o->ladder.length = -1;
    return o;
}

void outcome_free(struct outcome *o)
{
    if (o == NULL)
        return;
    if (o->path != NULL)
        unlink(o->path);
    free(o->path);
    free(o->url);
    free(o->detail);
    strbuf_release(&o->body);
    ladder_release(&o->ladder);
    free(o);
}

void outcome_explain(const struct outcome *o, const char *what, struct err *e, const char **remedy)
{
    *remedy = NULL;
    if (o->disk_errno != 0) {
        err_set(e, ERR_STORAGE, "cannot keep %s: %s (disk)", what, strerror(o->disk_errno));
        return;
    }
    struct failure failure = {
        .what = what,
        .url = o->url,
        .detail = o->detail,
        .code = o->code,
        .status = o->status,
        .phase = o->ladder.phase,
        .os_errno = o->os_errno,
        .retry_after = o->retry_after,
        .cap = o->cap,
        .patience_s = o->patience_s,
    };
    layer_explain(&failure, e);
    *remedy = layer_remedy(&failure);
}
