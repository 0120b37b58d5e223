/* SPDX-License-Identifier: MIT
 *
 * catalogfile - the catalogue in use: the program's own, or a later one from a refresh, which lies
 * in DATA/catalog.img (the same image, mapped) with DATA/catalog.from beside it (store/origin.h).
 *
 * It never changes; whoever uses it holds it.  Its file is only ever replaced as a whole, so a
 * mapping stays what it was.  Thread: any, once made.
 */
#ifndef STORE_CATALOGFILE_H
#define STORE_CATALOGFILE_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "rfc/catalog.h"
#include "store/origin.h"

struct catalogfile;

/* The image that is built in, as it lies; ends the program if it is broken.  Held for the caller.
 */
struct catalogfile *catalogfile_builtin(struct str image);

/* The file's catalogue where there is one of this version and later than the built-in one, which is
 * taken else.  Costs the same for any size: the image's head is checked, not what follows, which
 * no accessor trusts; catalogfile_verify is for later.  Held for the caller. */
struct catalogfile *catalogfile_load(const char *dir, struct str builtin);

/* A catalogue in memory; takes image.  NULL and *e where it is none.  Held for the caller. */
struct catalogfile *catalogfile_take(struct strbuf *image, const struct origin *from,
                                     struct err *e);

struct catalogfile *catalogfile_hold(struct catalogfile *f);
void catalogfile_release(struct catalogfile *f); /* NULL is fine */

const struct catalog *catalogfile_catalog(const struct catalogfile *f);
const struct origin *catalogfile_origin(const struct catalogfile *f);

/* The day its facts were last known to be current, as YYYYMMDD in UTC. */
uint32_t catalogfile_day(const struct catalogfile *f);
uint32_t catalogfile_day_of(int64_t wall_ms);

/* Reads all of it: what was mapped is right, too.  The built-in one is. */
bool catalogfile_verify(const struct catalogfile *f, struct err *e) ATTR_MUST_USE;

/* Keeps it in dir, image and origin, each as a whole or not at all; where one of them is missing or
 * of another time, the other is still right. */
bool catalogfile_write(const struct catalogfile *f, const char *dir, struct err *e) ATTR_MUST_USE;

/* Removes the image that lies in dir, because it is damaged. */
void catalogfile_remove(const char *dir);

/* Keeps the origin alone: the server says that nothing changed. */
bool catalogfile_write_origin(const struct catalogfile *f, const char *dir, const struct origin *o,
                              struct err *e) ATTR_MUST_USE;

#endif
