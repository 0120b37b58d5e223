/* SPDX-License-Identifier: MIT
 *
 * authors - "R. Fielding, Ed., M. Nottingham, Ed." taken apart.  Pure.
 */
#ifndef RFC_AUTHORS_H
#define RFC_AUTHORS_H

#include "base/platform.h"
#include "base/str.h"

struct author {
    struct str initials; /* "J. C. R."; empty: a body, or a name without them */
    struct str surname;  /* "van der Meer"; "Internet Architecture Board" */
    bool editor;
};

/* Cuts the first author off *rest; false: there is none any more.  Borrows. */
bool authors_next(struct str *rest, struct author *author) ATTR_MUST_USE;

#endif
