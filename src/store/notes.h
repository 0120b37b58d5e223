/* SPDX-License-Identifier: MIT
 *
 * notes - what the reader writes about a document: a text of the reader's own beside everything
 * else, DATA/notes/rfc9110.md, begun with a heading and then nobody's but the reader's.
 *
 * The file of a document has its canonical name, with each byte but letters, digits, '-', '.' and
 * '_' as %XX.
 */
#ifndef STORE_NOTES_H
#define STORE_NOTES_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"

/* The file of a document's notes in DATA/notes, to be freed; there or not. */
char *notes_path(const char *data_dir, struct str document);

/* The same file, which is there now: a new one begins with that heading.  Never changes one that
 * is there.  NULL and *e where it cannot be made. */
char *notes_begin(const char *data_dir, struct str document, struct str heading, struct err *e);

/* The documents that have notes. */
struct notes {
    struct notes_entry {
        char *document; /* canonical; owned */
        int64_t when;   /* last written, ms since 1970 */
    } * at;             /* the latest first */
    size_t n, size;
};

/* Reads DATA/notes; other files there are passed over. */
void notes_find(struct notes *n, const char *data_dir);
void notes_release(struct notes *n);

#endif
