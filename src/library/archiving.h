/* SPDX-License-Identifier: MIT
 *
 * archiving - a part of the shelf with its index as one file, and back: for machines without a
 * network.  For callers without a screen: these two return when all is done.
 */
#ifndef LIBRARY_ARCHIVING_H
#define LIBRARY_ARCHIVING_H

#include "base/platform.h"
#include "base/err.h"
#include "library/settings.h"
#include "rfc/catalog.h"
#include "rfc/changes.h"
#include "store/archivewriter.h"

/* What became of a member. */
enum archiving_fate {
    ARCHIVING_TAKEN,
    ARCHIVING_THERE,   /* the shelf has that text, the catalogue is as late */
    ARCHIVING_REFUSED, /* .why */
    ARCHIVING_FATES,
};

/* name: as in the archive. */
typedef void (*archiving_fn)(void *context, enum archiving_fate fate, struct str name,
                             const struct err *why);

/* Writes the archive; words: a set of what is on this machine (rfcset_read_here), from the shelf or
 * a mirror, with what is cited as far as that is here; none: all that the shelf proper holds.
 * tell: of texts that are refused.  ERR_NOT_FOUND where there is nothing to pack. */
bool archiving_export(const struct settings *s, struct str words, const char *path,
                      archiving_fn tell, void *context, struct archivewriter_report *report,
                      struct err *e) ATTR_MUST_USE;

struct archiving_report {
    size_t count[ARCHIVING_FATES];
    size_t missing;         /* listed in the archive, and not in it */
    bool index_taken;       /* a later catalogue than ours */
    struct changes changes; /* since ours: changes_release */
};

/* Takes what the archive holds: a text that is one and that the shelf has not, a catalogue that is
 * later.  Nothing that is there is replaced, but a damaged text.  False and *e: it ended early;
 * what was told as taken is kept all the same. */
bool archiving_import(const struct settings *s, const char *path, archiving_fn tell, void *context,
                      struct archiving_report *report, struct err *e) ATTR_MUST_USE;

#endif
