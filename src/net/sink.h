/* SPDX-License-Identifier: MIT
 *
 * sink - where a body goes as it comes: to memory, or to a new file so that memory stays flat.
 */
#ifndef NET_SINK_H
#define NET_SINK_H

#include "base/platform.h"
#include "base/strbuf.h"

struct sink {
    size_t cap, n;      /* bytes allowed, and taken so far */
    struct strbuf body; /* where there is no file */
    char *path;         /* of the file, NULL: memory; "TARGET.PID.RANDOM.new" */
    int fd;
    int disk_errno; /* why the file failed, 0: it did not */
    bool overflow;  /* more came than allowed */
};

/* target: the name that the file shall get in the end, NULL for memory.  A file that cannot be made
 * is told by .disk_errno. */
void sink_init(struct sink *s, const char *target, size_t cap);

/* False: full, or the disk failed. */
bool sink_add(struct sink *s, const char *bytes, size_t n);

/* Nothing more comes: gives away the body, or the name of the file, closed.  False where closing
 * fails (.disk_errno).  *body is left alone for a file, *path becomes NULL for memory. */
bool sink_take(struct sink *s, struct strbuf *body, char **path);

/* Frees, and removes the file if it was not taken. */
void sink_release(struct sink *s);

#endif
