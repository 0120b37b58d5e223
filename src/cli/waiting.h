/* SPDX-License-Identifier: MIT
 *
 * waiting - words for who waits at a shell while a fetch waits for its next try.
 */
#ifndef CLI_WAITING_H
#define CLI_WAITING_H

#include "base/platform.h"
#include "library/event.h"

/* Says to standard error what failed and when it is tried again, if ev tells that. */
void waiting_say(const struct event *ev);

#endif
