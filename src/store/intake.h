/* SPDX-License-Identifier: MIT
 *
 * intake - texts that were fetched to files beside the shelf's own enter it, many at a time.
 *
 * Each is checked as it will be read; then all that are good are brought to the disk together, get
 * their names, and the names are brought to the disk.  A document that is told to be in survives a
 * power cut, and no name ever stands for half a text.
 * Thread: one at a time (a worker's).
 */
#ifndef STORE_INTAKE_H
#define STORE_INTAKE_H

#include "base/platform.h"
#include "base/err.h"
#include "base/strbuf.h"

enum { INTAKE_MOST = 64 }; /* files at a time: each is open meanwhile */

struct intake {
    uint32_t number;
    const char *path; /* the file that holds it now, in the shelf's directory; lent */
    uint64_t size;    /* out: bytes of text */
    struct err err;   /* out: ERR_NONE: it is in.  ERR_DAMAGED: it is not that RFC, and is removed;
                         ERR_STORAGE: it could not be kept */
    int fd;           /* its own */
};

/* dir: the shelf's.  n at most INTAKE_MOST.  room: for reading, its cap bounds a text; reused. */
void intake_run(const char *dir, struct intake *files, size_t n, struct strbuf *room);

/* Adds the name that a document has on the shelf. */
void intake_name(const char *dir, uint32_t number, struct strbuf *out);

#endif
