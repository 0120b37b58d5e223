/* SPDX-License-Identifier: MIT
 *
 * ladder - what happened in each layer of a transfer, kept for a success too.
 *
 * A value that owns its texts; all zero knows nothing.  It tells of one try of one URL, the last or
 * the most telling, and holds the sentences of all.  No text in it has a user or a password.
 */
#ifndef NET_LADDER_H
#define NET_LADDER_H

#include "base/platform.h"
#include "base/err.h"
#include "base/strbuf.h"
#include "net/layer.h"

/* The texts: owned, NULL where not known or not reached; at most LADDER_TEXT_MAX bytes each. */
#define LADDER_TEXT_MAX 2000
#define LADDER_TEXTS(X)                                                                            \
    X(url)       /* that was asked for */                                                          \
    X(redirects) /* where it led, a line each */                                                   \
    X(proxy)     /* that was used: "$https_proxy: proxy.example:3128" */                           \
    X(tried)     /* addresses that were tried: "192.0.2.1, 2001:db8::1" */                         \
    X(address)   /* that answered */                                                               \
    X(tls)       /* "TLSv1.3 / TLS_AES_256_GCM_SHA384" */                                          \
    X(subject)   /* of the certificate */                                                          \
    X(issuer)                                                                                      \
    X(expires)                                                                                     \
    X(type)        /* Content-Type */                                                              \
    X(encoding)    /* Content-Encoding */                                                          \
    X(etag)        /* as it came, quotes and W/ included */                                        \
    X(retry_after) /* as it came */                                                                \
    X(failures)    /* the sentences of all tries that failed, if there were several: a line each */

struct ladder {
#define LADDER_MEMBER(name) char *name;
    LADDER_TEXTS(LADDER_MEMBER)
#undef LADDER_MEMBER
    struct err err;     /* why it failed; kind ERR_NONE: it did not */
    const char *remedy; /* what can be done about it: a literal, or NULL */
    enum phase phase;   /* how far it came */
    bool reused;        /* a connection that was there already: no name, TCP and TLS of its own */
    int64_t name_us, tcp_us, tls_us; /* the time each took; 0: not reached */
    int64_t first_us, total_us;      /* from the beginning to the first byte and to the end */
    long port;                       /* at .address */
    long http;                       /* 10, 11, 20; 0: no answer */
    long status;                     /* 0: none */
    int64_t length;                  /* Content-Length; -1: not said */
    uint64_t received, unpacked;     /* bytes on the wire, and decoded */
    unsigned tries;                  /* this one included */
};

/* Sets a text; what does not fit is cut. */
void ladder_set(char **text, struct str s);

/* Adds to a text, with separator between; the newest are dropped when it is full. */
void ladder_append(char **text, const char *separator, struct str s);

/* Copies what TLS agreed on, and with whom. */
void ladder_copy_tls(struct ladder *to, const struct ladder *from);

struct ladder ladder_copy(const struct ladder *l);
void ladder_release(struct ladder *l);

/* Adds a few aligned lines, each ending in a line feed, without control bytes:
 *     URL       https://www.rfc-editor.org/rfc/rfc9110.txt
 *     proxy     none
 *     name      192.0.2.7, 2001:db8::7 in 12.0 ms
 *     TCP       192.0.2.7 port 443 (IPv4) in 20.4 ms
 *     TLS       TLSv1.3 / TLS_AES_256_GCM_SHA384 in 25.1 ms
 *               for CN=www.rfc-editor.org, until Mar  1 00:00:00 2027 GMT, by C=US, O=…
 *     HTTP      HTTP/2, status 200, text/plain, gzip, ETag "5f3"
 *     bytes     98304 received, 512345 unpacked
 *     time      first byte after 80.0 ms, all after 130.2 ms
 *     result    good
 * Layers that were not reached are left out; a failure's sentence is the result, and below it
 * stands the remedy. */
void ladder_write(const struct ladder *l, struct strbuf *b);

#endif
