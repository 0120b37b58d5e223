/* SPDX-License-Identifier: MIT
 *
 * Three digits are enough.  Pure; any thread.
 */
#include "base/platform.h"

#include "base/amount.h"

void amount_add_bytes(uint64_t bytes, struct strbuf *out)
{
    static const char *const units[] = {"kB", "MB", "GB", "TB"};
    double amount = (double)bytes / 1000;
    size_t unit = 0;
    if (bytes < 1000) {
        strbuf_addf(out, "%u bytes", (unsigned)bytes);
        return;
    }
    for (; amount >= 999.5 && unit + 1 < ARRAY_LEN(units); unit++)
        amount /= 1000;
    strbuf_addf(out, "%.*f %s", amount < 99.95 ? 1 : 0, amount, units[unit]);
}

void amount_add_time(int64_t seconds, struct strbuf *out)
{
    if (seconds >= 3600)
        strbuf_addf(out, "%d:%02d:%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60),
                    (int)(seconds % 60));
    else
        strbuf_addf(out, "%d:%02d", (int)(seconds / 60), (int)(seconds % 60));
}
