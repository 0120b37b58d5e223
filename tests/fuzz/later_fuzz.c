/* SPDX-License-Identifier: MIT
 *
 * later: any bytes as memos that were left; what comes out is sound.
 */
#include "base/platform.h"

#include <stdlib.h>

#include "store/later.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool put(void *context, const struct memo *memo)
{
    size_t *left = context;
    if (!memo_is_sound(memo))
        abort();
    return --*left > 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t left = 1 + size / 2;
    if (!later_parse((struct str){(const char *)data, size}, put, &left) && left > 0)
        abort();
    return 0;
}
