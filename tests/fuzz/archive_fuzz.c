/* SPDX-License-Identifier: MIT
 *
 * archive: any bytes as a tar archive; what is handed on has a name of ours and a size below its
 * cap, and nothing comes twice.
 */
#include "base/platform.h"

#include <stdlib.h>
#include <string.h>

#include "rfc/ref.h"
#include "store/archivereader.h"
#include "store/manifest.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct input {
    struct str left;
    size_t members, refused;
};

static ptrdiff_t bytes_of(void *context, void *bytes, size_t n)
{
    struct input *in = context;
    n = n < in->left.n ? n : in->left.n;
    if (n > 0)
        memcpy(bytes, in->left.p, n);
    in->left = str_from(in->left, n);
    return (ptrdiff_t)n;
}

static bool member(void *context, uint32_t number, struct str bytes, struct err *e)
{
    struct input *in = context;
    if (number > REF_NUMBER_MAX || bytes.n > MANIFEST_TEXT_MAX)
        abort();
    in->members++;
    return bytes.n % 7 != 6 || err_set(e, ERR_DAMAGED, "not wanted");
}

static void refused(void *context, struct str name, const struct err *why)
{
    struct input *in = context;
    if (why->kind == ERR_NONE || (name.n > 0 && name.p == NULL))
        abort();
    in->refused++;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct input in = {.left = {(const char *)data, size}};
    struct archivereader_handler handler = {member, refused, &in};
    struct archivereader_report report;
    struct err e = {.kind = ERR_NONE};
    if (!archivereader_run(bytes_of, &in, &handler, &report, &e) && e.kind != ERR_DAMAGED &&
        e.kind != ERR_STORAGE)
        abort();
    if (report.refused != in.refused || report.members > in.members)
        abort();
    struct manifest m;
    if (manifest_parse(&m, (struct str){(const char *)data, size}, &e)) {
        struct strbuf again = STRBUF_INIT(MANIFEST_MAX);
        manifest_write(&m, &again);
        manifest_release(&m);
        if (!manifest_parse(&m, strbuf_str(&again), &e))
            abort();
        manifest_release(&m);
        strbuf_release(&again);
    }
    return 0;
}
