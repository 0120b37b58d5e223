/* SPDX-License-Identifier: MIT
 *
 * catalogtext: what is read and written again reads the same, and makes an image that is right.
 */
#include "base/platform.h"

#include <stdlib.h>

#include "rfc/catalogimage.h"
#include "rfc/catalogtext.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct catalogimage_source facts, again;
    struct strbuf once = STRBUF_INIT(64 << 20), twice = STRBUF_INIT(64 << 20);
    struct err e = {0};
    if (catalogtext_parse((struct str){(const char *)data, size}, &arena, &facts, &e)) {
        struct strbuf image = STRBUF_INIT(64 << 20);
        struct catalog c;
        bool unique = catalogimage_build(&facts, &image, &e);
        if (unique && (!catalog_open(&c, strbuf_str(&image), &e) || !catalog_verify(&c, &e)))
            abort();
        catalogtext_write(&facts, &once);
        if (!catalogtext_parse(strbuf_str(&once), &arena, &again, &e))
            abort();
        catalogtext_write(&again, &twice);
        if (unique && !str_eq(strbuf_str(&once), strbuf_str(&twice)))
            abort();
        strbuf_release(&image);
    }
    strbuf_release(&once);
    strbuf_release(&twice);
    arena_release(&arena);
    return 0;
}
