/* SPDX-License-Identifier: MIT
 *
 * file - whole files in and out.  Errors name the path and the reason; layer "disk".
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"
#include "base/strbuf.h"

/* Reads a regular file into out (whose cap bounds it); a gzip file (RFC 1952, known by its first
 * bytes) is unpacked, the cap bounding what comes out.  ERR_NOT_FOUND when there is no such file;
 * ERR_DAMAGED for a cut gzip stream; ERR_STORAGE otherwise. */
bool file_read(const char *path, struct strbuf *out, struct err *e) ATTR_MUST_USE;

/* The first bytes of what file_read would give, as many as out's cap allows, and in *size how many
 * there are in all, by what a gzip file says of itself.  False: file_read tells why. */
bool file_read_head(const char *path, struct strbuf *out, size_t *size) ATTR_MUST_USE;

/* Replaces path as a whole or not at all, also over a power cut: temporary file in the same
 * directory, fsync, rename, fsync of the directory.  Mode 0644 less the umask. */
bool file_write(const char *path, struct str bytes, struct err *e) ATTR_MUST_USE;

/* The same for DIR/NAME; the directory is made where there is none. */
bool file_put(const char *dir, const char *name, struct str bytes, struct err *e) ATTR_MUST_USE;

/* A file on its way: under its name only when it is whole.  For what is too long for the memory. */
struct file_draft {
    int fd; /* to be written to */
    char *path, *temp;
};

/* file_commit or file_abandon ends it.  False: nothing was begun. */
bool file_begin(struct file_draft *d, const char *path, struct err *e) ATTR_MUST_USE;

/* As the end of file_write; where it fails nothing is left. */
bool file_commit(struct file_draft *d, struct err *e) ATTR_MUST_USE;
void file_abandon(struct file_draft *d);

/* Makes the directory and its parents (0700); true when it is there already. */
bool file_make_dir(const char *path, struct err *e) ATTR_MUST_USE;

/* A regular file of 1 to max bytes as memory, to be unmapped; STR_NONE where there is none.  It
 * stays what it was when the file is replaced (file_write), not when somebody writes into it. */
struct str file_map(const char *path, size_t max);
void file_unmap(struct str mapped); /* STR_NONE is fine */

bool file_exists(const char *path);

/* A free name PATH.bad-YYYYMMDDHHMMSS, to be freed: of now, or of the next second that has none. */
char *file_bad_name(const char *path);

#endif
