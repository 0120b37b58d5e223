/* SPDX-License-Identifier: MIT
 *
 * url - the parts of an address that we look at, and the form of it that may be shown.
 *
 * Pure, and made for whatever a configuration or a server can put there: what is no URL has no
 * host.
 */
#ifndef NET_URL_H
#define NET_URL_H

#include "base/platform.h"
#include "base/str.h"
#include "base/strbuf.h"

/* The host with its port, without user and password; empty for file: and for what is no URL. */
struct str url_host(struct str url);

/* "https"; empty for what is no URL. */
struct str url_scheme(struct str url);

/* Adds the URL without user and password, for logs and sentences. */
void url_add_public(struct strbuf *b, struct str url);

#endif
