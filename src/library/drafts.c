/* SPDX-License-Identifier: MIT
 *
 * What was learnt is not kept over the end: the next run asks again.  Thread: main.
 */
#include "base/platform.h"

#include "library/drafts.h"

#include <stdlib.h>

#include "base/xmalloc.h"
#include "rfc/draft.h"

void drafts_init(struct drafts *d, const struct settings *settings)
{
    *d = (struct drafts){.texts = xstrdup(settings->draft_url),
                         .datatracker = xstrdup(settings->datatracker_url)};
}

void drafts_release(struct drafts *d)
{
    for (size_t i = 0; i < d->known.n; i++)
        free(d->known.at[i].base);
    VEC_RELEASE(&d->known);
    free(d->texts);
    free(d->datatracker);
}

bool drafts_is_newest(const struct ref *r)
{
    return r->kind == REF_DRAFT && draft_of(r->name).revision == DRAFT_UNREVISED;
}

struct urls drafts_urls(const struct drafts *d, const struct ref *r, bool history)
{
    struct strbuf url = STRBUF_INIT(STRBUF_TEXT);
    if (history)
        draft_history_url(str_of(d->datatracker), draft_of(r->name).base, &url);
    else
        draft_text_url(str_of(d->texts), r->name, &url);
    const char *one = strbuf_cstr(&url);
    struct urls urls = urls_copy(&one, 1);
    strbuf_release(&url);
    return urls;
}

static struct drafts_known *drafts_find(const struct drafts *d, struct str base)
{
    for (size_t i = 0; i < d->known.n; i++)
        if (str_eq(str_of(d->known.at[i].base), base))
            return &d->known.at[i];
    return NULL;
}

void drafts_learn(struct drafts *d, struct str target, const struct draftnews *news)
{
    struct str base = draft_of(ref_document(target)).base;
    if (!news->known)
        return;
    struct drafts_known *old = drafts_find(d, base);
    if (old != NULL)
        old->news = *news;
    else
        VEC_PUSH(&d->known, (struct drafts_known){xstrndup(base.p, base.n), *news});
}

bool drafts_is_new(const struct drafts *d, const struct ref *r)
{
    return r->kind == REF_DRAFT && drafts_find(d, draft_of(r->name).base) == NULL;
}

void drafts_notice(const struct drafts *d, struct str target, struct strbuf *out)
{
    struct draft draft = draft_of(ref_document(target));
    const struct drafts_known *known = drafts_find(d, draft.base);
    if (known == NULL)
        return;
    if (known->news.rfc != 0)
        strbuf_addf(out, "published as RFC %u", (unsigned)known->news.rfc);
    else if (draft.revision != DRAFT_UNREVISED && draft.revision < known->news.newest)
        strbuf_addf(out, "revision %02d is newer", known->news.newest);
}
