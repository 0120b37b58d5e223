/* SPDX-License-Identifier: MIT
 *
 * nearest - the names that somebody who mistyped one may have meant: the fewest letters changed,
 * added, left out or swapped, or a name that goes on where the word ends.
 */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"

enum { NEAREST_MOST = 3, NEAREST_LENGTH_MOST = 32 };

struct nearest {
    struct str word; /* as it was typed; lent, as the names are */
    struct nearest_name {
        struct str name;
        unsigned far;
    } at[NEAREST_MOST]; /* the nearest first; of equals the one that came first */
    size_t n;
};

/* A name there is.  Names longer than NEAREST_LENGTH_MOST bytes are never near. */
void nearest_consider(struct nearest *n, struct str name);

/* ERR_USAGE: no WHAT is called "WORD"; perhaps A, B or C (LAYER).  Returns false. */
bool nearest_fail(const struct nearest *n, const char *what, const char *layer, struct err *e);

#endif
