/* SPDX-License-Identifier: MIT
 *
 * draft - names of Internet-Drafts: "draft-oak-boats-07" is revision 7 of draft-oak-boats.  Names
 * of files and URLs; nothing is opened here.
 *
 * A name is that of a REF_DRAFT: small letters, digits, single hyphens.
 */
#ifndef RFC_DRAFT_H
#define RFC_DRAFT_H

#include "base/platform.h"
#include "base/str.h"
#include "base/strbuf.h"

enum {
    DRAFT_UNREVISED = -1,
    DRAFT_REVISIONS = 100, /* 00 to 99 */
};

struct draft {
    struct str base; /* the name without its revision; borrows */
    int revision;    /* DRAFT_UNREVISED: none is named */
};

/* A name whose last part is two digits ends in its revision. */
struct draft draft_of(struct str name);

/* Adds the name again: "draft-oak-boats-07", or the base alone. */
void draft_format(struct draft d, struct strbuf *out);

/* "draft-oak-boats-07.txt" or "draft-oak-boats-07.txt.gz" → 7, for files of that base alone; else
 * DRAFT_UNREVISED. */
int draft_file_revision(struct str file, struct str base);

/* Adds the URL of the text, URL/draft-oak-boats-07.txt, and that of what the datatracker knows
 * about a draft, URL/doc/draft-oak-boats/doc.json; url with or without a slash at its end. */
void draft_text_url(struct str url, struct str name, struct strbuf *out);
void draft_history_url(struct str url, struct str base, struct strbuf *out);

/* The year that the first page gives as the text's own; 0 where it gives none. */
unsigned draft_year(struct str text);

#endif
