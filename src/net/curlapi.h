/* SPDX-License-Identifier: MIT
 *
 * curlapi - libcurl as a table of functions, found at run time.
 *
 * Linking with libcurl would cost every start some milliseconds of dynamic loading, also those that
 * never fetch.  So curl's headers give us types and constants only, and the functions are called
 * through this table: api->multi_perform(…) is curl_multi_perform(…).  The variadic functions lose
 * curl.h's type checks that way: call them with exactly the types that the option is documented
 * with.
 */
#ifndef NET_CURLAPI_H
#define NET_CURLAPI_H

#include <curl/curl.h>

#include "base/platform.h"
#include "base/err.h"

#define CURLAPI_LIBRARY "libcurl.so.4"

/* Every function we use, without its "curl_". */
#define CURLAPI_FUNCTIONS(X)                                                                       \
    X(global_init)                                                                                 \
    X(version_info)                                                                                \
    X(easy_init)                                                                                   \
    X(easy_setopt)                                                                                 \
    X(easy_getinfo)                                                                                \
    X(easy_strerror)                                                                               \
    X(easy_header)                                                                                 \
    X(easy_cleanup)                                                                                \
    X(multi_init)                                                                                  \
    X(multi_setopt)                                                                                \
    X(multi_add_handle)                                                                            \
    X(multi_remove_handle)                                                                         \
    X(multi_perform)                                                                               \
    X(multi_info_read)                                                                             \
    X(multi_poll)                                                                                  \
    X(multi_strerror)                                                                              \
    X(multi_cleanup)

struct curlapi {
#define CURLAPI_MEMBER(name) __typeof__(curl_##name) *name;
    CURLAPI_FUNCTIONS(CURLAPI_MEMBER)
#undef CURLAPI_MEMBER
};

/* Loads the library, fills api and initialises libcurl.  It stays loaded for the life of the
 * process: nothing undoes this.  On failure the sentence is without "cannot fetch …: ". */
bool curlapi_open(struct curlapi *api, const char *library, struct err *e) ATTR_MUST_USE;

#endif
