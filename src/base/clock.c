/* SPDX-License-Identifier: MIT
 *
 * Time.  Thread: any.
 */
#include "base/platform.h"

#include "base/clock.h"

#include <stdlib.h>
#include <time.h>

static int64_t clock_ms(clockid_t id)
{
    struct timespec t = {0};
    clock_gettime(id, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t clock_monotonic_ms(void)
{
    return clock_ms(CLOCK_MONOTONIC);
}

int64_t clock_wall_ms(void)
{
    const char *frozen = getenv("RFCVIEW_CLOCK");
    return frozen != NULL ? strtoll(frozen, NULL, 10) : clock_ms(CLOCK_REALTIME);
}
