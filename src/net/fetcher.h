/* SPDX-License-Identifier: MIT
 *
 * fetcher - gets URLs over libcurl's multi interface, in a thread of its own.
 *
 * libcurl is brought in (dlopen, libcurl.so.4) by the net thread at its first request, so a program
 * that never fetches never pays for it.  Owner: the thread that made it (main); the net thread
 * alone touches libcurl.  Errors are ERR_NETWORK (or ERR_NOT_FOUND for status 404 and 410,
 * ERR_STORAGE for a file that cannot be written, ERR_CANCELLED) and name the layer: name
 * resolution, TCP, TLS, HTTP, proxy, URL, file, disk, libcurl.
 *     cannot fetch RFC 9110: no address for www.rfc-editor.org (name resolution)
 * Proxies come from the environment (http_proxy, https_proxy, ALL_PROXY, no_proxy).
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
    unsigned parallel;       /* transfers at a time, at most 4; 0: 4 */
    /* Mirrors of the user's own, "mirror.lan" or "127.0.0.1:8080": each may have own_parallel
     * transfers at a time (at most 64; 0: they are as others), beside those to all others. */
    const char *const *own_hosts;
    size_t own_count;
    unsigned own_parallel;
    unsigned back_off_unit_ms; /* waits are 1, 4, 15 of it; 0: 1000 */
};

/* Copies options (may be NULL).  Replies go to inbox, which must outlive the fetcher. */
struct fetcher *fetcher_new(const struct fetcher_options *options, struct mailbox *inbox);

/* What is asked for; everything is copied. */
struct fetch {
    uint64_t id;             /* the caller's, and in every reply; no two at the same time */
    const char *const *urls; /* of the same document, in the order of preference */
    size_t url_count;        /* at least 1; of more than 64 the first 64 are used */
    const char *what;        /* its name for sentences: "RFC 9110" */
    size_t cap;              /* the most bytes it may have when unpacked */
    enum priority priority;
    unsigned retries; /* rounds of tries after the first that failed in a way that may pass, at
                         most 3; they begin after 1, 4, 15 s or when the server said, told by
                         REPLY_WAITING */
    const char *etag; /* a 304 to this is REPLY_UNCHANGED; NULL: there is nothing to compare */
    const char *path; /* the body goes to a new file beside this one, and reply.path is its name;
                         neither fsync nor rename is done.  NULL: the body is in the reply */
};

/* Asks for it; returns at once.  At most 4 transfers run at once; what the user waits for takes the
 * place of what he does not, and within a priority the order is kept.  An equal request to memory
 * (URLs, ETag, cap) that is not over yet is not sent twice: both ids are answered. */
void fetcher_fetch(struct fetcher *f, const struct fetch *what);

/* The same for one URL, waited for, once, to memory. */
void fetcher_get(struct fetcher *f, uint64_t id, const char *url, const char *what, size_t cap);

/* Asks for the end of a request, wherever it is; unknown ids are ignored. */
void fetcher_cancel(struct fetcher *f, uint64_t id);

/* From now on that priority, behind those that have it already. */
void fetcher_urge(struct fetcher *f, uint64_t id, enum priority priority);

/* One that waits for its next try is tried now; others are not touched. */
void fetcher_retry(struct fetcher *f, uint64_t id);

/* Nothing is begun until resumed, and what runs goes back to its place in the queue (REPLY_QUEUED)
 * to begin anew, but what the user waits for goes on. */
void fetcher_pause(struct fetcher *f);
void fetcher_resume(struct fetcher *f);

/* Stops the thread (within 50 ms, also with transfers or name look-ups hanging) and frees.  What is
 * still running or queued is answered with ERR_CANCELLED; replies not yet taken stay in the inbox.
 * NULL is fine. */
void fetcher_free(struct fetcher *f);

#endif
