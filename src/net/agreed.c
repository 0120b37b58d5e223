/* SPDX-License-Identifier: MIT
 *
 * A short list: mirrors are few.
 */
#include "base/platform.h"

#include "net/agreed.h"

#include "net/url.h"

#define AGREED_HOSTS_MAX 64 /* those behind are not kept */

static struct ladder *agreed_host(struct agreed *a, struct str host)
{
    for (size_t i = 0; i < a->hosts.n; i++)
        if (str_eq_nocase(url_host(str_of(a->hosts.at[i].url)), host))
            return &a->hosts.at[i];
    return NULL;
}

void agreed_note(struct agreed *a, struct ladder *l)
{
    struct ladder *known = agreed_host(a, url_host(str_of(l->url)));
    if (l->tls == NULL) {
        if (known != NULL && l->reused && str_starts_nocase(str_of(l->url), STR("https:")))
            ladder_copy_tls(l, known);
        return;
    }
    if (known == NULL && a->hosts.n < AGREED_HOSTS_MAX) {
        VEC_PUSH(&a->hosts, (struct ladder){0});
        known = &a->hosts.at[a->hosts.n - 1];
        ladder_set(&known->url, str_of(l->url));
    }
    if (known != NULL)
        ladder_copy_tls(known, l);
}

void agreed_release(struct agreed *a)
{
    for (size_t i = 0; i < a->hosts.n; i++)
        ladder_release(&a->hosts.at[i]);
    VEC_RELEASE(&a->hosts);
}
