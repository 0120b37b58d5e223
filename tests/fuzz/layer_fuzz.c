/* SPDX-License-Identifier: MIT
 *
 * layer: whatever a server makes of addresses, codes and messages, the sentence is one clean line.
 *
 * Input: a code, a status / 4, a phase; then the URL up to a line end, then libcurl's words.
 */
#include "base/platform.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmalloc.h"
#include "net/layer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 3)
        return 0;
    char *url = xstrndup((const char *)data + 3, size - 3);
    char *detail = strchr(url, '\n');
    if (detail != NULL)
        *detail++ = '\0';
    struct failure f = {
        .what = "RFC 1",
        .url = url,
        .detail = detail != NULL ? detail : "",
        .code = data[0],
        .status = data[1] * 4,
        .phase = (enum phase)(data[2] % (PHASE_HTTP + 1)),
        .os_errno = data[2],
        .retry_after = data[2],
    };
    struct err e = {0};
    layer_explain(&f, &e);
    struct str text = str_of(e.text);
    if (e.kind == ERR_NONE || !utf8_valid(text) || !str_starts(text, STR("cannot fetch RFC 1: ")))
        abort();
    for (size_t i = 0; i < text.n;)
        if (utf8_is_control(utf8_next(text, &i)))
            abort();
    free(url);
    return 0;
}
