/* SPDX-License-Identifier: MIT
 *
 * trace - what libcurl tells of its work, line by line, into a ladder.
 *
 * Names of proxies, TLS's version and the certificate are told nowhere else.  Lines that are not
 * known are not used, so another version of libcurl costs at most a detail.
 */
#ifndef NET_TRACE_H
#define NET_TRACE_H

#include "base/platform.h"
#include "net/ladder.h"

/* A text of CURLINFO_TEXT, with or without its line feed. */
void trace_text(struct ladder *l, struct str text);

#endif
