/* SPDX-License-Identifier: MIT
 *
 * numbers - RFC numbers as a set.  Pure; any thread.
 */
#ifndef RFC_NUMBERS_H
#define RFC_NUMBERS_H

#include "base/platform.h"

/* In ascending order; borrows. */
struct numbers {
    const uint32_t *at;
    size_t n;
};

/* Index of the first that is not below that number; n: all are. */
size_t numbers_lower(struct numbers numbers, uint32_t number);

bool numbers_hold(struct numbers numbers, uint32_t number);

/* Puts n numbers in ascending order; at may be NULL where there are none. */
void numbers_sort(uint32_t *at, size_t n);

#endif
