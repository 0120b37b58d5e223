/* SPDX-License-Identifier: MIT
 *
 * archivereader - what store/archivewriter wrote, or somebody who wishes us ill.
 *
 * Nothing is taken from the archive but bytes: no paths, no modes, no links.  The first member must
 * be MANIFEST; of the others those are handed on whose name it lists and whose size and checksum
 * fit.  Every size is held against its cap before a byte of it is read; one member at a time is in
 * memory.  The checksum finds damage; it proves nothing of the origin, which a stronger sum
 * beside the texts would not either.
 */
#ifndef STORE_ARCHIVEREADER_H
#define STORE_ARCHIVEREADER_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"

/* Bytes of a tar archive, in order: up to n of them, 0 at the end, -1 where there is an error. */
typedef ptrdiff_t (*archivereader_bytes_fn)(void *context, void *bytes, size_t n);

struct archivereader_handler {
    /* A member whose bytes are those listed; MANIFEST_INDEX or the number of an RFC.  False and *e:
     * it is refused; ERR_STORAGE ends the reading. */
    bool (*member)(void *context, uint32_t number, struct str bytes, struct err *e);

    /* A member that is not handed on, or was refused there. */
    void (*refused)(void *context, struct str name, const struct err *why);

    void *context;
};

struct archivereader_report {
    size_t members, refused; /* refused: told */
    size_t missing;          /* listed, and not in the archive */
};

/* False and *e: it ends early; what was handed on is right all the same.  ERR_DAMAGED: no archive,
 * cut, damaged; ERR_STORAGE: it cannot be read, or was made by a newer rfcview, or the handler's.
 */
bool archivereader_run(archivereader_bytes_fn bytes, void *source,
                       const struct archivereader_handler *handler,
                       struct archivereader_report *report, struct err *e) ATTR_MUST_USE;

/* The same for a file, in gzip or not. */
bool archivereader_run_file(const char *path, const struct archivereader_handler *handler,
                            struct archivereader_report *report, struct err *e) ATTR_MUST_USE;

#endif
