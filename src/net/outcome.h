/* SPDX-License-Identifier: MIT
 *
 * outcome - how one try of one URL ended: a body, "unchanged", or what is needed to say why not.
 */
#ifndef NET_OUTCOME_H
#define NET_OUTCOME_H

#include "base/platform.h"
#include "base/strbuf.h"
#include "net/ladder.h"
#include "net/retry.h"

struct outcome {
    enum { OUTCOME_DONE, OUTCOME_UNCHANGED, OUTCOME_FAILED } verb;
    struct strbuf body; /* DONE, in memory */
    char *path;         /* DONE, in a file: that file, which is outcome_free's to remove unless
                           taken (set to NULL) */
    uint64_t size;      /* DONE: bytes of either */
    struct ladder ladder;

    /* FAILED */
    struct retry_judgement how; /* with the next, set by the net thread */
    size_t url_index;           /* which of the URLs it was */
    int code;                   /* CURLcode; see struct failure in net/layer.h */
    long status, retry_after;
    char *url;    /* where it ended, after redirects */
    char *detail; /* libcurl's words */
    int os_errno, disk_errno;
    long patience_s;
    size_t cap;
};

struct outcome *outcome_new(void);
void outcome_free(struct outcome *o); /* NULL is fine */

/* The sentence about what, and the remedy, or NULL; needs a FAILED one. */
void outcome_explain(const struct outcome *o, const char *what, struct err *e, const char **remedy);

#endif
