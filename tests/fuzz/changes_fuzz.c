/* SPDX-License-Identifier: MIT
 *
 * changes: a kept list that is read and written is the same list; merging it with itself adds
 * nothing.
 */
#include "base/platform.h"

#include <stdlib.h>

#include "rfc/changes.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct changes once = {0}, again = {0};
    struct strbuf text = STRBUF_INIT(1 << 20), twice = STRBUF_INIT(1 << 20);
    changes_parse(&once, (struct str){(const char *)data, size});
    changes_write(&once, &text);
    changes_parse(&again, strbuf_str(&text));
    changes_write(&again, &twice);
    if (!text.overflow && !str_eq(strbuf_str(&text), strbuf_str(&twice)))
        abort();
    size_t n = once.list.n;
    changes_merge(&once, &again, n + 1);
    if (once.list.n != n)
        abort();
    strbuf_clear(&text);
    changes_describe(&once, &text);
    changes_release(&once);
    changes_release(&again);
    strbuf_release(&text);
    strbuf_release(&twice);
    return 0;
}
