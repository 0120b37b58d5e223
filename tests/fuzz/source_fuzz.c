/* SPDX-License-Identifier: MIT
 *
 * source: any bytes are judged, for a number that the first two give; any name is read.
 */
#include "base/platform.h"

#include <stdlib.h>

#include "rfc/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    struct str bytes = {(const char *)data + 2, size - 2};
    uint32_t number = 1 + (uint32_t)(data[0] << 8 | data[1]), named;
    struct err e = {0};
    if (!source_check(number, bytes, &e) && e.kind != ERR_DAMAGED)
        abort();
    if (!source_check_text(bytes, &e) && source_check(number, bytes, &e))
        abort();
    if (source_file_number(bytes, &named) && (named == 0 || named > REF_NUMBER_MAX))
        abort();
    if (!source_base_url_check(bytes, &e) && e.kind != ERR_USAGE)
        abort();
    return 0;
}
