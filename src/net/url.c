/* SPDX-License-Identifier: MIT
 *
 * Cutting URLs.  Pure; any thread.
 */
#include "base/platform.h"

#include "net/url.h"

#include <string.h>

/* Behind "://"; 0 where there is none. */
static size_t url_authority_at(struct str url)
{
    ptrdiff_t mark = str_find(url, STR("://"), 0);
    return mark > 0 ? (size_t)mark + 3 : 0;
}

/* [user:password@]host[:port] */
static struct str url_authority(struct str url)
{
    size_t at = url_authority_at(url), end = at;
    while (at > 0 && end < url.n && strchr("/?#", url.p[end]) == NULL)
        end++;
    return str_slice(url, at, end);
}

/* Bytes of s up to and with the last '@'. */
static size_t url_user_length(struct str s)
{
    size_t n = s.n;
    while (n > 0 && s.p[n - 1] != '@')
        n--;
    return n;
}

/* A port that is no number: the "host" may be a user whose password has a slash in it. */
static bool url_port_is_odd(struct str host)
{
    size_t colon = host.n;
    while (colon > 0 && char_is_digit(host.p[colon - 1]))
        colon--;
    bool no_port = memchr(host.n > 0 ? host.p : "", ':', host.n) == NULL;
    bool number = colon > 0 && host.p[colon - 1] == ':';
    bool bracket = host.n > 0 && host.p[0] == '[';
    return !no_port && !number && !bracket;
}

struct str url_host(struct str url)
{
    if (str_starts_nocase(url, STR("file:")))
        return STR_NONE;
    struct str authority = url_authority(url);
    return str_from(authority, url_user_length(authority));
}

struct str url_scheme(struct str url)
{
    size_t at = url_authority_at(url);
    return str_slice(url, 0, at > 0 ? at - 3 : 0);
}

void url_add_public(struct strbuf *b, struct str url)
{
    size_t at = url_authority_at(url);
    struct str rest = str_from(url, at), authority = url_authority(url);
    size_t hidden = url_user_length(authority);
    if (at == 0 || url_port_is_odd(str_from(authority, hidden)))
        hidden = url_user_length(rest);
    strbuf_add_str(b, str_slice(url, 0, at));
    strbuf_add_str(b, str_from(rest, hidden));
}
