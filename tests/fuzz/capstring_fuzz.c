/* SPDX-License-Identifier: MIT
 *
 * Any bytes as a sequence with parameters: two bytes are these, the rest is the sequence.
 */
#include "base/platform.h"

#include "ui/capstring.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct strbuf b = STRBUF_INIT(1 << 16);
    if (size < 2)
        return 0;
    struct str cap = {(const char *)data + 2, size - 2};
    capstring_expand(&b, cap, data[0], data[1]);
    capstring_unpadded(&b, cap);
    strbuf_release(&b);
    return 0;
}
