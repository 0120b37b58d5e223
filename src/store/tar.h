/* SPDX-License-Identifier: MIT
 *
 * tar - the head of a member of a ustar archive (IEEE Std 1003.1, pax): a block before its bytes,
 * which are filled up with zeros to whole blocks.  Two blocks of zeros end the archive.
 */
#ifndef STORE_TAR_H
#define STORE_TAR_H

#include "base/platform.h"
#include "base/str.h"

enum { TAR_BLOCK = 512, TAR_NAME_MAX = 100 };

struct tar_head {
    struct str name; /* borrows from the block; STR_NONE where it has several parts */
    uint64_t size;   /* of the bytes that follow */
    bool is_file;    /* not a directory, a link, a device, an extension */
};

/* A regular file, readable by all, owned by nobody in particular.  name is shorter than
 * TAR_NAME_MAX; mtime: s since 1970. */
void tar_write(const char *name, uint64_t size, int64_t mtime, unsigned char block[TAR_BLOCK]);

/* False where the block is no head: wrong sum, a size that is no number. */
bool tar_read(const unsigned char block[TAR_BLOCK], struct tar_head *head) ATTR_MUST_USE;

/* Nothing but zeros. */
bool tar_is_end(const unsigned char block[TAR_BLOCK]);

/* The zeros that follow so many bytes. */
size_t tar_padding(uint64_t size);

#endif
