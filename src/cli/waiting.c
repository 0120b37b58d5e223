/* SPDX-License-Identifier: MIT
 *
 * Thread: main.
 */
#include "base/platform.h"

#include "cli/waiting.h"

#include <stdio.h>

#include "base/clock.h"

void waiting_say(const struct event *ev)
{
    if (ev->kind != EVENT_PROGRESS || ev->stage != STAGE_WAITING)
        return;
    int64_t left = ev->next_try_ms - clock_monotonic_ms();
    fprintf(stderr, "rfcview: %s; again in %lld s\n", ev->err.text,
            (long long)(left > 0 ? (left + 999) / 1000 : 0));
}
