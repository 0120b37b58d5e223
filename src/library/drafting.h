/* SPDX-License-Identifier: MIT
 *
 * drafting - which revision of an Internet-Draft is opened, and its text from this machine.
 * Thread: a worker's.
 */
#ifndef LIBRARY_DRAFTING_H
#define LIBRARY_DRAFTING_H

#include "base/platform.h"
#include "base/err.h"
#include "base/strbuf.h"
#include "store/draftnews.h"
#include "store/draftshelf.h"

struct drafting {
    char **target;          /* the name; one without a revision is replaced by one with it */
    struct str told;        /* what the datatracker tells of it (doc.json); empty: nothing */
    struct draftnews *news; /* out: what that was */
    struct err *warning;    /* in: why it told nothing, where it was asked; out: what a reader is
                               to know of the text that is there instead of the newest */
};

/* The text of the revision named, of the one that the datatracker calls the newest, or, where it
 * tells nothing, of the newest that is here.  ERR_NOT_FOUND: no layer has it. */
bool drafting_read(const struct drafting *d, struct draftshelf *s, struct strbuf *out,
                   struct err *e) ATTR_MUST_USE;

#endif
