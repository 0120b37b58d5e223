/* SPDX-License-Identifier: MIT
 *
 * draftnews - what the datatracker tells of an Internet-Draft in its doc.json: which revision is
 * the newest, and which RFC it became.
 *
 *     {"rev_history": [{"name": "draft-oak-boats", "rev": "06", …}, {"name": "rfc9000", …}], …}
 */
#ifndef STORE_DRAFTNEWS_H
#define STORE_DRAFTNEWS_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"

struct draftnews {
    bool known;   /* the rest was told; all zero says nothing */
    int newest;   /* revision */
    uint32_t rfc; /* that it became; 0: none */
};

#define DRAFTNEWS_MAX ((size_t)4 << 20) /* the most bytes that are looked at */

/* Reads it with SQLite's JSON functions.  ERR_DAMAGED: it is no JSON, or names no revision of base;
 * ERR_STORAGE where SQLite is not installed.  Nothing of it but numbers is taken over. */
bool draftnews_read(struct str json, struct str base, struct draftnews *news,
                    struct err *e) ATTR_MUST_USE;

#endif
