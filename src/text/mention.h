/* SPDX-License-Identifier: MIT
 *
 * mention - what a text names, one after the other: documents, tags, sections, URLs.
 *
 * Here only the words are read; which document a section belongs to, and what becomes a link, is
 * decided in links.  A mention may go over one line end.
 */
#ifndef TEXT_MENTION_H
#define TEXT_MENTION_H

#include "base/platform.h"
#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/reftags.h"

enum mention_kind {
    MENTION_RFC,    /* "RFC 9110"; number */
    MENTION_TAG,    /* "[HTTP]"; text is the tag, number the RFC that it stands for or 0 */
    MENTION_PLACE,  /* "Section 4.2", ", 4.3"; text is the label */
    MENTION_FIGURE, /* "Figure 3"; text is the label */
    MENTION_TABLE,
    MENTION_TARGET,  /* complete by itself: text is a canonical target */
    MENTION_NOTHING, /* looks like one and is none: keeps others from being read into it */
};

struct mention {
    uint32_t start, end;
    enum mention_kind kind;
    uint32_t number;
    struct str text;
    bool appendix; /* a place: it was called an appendix or an annex */
    bool more;     /* a place or figure: goes on with the list of the mention before */
};

struct mentions {
    struct str source;
    const struct reftags *tags;
    size_t masthead_end; /* offset; 0 when the text has none */
    struct arena *arena;
    VEC(struct mention) at; /* by start, not overlapping */
};

void mentions_release(struct mentions *m);

/* For the readers of the several kinds: adds one, unless it is empty or overlaps the last. */
void mentions_add(struct mentions *m, struct mention mention);

/* A reader looks at a place where its kind could begin and returns where to go on: at itself when
 * it is not what it looks like. */
typedef size_t mention_fn(struct mentions *m, size_t at);

#endif
