/* SPDX-License-Identifier: MIT
 *
 * indexfile: whatever is accepted makes an image that is right, or names what repeats.
 */
#include "base/platform.h"

#include <stdlib.h>

#include "rfc/catalogimage.h"
#include "rfc/catalogtext.h"
#include "rfc/indexfile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct catalogimage_source facts, again;
    struct strbuf image = STRBUF_INIT(64 << 20), text = STRBUF_INIT(64 << 20);
    struct err e = {0};
    if (indexfile_parse((struct str){(const char *)data, size}, 20230121, &arena, &facts, &e)) {
        struct catalog c;
        if (catalogimage_build(&facts, &image, &e) &&
            (!catalog_open(&c, strbuf_str(&image), &e) || !catalog_verify(&c, &e)))
            abort();
        catalogtext_write(&facts, &text);
        if (!catalogtext_parse(strbuf_str(&text), &arena, &again, &e) ||
            again.entry_count != facts.entry_count || again.series_count != facts.series_count)
            abort();
    }
    strbuf_release(&text);
    strbuf_release(&image);
    arena_release(&arena);
    return 0;
}
