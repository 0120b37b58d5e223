/* SPDX-License-Identifier: MIT
 *
 * clock - the two questions about time, in milliseconds.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "base/platform.h"

/* For measuring intervals; starts anywhere. */
int64_t clock_monotonic_ms(void);

/* Since 1970, UTC.  $RFCVIEW_CLOCK (the same unit) freezes it, for tests. */
int64_t clock_wall_ms(void);

#endif
