/* SPDX-License-Identifier: MIT
 *
 * Lists of addresses.  Thread: any, one at a time.
 */
#include "base/platform.h"

#include "library/urls.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "net/url.h"
#include "rfc/source.h"

static struct urls urls_new(size_t n)
{
    return (struct urls){xcalloc(n + 1, sizeof(char *)), n};
}

struct urls urls_copy(const char *const *at, size_t n)
{
    struct urls u = urls_new(n);
    for (size_t i = 0; i < n; i++)
        u.at[i] = xstrdup(at[i]);
    return u;
}

void urls_release(struct urls *u)
{
    for (size_t i = 0; i < u->n; i++)
        free(u->at[i]);
    free(u->at);
    *u = (struct urls){0};
}

struct urls urls_of_rfc(const struct urls *bases, uint32_t number)
{
    struct urls u = urls_new(bases->n);
    for (size_t i = 0; i < u.n; i++) {
        struct strbuf url = STRBUF_INIT(STRBUF_TEXT);
        source_url(str_of(bases->at[i]), number, &url);
        u.at[i] = strbuf_take(&url);
    }
    return u;
}

struct urls urls_of_file(const struct urls *bases, const char *name)
{
    struct urls u = urls_new(bases->n);
    for (size_t i = 0; i < u.n; i++) {
        struct str base = str_of(bases->at[i]);
        while (base.n > 0 && base.p[base.n - 1] == '/')
            base.n--;
        u.at[i] = xasprintf("%.*s/%s", STR_ARG(base), name);
    }
    return u;
}

char *urls_kept(const char *url)
{
    struct strbuf kept = STRBUF_INIT(STRBUF_TEXT);
    url_add_public(&kept, str_of(url));
    return strbuf_take(&kept);
}

ptrdiff_t urls_find(const struct urls *u, const char *kept)
{
    ptrdiff_t found = -1;
    for (size_t i = 0; kept != NULL && found < 0 && i < u->n; i++) {
        char *one = urls_kept(u->at[i]);
        if (strcmp(one, kept) == 0)
            found = (ptrdiff_t)i;
        free(one);
    }
    return found;
}
