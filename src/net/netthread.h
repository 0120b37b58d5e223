/* SPDX-License-Identifier: MIT
 *
 * netthread - the thread that works requests off: it brings libcurl in, starts what the queue says,
 * and answers.
 */
#ifndef NET_NETTHREAD_H
#define NET_NETTHREAD_H

#include "base/platform.h"
#include "base/mailbox.h"
#include "base/wake.h"
#include "net/queue.h"
#include "net/transfer.h"

/* Set by the maker before the thread starts, and alive until it has ended. */
struct netthread {
    struct transfer_settings transfers;
    struct queue_limits limits;
    struct mailbox *inbox;   /* where replies go */
    struct mailbox requests; /* struct request; wakes .wake */
    struct wake wake;
};

/* The main function of the thread; arg is a struct netthread.  Ends at REQUEST_STOP, when all that
 * was asked for has its answer. */
void *netthread_main(void *arg);

#endif
