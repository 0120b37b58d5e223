/* SPDX-License-Identifier: MIT
 *
 * url: the host lies within the URL and has no '@' in it; what may be shown is no longer, and shows
 * no "user:password@".
 */
#include "base/platform.h"

#include <stdlib.h>
#include <string.h>

#include "net/url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str url = {(const char *)data, size};
    struct str host = url_host(url), scheme = url_scheme(url);
    if (host.n > 0 && (host.p < url.p || host.p + host.n > url.p + url.n))
        abort();
    if (host.n > 0 && memchr(host.p, '@', host.n) != NULL)
        abort();
    if (scheme.n + host.n > url.n)
        abort();
    struct strbuf shown = STRBUF_INIT(size);
    url_add_public(&shown, url);
    if (shown.overflow)
        abort();
    struct str public = strbuf_str(&shown);
    if (host.n > 0 && !str_eq(host, url_host(url)))
        abort();
    if (host.n > 0 && shown.n == size && url_host(public).n != host.n)
        abort();
    strbuf_release(&shown);
    return 0;
}
