/* SPDX-License-Identifier: MIT
 *
 * fetcher - gets URLs over libcurl's multi interface, in a thread of its own.
 *
 * libcurl is brought in (dlopen, libcurl.so.4) by the net thread at its first request, so a program
 * that never fetches never pays for it.  Owner: the thread that made it (main); the net thread
 * alone touches libcurl.  Errors are ERR_NETWORK (or ERR_NOT_FOUND for status 404 and 410,
 * ERR_CANCELLED) and name the layer: name resolution, TCP, TLS, HTTP, proxy, URL, libcurl.
 *     cannot fetch RFC 9110: no address for www.rfc-editor.org (name resolution)
 */
#ifndef NET_FETCHER_H
#define NET_FETCHER_H

#include "base/platform.h"
#include "base/mailbox.h"
#include "net/request.h"

struct fetcher;

struct fetcher_options {
    const char *ca_file;     /* trust anchors instead of the system's; NULL: $SSL_CERT_FILE,
                                $CURL_CA_BUNDLE, else libcurl's own */
    long connect_timeout_ms; /* 0: 10 000 */
    long stall_seconds;      /* 0: 20; a transfer slower than 100 B/s for so long is given up */
};

/* Copies options (may be NULL).  Replies go to inbox, which must outlive the fetcher. */
struct fetcher *fetcher_new(const struct fetcher_options *options, struct mailbox *inbox);

/* Starts a transfer; id is the caller's and comes back in every reply.  Copies url and what.
 * At most 4 transfers run at once, later ones queue in order. Returns at once. */
void fetcher_get(struct fetcher *f, uint64_t id, const char *url, const char *what, size_t cap);

/* Asks for the end of a transfer, running or queued; unknown ids are ignored. */
void fetcher_cancel(struct fetcher *f, uint64_t id);

/* Stops the thread (within 50 ms, also with transfers or name look-ups hanging) and frees.  What is
 * still running or queued is answered with ERR_CANCELLED; replies not yet taken stay in the inbox.
 * NULL is fine. */
void fetcher_free(struct fetcher *f);

#endif
