/* SPDX-License-Identifier: MIT
 *
 * layer - which layer a transfer failed in, and the sentence for it.
 *
 * Pure; the sentences are one table by libcurl's code and one by HTTP status.
 */
#ifndef NET_LAYER_H
#define NET_LAYER_H

#include "base/platform.h"
#include "base/err.h"

/* How far a transfer came. */
enum phase { PHASE_NAME, PHASE_TCP, PHASE_TLS, PHASE_HTTP };

/* What is known about a transfer that is over and did not bring a text. */
struct failure {
    const char *what;   /* the thing's name, "RFC 9110" */
    const char *url;    /* where it ended: after redirects */
    const char *detail; /* libcurl's own words, may be "" */
    int code;           /* CURLcode; CURLE_OK: the status or the empty body is the fault */
    long status;        /* of HTTP; 0: none was read, or file: */
    enum phase phase;
    int os_errno;     /* of the last connection that failed, 0: none */
    long retry_after; /* seconds that the server asks to wait, 0: not said */
    size_t cap;       /* of the body */
    long patience_s;  /* the time limit that ran out, if one did */
};

/* The sentence "cannot fetch WHAT: … (LAYER)"; ERR_NOT_FOUND or ERR_NETWORK. */
void layer_explain(const struct failure *f, struct err *e);

/* What can be done about it: a sentence longer than fits above, or NULL. */
const char *layer_remedy(const struct failure *f);

#endif
