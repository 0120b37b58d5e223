/* SPDX-License-Identifier: MIT
 *
 * agreed - what TLS agreed on with each host, for the ladders of those that find the connection
 * there already.  Owner and thread: the net thread.
 */
#ifndef NET_AGREED_H
#define NET_AGREED_H

#include "base/platform.h"
#include "base/vec.h"
#include "net/ladder.h"

/* All zero knows no host.  Each ladder has the URL and TLS's part only. */
struct agreed {
    VEC(struct ladder) hosts;
};

/* Keeps what l learned itself, or adds to l what was kept of its host. */
void agreed_note(struct agreed *a, struct ladder *l);

void agreed_release(struct agreed *a);

#endif
