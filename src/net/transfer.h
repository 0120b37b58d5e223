/* SPDX-License-Identifier: MIT
 *
 * transfer - one try of one URL while libcurl works on it: options, callbacks, how it ended.
 *
 * Owner and thread: the net thread.  Each ends in one call of transfer_finish or transfer_drop.
 */
#ifndef NET_TRANSFER_H
#define NET_TRANSFER_H

#include "base/platform.h"
#include "net/curlapi.h"
#include "net/outcome.h"

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
    /* Bytes have come; expected 0: not known.  At most ten times a second; owner as in the order.
     */
    void (*progress)(void *arg, void *owner, uint64_t received, uint64_t expected);
    void *progress_arg;
};

/* Its texts are lent for the call that starts it. */
struct transfer_order {
    const char *url;
    const char *etag; /* or NULL */
    const char *path; /* or NULL: to memory */
    size_t cap;
    void *owner;
    bool look; /* only to see who is there: whatever certificate is shown, nothing is sent */
};

/* *failed is NULL, or how it ended at once: then there is no transfer. */
struct transfer *transfer_start(const struct transfer_place *place,
                                const struct transfer_order *order, struct outcome **failed);

/* The transfer that libcurl reported through easy, and whose it is. */
struct transfer *transfer_of(const struct curlapi *api, CURL *easy);
void *transfer_owner(const struct transfer *t);

/* What came of it, when libcurl says that it is over; to be freed.  Frees t. */
struct outcome *transfer_finish(struct transfer *t, CURLcode code);

/* Ends it in any stage, and leaves nothing behind. */
void transfer_drop(struct transfer *t);

#endif
