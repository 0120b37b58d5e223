/* SPDX-License-Identifier: MIT
 *
 * catalogimage - records → the flat image that catalog reads.
 */
#ifndef RFC_CATALOGIMAGE_H
#define RFC_CATALOGIMAGE_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "rfc/catalog.h"

/* A series and its members, as the index gives them. */
struct catalogimage_series {
    enum ref_kind kind; /* REF_BCP, REF_STD, REF_FYI */
    uint32_t number;
    struct numbers members;
};

struct catalogimage_source {
    const struct entry *entries; /* any order; numbers unique */
    size_t entry_count;
    const struct catalogimage_series *series;
    size_t series_count;
    uint32_t date; /* YYYYMMDD */
};

/* Adds the image to out.  Borrows everything for the call.  ERR_DAMAGED names a number that occurs
 * twice or is out of range. */
bool catalogimage_build(const struct catalogimage_source *from, struct strbuf *out,
                        struct err *e) ATTR_MUST_USE;

/* Gives the image, which is all of the buffer, another day. */
void catalogimage_set_date(struct strbuf *image, uint32_t date);

#endif
