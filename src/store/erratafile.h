/* SPDX-License-Identifier: MIT
 *
 * erratafile - all errata that are known, as one immutable image, found by the number of the RFC.
 * It lies in DATA/errata.img (mapped) with DATA/errata.from beside it (store/origin.h).  Both are
 * derived from what the RFC Editor publishes: they may be removed at any time, and are fetched anew
 * where they are damaged.
 *
 * The image, all numbers in the byte order of the machine:
 *     struct erratafile_head
 *     struct erratafile_rfc of each RFC, ascending
 *     the texts: for each RFC its errata, for each of these its fields, every one ended by a NUL
 * Each part has a checksum, so that a look at one RFC reads that one alone.  Thread: any, once
 * made.
 */
#ifndef STORE_ERRATAFILE_H
#define STORE_ERRATAFILE_H

#include "base/platform.h"
#include "base/err.h"
#include "base/strbuf.h"
#include "rfc/erratum.h"
#include "store/origin.h"

#define ERRATAFILE_MAX ((size_t)64 << 20) /* the most bytes of an image */

struct erratafile;

/* Adds the image of the errata, which are sorted by erratum_compare and of texts without NUL. */
bool erratafile_build(const struct erratum *at, size_t n, struct strbuf *image,
                      struct err *e) ATTR_MUST_USE;

/* What lies in dir, held for the caller; NULL where that is nothing, or damaged. */
struct erratafile *erratafile_load(const char *dir);

/* The same in memory; takes image.  NULL and *e where it is none.  Held for the caller. */
struct erratafile *erratafile_take(struct strbuf *image, const struct origin *from, struct err *e);

struct erratafile *erratafile_hold(struct erratafile *f);
void erratafile_release(struct erratafile *f); /* NULL is fine */

const struct origin *erratafile_origin(const struct erratafile *f);

/* How many errata there are in all. */
uint32_t erratafile_count(const struct erratafile *f);

/* How many an RFC has, all zero where it has none; costs a look into the table. */
void erratafile_counts(const struct erratafile *f, uint32_t rfc, struct erratum_counts *counts);

/* The errata of an RFC, lent: STR_NONE where there are none.  ERR_DAMAGED. */
bool erratafile_find(const struct erratafile *f, uint32_t rfc, struct str *errata,
                     struct err *e) ATTR_MUST_USE;

/* Cuts the first off *errata, which erratafile_find gave; false: there is none. */
bool erratafile_next(struct str *errata, uint32_t rfc, struct erratum *x) ATTR_MUST_USE;

/* Keeps it in dir, as a whole or not at all; or its origin alone: nothing has changed. */
bool erratafile_write(const struct erratafile *f, const char *dir, struct err *e) ATTR_MUST_USE;
bool erratafile_write_origin(const struct erratafile *f, const char *dir, const struct origin *o,
                             struct err *e) ATTR_MUST_USE;

/* Removes the image that lies in dir, because it is damaged.  What remains says that there was one.
 */
void erratafile_remove(const char *dir);

/* There is one in dir, or was one that was damaged. */
bool erratafile_was_kept(const char *dir);

#endif
