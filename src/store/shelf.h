/* SPDX-License-Identifier: MIT
 *
 * shelf - texts on this machine: the reader's own library (the shelf proper, written to) and the
 * mirrors below it (directories of rfcN.txt or rfcN.txt.gz, read only).
 *
 * Bytes are kept exactly as served.  A document enters the shelf as a whole or not at all.
 * Thread: one at a time (the worker's).
 */
#ifndef STORE_SHELF_H
#define STORE_SHELF_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"
#include "base/strbuf.h"

struct shelf;

/* dir: the shelf's own directory (made when first written to). mirrors: directories looked into in
 * that order, after the shelf; missing ones are skipped.  Copies. Touches no disk. */
struct shelf *shelf_new(const char *dir, const char *const *mirrors, size_t mirror_count);
void shelf_free(struct shelf *s);

/* Where Debian's doc-rfc package puts its texts: "/usr/share/doc/RFC/links". */
extern const char shelf_debian_mirror[];

/* Reads the text of an RFC into out (cap respected) from the first layer that has a file for it
 * that source_check accepts.  ERR_NOT_FOUND when no layer has one.  A file that is refused is
 * passed over; if no later layer helps, its reason is the error (kind ERR_DAMAGED) and its path is
 * named. */
bool shelf_read(struct shelf *s, uint32_t number, struct strbuf *out, struct err *e) ATTR_MUST_USE;

/* The same, and says why a file of a layer before was passed over: kind ERR_NONE where none was. */
bool shelf_find(struct shelf *s, uint32_t number, struct strbuf *out, struct err *passed_over,
                struct err *e) ATTR_MUST_USE;

/* The beginning, as much as out's cap allows, of what shelf_read most likely gives, and in *size
 * its length: of the first file there is.  False: there is none, or its beginning speaks against
 * it. */
bool shelf_read_head(struct shelf *s, uint32_t number, struct strbuf *out,
                     size_t *size) ATTR_MUST_USE;

/* Checks bytes with source_check, then writes rfcN.txt: temporary file, fsync, rename. ERR_DAMAGED:
 * refused, nothing written.  ERR_STORAGE: a full or read-only disk; names the directory. */
bool shelf_write(struct shelf *s, uint32_t number, struct str bytes, struct err *e) ATTR_MUST_USE;

/* Every number some layer has a file for: ascending, to be freed; count in *n. One directory scan a
 * layer; a directory that cannot be read counts as empty. */
uint32_t *shelf_numbers(struct shelf *s, size_t *n);

#endif
