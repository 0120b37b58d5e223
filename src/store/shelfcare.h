/* SPDX-License-Identifier: MIT
 *
 * shelfcare - keeping the shelf whole: every file looked at again, and what writers that died left
 * behind taken away.  Thread: a worker's.
 */
#ifndef STORE_SHELFCARE_H
#define STORE_SHELFCARE_H

#include "base/platform.h"
#include <stdatomic.h>

#include "base/err.h"

struct shelfcare_report {
    size_t files, refused; /* texts looked at, and those that are not what they should be */
    size_t swept;          /* left-overs removed */
    uint64_t bytes;        /* of text */
    int64_t ms;
};

/* Told of each file that is refused, in the order of numbers; name: within the directory. */
typedef void (*shelfcare_fn)(void *context, const char *name, const struct err *why);

/* Checks every rfcN.txt and rfcN.txt.gz of the directory as if it had just been fetched; nothing is
 * changed.  Ends early when *ending becomes true.  A directory that is not there is empty;
 * ERR_STORAGE where it cannot be read. */
bool shelfcare_verify(const char *dir, const atomic_bool *ending, shelfcare_fn refused,
                      void *context, struct shelfcare_report *report, struct err *e) ATTR_MUST_USE;

/* Is that file of the directory the text that its name says? */
bool shelfcare_check(const char *dir, const char *name, struct err *e) ATTR_MUST_USE;

/* Renames it to NAME.bad-YYYYMMDDHHMMSS, which no reader of a shelf takes for a text: the new name,
 * to be freed; NULL on an error.  Overwrites nothing. */
char *shelfcare_set_aside(const char *dir, const char *name, struct err *e);

/* Removes what writers left behind (store/leftover.h).  Returns how many. */
size_t shelfcare_sweep(const char *dir);

#endif
