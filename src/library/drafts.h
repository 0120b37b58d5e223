/* SPDX-License-Identifier: MIT
 *
 * drafts - where Internet-Drafts are asked for, and what was learnt about them in this run.
 * Thread: main.
 */
#ifndef LIBRARY_DRAFTS_H
#define LIBRARY_DRAFTS_H

#include "base/platform.h"
#include "base/vec.h"
#include "library/settings.h"
#include "library/urls.h"
#include "rfc/ref.h"
#include "store/draftnews.h"

struct drafts_known {
    char *base; /* owned */
    struct draftnews news;
};

struct drafts {
    char *texts, *datatracker; /* URLs; owned */
    VEC(struct drafts_known) known;
};

void drafts_init(struct drafts *d, const struct settings *settings);
void drafts_release(struct drafts *d);

/* A draft without a revision: the newest is wanted. */
bool drafts_is_newest(const struct ref *r);

/* Where it is told which revision of it is the newest (history), or where its text is; to be
 * released. */
struct urls drafts_urls(const struct drafts *d, const struct ref *r, bool history);

/* Keeps what was told of the draft; nothing where it is not known. */
void drafts_learn(struct drafts *d, struct str target, const struct draftnews *news);

/* A draft of which nothing was told yet. */
bool drafts_is_new(const struct drafts *d, const struct ref *r);

/* Adds what a reader of it is to be warned of: "published as RFC 9110", "revision 20 is newer";
 * nothing where nothing is known. */
void drafts_notice(const struct drafts *d, struct str target, struct strbuf *out);

#endif
