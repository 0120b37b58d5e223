/* SPDX-License-Identifier: MIT
 *
 * indextext: whatever is accepted makes an image that is right, or names what repeats; a catalogue
 * made of it and used as the known one changes no number.
 */
#include "base/platform.h"

#include <stdlib.h>

#include "rfc/catalogimage.h"
#include "rfc/indextext.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct catalogimage_source facts, again;
    struct strbuf image = STRBUF_INIT(64 << 20);
    struct str text = {(const char *)data, size};
    struct catalog c;
    struct err e = {0};
    if (indextext_parse(text, 20230121, NULL, &arena, &facts, &e) &&
        catalogimage_build(&facts, &image, &e)) {
        if (!catalog_open(&c, strbuf_str(&image), &e) || !catalog_verify(&c, &e))
            abort();
        if (!indextext_parse(text, 20230121, &c, &arena, &again, &e) ||
            again.entry_count != facts.entry_count || again.series_count != facts.series_count)
            abort();
    }
    strbuf_release(&image);
    arena_release(&arena);
    return 0;
}
