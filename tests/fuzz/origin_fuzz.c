/* SPDX-License-Identifier: MIT
 *
 * origin: what was read is read again from what is written of it.
 */
#include "base/platform.h"

#include <stdlib.h>
#include <string.h>

#include "store/origin.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool same(const char *a, const char *b)
{
    return a == NULL ? b == NULL : b != NULL && strcmp(a, b) == 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { IMAGE = 7 };
    struct origin o, again;
    struct strbuf text = STRBUF_INIT(1 << 16);
    if (origin_parse((struct str){(const char *)data, size}, IMAGE, &o)) {
        origin_write(&o, IMAGE, &text);
        if (!origin_parse(strbuf_str(&text), IMAGE, &again) || again.checked != o.checked ||
            !same(o.url, again.url) || !same(o.etag, again.etag))
            abort();
        origin_release(&again);
        origin_release(&o);
    }
    strbuf_release(&text);
    return 0;
}
