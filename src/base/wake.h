/* SPDX-License-Identifier: MIT
 *
 * wake - a descriptor that poll() sees as readable after wake_up, from any thread; wake-ups
 * coalesce and carry no data.
 */
#ifndef BASE_WAKE_H
#define BASE_WAKE_H

#include "base/platform.h"

struct wake {
    int fd; /* poll this for POLLIN */
};

void wake_init(struct wake *w);
void wake_release(struct wake *w);

/* Signature of mailbox's wake function; w is a struct wake. Async-signal-safe. */
void wake_up(void *w);

/* Forgets pending wake-ups. */
void wake_clear(struct wake *w);

#endif
