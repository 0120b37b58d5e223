/* SPDX-License-Identifier: MIT
 *
 * transfer - one request while libcurl works on it: options, callbacks, the last reply.
 *
 * Owner and thread: the net thread.  Each ends in one call of transfer_finish or transfer_cancel,
 * which sends the request's last reply and frees it.
 */
#ifndef NET_TRANSFER_H
#define NET_TRANSFER_H

#include "base/platform.h"
#include "net/curlapi.h"
#include "net/request.h"

struct transfer;

struct transfer_settings {
    char *ca_file; /* NULL: libcurl's own */
    long connect_timeout_ms;
    long stall_seconds;
};

/* What all transfers of a net thread share; lent, outlives them. */
struct transfer_place {
    const struct curlapi *api;
    CURLM *multi;
    const struct transfer_settings *settings;
    struct mailbox *inbox;
};

/* Takes r.  NULL if libcurl refuses; r has its reply then. */
struct transfer *transfer_start(const struct transfer_place *place, struct request *r);

/* The transfer that libcurl reported through easy. */
struct transfer *transfer_of(const struct curlapi *api, CURL *easy);

uint64_t transfer_id(const struct transfer *t);

/* Replies with what came: the body, or why there is none. */
void transfer_finish(struct transfer *t, CURLcode code);
void transfer_cancel(struct transfer *t);

#endif
