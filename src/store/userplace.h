/* SPDX-License-Identifier: MIT
 *
 * userplace - where reading stopped in one RFC: the value that is kept.
 */
#ifndef STORE_USERPLACE_H
#define STORE_USERPLACE_H

#include "base/platform.h"

/* A reading position: the published line (raw, from 0) at the top of the window. */
struct userdata_place {
    uint32_t number; /* RFC */
    uint32_t raw_line;
    int64_t when; /* ms since 1970 */
};

#endif
