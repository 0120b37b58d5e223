/* SPDX-License-Identifier: MIT
 *
 * rfcset: any words give ascending numbers, each once and possible, or a sentence; what is cited
 * from is among the numbers.
 */
#include "base/platform.h"

#include <stdlib.h>

#include "base/asset.h"
#include "search/rfcset.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool holds(const struct rfcset *s, uint32_t number)
{
    for (size_t i = 0; i < s->numbers.n; i++)
        if (s->numbers.at[i] == number)
            return true;
    return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct catalog c;
    struct err e = {0};
    struct rfcset s;
    if (size > 4096 || !catalog_open(&c, asset_get(ASSET_CATALOG), NULL))
        return 0;
    if (!rfcset_read(&s, &c, NULL, (struct str){(const char *)data, size}, &e)) {
        if (e.kind == ERR_NONE || e.text[0] == '\0')
            abort();
    } else {
        for (size_t i = 0; i < s.numbers.n; i++)
            if (s.numbers.at[i] == 0 || s.numbers.at[i] > REF_NUMBER_MAX ||
                (i > 0 && s.numbers.at[i] <= s.numbers.at[i - 1]))
                abort();
        for (size_t i = 0; i < s.cites.n; i++)
            if (s.cites.at[i].depth == 0 || !holds(&s, s.cites.at[i].number))
                abort();
    }
    rfcset_release(&s);
    return 0;
}
