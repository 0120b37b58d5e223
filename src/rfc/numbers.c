/* SPDX-License-Identifier: MIT
 *
 * Sorted arrays.
 */
#include "base/platform.h"

#include "rfc/numbers.h"

#include <stdlib.h>

size_t numbers_lower(struct numbers numbers, uint32_t number)
{
    size_t low = 0, high = numbers.n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (numbers.at[mid] < number)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

bool numbers_hold(struct numbers numbers, uint32_t number)
{
    size_t at = numbers_lower(numbers, number);
    return at < numbers.n && numbers.at[at] == number;
}

static int numbers_order(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

void numbers_sort(uint32_t *at, size_t n)
{
    if (n > 0)
        qsort(at, n, sizeof *at, numbers_order);
}
