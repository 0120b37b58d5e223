/* SPDX-License-Identifier: MIT
 *
 * ref: what is read is canonical and reads as itself; what is canonical comes back as it was.
 */
#include "base/platform.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "rfc/ref.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_target(struct str target)
{
    struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
    struct ref r;
    if (ref_parse(target, &r)) {
        ref_format(&r, &out);
        if (!str_eq(strbuf_str(&out), target))
            abort();
        strbuf_clear(&out);
        ref_describe(&r, &out);
        if (out.n == 0 || !utf8_valid(strbuf_str(&out)))
            abort();
    }
    if (!str_starts(target, ref_document(target)))
        abort();
    strbuf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str words = {(const char *)data, size};
    struct strbuf target = STRBUF_INIT(STRBUF_TEXT);
    struct err e = {0};
    struct ref r;
    check_target(words);
    if (ref_read(words, &target, &e)) {
        if (!ref_parse(strbuf_str(&target), &r))
            abort();
        check_target(strbuf_str(&target));
        struct strbuf again = STRBUF_INIT(STRBUF_TEXT);
        if (!ref_read(strbuf_str(&target), &again, &e) ||
            !str_eq(strbuf_str(&again), strbuf_str(&target)))
            abort();
        strbuf_release(&again);
    } else if (target.n > 0 || e.kind != ERR_USAGE) {
        abort();
    }
    strbuf_release(&target);
    return 0;
}
