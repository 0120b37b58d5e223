/* SPDX-License-Identifier: MIT
 *
 * trace and ladder: whatever libcurl passes on from a server, what is written is clean lines.
 *
 * Input: the lines of a trace.
 */
#include "base/platform.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "net/trace.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ladder l = {.phase = PHASE_HTTP, .http = 11, .length = -1};
    struct str rest = {(const char *)data, size};
    while (rest.n > 0) {
        struct str line = str_cut(&rest, '\n');
        trace_text(&l, line);
        ladder_append(&l.redirects, "\n", line);
        ladder_append(&l.failures, "\n", line);
        ladder_set(&l.type, line);
    }
    struct ladder copy = ladder_copy(&l);
    ladder_release(&l);
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    ladder_write(&copy, &b);
    ladder_release(&copy);
    struct str text = strbuf_str(&b);
    if (!utf8_valid(text))
        abort();
    for (size_t i = 0; i < text.n;) {
        uint32_t cp = utf8_next(text, &i);
        if (cp != '\n' && utf8_is_control(cp))
            abort();
    }
    strbuf_release(&b);
    return 0;
}
