/* SPDX-License-Identifier: MIT
 *
 * errataread, erratafile and erratum: whatever a server sends, what is kept is in order, found, and
 * written without control characters; and any bytes may lie where an image is looked for.
 */
#include "base/platform.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "store/errataread.h"
#include "store/erratafile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST = 1 << 22, NUMBERS = 2000 };

static void check_text(struct str text)
{
    if (!utf8_valid(text))
        abort();
    for (size_t i = 0; i < text.n;) {
        uint32_t c = utf8_next(text, &i);
        if (utf8_is_control(c) && c != '\n')
            abort();
    }
}

/* All errata of an RFC; how many there are.  clean: they were read, not made up. */
static uint32_t look(const struct erratafile *f, uint32_t rfc, bool clean)
{
    struct strbuf out = STRBUF_INIT(MOST);
    struct str errata;
    struct erratum x;
    uint32_t n = 0;
    bool good = erratafile_find(f, rfc, &errata, NULL);
    if (!good && clean)
        abort();
    for (; good && erratafile_next(&errata, rfc, &x); n++)
        erratum_write(&x, &out);
    if (clean)
        check_text(strbuf_str(&out));
    strbuf_release(&out);
    return n;
}

static void check_image(struct strbuf *image, bool clean)
{
    struct origin from = {.checked = 1};
    struct erratafile *f = erratafile_take(image, &from, NULL);
    if (f == NULL && clean)
        abort();
    for (uint32_t rfc = 0; f != NULL && rfc < NUMBERS; rfc++) {
        struct erratum_counts counts;
        erratafile_counts(f, rfc, &counts);
        uint32_t n = look(f, rfc, clean);
        if (clean && n != erratum_open(&counts) + counts.of[ERRATUM_REJECTED])
            abort();
    }
    erratafile_release(f);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = {(const char *)data, size};
    struct strbuf image = STRBUF_INIT(MOST), any = STRBUF_INIT(MOST);
    struct err e = {0};
    bool good = errataread_image(bytes, NULL, &image, &e);
    if (good != (e.kind == ERR_NONE) || (!good && e.kind != ERR_DAMAGED))
        abort();
    if (good)
        check_image(&image, true);
    strbuf_add_str(&any, bytes);
    check_image(&any, false);
    strbuf_release(&any);
    strbuf_release(&image);
    return 0;
}
