/* SPDX-License-Identifier: MIT
 *
 * draftshelf - Internet-Drafts on this machine, beside the shelf of RFCs: a directory of
 * draft-NAME-NN.txt that is ours, and the mirrors below it, read only, also .txt.gz.
 *
 * As on the shelf (store/shelf.h) bytes are kept as served, and a text enters as a whole or not at
 * all.  Names are those of a REF_DRAFT.  Thread: one at a time (a worker's).
 */
#ifndef STORE_DRAFTSHELF_H
#define STORE_DRAFTSHELF_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"
#include "base/strbuf.h"

struct draftshelf;

/* As shelf_new. */
struct draftshelf *draftshelf_new(const char *dir, const char *const *mirrors, size_t mirror_count);
void draftshelf_free(struct draftshelf *s); /* NULL is fine */

/* The text of a draft with its revision from the first layer that has a good one.  ERR_NOT_FOUND:
 * none has it; otherwise why the first was no good. */
bool draftshelf_read(struct draftshelf *s, struct str name, struct strbuf *out,
                     struct err *e) ATTR_MUST_USE;

/* The same for the newest revision that any layer has a good text of. */
bool draftshelf_read_newest(struct draftshelf *s, struct str base, int *revision,
                            struct strbuf *out, struct err *e) ATTR_MUST_USE;

/* Checks (source_check_draft) and keeps. */
bool draftshelf_write(struct draftshelf *s, struct str name, struct str bytes,
                      struct err *e) ATTR_MUST_USE;

#endif
