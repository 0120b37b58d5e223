/* SPDX-License-Identifier: MIT
 *
 * archivewriter - texts and the index as one file for a machine without a network.
 *
 * The file is a tar archive (store/tar.h) in gzip, MANIFEST (store/manifest.h) first, then the
 * index, then the texts by number: every tar unpacks it.  The same members make the same bytes.
 * One text at a time is in memory.
 */
#ifndef STORE_ARCHIVEWRITER_H
#define STORE_ARCHIVEWRITER_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"
#include "rfc/catalog.h"
#include "store/shelf.h"

struct archivewriter_plan {
    struct shelf *shelf;
    struct numbers wanted; /* ascending */
    struct str index;      /* rfc/catalogtext.h */
    int64_t mtime;         /* of every member, s since 1970 */
};

struct archivewriter_report {
    size_t texts, missing, refused; /* missing: no layer of the shelf has one */
    uint64_t bytes;                 /* of the texts */
};

/* Told of each text that is on this machine and not what it should be. */
typedef void (*archivewriter_fn)(void *context, uint32_t number, const struct err *why);

/* Writes the file as a whole or not at all, and removes what a writer of it that was killed left
 * (store/leftover.h).  What is missing or refused is left out and counted;
 * ERR_NOT_FOUND where nothing is left, ERR_STORAGE for the disk. */
bool archivewriter_run(const struct archivewriter_plan *plan, const char *path,
                       archivewriter_fn refused, void *context, struct archivewriter_report *report,
                       struct err *e) ATTR_MUST_USE;

#endif
