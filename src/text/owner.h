/* SPDX-License-Identifier: MIT
 *
 * owner - whose the places of a list are ("Sections 4.1 and 4.3"): of this document or of another,
 * as the words before and behind the list say.
 */
#ifndef TEXT_OWNER_H
#define TEXT_OWNER_H

#include "base/platform.h"
#include "text/mention.h"

enum owner_kind {
    OWNER_HERE,      /* this document */
    OWNER_ELSEWHERE, /* one that is not named in a way to be followed */
    OWNER_DOCUMENT   /* a mention */
};

struct owner {
    enum owner_kind kind;
    size_t mention; /* of the document */
    bool joined;    /* it stands next to the list: both are one link */
};

/* Mentions [first, end) that are one list. */
struct places {
    size_t first, end;
    bool missing;  /* one of them does not exist in this document */
    bool taken;    /* the mention before is part of another link */
    size_t before; /* the document that the list before belongs to, if that stands before it too;
                      OWNER_NONE when there is none */
    uint32_t before_end; /* where that list ends */
};

#define OWNER_NONE SIZE_MAX

/* Where the list that begins with a mention ends. */
size_t owner_list_end(const struct mentions *m, size_t first);

struct owner owner_find(const struct mentions *m, const struct places *p);

/* The mention is a document or stands for one. */
bool owner_is_document(const struct mention *m);

#endif
